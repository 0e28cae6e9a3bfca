/** What ends with a program account: its release prior to payment. */
import { expect, test } from 'vitest'
import { officer, reaction } from './support/actors.js'
import { covered, enrolled, stateOf, stream, there, unsecured } from './support/securities.js'
import { utc } from './support/time.js'

const closing = { ...there, reason: 'Compliance' }
const later = utc('2026-03-20T14:00:00.000Z')

test.each([
  ['active', covered],
  ['pending', enrolled],
])('a closed account ends its release that is %s', (_, history) => {
  const closed = history.as(officer, 'RecordProgramClosure', closing, later)
  expect(closed.events(stream).at(-1)).toEqual({
    type: 'RppRevoked',
    v: 2,
    data: { ...there, on: '2026-03-20', reason: 'ProgramClosed' },
  })
  expect(stateOf(closed).status).toBe('Revoked')
})

test('a closed account that takes no part has nothing to end', () => {
  const closed = unsecured.as(officer, 'RecordProgramClosure', closing)
  expect(closed.events(stream)).toEqual([])
})

test('told again, it records nothing', () => {
  const revoking = { ...there, reason: 'ProgramClosed' }
  const closed = covered.as(officer, 'RecordProgramClosure', closing)
  closed.when(reaction, 'RevokeRpp', revoking).then()
})
