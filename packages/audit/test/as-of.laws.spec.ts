/** As-of in two times, held against a naive replay of everything that was known. */
import {
  aggregateOfStream,
  carm,
  type Held,
  type Instant,
  type LedgerEvent,
  netOf,
} from '@carmkit/core'
import { type Logged, type LogKind, momentIn, randomLogs } from '@carmkit/laws'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applied, asOf, differenceOf, type Picture, pictureOf } from '../src/index.js'
import { knownBy, naiveAsOf } from './naive-as-of.js'
import { rightOf, storeWith } from './support.js'

interface Question {
  readonly log: ReadonlyArray<Logged>
  readonly effective: Instant
  readonly known: Instant
}

/** When everything was known. */
const later = fc.constant('2099-01-01T00:00:00.000Z' as Instant)

const questions = (kind: LogKind): fc.Arbitrary<Question> =>
  randomLogs[kind].chain((log) =>
    fc.record({
      log: fc.constant(log),
      effective: momentIn(log),
      known: fc.oneof({ weight: 1, arbitrary: momentIn(log) }, { weight: 2, arbitrary: later }),
    }),
  )

const answerTo = async ({ log, effective, known }: Question) =>
  rightOf(
    await asOf({
      store: storeWith(log),
      checks: 'order',
      subject: { kind: 'everything' },
      effective,
      known: { kind: 'instant', instant: known },
    }),
  )

/** Histories of each kind; more of those that are quickly made. */
const runs: { readonly [kind in LogKind]: number } = {
  identity: 150,
  ledger: 250,
  declaration: 100,
  imports: 100,
  importOrders: 50,
  ruling: 200,
  security: 200,
}

/** What late facts the histories of a kind must have shown, so that the law is about something. */
const lateFacts: { readonly [kind in LogKind]?: ReadonlyArray<string> } = {
  ledger: ['PaymentReceived'],
  declaration: ['ReleaseRecorded'],
  imports: ['AcceptanceRecorded', 'VersionRecorded', 'VersionGapNoted', 'RejectionRecorded'],
  importOrders: ['AcceptanceRecorded', 'VersionRecorded'],
}

/** Late facts that a random moment seldom meets: it is asked for the very moment since which they hold. */
const seldomLate: ReadonlyArray<readonly [LogKind, ReadonlyArray<string>]> = [
  ['ruling', ['RulingIssued', 'RulingModified', 'RulingVaried', 'RulingRevoked']],
  ['importOrders', ['AssessmentRecorded', 'DecisionRecorded', 'RejectionRecorded']],
]

describe.each(Object.keys(runs) as ReadonlyArray<LogKind>)('in histories of %s', (kind) => {
  test('an answer is a replay of the known part, and as known then what its streams fold to', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(questions(kind), async (question) => {
        const { log, known } = question
        const answer = await answerTo(question)
        expect(answer.picture).toEqual(naiveAsOf(question))
        expectNet(answer.picture, question)
        const then = await answerTo({ log, effective: known, known })
        expect(then.late).toEqual([])
        expect(then.picture).toEqual(pictureOf(foldedBy(log, known), known))
        const differences = differenceOf(answer.picture, then.picture)
        expect(applied(answer.picture, differences)).toEqual(then.picture)
        for (const { type } of answer.late) seen.add(type)
      }),
      { numRuns: runs[kind] },
    )
    expect([...seen]).toEqual(expect.arrayContaining([...(lateFacts[kind] ?? [])]))
  })
})

test.each(seldomLate)(
  'late facts of %s count from the moment at which they hold',
  async (kind, types) => {
    const logs = fc.sample(randomLogs[kind], { numRuns: 60, seed: 20_261_129 })
    const seen = new Set<string>()
    for (const type of types) {
      for (const log of logs) {
        const fact = log.find(({ event }) => event.type === type && isLate(event))?.event
        if (fact === undefined || seen.has(type)) continue
        const effective = fact.metadata.effectiveAt as Instant
        const question = { log, effective, known: '2099-01-01T00:00:00.000Z' as Instant }
        const answer = await answerTo(question)
        expect(answer.picture).toEqual(naiveAsOf(question))
        for (const late of answer.late) seen.add(late.type)
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining([...types]))
  },
)

const isLate = ({ metadata: { effectiveAt, recordedAt } }: Logged['event']): boolean =>
  effectiveAt < recordedAt

/** Streams fold in the order of the log, and no further than a moment. */
const foldedBy = (log: ReadonlyArray<Logged>, moment: Instant): ReadonlyMap<string, Held> => {
  const streams = new Map<string, Held>()
  for (const { event } of knownBy(log, moment)) {
    const { stream, revision, metadata } = event
    const aggregate = aggregateOfStream(carm, stream)
    const before = streams.get(stream)?.state ?? aggregate?.initial
    const state: unknown = aggregate?.evolve(before, event)
    streams.set(stream, { state, pin: { stream, revision, hash: metadata.hash } })
  }
  return streams
}

/** What is owed less what is free follows from the amounts alone, whatever was allocated to what. */
const expectNet = ({ balances }: Picture, { log, effective, known }: Question): void => {
  for (const [bn15, { net }] of Object.entries(balances)) {
    const cents = knownBy(log, known)
      .filter(
        ({ event: { stream, metadata } }) =>
          stream === `ledger-${bn15}` &&
          (metadata.recordedAt <= effective || metadata.effectiveAt <= effective),
      )
      .reduce((sum, { event }) => sum + netOf(event as LedgerEvent), 0)
    expect(Math.round(Number(net) * 100)).toBe(cents)
  }
}

test('an answer as known then does not change by what is recorded later', async () => {
  await fc.assert(
    fc.asyncProperty(questions('imports'), async (question) => {
      const { log, known } = question
      const before = knownBy(log, known)
      const then = await answerTo({ ...question, log: before })
      expect((await answerTo(question)).picture).toEqual(then.picture)
    }),
    { numRuns: 20 },
  )
})
