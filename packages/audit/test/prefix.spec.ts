/** Which part of a log an answer rests on: whole commands up to the bound, and what was left out. */
import { carm, type Instant } from '@carmkit/core'
import { histories, historyOf, type Logged } from '@carmkit/laws'
import type { LogEntry } from '@carmkit/store'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bound, boundNamed, cutOf, subjectNamed, theEnd, walkPrefix } from '../src/index.js'
import { progressOf } from '../src/prefix/progress.js'
import { logOfHistory, rightOf, storeWith } from './support.js'

const founded = logOfHistory(historyOf(carm, { founded: 'withPam', commands: [] }))

const walked = async (entries: ReadonlyArray<LogEntry>, bound: Bound) => {
  const positions: number[] = []
  const commands: string[] = []
  const prefix = rightOf(
    await walkPrefix(storeWith(entries), bound, {
      command: (recorded) => {
        commands.push(recorded[0].event.metadata.commandId)
        positions.push(...recorded.map(({ position }) => position))
      },
      unreadable: ({ position }) => positions.push(position),
    }),
  )
  return { positions, commands, prefix }
}

const sameCommand = (one: Logged | undefined, other: Logged | undefined): boolean =>
  one !== undefined &&
  one.event.stream === other?.event.stream &&
  one.event.metadata.commandId === other.event.metadata.commandId

const later = '2299-01-01T00:00:00.000Z'

describe('a prefix of the log', () => {
  test('ends with a whole command, wherever the position lies (all positions of 30 histories)', async () => {
    for (const history of fc.sample(histories(carm, { most: 12 }), { numRuns: 30, seed: 5 })) {
      const log = logOfHistory(history)
      for (const { position } of log) {
        const { positions, prefix } = await walked(log, { kind: 'position', position })
        const last = positions.length
        expect(sameCommand(log[last - 1], log[last])).toBe(false)
        const next = log
          .slice(last)
          .findIndex((one, index, rest) => !sameCommand(one, rest[index + 1]))
        expect(log[last + next]?.position ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          position,
        )
        expect(prefix.position).toBe(last)
      }
    }
  })

  test('waits for a visitor that answers later, and ends where that one has seen enough', async () => {
    const told: string[] = []
    const prefix = rightOf(
      await walkPrefix(storeWith(founded), theEnd, {
        command: async ([{ position }]) => {
          told.push(`begun ${position}`)
          await new Promise((resolve) => setTimeout(resolve, 1))
          told.push(`done ${position}`)
          return told.length >= 6 ? 'enough' : undefined
        },
        unreadable: () => undefined,
      }),
    )
    const begun = told.filter((one) => one.startsWith('begun'))
    expect(told).toEqual(begun.flatMap((one) => [one, one.replace('begun', 'done')]))
    expect(begun).toHaveLength(3)
    expect(prefix.isWhole).toBe(false)
  })

  test('by an instant ends before the first event that was recorded later', async () => {
    const moments = [...new Set(founded.map(({ event }) => event.metadata.recordedAt))]
    for (const moment of moments) {
      const { positions } = await walked(founded, { kind: 'instant', instant: moment as Instant })
      const first = founded.findIndex(({ event }) => event.metadata.recordedAt > moment)
      expect(positions.length).toBe(first === -1 ? founded.length : first)
    }
  })

  test('by an instant tells of the rest, where one asks: the event that it ends before first', async () => {
    const late = founded.findIndex(
      (one, index) => index > 0 && sameCommand(founded[index - 1], one),
    )
    const dated = founded.map(({ position, event }, index) =>
      index === late
        ? { position, event: { ...event, metadata: { ...event.metadata, recordedAt: later } } }
        : { position, event },
    )
    const behind: Array<string | number> = []
    const instant = founded.at(-1)?.event.metadata.recordedAt as Instant
    const prefix = rightOf(
      await walkPrefix(
        storeWith(dated),
        { kind: 'instant', instant },
        {
          command: () => undefined,
          unreadable: () => undefined,
          behind: ({ metadata, stream, revision }) =>
            behind.push(metadata.recordedAt === later ? 'late' : `${stream}@${revision}`),
        },
      ),
    )
    const places = dated.map(({ event }) => `${event.stream}@${event.revision}`)
    // The command that it is part of counts as a whole or not at all.
    const cut = dated.findIndex((one) => sameCommand(one, founded[late]))
    expect(behind).toEqual(['late', ...places.slice(cut, late), ...places.slice(late + 1)])
    expect([prefix.events, prefix.isWhole]).toEqual([cut, false])
  })

  test('by an event ends with the command that recorded it', async () => {
    const stream = 'businessAccount-123456782'
    const { positions } = await walked(founded, { kind: 'revision', stream, revision: 1 })
    const last = founded[positions.length - 1]
    expect(last?.event.stream).toBe(stream)
    expect(last?.event.revision).toBeGreaterThanOrEqual(1)
    expect(sameCommand(last, founded[positions.length])).toBe(false)
    expect(
      founded
        .slice(0, positions.length)
        .filter((one) => one.event.stream === stream && one.event.revision > 1)
        .every((one) => sameCommand(one, last)),
    ).toBe(true)
  })

  test('of an empty log is empty', async () => {
    expect((await walked([], theEnd)).prefix).toEqual({
      position: 0,
      recordedUntil: null,
      events: 0,
      isWhole: true,
      isBoundThere: true,
    })
  })
})

const last = founded[4] ?? expect.fail('the log is short')

/** What stands behind it was recorded later, and it cannot be read. */
const unreadableLast = founded.map(({ position, event }): LogEntry => {
  const { stream, revision, metadata } = event
  const reason = 'no JSON'
  if (position === last.position) {
    return { position, unreadable: { name: 'Unreadable', stream, revision, reason } }
  }
  const recordedAt = position < last.position ? metadata.recordedAt : '2030-01-01T00:00:00.000Z'
  return { position, event: { ...event, metadata: { ...metadata, recordedAt } } }
})

test.each([
  ['nosuch', 0],
  ['businessAccount-123456782', 999],
])(
  'an event that is not in the log (%s@%i) is no bound, and that is said',
  async (stream, revision) => {
    const { prefix } = await walked(founded, { kind: 'revision', stream, revision })
    expect(prefix.isBoundThere).toBe(false)
  },
)

describe('what cannot be read', () => {
  const broken = (stream: string, revision: number): ReadonlyArray<LogEntry> =>
    founded.map(({ position, event }) =>
      event.stream === stream && event.revision === revision
        ? { position, unreadable: { name: 'Unreadable', stream, revision, reason: 'no JSON' } }
        : { position, event },
    )
  const cutWith = async (entries: ReadonlyArray<LogEntry>, subject: string) =>
    rightOf(
      await cutOf({
        store: storeWith(entries),
        checks: 'order',
        domain: carm,
        subject: subjectNamed(subject),
        bound: theEnd,
      }),
    )

  const { stream, revision, metadata } = last.event
  const bounds: ReadonlyArray<[string, Bound]> = [
    ['a position', { kind: 'position', position: last.position }],
    ['an instant', { kind: 'instant', instant: metadata.recordedAt as Instant }],
    ['an event', { kind: 'revision', stream, revision }],
  ]
  test.each(bounds)('is told where it stands last before %s', async (_, bound) => {
    const { positions, prefix } = await walked(unreadableLast, bound)
    expect(positions.at(-1)).toBe(last.position)
    expect(prefix).toMatchObject({ position: last.position, isBoundThere: true })
  })

  test('ends its stream, and is counted with what stands behind it', async () => {
    const stream = 'businessAccount-123456782'
    const count = founded.filter(({ event }) => event.stream === stream).length
    const cut = await cutWith(broken(stream, 2), '123456782')
    expect(cut.streams.get(stream)?.pin.revision).toBe(1)
    expect(cut.read.leftOut).toEqual([
      { stream, revision: 2, reason: 'no JSON', entries: count - 2, isSurelyOurs: true },
    ])
  })

  test('includes an event without a moment, which cuts no walk short', async () => {
    const stream = 'businessAccount-123456782'
    const isLost = ({ event }: Logged) => event.stream === stream && event.revision === 1
    const entries = founded.map((one): LogEntry => {
      const metadata = { ...one.event.metadata, recordedAt: 'yesterday' }
      return isLost(one) ? { ...one, event: { ...one.event, metadata } } : one
    })
    const bound = { kind: 'instant', instant: '2999-12-31T00:00:00.000Z' as Instant } as const
    expect((await walked(entries, bound)).prefix).toMatchObject({
      position: founded.length,
      events: founded.length - 1,
      isWhole: true,
    })
    const { read, streams } = await cutWith(entries, '123456782')
    expect(read.leftOut).toMatchObject([{ stream, revision: 1, isSurelyOurs: true }])
    expect(streams.get(stream)?.pin.revision).toBe(0)
  })

  test('of another business is no matter', async () => {
    const cut = await cutWith(broken('businessAccount-700123458', 0), '123456782')
    expect(cut.read.leftOut).toEqual([])
  })

  test('at the beginning of a stream that may be anybody’s is told as such', async () => {
    const stream = 'transaction-declaration.10000000000017'
    const unreadable = { name: 'Unreadable', stream, revision: 0, reason: 'no JSON' } as const
    const cut = await cutWith([...founded, { position: 10_000, unreadable }], '123456782')
    expect(cut.read.leftOut).toEqual([
      { stream, revision: 0, reason: 'no JSON', entries: 1, isSurelyOurs: false },
    ])
  })
})

test('how far a walk is, is told about once in 10,000 events, by whole commands', () => {
  const told: number[] = []
  const progress = progressOf((events) => told.push(events))
  for (const more of [6000, 6000, 1000, 8999, 1]) progress(more)
  expect(told).toEqual([12_000, 22_000])
})

describe('a bound as text', () => {
  test.each([
    ['2026-01-31T17:00:00.000Z', { kind: 'instant', instant: '2026-01-31T17:00:00.000Z' }],
    ['2026-01-31', { kind: 'instant', instant: '2026-02-01T04:59:59.999Z' }],
    ['position:12', { kind: 'position', position: 12 }],
    [
      'ledger-123456782RM0001@7',
      { kind: 'revision', stream: 'ledger-123456782RM0001', revision: 7 },
    ],
  ])('%s', (text, bound) => {
    expect(rightOf(boundNamed(text))).toEqual(bound)
  })

  test.each(['yesterday', '2026-02-30', 'position:-1', 'position:', '@3'])('not %s', (text) => {
    expect(boundNamed(text)._tag).toBe('Left')
  })

  test('the last day there is, up to the last moment, and no day behind it, with the reason', () => {
    const last = rightOf(boundNamed('2299-12-31'))
    expect(last).toEqual({ kind: 'instant', instant: '2299-12-31T23:59:59.999Z' })
    expect(boundNamed('9999-12-31')).toMatchObject({
      left: expect.stringContaining('of the years 1900 to 2299'),
    })
  })
})
