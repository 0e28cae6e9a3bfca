/** Ids that a walk has met: one that was added is never denied, and few bytes tell nearly all others. */
import { uuidFrom } from '@carmkit/kernel'
import { expect, test } from 'vitest'
import { knownIds } from '../src/known-ids.js'

const ids = (name: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => uuidFrom(`${name} ${index}`))

test('every id that was added is known, through tables that fill up, and no other', () => {
  const known = knownIds()
  const added = ids('added', 20_000)
  for (const id of added) known.add(id)
  expect(added.filter((id) => !known.mayHave(id))).toEqual([])
  expect(ids('other', 20_000).filter((id) => known.mayHave(id))).toEqual([])
})

test('an id is known whose end is all zeros, and ids of one begin are told apart', () => {
  const known = knownIds()
  const zeros = '00000000-0000-5000-8000-000000000000'
  const [one, other] = ['1', '2'].map((digit) => zeros.replace(/0$/, digit)) as [string, string]
  expect(known.mayHave(zeros)).toBe(false)
  known.add(zeros)
  known.add(other)
  expect([zeros, other].map(known.mayHave)).toEqual([true, true])
  expect(known.mayHave(one.replace(/1$/, '3'))).toBe(false)
})

test('a crowd of made-up ids ends what is said, and takes no time', () => {
  const known = knownIds()
  const crowd = (index: number): string =>
    `00000000-0000-5000-8000-${(index + 1).toString(16).padStart(12, '0')}`
  for (let index = 0; index < 100_000; index++) known.add(crowd(index))
  expect(known.mayHave(uuidFrom('other'))).toBe(true)
})
