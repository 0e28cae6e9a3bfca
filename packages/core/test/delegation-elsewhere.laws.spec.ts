/** Recording what ended elsewhere, or by date, changes nothing that authority allows. */
import { fold } from '@carmkit/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterEndings, type Endings, forcesOf } from '../src/authority/index.js'
import { easternDateOf } from '../src/calendar/index.js'
import { endingsOf, lifeOf } from '../src/delegation/decide/life.js'
import { evolve } from '../src/delegation/evolve.js'
import type { Present } from '../src/delegation/state.js'
import type { CivilDate, Instant, RunOff } from '../src/values/index.js'
import { atlas, maple } from './support/actors.js'
import { daysAfter, hoursAfter, monday } from './support/time.js'

const grantId = (ordinal: number): string => `delegation-${maple}.${atlas}.RM0001#${ordinal}`
const instant = fc
  .integer({ min: -24 * 80, max: 24 * 80 })
  .map((hours) => hoursAfter(monday, hours))
const day = instant.map((one) => one.slice(0, 10) as CivilDate)
const orNull = <A>(one: fc.Arbitrary<A>): fc.Arbitrary<A | null> => fc.option(one)

/** An end before the start, or before the day of the grant, is never granted (DEL-12). */
const terms = fc
  .record({
    visibility: fc.constantFrom('Own' as const, 'Program' as const, 'Financial' as const),
    validFrom: day,
    validUntil: orNull(day),
  })
  .filter(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil)

const grant = fc
  .record({
    id: fc.constant(grantId(4)),
    capacity: fc.constantFrom('CustomsBroker' as const, 'Other' as const),
    terms,
    suspended: fc.boolean(),
    grantedAt: orNull(instant),
    relationship: fc.constant(grantId(2)),
  })
  .filter(
    ({ grantedAt, terms: { validUntil } }) =>
      grantedAt === null || validUntil === null || easternDateOf(grantedAt) <= validUntil,
  )

const runOff: fc.Arbitrary<RunOff> = instant.map((endedAt) => ({
  grantId: grantId(2),
  capacity: 'CustomsBroker',
  endedAt,
  until: daysAfter(endedAt, 30),
  relationship: grantId(2),
}))

const present: fc.Arbitrary<Present> = fc
  .record({ grant: orNull(grant), runOffs: fc.array(runOff, { maxLength: 1 }) })
  .map((slots) => ({
    status: 'Present',
    identity: { client: maple, provider: atlas, scope: 'business' },
    request: null,
    ordinal: 4,
    everGranted: true,
    ...slots,
  }))

/** Whatever has happened, happened until now. */
const past = (one: Instant | null, now: Instant): Instant | null =>
  one !== null && one <= now ? one : null

const endings = fc.record({
  now: instant,
  mode: fc.constantFrom('RunOff' as const, 'CutOff' as const),
  revokedAt: orNull(instant),
  closedAt: orNull(instant),
})
type Ended = typeof endings extends fc.Arbitrary<infer E> ? E : never

const endingsIn = ({ now, mode, revokedAt, closedAt }: Ended): Endings => {
  const at = past(revokedAt, now)
  return { revocations: at === null ? [] : [{ mode, at }], closedAt: past(closedAt, now) }
}

const forces = (state: Present, now: Instant) => {
  const { identity, grant: held, runOffs, everGranted } = state
  return forcesOf({ ...identity, grant: held, runOffs, everGranted }, now)
}

test('what is recorded of endings gives what authority saw without the record', () => {
  fc.assert(
    fc.property(present, endings, (state, ended) => {
      const { now } = ended
      const elsewhere = { ...endingsIn(ended), ceased: false }
      const after = fold(
        { initial: state, evolve },
        endingsOf(state, { elsewhere, now }),
      ) as Present
      expect(forces(after, now)).toEqual(forces(afterEndings(state, elsewhere), now))
      expect(endingsOf(after, { elsewhere, now })).toEqual([])
    }),
  )
})

test('with what is overdue recorded, life is as it was, and nothing is overdue any more', () => {
  fc.assert(
    fc.property(present, endings, fc.boolean(), (state, ended, ceased) => {
      const when = { elsewhere: { ...endingsIn(ended), ceased }, now: ended.now }
      const life = lifeOf(state, when)
      const after = fold({ initial: state, evolve }, life.overdue) as Present
      expect(lifeOf(after, when)).toEqual({ ...life, overdue: [] })
    }),
  )
})
