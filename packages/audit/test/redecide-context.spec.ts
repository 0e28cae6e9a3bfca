/** What a decision rested on beside its own stream: stale pins, tables, secrets, streams that cannot be read. */
import { carm, type Instant } from '@carmkit/core'
import { foundings, play, type Sent } from '@carmkit/laws'
import { memoryStore, type Store, type TableSource, table } from '@carmkit/store'
import { describe, expect, test } from 'vitest'
import {
  amended,
  begun,
  cutOff,
  delegated,
  delegation,
  opening,
} from '../../store/test/racing-portal.js'
import { redecide, theEnd } from '../src/index.js'
import { recordInto, sentIn, tables } from './recording.js'
import { logOfStore, rightOf, storeWith } from './support.js'

const again = async (store: Store, supplied?: TableSource) =>
  rightOf(
    await redecide({
      store,
      subject: { kind: 'everything' },
      bound: theEnd,
      ...(supplied === undefined ? {} : { tables: supplied }),
    }),
  )

describe('a stream that had moved on before the event took its place', () => {
  test('is the cause where it gives another answer', async () => {
    const { race, store } = await begun(delegated)
    await race(opening, cutOff)
    const { first, differing } = await again(store)
    expect(differing).toEqual({ StalePin: 1 })
    expect(first).toMatchObject({
      type: 'DraftOpened',
      cause: { name: 'StalePin', pinned: { stream: delegation, revision: 2 }, movedTo: 4 },
      parting: { field: 'outcome', recorded: 'accepted', now: { outcome: 'denied' } },
    })
  })

  test('is no matter where it gives the same answer (CK-161)', async () => {
    const { race, store } = await begun(delegated)
    await race(opening, amended)
    const { first, same, commands } = await again(store)
    expect(first).toBeNull()
    expect(same).toBe(commands)
  })
})

const founding = sentIn(play(carm, foundings.withPam))
const bn15 = '123456782RM0001'
const closing: Sent = {
  at: '2026-12-01T17:00:00.000Z' as Instant,
  actor: {
    kind: 'user',
    userId: 'a0000000-0000-4000-8000-000000000001',
    actingFor: '123456782',
  } as Sent['actor'],
  type: 'CloseProgramAccount',
  data: { bn15 },
}
const settled = rightOf(
  table(`programObligations-${bn15}`, {
    balance: '0.00',
    unaccountedReleases: 0,
    openDeclarations: 0,
    securityHeld: false,
    lastFilingOn: null,
  }),
)
const supplied: TableSource = new Map([[settled.name, settled]])

const closedWith = (source: TableSource) =>
  recordInto(memoryStore(), [...founding, closing], source)

describe('a table', () => {
  test('that somebody supplied is named with its hash, and taken from whoever has it', async () => {
    const store = await closedWith(supplied)
    const others: object[] = []
    await redecide({
      store,
      subject: { kind: 'everything' },
      bound: theEnd,
      onOther: (other) => void others.push(other),
    })
    expect(others).toMatchObject([
      {
        kind: 'notDecided',
        command: 'CloseProgramAccount',
        because: { name: 'TableNotAtHand', table: settled.name, hash: settled.hash },
      },
    ])
    expect((await again(store, supplied)).notDecided).toEqual({})
  })

  test('of another content is not taken', async () => {
    const store = await closedWith(supplied)
    const other = rightOf(table('surtaxMeasures', []))
    const wrong = new Map([[settled.name, { ...other, name: settled.name }]])
    expect((await again(store, wrong)).notDecided).toEqual({ TableNotAtHand: 1 })
  })

  test('that the log told stands in the record', async () => {
    const { same, commands } = await again(await closedWith(new Map()))
    expect(same).toBe(commands)
  })
})

describe('what cannot be read', () => {
  test('is left out, and whatever rests on it is not decided', async () => {
    const store = await recordInto(memoryStore(), founding, tables)
    const log = await logOfStore(store)
    const stream = 'businessAccount-123456782'
    const broken = storeWith(
      log.map(({ position, event }) =>
        event.stream === stream && event.revision === 2
          ? { position, unreadable: { name: 'Unreadable', stream, revision: 2, reason: 'no JSON' } }
          : { position, event },
      ),
    )
    const { read, notDecided, commands, same, first } = await again(broken)
    const behind = log.filter(({ event }) => event.stream === stream && event.revision >= 2).length
    expect(read.leftOut).toMatchObject([{ stream, revision: 2, entries: behind }])
    const missing = notDecided.StreamUnreadable ?? 0
    expect(missing).toBeGreaterThan(3)
    expect(first).toBeNull()
    expect(same + missing).toBe(commands)
  })
})
