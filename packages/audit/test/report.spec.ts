/** What a report gathers: which events, denials and statements, how far, and what it finds. */
import { carm, type Instant, instantOf, millisecondsOf } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { historyOf, type Logged } from '@carmkit/laws'
import type { DeniedAttempt, LogEntry, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { mostReported, type Reported, reportOf, subjectNamed } from '../src/index.js'
import { played } from './story.js'
import { logOfHistory, rightOf, storeWith } from './support.js'

const sound = { streams: 0, events: 0, faults: [] }

const asked = (
  store: Store,
  subject: string,
  period: {
    readonly from?: string
    readonly to?: string
    readonly attempts?: ReadonlyArray<DeniedAttempt>
  } = {},
) =>
  reportOf({
    store,
    checks: 'order',
    subject: subjectNamed(subject) as Reported,
    from: (period.from ?? null) as Instant | null,
    to: (period.to ?? null) as Instant | null,
    verify: async () => E.right(sound),
    attempts: period.attempts ?? [],
  })

const report = async (...args: Parameters<typeof asked>) => rightOf(await asked(...args))

const year = await played('02-delegation-year', '2026-12-31T12:00:00.000Z' as Instant)
const billing = await played('03-billing-cycle', '2026-04-26T12:00:00.000Z' as Instant)
const founded: ReadonlyArray<Logged> = logOfHistory(
  historyOf(carm, { founded: 'withPam', commands: [] }),
)

describe('the period', () => {
  const period = { from: '2026-04-01T04:00:00.000Z', to: '2026-07-01T03:59:59.999Z' }

  test('lists what was recorded in it, and knows nothing of later', async () => {
    const { commands, extent } = await report(year.store, '817345028', period)
    const moments = commands.flat().map(({ metadata }) => metadata.recordedAt)
    expect(moments.length).toBeGreaterThan(10)
    expect(moments.filter((at) => at < period.from || at > period.to)).toEqual([])
    expect((extent.recordedUntil ?? '') <= period.to).toBe(true)
  })

  test('of the same end rests on the same streams, and a later end on others', async () => {
    const [whole, same, later] = await Promise.all([
      report(year.store, '817345028', { to: period.to }),
      report(year.store, '817345028', period),
      report(year.store, '817345028'),
    ])
    expect(same.extent).toEqual(whole.extent)
    expect(later.extent.fingerprint).not.toBe(same.extent.fingerprint)
    for (const { stream, firstHash } of same.extent.streams) {
      const grown = later.extent.streams.find((one) => one.stream === stream)
      expect(grown?.firstHash).toBe(firstHash)
    }
  })

  test('by itself is from the first event of the account to the last of the log', async () => {
    const { from, to, extent } = await report(year.store, '817345028')
    expect([from, to]).toEqual(['2026-01-05T14:00:00.000Z', extent.recordedUntil])
  })

  test('ends with the log, where it was asked for longer: no statement is imagined', async () => {
    const asLong = { to: '2030-01-01T05:00:00.000Z' }
    const { to, askedTo, extent, ledgers } = await report(billing.store, '123456782', asLong)
    expect([to, askedTo]).toEqual([extent.recordedUntil, asLong.to])
    const periods = ledgers[0]?.statements.map(({ statement }) => statement.period) ?? []
    expect(periods.length).toBeGreaterThan(0)
    expect(periods).not.toContain('2030-01')
    expect((await report(year.store, '817345028', period)).askedTo).toBeNull()
  })

  test('shows a delegation that began before it, from its beginning', async () => {
    const { delegations } = await report(year.store, '817345028', period)
    const broker = delegations.find(({ provider }) => provider === '720918341')
    expect(broker?.stretches[0]).toMatchObject({
      kind: 'Active',
      from: '2026-02-10T14:00:00.000Z',
      begunBy: { stream: broker?.stream, revision: 2 },
    })
  })
})

test('the hash of the last entry is that of the log, whosever event it is', async () => {
  const last = founded.at(-1)
  const { extent } = await report(storeWith(founded), '123456782')
  expect([extent.position, extent.hash]).toEqual([last?.position, last?.event.metadata.hash])
})

test('nobody who was never heard of has a stream in it', async () => {
  expect((await report(storeWith(founded), '817345028')).extent.streams).toEqual([])
})

test('the store is checked last, so that a log that grows meanwhile is checked as far as it is told', async () => {
  const { store } = year
  const calls: string[] = []
  const watched: Store = {
    ...store,
    readLog: (after, limit) => {
      calls.push('read')
      return store.readLog(after, limit)
    },
  }
  rightOf(
    await reportOf({
      store: watched,
      checks: 'order',
      subject: subjectNamed('817345028') as Reported,
      from: null,
      to: null,
      verify: async () => {
        calls.push('verified')
        return E.right(sound)
      },
      attempts: [],
    }),
  )
  expect(calls.at(-1)).toBe('verified')
  expect(calls.filter((one) => one === 'verified')).toHaveLength(1)
})

describe('denials', () => {
  test('are those on the account, and of its people elsewhere', async () => {
    const { denials } = await report(year.store, '817345028', { attempts: year.attempts })
    expect(denials.length).toBeGreaterThan(5)
    expect(denials.length).toBeLessThan(year.attempts.length)
    const isAbout = ({ stream, actor }: DeniedAttempt): boolean =>
      stream.includes('817345028') || (actor.kind === 'user' && actor.actingFor === '817345028')
    const others = denials.filter((one) => !isAbout(one))
    expect(others.every(({ stream }) => stream.startsWith('transaction-'))).toBe(true)
  })

  test('of what never came to be are whose the command named; of nobody named they are counted', async () => {
    const stranger = { kind: 'user', userId: 'u', actingFor: '702881467' }
    const { named: _, ...first } = year.attempts[0] ?? {}
    const attempt = (named?: ReadonlyArray<string>): DeniedAttempt =>
      ({
        ...first,
        actor: stranger,
        stream: 'transaction-declaration.99999999999999',
        ...(named === undefined ? {} : { named }),
      }) as DeniedAttempt
    const attempts = [attempt(['817345028RM0001']), attempt(['702881467']), attempt(), attempt([])]
    const { denials, denialsOfNobody } = await report(year.store, '817345028', { attempts })
    expect([denials, denialsOfNobody]).toEqual([[attempts[0]], 2])
    const ofOne = await report(year.store, '817345028RM0002', { attempts })
    expect(ofOne.denials).toEqual([])
  })

  test('are findings, one for each sender and command', async () => {
    const { denials, findings } = await report(year.store, '817345028', {
      attempts: year.attempts,
    })
    const found = findings.flatMap((one) => (one.kind === 'denied' ? [one.attempts] : []))
    expect(found.flat().length).toBe(denials.length)
    for (const attempts of found) {
      expect(new Set(attempts.map(({ actor, type }) => JSON.stringify([actor, type]))).size).toBe(1)
    }
  })
})

describe('statements', () => {
  test('are those that were sealed in the period, with every source', async () => {
    const { ledgers } = await report(billing.store, '123456782RM0001', {
      from: '2026-03-01T05:00:00.000Z',
      to: '2026-03-25T12:00:00.000Z',
    })
    const [ledger] = ledgers
    expect(
      ledger?.statements.map(({ statement, seal }) => [statement.period, seal !== null]),
    ).toEqual([['2026-03', true]])
    const cited = ledger?.statements.flatMap(({ explanations }) =>
      explanations.flatMap(({ madeBy, restsOn }) => [...madeBy, ...restsOn]),
    )
    const revisions = [...new Set(cited?.map(({ revision }) => revision))]
    expect(ledger?.sources.map(({ revision }) => revision)).toEqual(
      revisions.toSorted((one, other) => one - other),
    )
  })

  test('have the open one beside them, where it has a line', async () => {
    const { ledgers } = await report(billing.store, '123456782', {
      to: '2026-03-10T05:00:00.000Z',
    })
    expect(
      ledgers[0]?.statements.map(({ statement, seal }) => [statement.period, seal !== null]),
    ).toEqual([
      ['2026-02', true],
      ['2026-03', false],
    ])
  })

  test('whose seal does not follow from the events are a finding', async () => {
    const entries = rightOf(await billing.store.readLog(0, 1000)())
    const forged = entries.map((entry): LogEntry => {
      if (!('event' in entry) || entry.event.type !== 'StatementIssued') return entry
      const data = { ...(entry.event.data as object), closing: '1.00' }
      return { ...entry, event: { ...entry.event, data } as RecordedEvent }
    })
    const { findings } = await report(storeWith(forged), '123456782')
    const broken = findings.filter(({ kind }) => kind === 'brokenSeal')
    expect(broken[0]).toMatchObject({ bn15: '123456782RM0001', period: '2026-02' })
  })
})

describe('other findings', () => {
  test('what was decided without facts, once for the same facts', async () => {
    const { findings } = await report(billing.store, '123456782')
    const unchecked = findings.flatMap((one) => (one.kind === 'unchecked' ? [one] : []))
    expect(unchecked.length).toBeGreaterThan(0)
    const facts = unchecked.map((one) => one.facts.join(' '))
    expect(new Set(facts).size).toBe(facts.length)
  })

  test('what was told later than it holds', async () => {
    const late = founded.map((entry, index) => {
      const { metadata } = entry.event
      const effectiveAt = instantOf(millisecondsOf(metadata.recordedAt as Instant) - 90_000_000)
      return index === 0
        ? { ...entry, event: { ...entry.event, metadata: { ...metadata, effectiveAt } } }
        : entry
    })
    const subject = (founded[0]?.event.stream ?? '').slice('businessAccount-'.length)
    const { findings } = await report(storeWith(late), subject)
    expect(findings).toMatchObject([{ kind: 'toldLate', type: founded[0]?.event.type }])
  })

  test('what was left out, also of a client whose stream says when it revoked everything', async () => {
    const entries = rightOf(await year.store.readLog(0, 1000)())
    const stream = 'businessAccount-817345028'
    const isOf = (one: LogEntry): boolean => 'event' in one && one.event.stream === stream
    const unreadable = { name: 'Unreadable', stream, revision: 4, reason: 'no JSON' } as const
    const store = storeWith(
      entries.map((one) =>
        isOf(one) && 'event' in one && one.event.revision === 4
          ? { position: one.position, unreadable }
          : one,
      ),
    )
    const { extent, findings, delegations } = await report(store, '720918341')
    const behind = entries.filter(isOf).length - 4
    expect(extent.leftOut).toMatchObject([{ stream, reason: 'no JSON', entries: behind }])
    expect(findings.filter(({ kind }) => kind === 'leftOut')).toHaveLength(1)
    expect(delegations.some(({ client }) => client === '817345028')).toBe(true)
  })
})

test('more events than a person reads are refused, not shortened', async () => {
  const [first] = founded
  if (first === undefined) throw new Error('nothing founded')
  const many = Array.from({ length: mostReported + 1 }, (_, index): Logged => {
    const metadata = { ...first.event.metadata, commandId: `${index}` }
    return { position: index + 1, event: { ...first.event, revision: index, metadata } as never }
  })
  const subject = first.event.stream.slice('businessAccount-'.length)
  expect(await asked(storeWith(many), subject)).toMatchObject({
    left: { name: 'ReportTooLong', most: mostReported },
  })
  const fits = await report(storeWith(many.slice(0, -1)), subject)
  expect(fits.commands).toHaveLength(mostReported)
})
