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
  const accounts = accountsBy(ways)
  if (accounts && fields['unlicensed']) return { fields, ways }
  return mustAccount(picture, fields) && !accounts ? { fields, ways } : null
}

/** A broker with a licence, by a grant in force on an active account that imports (DEL-F2, DEL-19, PRG-03). */
const mustAccount = ({ accounts }: Picture, fields: Fields): boolean => {
  const account = accounts[`${String(fields['client'])}${String(fields['scope'])}`]
  return (
    givenBy(fields).includes(`${String(fields['grant'])} now`) &&
    fields['capacity'] === 'CustomsBroker' &&
    !fields['unlicensed'] &&
    account?.['status'] === 'Active' &&
    account['programType'] === 'Importer'
  )
}

/** How a business may come to stand, or to stand again, whatever the history made of it. */
const turns: ReadonlyArray<readonly [type: string, data: object]> = [
  ['BusinessSuspended', { reason: 'Compliance' }],
  ['BusinessReinstated', {}],
  ['BusinessOrphaned', {}],
  ['BusinessCeased', { on: '2026-01-31', cause: { kind: 'ceased', reason: 'Dissolved' } }],
  ['LicenceRecorded', { validFrom: '2020-01-01', validUntil: null }],
  ['LicenceSuspended', { from: '2021-01-01' }],
]
const businesses = ['123456782', '700123458']

/** More of a business that is registered; recorded as if somebody had found it so. */
const turned = (log: ReadonlyArray<Logged>, picks: ReadonlyArray<readonly [number, number]>) =>
  picks.reduce<ReadonlyArray<Logged>>((before, [business, turn]) => {
    const bn9 = businesses[business]
    const last = before.findLast(({ event }) => event.stream === `businessAccount-${bn9}`)?.event
    const [type, data] = turns[turn] ?? []
    const end = before.at(-1)
    if (end === undefined || last === undefined || last.revision === 0) return before
    const recordedAt = instantOf(millisecondsOf(end.event.metadata.recordedAt as Instant) + 1000)
    const commandId = `turn ${before.length}`
    const metadata = { ...last.metadata, recordedAt, effectiveAt: recordedAt, commandId }
    const revision = last.revision + 1
    const event = { ...last, type, v: 1, data: { bn9, ...data }, revision, metadata }
    return [...before, { position: end.position + 1, event: event as unknown as Logged['event'] }]
  }, log)

const picks = fc.array(
  fc.tuple(fc.nat({ max: businesses.length - 1 }), fc.nat({ max: turns.length - 1 })),
  { maxLength: 4 },
)

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
  for (const what of ['now', 'runs', 'provider', 'client', 'unlicensed']) {
    expect([what, seen[what] ?? 0]).toEqual([what, expect.toSatisfy((times: number) => times > 0)])
  }
})
