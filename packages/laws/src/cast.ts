/**
 * Who and what there is in the small worlds: three businesses with two programs each, four people,
 * and a few weeks whose boundaries are met often. Small on purpose: collisions find defects.
 */
import {
  type Actor,
  addDays,
  type Bn9,
  type CivilDate,
  type Instant,
  instantOf,
  millisecondsOf,
  type ProgramReference,
  startOfEasternDay,
  type TransactionNumber,
  type UserId,
} from '@carmkit/core'
import fc from 'fast-check'

/** The importer that most commands are about, its broker, and a third business. */
export const importer = '123456782' as Bn9
export const broker = '700123458' as Bn9
export const other = '800000010' as Bn9
export const businesses: ReadonlyArray<Bn9> = [importer, broker, other]

/** Two numbers that nobody has registered: of one the agency knows dealings, of the other nothing. */
export const known = '900000027' as Bn9
export const untraded = '100000009' as Bn9
export const unclaimed: ReadonlyArray<Bn9> = [known, untraded]

export const anna = 'a0000000-0000-4000-8000-000000000001' as UserId
export const ben = 'b0000000-0000-4000-8000-000000000002' as UserId
export const cleo = 'c0000000-0000-4000-8000-000000000003' as UserId
export const dan = 'd0000000-0000-4000-8000-000000000004' as UserId
export const people: ReadonlyArray<UserId> = [anna, ben, cleo, dan]

/** Who registers each business when a world is founded. */
export const founders: ReadonlyMap<Bn9, UserId> = new Map([
  [importer, anna],
  [broker, ben],
  [other, cleo],
])

export const references = ['RM0001', 'RM0002'].map((one) => one as ProgramReference)

/** Numbers of declarations: few, so that they are taken twice. */
export const numbers = ['10000000000017', '10000000000024', '10000000000031'].map(
  (one) => one as TransactionNumber,
)

export const person = (userId: UserId, actingFor: Bn9 | null): Actor => ({
  kind: 'user',
  userId,
  actingFor,
})

/**
 * The days that terms, accesses and licences name. Each third one is 30 or 60 days behind an earlier
 * one, so that lapses and run-off end on them; one is the day of 23 hours.
 */
export const days = [
  '2026-02-02',
  '2026-02-03',
  '2026-02-10',
  '2026-02-20',
  '2026-03-04',
  '2026-03-05',
  '2026-03-08',
  '2026-03-12',
  '2026-03-22',
  '2026-04-03',
  '2026-04-04',
].map((one) => one as CivilDate)

const noonUtc = (day: CivilDate): Instant => `${day}T17:00:00.000Z` as Instant

/** Each day's midnight in Toronto, the instant before it, and midday; in order. */
export const instants: ReadonlyArray<Instant> = days.flatMap((day) => {
  const midnight = startOfEasternDay(day)
  return [instantOf(millisecondsOf(midnight) - 1), midnight, noonUtc(day)]
})

/** When nothing was filed for more than 730 days (PRG-10). */
export const yearsLater: Instant = '2028-04-04T17:00:00.000Z' as Instant

/** The instant in which a world is founded: before all others. */
export const foundingInstant: Instant = noonUtc(addDays(days[0] as CivilDate, -2))

/** Mostly the importer and its broker. */
export const anyBusiness: fc.Arbitrary<Bn9> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(importer) },
  { weight: 2, arbitrary: fc.constant(broker) },
  { weight: 1, arbitrary: fc.constant(other) },
)
export const anyPerson: fc.Arbitrary<UserId> = fc.constantFrom(...people)
export const anyDay: fc.Arbitrary<CivilDate> = fc.constantFrom(...days)

/** Mostly the founder of that business, acting for it; else anybody, for anything. */
export const anyActor = (business: Bn9): fc.Arbitrary<Actor> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(person(founders.get(business) ?? anna, business)) },
    { weight: 3, arbitrary: anyPerson.map((userId) => person(userId, business)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(anyPerson, fc.option(anyBusiness))
        .map(([userId, actingFor]) => person(userId, actingFor)),
    },
    { weight: 1, arbitrary: fc.constantFrom(...machines) },
  )

/** Mostly the founder, else anybody who acts for that business, or who forgets to say so. */
export const anyMember = (business: Bn9): fc.Arbitrary<Actor> => {
  const founder = founders.get(business) ?? anna
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(person(founder, business)) },
    { weight: 2, arbitrary: anyPerson.map((userId) => person(userId, business)) },
    { weight: 1, arbitrary: fc.constant(person(founder, null)) },
  )
}

/** Senders that are no people. */
export const machines: ReadonlyArray<Actor> = [
  { kind: 'officer', id: 'officer-7' },
  { kind: 'external', party: 'cra' },
  { kind: 'external', party: 'cbsa' },
  { kind: 'system', process: 'reaction' },
  { kind: 'system', process: 'clock' },
]
