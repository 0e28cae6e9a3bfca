/** As-of in two times, held against a naive replay of everything that was known. */
import { readdirSync, readFileSync } from 'node:fs'
import {
  aggregateOfStream,
  carm,
  type Held,
  type Instant,
  type LedgerEvent,
  netOf,
} from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { type Logged, type LogKind, momentIn, randomLogs } from '@carmkit/laws'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applied,
  asOf,
  differenceOf,
  type LateEvent,
  type Picture,
  pictureOf,
} from '../src/index.js'
import { lateHistories } from './late-histories.js'
import { knownBy, naiveAsOf } from './naive-as-of.js'
import { rightOf, storeWith } from './support.js'

/** Two times: what held at one of them, as known at the other. */
interface Times {
  readonly effective: Instant
  readonly known: Instant
}

interface Question extends Times {
  readonly log: ReadonlyArray<Logged>
}

/** When everything was known. */
const later = '2099-01-01T00:00:00.000Z' as Instant

interface Case {
  readonly log: ReadonlyArray<Logged>
  readonly asked: ReadonlyArray<Times>
}

/** Each log is asked twice: playing a history takes several times as long as an answer. */
const cases = (logs: fc.Arbitrary<ReadonlyArray<Logged>>): fc.Arbitrary<Case> =>
  logs.chain((log) => {
    const known = fc.oneof(
      { weight: 1, arbitrary: momentIn(log) },
      { weight: 2, arbitrary: fc.constant(later) },
    )
    const times = fc.record({ effective: momentIn(log), known })
    return fc.record({
      log: fc.constant(log),
      asked: fc.array(times, { minLength: 2, maxLength: 2 }),
    })
  })

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

interface Kind {
  /** More of those that are quickly made: 600 logs, 1,200 questions, and one for each first of a late type. */
  readonly runs: number
  /** Which late facts its logs must have shown, so that the law is about something; or why there are none. */
  readonly late: ReadonlyArray<string> | { readonly noneSince: string }
}

const kinds: { readonly [kind in LogKind]: Kind } = {
  identity: {
    runs: 110,
    late: [
      'BusinessCeased',
      'LicenceRecorded',
      'LicenceRestored',
      'LicenceSuspended',
      'ProgramAccountOpened',
    ],
  },
  ledger: { runs: 130, late: ['PaymentReceived', 'PaymentReturned'] },
  declaration: { runs: 70, late: ['AsDeclaredRecorded', 'ReleaseRecorded'] },
  imports: {
    runs: 50,
    late: [
      'AcceptanceRecorded',
      'AssessmentRecorded',
      'ChargesImported',
      'DecisionRecorded',
      'RejectionRecorded',
      'ReleaseRecorded',
      'VersionGapNoted',
      'VersionRecorded',
    ],
  },
  importOrders: {
    runs: 30,
    late: [
      'AcceptanceRecorded',
      'AssessmentRecorded',
      'DecisionRecorded',
      'RejectionRecorded',
      'VersionGapNoted',
      'VersionRecorded',
    ],
  },
  outcomes: { runs: 40, late: ['PaymentReceived', 'ReleaseRecorded', 'RulingIssued'] },
  payments: {
    runs: 50,
    late: { noneSince: 'the bank tells of each payment in the moment from which it counts' },
  },
  ruling: {
    runs: 70,
    late: ['RulingIssued', 'RulingModified', 'RulingRevoked', 'RulingSubmitted', 'RulingVaried'],
  },
  security: {
    runs: 50,
    late: { noneSince: 'what is posted, required or suspended holds when it is recorded' },
  },
}

/** One in three with what is told late at its end, where its own histories have too little of that. */
const logsOf = (kind: LogKind): fc.Arbitrary<ReadonlyArray<Logged>> => {
  const late = lateHistories[kind]
  return late === undefined
    ? randomLogs[kind]
    : fc.oneof({ weight: 2, arbitrary: randomLogs[kind] }, { weight: 1, arbitrary: late })
}

describe.each(Object.keys(kinds) as ReadonlyArray<LogKind>)('in histories of %s', (kind) => {
  test('an answer is a replay of the known part, and as known then what its streams fold to', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(cases(logsOf(kind)), async ({ log, asked }) => {
        for (const times of [...asked, ...firstsIn(log, seen)]) {
          for (const { type } of await expectAnswer({ log, ...times })) seen.add(type)
        }
      }),
      { numRuns: kinds[kind].runs },
    )
    const { late } = kinds[kind]
    if ('noneSince' in late) expect([...seen], late.noneSince).toEqual([])
    else expect([...seen]).toEqual(expect.arrayContaining([...late]))
  })
})

/** The very moments since which late facts hold, of types that no answer had yet: random ones seldom meet them. */
const firstsIn = (log: ReadonlyArray<Logged>, seen: ReadonlySet<string>): ReadonlyArray<Times> =>
  log.flatMap(({ event: { type, metadata } }) =>
    metadata.effectiveAt < metadata.recordedAt && !seen.has(type)
      ? [{ effective: metadata.effectiveAt as Instant, known: later }]
      : [],
  )

const expectAnswer = async (question: Question): Promise<ReadonlyArray<LateEvent>> => {
  const { log, known } = question
  const answer = await answerTo(question)
  expect(answer.picture).toEqual(naiveAsOf(question))
  expectNet(answer.picture, question)
  const then = await answerTo({ log, effective: known, known })
  expect(then.late).toEqual([])
  expect(then.picture).toEqual(pictureOf(foldedBy(log, known), known))
  const differences = differenceOf(answer.picture, then.picture)
  expect(applied(answer.picture, differences)).toEqual(then.picture)
  return answer.late
}

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
    fc.asyncProperty(cases(randomLogs.imports), async ({ log, asked }) => {
      for (const times of asked) {
        const then = await answerTo({ ...times, log: knownBy(log, times.known) })
        expect((await answerTo({ ...times, log })).picture).toEqual(then.picture)
      }
    }),
    { numRuns: 10 },
  )
})

test('each type of event that holds from a day of its own is demanded of some kind', () => {
  const demanded = Object.values(kinds).flatMap(({ late }) => ('noneSince' in late ? [] : late))
  expect([...new Set(demanded)]).toEqual(expect.arrayContaining(datedTypes()))
})

const golden = new URL('../../core/golden/', import.meta.url)

/** By the example that is kept of each version of each event. */
const datedTypes = (): string[] => {
  const examples = readdirSync(golden, { recursive: true, encoding: 'utf8' })
    .filter((path) => /v\d+\.json$/.test(path))
    .map((path) => JSON.parse(readFileSync(new URL(path, golden), 'utf8')) as DomainEvent)
  return carm.aggregates.flatMap(({ events, effectiveAt }) => {
    const own = new Set(events.definitions.map(({ type }) => type as string))
    return examples
      .filter((one) => own.has(one.type) && effectiveAt(rightOf(events.decode(one))) !== null)
      .map(({ type }) => type)
  })
}
