/** Whose a stream is: by any event of it in the prefix, held against the whole log decoded, folded and then sorted out. */
import { aggregateOfStream, type Bn9, type Bn15, carm, type Domain } from '@carmkit/core'
import { type Logged, type LogKind, randomLogs } from '@carmkit/laws'
import type { LogEntry } from '@carmkit/store'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutOf, replay } from '../src/index.js'
import { rightOf, storeWith } from './support.js'

interface Asked {
  readonly log: ReadonlyArray<Logged>
  /** Where the cut lies, as a share of the log. */
  readonly share: number
}

const filers = ['123456782', '700123458', '800000010']

/** What was filed is filed by anybody, so that streams come to brokers early, late, and one after the other. */
const filedByAnybody = (
  log: ReadonlyArray<Logged>,
  picks: ReadonlyArray<number>,
): ReadonlyArray<Logged> =>
  log.map(({ position, event }, index) => {
    const filer = filers[picks[index % picks.length] ?? 0]
    const data = Object.fromEntries(
      Object.entries(event.data as object).map(([field, value]: readonly [string, unknown]) => [
        field,
        /^(?:opened|submitted|corrected|requested)For$|^filedBy$/.test(field) ? filer : value,
      ]),
    )
    return { position, event: { ...event, data } as Logged['event'] }
  })

const asked = (kind: LogKind): fc.Arbitrary<Asked> =>
  fc
    .record({
      log: randomLogs[kind],
      picks: fc.array(fc.nat({ max: filers.length - 1 }), { minLength: 5, maxLength: 11 }),
      share: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ log, picks, share }) => ({ log: filedByAnybody(log, picks), share }))

/** What is wrong on purpose. */
interface Planted {
  readonly domain?: Domain
  readonly spell?: (text: string) => string
}

const namedBy = ({ event }: Logged): ReadonlyArray<string> =>
  aggregateOfStream(carm, event.stream)?.parties(event) ?? []

/** The states of the streams of which some event of the prefix names the business. */
const naiveCut = (log: ReadonlyArray<Logged>, bn9: string): ReadonlyMap<string, unknown> => {
  const states = new Map<string, unknown>()
  for (const { event } of log) {
    const aggregate = aggregateOfStream(carm, event.stream)
    const before = states.get(event.stream) ?? aggregate?.initial
    states.set(event.stream, aggregate?.evolve(before, event) as unknown)
  }
  const named = new Set(
    log.filter((one) => namedBy(one).includes(bn9)).map(({ event }) => event.stream),
  )
  return new Map([...states].filter(([stream]) => named.has(stream)))
}

const escaped = (text: string): string => text.replace(/[0-9]/g, (digit) => `\\u003${digit}`)

/** As stores give them: without a text, with the canonical one, and with one that spells every digit otherwise. */
const withTexts = (
  log: ReadonlyArray<Logged>,
  spell: (text: string) => string = escaped,
): ReadonlyArray<LogEntry> =>
  log.map((one, index) => {
    if (index % 3 === 0) return one
    const text = JSON.stringify(one.event)
    return { ...one, stored: index % 3 === 1 ? text : spell(text) }
  })

const questionOf = (
  { log, share }: Asked,
  bn9: string,
  { domain = carm, spell }: Planted = {},
) => ({
  store: storeWith(withTexts(log, spell)),
  domain,
  checks: 'order' as const,
  subject: { kind: 'business', bn9: bn9 as Bn9 } as const,
  bound: { kind: 'position', position: Math.round(share * log.length) } as const,
})

/** Whether the first event of some stream does not name the business, and a later one does. */
const isLateNamed = (log: ReadonlyArray<Logged>, bn9: string): boolean => {
  const byFirst = new Map<string, boolean>()
  return log.some((one) => {
    const { stream } = one.event
    const names = namedBy(one).includes(bn9)
    if (!byFirst.has(stream)) byFirst.set(stream, names)
    return names && byFirst.get(stream) === false
  })
}

const expectExact = async (asked: Asked, bn9: string, planted?: Planted): Promise<void> => {
  const { streams, read } = rightOf(await cutOf(questionOf(asked, bn9, planted)))
  const cut = new Map([...streams].map(([stream, { state }]) => [stream, state]))
  expect(cut).toEqual(naiveCut(asked.log.slice(0, read.position), bn9))
  expect(read.leftOut).toEqual([])
}

/** Histories of each kind, in each of which every business is asked about. */
const runs: { readonly [kind in LogKind]?: number } = {
  identity: 40,
  declaration: 120,
  imports: 60,
  importOrders: 25,
}

test.each(Object.entries(runs) as ReadonlyArray<readonly [LogKind, number]>)(
  'in histories of %s the cut of a business holds the streams that name it, from their first event on',
  async (kind, numRuns) => {
    let late = 0
    await fc.assert(
      fc.asyncProperty(asked(kind), async (one) => {
        for (const bn9 of filers) {
          await expectExact(one, bn9)
          if (isLateNamed(one.log, bn9)) late += 1
        }
      }),
      { numRuns },
    )
    expect(late).toBeGreaterThan(0)
  },
)

/** Numbers of the accounts that a stream is about, by the fields of its events alone. */
const accountsIn = ({ event: { data } }: Logged): ReadonlyArray<string> => {
  const fields = data as { readonly [field: string]: string | undefined }
  const { client, scope } = fields
  return client !== undefined && scope !== undefined
    ? [`${client}${scope}`]
    : ['bn15', 'importer', 'applicant', 'appellant'].flatMap((field) => fields[field] ?? [])
}

/** Words that name an account which no log opens, wherever people may write what they like. */
const spokenOf = (log: ReadonlyArray<Logged>, bn15: string): ReadonlyArray<Logged> =>
  log.map(({ position, event }) => ({
    position,
    event: JSON.parse(JSON.stringify(event), (field, value: unknown) =>
      field === 'description' || field === 'name' ? `see ${bn15}` : value,
    ) as Logged['event'],
  }))

test.each(['declaration', 'imports'] as const)(
  'in histories of %s the cut of an account holds what fields say of it, and words name nobody',
  async (kind) => {
    let spoken = 0
    let ofOthers = 0
    await fc.assert(
      fc.asyncProperty(asked(kind), fc.constantFrom(...filers), async (one, bn9) => {
        const log = spokenOf(one.log, `${bn9}RM0009`)
        if (JSON.stringify(log).includes(`see ${bn9}RM0009`)) spoken += 1
        for (const account of ['RM0001', 'RM0002', 'RM0009']) {
          const subject = { kind: 'program', bn15: `${bn9}${account}` as Bn15 } as const
          const { streams, read } = rightOf(
            await cutOf({ ...questionOf({ ...one, log }, bn9), subject }),
          )
          const known = log.slice(0, read.position)
          const expected = [...naiveCut(known, bn9).keys()].filter((stream) => {
            const named = known
              .filter(({ event }) => event.stream === stream)
              .flatMap(accountsIn)
              .filter((number) => number.startsWith(`${bn9}RM`))
            return named.length === 0 || named.includes(subject.bn15)
          })
          ofOthers += naiveCut(known, bn9).size - expected.length
          expect([...streams.keys()].toSorted()).toEqual(expected.toSorted())
        }
      }),
      { numRuns: 20 },
    )
    expect(spoken).toBeGreaterThan(0)
    expect(ofOthers).toBeGreaterThan(0)
  },
)

test('its history is told in the order of the log, each stream from its first event on', async () => {
  await fc.assert(
    fc.asyncProperty(asked('declaration'), fc.constantFrom(...filers), async (one, bn9) => {
      const told: number[] = []
      const read = rightOf(
        await replay(questionOf(one, bn9), ({ events }) => {
          told.push(...events.map(({ position }) => position))
        }),
      )
      const known = one.log.slice(0, read.position)
      const ours = naiveCut(known, bn9)
      expect(told).toEqual(
        known.filter(({ event }) => ours.has(event.stream)).map(({ position }) => position),
      )
    }),
    { numRuns: 40 },
  )
})

const firstOnly: Domain = {
  ...carm,
  aggregates: carm.aggregates.map((aggregate) => ({
    ...aggregate,
    parties: (event: { readonly revision: number }) =>
      event.revision === 0 ? aggregate.parties(event as never) : [],
  })),
}

test.each([
  ['rules by which only the first event of a stream names anybody', { domain: firstOnly }, 5],
  ['texts that are believed to name nobody', { spell: () => '' }, 1],
] as const)('the law finds %s', async (_defect, planted, least) => {
  const verdicts = await Promise.all(
    fc
      .sample(asked('declaration'), { numRuns: 20, seed: 20_261_129 })
      .flatMap(({ log }) => filers.map((bn9) => ({ log, bn9 })))
      .filter(({ log, bn9 }) => isLateNamed(log, bn9))
      .slice(0, 5)
      .map(({ log, bn9 }) =>
        expectExact({ log, share: 1 }, bn9, planted).then(
          () => 'same',
          () => 'differs',
        ),
      ),
  )
  expect(verdicts).toHaveLength(5)
  expect(verdicts.filter((one) => one === 'differs').length).toBeGreaterThanOrEqual(least)
})
