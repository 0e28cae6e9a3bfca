/** The drawn delegations say at every moment what the core's report of delegations says then. */
import {
  aggregateOfStream,
  carm,
  type DelegationLine,
  delegationsOf,
  type Held,
  type Instant,
  instantOf,
  millisecondsOf,
  type Portal,
  portalOf,
} from '@carmkit/core'
import type { Logged } from '@carmkit/laws'
import { eventsAmong } from '@carmkit/store'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type ReportContent, type Reported, reportOf, subjectNamed } from '../src/index.js'
import { logOfPlayed, ofAllKinds, playedKinds } from './played.js'
import { played } from './story.js'
import { rightOf, storeWith } from './support.js'

const subjects = ['123456782', '700123458'].map((name) => subjectNamed(name) as Reported)
const sound = { streams: 0, events: 0, faults: [] }

const contentOf = async (log: ReadonlyArray<Logged>, subject: Reported): Promise<ReportContent> =>
  rightOf(
    await reportOf({
      store: storeWith(log),
      checks: 'order',
      subject,
      from: null,
      to: null,
      verify: async () => E.right(sound),
      attempts: [],
    }),
  )

const toldBy = (line: DelegationLine): ReadonlyArray<string> => {
  const { open, grant, gives, stopped, stoppedBy, unlicensed, programNotActive } = line
  const name = `${line.client}.${line.provider}.${line.scope}`
  return [
    ...(open === null ? [] : [`${name} ${open.kind} ${open.id}`]),
    ...gives.flatMap((force) => {
      if (force.kind === 'None' || force.kind === 'Ended') return []
      const id = 'id' in force ? force.id : grant?.id
      const isLive = force.kind === 'Active' || force.kind === 'RunOff'
      const isOfBroker = isLive && force.capacity === 'CustomsBroker'
      const limits = [
        ...(unlicensed && isOfBroker ? ['unlicensed'] : []),
        ...(programNotActive && isLive ? ['programNotActive'] : []),
      ]
      return [[name, force.kind, id, ...limits].join(' ')]
    }),
    ...stopped.flatMap((force) =>
      'id' in force ? [[name, 'Stopped', force.id, ...stoppedBy].join(' ')] : [],
    ),
  ]
}

const drawnAt = ({ delegations }: ReportContent, at: Instant): ReadonlyArray<string> =>
  delegations.flatMap(({ client, provider, scope, stretches }) =>
    stretches
      .filter(({ from, until }) => from <= at && (until === null || at < until))
      .map(({ kind, id, limits }) =>
        [`${client}.${provider}.${scope}`, kind, id, ...limits].join(' '),
      ),
  )

/** Of others: what stops a delegation or lets it give less, and what lifts that. */
const standing = new Set([
  'BusinessSuspended',
  'BusinessReinstated',
  'BusinessOrphaned',
  'LicenceSuspended',
  'LicenceRestored',
  'ProgramSuspended',
  'SuspensionLifted',
])

/** Where something about a delegation was recorded, and moments between and behind. */
const momentsIn = (log: ReadonlyArray<Logged>, random: ReadonlyArray<number>): Instant[] => {
  const recorded = log.map(({ event }) => event.metadata.recordedAt as Instant)
  const first = recorded[0] ?? never
  const last = recorded.at(-1) ?? never
  const length = millisecondsOf(last) - millisecondsOf(first)
  const eventful = log
    .filter(({ event }) => event.stream.startsWith('delegation-') || standing.has(event.type))
    .map(({ event }) => event.metadata.recordedAt as Instant)
  const between = random.map((share) =>
    instantOf(millisecondsOf(first) + Math.floor(share * length)),
  )
  return [...new Set([...eventful, ...between])].toSorted()
}

const never = '1970-01-01T00:00:00.000Z' as Instant

/** All streams at each of the moments, in one pass over the log. */
const portalsAt = (
  log: ReadonlyArray<Logged>,
  moments: ReadonlyArray<Instant>,
): ReadonlyArray<Portal> => {
  const streams = new Map<string, Held>()
  const rest = [...log]
  return moments.map((at) => {
    while (rest[0] !== undefined && rest[0].event.metadata.recordedAt <= at) {
      const [{ event: recorded }] = rest.splice(0, 1) as [Logged]
      const { stream, revision, metadata } = recorded
      const aggregate = aggregateOfStream(carm, stream)
      if (aggregate === undefined) throw new Error(stream)
      const event = rightOf(aggregate.events.decode(recorded))
      const before = streams.get(stream)?.state ?? aggregate.initial
      const pin = { stream, revision, hash: metadata.hash }
      streams.set(stream, { state: aggregate.evolve(before, event), pin })
    }
    return portalOf(new Map(streams), { domain: carm })
  })
}

/** The first moment at which both do not say the same; else how many were compared. */
const compared = async (
  log: ReadonlyArray<Logged>,
  { subject, random, drawn = drawnAt }: Comparison,
): Promise<number | object> => {
  const content = await contentOf(log, subject)
  if (content.extent.streams.length === 0 || subject.kind !== 'business') return 0
  const moments = momentsIn(log, random).filter((at) => at >= content.from && at <= content.to)
  const portals = portalsAt(log, moments)
  for (const [index, at] of moments.entries()) {
    const lines = delegationsOf(portals[index] as Portal, { bn9: subject.bn9, now: at })
    const told = lines.flatMap(toldBy).toSorted()
    const shown = drawn(content, at).toSorted()
    if (JSON.stringify(told) !== JSON.stringify(shown)) return { at, told, shown }
  }
  return moments.length
}

interface Comparison {
  readonly subject: Reported
  readonly random: ReadonlyArray<number>
  readonly drawn?: typeof drawnAt
}

/** Mostly those in which delegations change; in every other one they stand beside what else happens. */
const anyPlayed = ofAllKinds(playedKinds({ identity: 12 }), {
  identity: 24,
  ledger: 1,
  declaration: 1,
  imports: 1,
  importOrders: 1,
  outcomes: 4,
  payments: 1,
  ruling: 1,
  security: 1,
})

const share = fc.nat({ max: 999 }).map((thousandths) => thousandths / 1000)
const shares = fc.array(share, { minLength: 8, maxLength: 8 })

const year = await played('02-delegation-year', '2026-12-31T12:00:00.000Z' as Instant)
const yearLog = eventsAmong(rightOf(await year.store.readLog(0, 1000)()))

describe('the chart of delegations', () => {
  test('says what `delegationsOf` says of every stream (more than 1,000 moments of histories)', async () => {
    let moments = 0
    await fc.assert(
      fc.asyncProperty(anyPlayed, shares, async (played, random) => {
        const log = logOfPlayed(played)
        for (const subject of subjects) {
          const found = await compared(log, { subject, random })
          expect(found).toEqual(expect.any(Number))
          moments += Number(found)
        }
      }),
      { numRuns: 120 },
    )
    expect(moments).toBeGreaterThan(1000)
  })

  const ofYear = ['817345028', '720918341', '755302676'].map(
    (name) => subjectNamed(name) as Reported,
  )

  test.each(ofYear)('says so all through a year with everything in it, of %o', async (subject) => {
    const random = Array.from({ length: 50 }, (_, index) => index / 50)
    expect(await compared(yearLog, { subject, random })).toBeGreaterThan(50)
  })

  test.each([
    ['forgets what runs off', (text: string) => (text.includes(' RunOff ') ? [] : [text])],
    ['draws the suspended as active', (text: string) => [text.replace(' Suspended ', ' Active ')]],
    ['forgets what is stopped', (text: string) => (text.includes(' Stopped ') ? [] : [text])],
    [
      'draws the stopped as active',
      (text: string) => [text.replace(/ Stopped (.*) client$/, ' Active $1')],
    ],
    ['says nothing of licences', (text: string) => [text.replace(' unlicensed', '')]],
    ['says nothing of accounts', (text: string) => [text.replace(' programNotActive', '')]],
    ['forgets the offers', (text: string) => (text.includes(' Offered ') ? [] : [text])],
  ])('one that %s does not', async (_, mistaken) => {
    const drawn: typeof drawnAt = (content, at) => drawnAt(content, at).flatMap(mistaken)
    const subject = subjectNamed('817345028') as Reported
    expect(await compared(yearLog, { subject, random: [], drawn })).toMatchObject({
      told: expect.any(Array),
    })
  })

  test('says from when on a provider that is suspended stops what it was given', async () => {
    const log = stoppedAfter(yearLog, '720918341')
    const subject = subjectNamed('817345028') as Reported
    expect(await compared(log, { subject, random: [] })).toEqual(expect.any(Number))
    const content = await contentOf(log, subject)
    const stopped = drawnAt(content, content.to).filter((text) => text.endsWith(' provider'))
    expect(stopped).not.toEqual([])
    for (const text of stopped) expect(text).toContain('817345028.720918341.')
  })
})

/** The log until a business is suspended in it, and then that other one is instead. */
const stoppedAfter = (log: ReadonlyArray<Logged>, bn9: string): ReadonlyArray<Logged> => {
  const index = log.findIndex(({ event }) => event.type === 'BusinessSuspended')
  const before = log.slice(0, index)
  const own = before.findLast(({ event }) => event.stream === `businessAccount-${bn9}`)
  const at = log[index]
  if (own === undefined || at === undefined) throw new Error(`nothing of ${bn9}`)
  const { stream, revision } = own.event
  const data = { ...(at.event.data as object), bn9 }
  const event = { ...at.event, stream, revision: revision + 1, data } as Logged['event']
  return [...before, { ...at, event }]
}
