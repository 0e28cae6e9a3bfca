/** Laws of integrity over random histories: what was recorded is intact, and one change anywhere is told in its place. */
import { carm } from '@carmkit/core'
import { uuidFrom } from '@carmkit/kernel'
import type { Logged } from '@carmkit/laws'
import type { Store } from '@carmkit/store'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Damage, integrityOf } from '../src/index.js'
import { logOfPlayed, ofAllKinds, playedKinds } from './played.js'
import { resealed, sealed } from './sealed.js'
import { rightOf, storeWith } from './support.js'

type Verifier = (store: Store) => Promise<ReadonlyArray<Damage>>

const damages: Verifier = async (store) =>
  rightOf(await integrityOf({ store, domain: carm })).stopped

const forgeries = ['content', 'gap', 'repetition'] as const
type Forgery = (typeof forgeries)[number]

/** A log with one event changed, taken away, or told twice. */
const forged = (log: ReadonlyArray<Logged>, victim: Logged, kind: Forgery): ReadonlyArray<Logged> =>
  log
    .flatMap((one): ReadonlyArray<Logged> => {
      if (one !== victim) return [one]
      if (kind === 'gap') return []
      if (kind === 'repetition') return [one, one]
      return [{ ...one, event: { ...one.event, data: { forged: true } } }]
    })
    .map(({ event }, index) => ({ position: index + 1, event }))

/** The first place that shows it: for a repetition the place behind the event, else its own. */
const shownAt = ({ event }: Logged, kind: Forgery): object => ({
  kind,
  stream: event.stream,
  revision: event.revision + (kind === 'repetition' ? 1 : 0),
})

/** A chain of hashes does not look at what its events say: a few of each kind, most of the shortest. */
const shares = {
  identity: 4,
  ledger: 2,
  declaration: 1,
  imports: 1,
  importOrders: 1,
  outcomes: 2,
  payments: 2,
  ruling: 2,
  security: 2,
}

/** Forgeries of each history: playing one takes longer than verifying it. */
const forgeriesEach = 20

const law = (verifier: Verifier) =>
  fc.asyncProperty(
    ofAllKinds(playedKinds({ identity: 3, ledger: 6 }), shares),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...forgeries)), {
      minLength: forgeriesEach,
      maxLength: forgeriesEach,
    }),
    async (history, drawn) => {
      const log = sealed(logOfPlayed(history))
      expect(await verifier(storeWith(log))).toEqual([])
      for (const [at, kind] of drawn) {
        const victims = victimsIn(log, kind)
        const victim = victims[at % Math.max(victims.length, 1)]
        if (victim === undefined) continue
        const found = await verifier(storeWith(forged(log, victim, kind)))
        expect(found).toContainEqual(expect.objectContaining(shownAt(victim, kind)))
      }
    },
  )

/** A cut tail is seen only where another event rests on it. */
const victimsIn = (log: ReadonlyArray<Logged>, kind: Forgery): ReadonlyArray<Logged> => {
  const ends = new Map(log.map(({ event }) => [event.stream, event.revision]))
  return log.filter(({ event }) => kind !== 'gap' || event.revision < (ends.get(event.stream) ?? 0))
}

test('a recorded history is intact, and a forged event is told in its place (50 histories, 1,000 forgeries)', async () => {
  await fc.assert(law(damages), { numRuns: 50, seed: 71 })
}, 60_000)

test('a verifier that does not look at the first events breaks the law', async () => {
  const careless: Verifier = async (store) =>
    (await damages(store)).filter(({ revision }) => (revision ?? 0) > 1)
  expect((await fc.check(law(careless), { numRuns: 10, seed: 71 })).failed).toBe(true)
}, 60_000)

/** Seldom more are drawn than a short history has. */
const answersEach = 6

const lawOfCauses = (verifier: Verifier) =>
  fc.asyncProperty(
    ofAllKinds(playedKinds({ identity: 3, ledger: 6 }), shares),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: answersEach }),
    async (history, drawn) => {
      const played = logOfPlayed(history)
      fc.pre(played.length > 1)
      const answers = new Map(
        drawn.map(([one, other]) => {
          const effect = 1 + (one % (played.length - 1))
          return [effect, other % effect]
        }),
      )
      const log = sealed(played, answers)
      expect(await verifier(storeWith(log))).toEqual([])
      for (const [effect, cause] of answers) {
        const correlationId = uuidFrom('forged')
        const edited = log.map((one, index) =>
          index === cause ? { ...one, event: resealed(one.event, { correlationId }) } : one,
        )
        const { stream, revision } = (log[effect] as Logged).event
        const found = await verifier(storeWith(sealed(edited)))
        const told = found.find((one) => one.stream === stream)
        expect(told?.kind).toBe('cause')
        // Its stream may have answered before what was sealed anew behind the edited event.
        expect(told?.revision).toBeLessThanOrEqual(revision)
      }
    },
  )

test('no cause is missing, and what answers an edited event tells, though every hash and pin is computed again (50 histories)', async () => {
  await fc.assert(lawOfCauses(damages), { numRuns: 50, seed: 71 })
}, 60_000)

test('a verifier that does not look at causes breaks that law', async () => {
  const careless: Verifier = async (store) =>
    (await damages(store)).filter(({ kind }) => kind !== 'cause')
  expect((await fc.check(lawOfCauses(careless), { numRuns: 10, seed: 71 })).failed).toBe(true)
}, 60_000)
