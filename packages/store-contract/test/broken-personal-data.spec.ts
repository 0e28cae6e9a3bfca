/** The contract of personal data finds who does not forget, and who keeps something else. */
import { AssertionError } from 'node:assert'
import { memoryPersonalData, type PersonalData, type PersonalFinding } from '@carmkit/store'
import { type ContractCase, personalDataContract } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

/** A way to spoil a sound place. */
type Flaw = (sound: PersonalData) => Partial<PersonalData>

const remembers: Flaw = () => ({ forget: () => async () => E.right(true) })

const answersFor =
  (change: (found: PersonalFinding) => PersonalFinding): Flaw =>
  ({ find }) => ({ find: (ref) => async () => E.map(change)(await find(ref)()) })

const losesThatItWasKept = answersFor((found) =>
  found.status === 'forgotten' ? { status: 'unknown' } : found,
)

const cleansTexts = answersFor((found) =>
  found.status === 'kept' && typeof found.value === 'string'
    ? { ...found, value: found.value.trim().normalize('NFD') }
    : found,
)

const hidesTheSalt = answersFor((found) =>
  found.status === 'kept' ? { ...found, salt: '0'.repeat(64) } : found,
)

const usesOneSalt: Flaw = () => {
  const kept = new Map<string, PersonalData>()
  const refs = new Map<string, string>()
  const one = (): PersonalData => memoryPersonalData((count) => new Uint8Array(count))
  return {
    keep: (value) => async () => {
      const text = JSON.stringify(value)
      const known = refs.get(text)
      if (known !== undefined) return E.right(known)
      const data = one()
      const ref = await data.keep(value)()
      if (E.isRight(ref)) {
        kept.set(ref.right, data)
        refs.set(text, ref.right)
      }
      return ref
    },
    find: (ref) => (kept.get(ref) ?? one()).find(ref),
    forget: (ref) => (kept.get(ref) ?? one()).forget(ref),
  }
}

const takesLess: Flaw = ({ keep }) => ({
  keep: (value) => async () => {
    const bytes = JSON.stringify(value)?.length ?? 0
    return bytes > 2_000
      ? E.left({ name: 'PersonalValueTooLarge', bytes, mostBytes: 2_000 })
      : keep(value)()
  },
})

const alwaysBoasts: Flaw = ({ forget }) => ({
  forget: (ref) => async () => E.map(() => true)(await forget(ref)()),
})

const found = 'what was kept is found, whatever JSON it is, and its reference is proof of it'
const gone = 'what is forgotten is gone, value and salt, and that it was kept stays known'

it.each([
  ['remembers', remembers, gone],
  ['loses that something was kept', losesThatItWasKept, gone],
  ['cleans texts', cleansTexts, found],
  ['hides the salt', hidesTheSalt, found],
  ['uses one salt', usesOneSalt, 'the same value kept twice has two references and two salts'],
  [
    'uses one salt',
    usesOneSalt,
    'forgetting takes one value and leaves the others, equal ones too',
  ],
  ['takes less', takesLess, 'the largest value is kept, one byte more is refused'],
  ['always boasts', alwaysBoasts, 'forgetting again changes nothing and says so'],
  [
    'always boasts',
    alwaysBoasts,
    'a reference that was never given is unknown, and there is nothing to forget',
  ],
])('a place that %s is found', async (_, flaw, caseName) => {
  const open = async () => {
    const sound = memoryPersonalData()
    const personalData = { ...sound, ...flaw(sound) }
    return { personalData, close: async () => undefined, reopen: null }
  }
  const cases = personalDataContract({ name: 'broken', open })
  const one = cases.find(({ name }) => name === caseName) as ContractCase
  await expect(one.run()).rejects.toThrow(AssertionError)
})
