/** What a picture says that delegations give, held against what the core lets people do at that moment. */
import {
  aggregateOfStream,
  type Bn9,
  carm,
  type Held,
  type Instant,
  inspect,
  instantOf,
  matrix,
  millisecondsOf,
  type OpenWay,
  type UserId,
} from '@carmkit/core'
import { histories, type Logged } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asOf, type Fields, type Picture, type Subject, subjectNamed } from '../src/index.js'
import { logOfHistory, rightOf, storeWith } from './support.js'

interface Asked {
  readonly log: ReadonlyArray<Logged>
  readonly subject: Subject
  readonly at: Instant
}

const foldedTo = (log: ReadonlyArray<Logged>, at: Instant): ReadonlyMap<string, Held> => {
  const streams = new Map<string, Held>()
  for (const { event } of log) {
    const { stream, revision, metadata } = event
    if (metadata.recordedAt > at) break
    const aggregate = aggregateOfStream(carm, stream)
    const before = streams.get(stream)?.state ?? aggregate?.initial
    const state: unknown = aggregate?.evolve(before, event)
    streams.set(stream, { state, pin: { stream, revision, hash: metadata.hash } })
  }
  return streams
}

const peopleOf = ({ people }: Picture, provider: string): ReadonlyArray<UserId> =>
  Object.entries(people).flatMap(([key, { role, over, suspended }]) =>
    key.startsWith(`${provider} `) && role === 'BAM' && !over && !suspended
      ? [key.slice(provider.length + 1) as UserId]
      : [],
  )

/** What the managers of the provider have by this very delegation, as the core judges each action. */
const waysBy = (streams: ReadonlyMap<string, Held>, { fields, user, at }: Judged) => {
  const { client, provider } = fields as { client: Bn9; provider: Bn9 }
  const inspection = inspect(streams, { domain: carm })
  const programs = inspection.programs(client)
  const ids = [fields['grant'], ...runOffsOf(fields)]
  return inspection
    .ways({ user, actingFor: provider, business: client, programs }, at)
    .filter(({ delegation }) => delegation !== null && ids.includes(delegation))
}

interface Judged {
  readonly fields: Fields
  readonly user: UserId
  readonly at: Instant
}

const runOffsOf = ({ runOffs }: Fields): ReadonlyArray<string> =>
  (runOffs as ReadonlyArray<string>).map((text) => text.split(' ')[0] ?? '')

/** Ids of what is said to give something. */
const givenBy = (fields: Fields): ReadonlyArray<string> => {
  const gives = fields['gives'] as ReadonlyArray<string>
  return [
    ...(gives.includes('Active') ? [`${String(fields['grant'])} now`] : []),
    ...(gives.includes('RunOff') ? runOffsOf(fields).map((id) => `${id} runs off`) : []),
  ]
}

const accounting = new Set<string>(
  matrix.filter((row) => row.accounts).map(({ permission }) => permission),
)

const reading = new Set<string>(
  matrix.filter((row) => row.reads).map(({ permission }) => permission),
)

/** Whether the ways of this grant let somebody do more than look. */
const actsBy = (ways: ReadonlyArray<OpenWay>): boolean =>
  ways.some(({ places }) => places.some(({ permission }) => !reading.has(permission)))

const accountsBy = (ways: ReadonlyArray<OpenWay>): boolean =>
  ways.some(({ places }) => places.some(({ permission }) => accounting.has(permission)))

const pictureAt = async ({ log, subject, at }: Asked): Promise<Picture> => {
  const known = { kind: 'instant', instant: at } as const
  const question = { store: storeWith(log), checks: 'order', subject, known } as const
  const { picture, cut } = rightOf(await asOf({ ...question, effective: at }))
  expect(cut.read.leftOut).toEqual([])
  return picture
}

/** Where the picture and the core do not agree; null where they do, or where nobody could act at all. */
const disagreement = (
  picture: Picture,
  { streams, fields, at }: { streams: ReadonlyMap<string, Held>; fields: Fields; at: Instant },
): object | null => {
  const [user] = peopleOf(picture, fields['provider'] as string)
  if (user === undefined) return null
  const ways = waysBy(streams, { fields, user, at })
  const able = ways.map(
    ({ delegation, isRunOff }) => `${delegation} ${isRunOff ? 'runs off' : 'now'}`,
  )
  const given = givenBy(fields)
  if (able.toSorted().join() !== given.toSorted().join()) return { fields, able, given }
  const looksOnly = fields['programNotActive'] === true
  if (looksOnly && actsBy(ways)) return { fields, ways }
  if (mustAct(fields) && !actsBy(ways)) return { fields, ways }
  const accounts = accountsBy(ways)
  if (accounts && fields['unlicensed']) return { fields, ways }
  return mustAccount(picture, fields) && !accounts ? { fields, ways } : null
}

const isInForce = (fields: Fields): boolean =>
  givenBy(fields).includes(`${String(fields['grant'])} now`)

/** By a grant in force the managers of a provider do something on an account, unless that is told. */
const mustAct = (fields: Fields): boolean =>
  isInForce(fields) && fields['scope'] !== 'business' && !fields['programNotActive']

/** A broker with a licence, by a grant in force on an account that imports (DEL-F2, DEL-19, PRG-03). */
const mustAccount = (picture: Picture, fields: Fields): boolean =>
  isInForce(fields) &&
  fields['capacity'] === 'CustomsBroker' &&
  !fields['unlicensed'] &&
  !fields['programNotActive'] &&
  importsUnder(picture, fields)

/** In the whole business any account will do, of which no delegation says that it is not active. */
const importsUnder = ({ accounts }: Picture, { client, scope }: Fields): boolean =>
  Object.entries(accounts).some(([bn15, { programType, status }]) =>
    scope === 'business'
      ? bn15.startsWith(String(client)) && programType === 'Importer' && status === 'Active'
      : bn15 === `${String(client)}${String(scope)}` && programType === 'Importer',
  )

interface Turn {
  readonly stream: string
  /** Has the stream come to where this may happen? */
  readonly after: string | null
  readonly type: string
  readonly data: object
}

const ceased = { on: '2026-01-31', cause: { kind: 'ceased', reason: 'Dissolved' } }

const turnsOfBusiness = (bn9: string): ReadonlyArray<Turn> =>
  (
    [
      ['BusinessSuspended', { reason: 'Compliance' }],
      ['BusinessReinstated', {}],
      ['BusinessOrphaned', {}],
      ['BusinessCeased', ceased],
      ['LicenceRecorded', { validFrom: '2020-01-01', validUntil: null }],
      ['LicenceSuspended', { from: '2021-01-01' }],
    ] as const
  ).map(([type, data]) => {
    return { stream: `businessAccount-${bn9}`, after: null, type, data: { bn9, ...data } }
  })

/** No account that was never opened, or is closed, is suspended. */
const turnsOfAccount = (bn15: string): ReadonlyArray<Turn> =>
  (
    [
      ['ProgramSuspended', { reason: 'DebtUnpaid' }],
      ['SuspensionLifted', {}],
      ['ProgramDormant', { unusedSince: '2020-01-01' }],
    ] as const
  ).map(([type, data]) => {
    return {
      stream: `programAccount-${bn15}`,
      after: 'ProgramAccountOpened',
      type,
      data: { bn15, ...data },
    }
  })

/** How a business or an account may come to stand, or to stand again, whatever the history made of it. */
const turns: ReadonlyArray<Turn> = [
  ...['123456782', '700123458'].flatMap(turnsOfBusiness),
  ...turnsOfAccount('123456782RM0001'),
]

/** More of what is registered; recorded as if somebody had found it so. */
const turned = (log: ReadonlyArray<Logged>, picks: ReadonlyArray<number>) =>
  picks.reduce<ReadonlyArray<Logged>>((before, pick) => {
    const { stream, after, type, data } = turns[pick] as Turn
    const own = before.filter(({ event }) => event.stream === stream)
    const last = own.at(-1)?.event
    const end = before.at(-1)
    if (end === undefined || last === undefined) return before
    const isClosed = last.type === 'ProgramClosed'
    if (
      after === null
        ? last.revision === 0
        : isClosed || !own.some(({ event }) => event.type === after)
    )
      return before
    const recordedAt = instantOf(millisecondsOf(end.event.metadata.recordedAt as Instant) + 1000)
    const commandId = `turn ${before.length}`
    const metadata = { ...last.metadata, recordedAt, effectiveAt: recordedAt, commandId }
    const revision = last.revision + 1
    const event = { ...last, type, v: 1, data, revision, metadata }
    return [...before, { position: end.position + 1, event: event as unknown as Logged['event'] }]
  }, log)

/** Often those after which a delegation gives less, or nothing. */
const less = ['BusinessSuspended', 'LicenceSuspended', 'ProgramSuspended']
const lessening = turns.flatMap(({ type }, pick) => (less.includes(type) ? [pick] : []))
const anyPick = fc.oneof(fc.nat({ max: turns.length - 1 }), fc.constantFrom(...lessening))
const picks = fc.array(anyPick, { maxLength: 4 })

const waits = [0, 1, 3_600_000, 86_400_000 * 8, 86_400_000 * 40]

/** What came of the businesses, and the moment that is asked about: half of the time the last one. */
const turning = fc.record({
  added: picks,
  which: fc.nat(),
  wait: fc.constantFrom(...waits),
})

const momentIn = (log: ReadonlyArray<Logged>, { which, wait }: { which: number; wait: number }) => {
  const at = which % 2 === 0 ? log.at(-1) : log[which % log.length]
  return instantOf(millisecondsOf((at?.event.metadata.recordedAt as Instant) ?? begun) + wait)
}

const begun = '2026-01-01T00:00:00.000Z' as Instant

test('what a delegation gives in the picture of either side is what the core lets people do', async () => {
  const seen: Record<string, number> = {}
  const see = (...what: ReadonlyArray<string>): void => {
    for (const one of what) seen[one] = (seen[one] ?? 0) + 1
  }
  const expectAgreement = async (log: ReadonlyArray<Logged>, at: Instant): Promise<void> => {
    const streams = foldedTo(log, at)
    const whole = await pictureAt({ log, subject: { kind: 'everything' }, at })
    for (const [name, fields] of Object.entries(whole.delegations)) {
      expect(disagreement(whole, { streams, fields, at })).toBe(null)
      see(...givenBy(fields).map((one) => one.split(' ')[1] ?? ''))
      see(...(fields['stoppedBy'] as ReadonlyArray<string>))
      if (fields['unlicensed']) see('unlicensed')
      if (fields['programNotActive'] && givenBy(fields).length > 0) see('programNotActive')
      for (const subject of [fields['client'], fields['provider'], `delegation-${name}`]) {
        const picture = await pictureAt({ log, subject: subjectNamed(String(subject)), at })
        expect(picture.delegations[name]).toEqual(fields)
      }
    }
  }
  const turnings = fc.array(turning, { minLength: 5, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(histories(carm, { most: 12 }), turnings, async (history, variants) => {
      const log = logOfHistory(history)
      if (!log.some(({ event }) => event.type === 'DelegationGranted')) return
      for (const variant of variants) {
        const longer = turned(log, variant.added)
        await expectAgreement(longer, momentIn(longer, variant))
      }
    }),
    { numRuns: 60 },
  )
  for (const what of ['now', 'runs', 'provider', 'client', 'unlicensed', 'programNotActive']) {
    expect([what, seen[what] ?? 0]).toEqual([what, expect.toSatisfy((times: number) => times > 0)])
  }
})
