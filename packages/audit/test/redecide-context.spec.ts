/** What a decision rested on beside its own stream: stale pins, tables, secrets, streams that cannot be read. */
import { carm, type Instant } from '@carmkit/core'
import { foundings, play, type Sent } from '@carmkit/laws'
import { memoryStore, type Store, type TableSource, table } from '@carmkit/store'
import { describe, expect, test } from 'vitest'
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

const founding = sentIn(play(carm, foundings.withPam))
const person = (userId: string, actingFor: string): Sent['actor'] =>
  ({ kind: 'user', userId, actingFor }) as Sent['actor']
const pair = { client: '123456782', provider: '700123458', scope: 'RM0001' }
const delegation = `delegation-${pair.client}.${pair.provider}.${pair.scope}`
const terms = { visibility: 'Program', validFrom: null, validUntil: null }
const sent = (actor: Sent['actor'], type: string, data: object): Sent => ({
  at: '2026-12-01T17:00:00.000Z' as Instant,
  actor,
  type,
  data,
})
const anna = person('a0000000-0000-4000-8000-000000000001', pair.client)
const ben = person('b0000000-0000-4000-8000-000000000002', pair.provider)
const delegating = [
  sent(ben, 'RequestDelegation', {
    ...pair,
    capacity: 'CustomsBroker',
    visibility: 'Program',
    providerProgram: 'RM0001',
    comment: null,
  }),
  sent(anna, 'ApproveDelegation', { ...pair, ...terms }),
]
const opening = sent(ben, 'OpenDraft', {
  transactionNumber: '10000000000017',
  importer: `${pair.client}RM0001`,
  cadType: 'AB',
})
const cutOff = sent(anna, 'RevokeDelegation', { ...pair, mode: 'CutOff' })
const amended = sent(anna, 'AmendDelegation', { ...pair, ...terms, visibility: 'Own' })

/** The draft is opened on what was read before `other`, and takes its place behind it: no pins are checked. */
const racedBy = async (other: Sent): Promise<Store> => {
  const store = await recordInto(memoryStore(), [...founding, ...delegating], tables)
  let isFirst = true
  const racing: Store = {
    ...store,
    exclusively: null,
    append: (batch) => async () => {
      if (isFirst) {
        isFirst = false
        await recordInto(store, [other], tables)
      }
      return store.append({ ...batch, expect: [] })()
    },
  }
  await recordInto(racing, [opening], tables)
  return store
}

describe('a stream that had moved on before the event took its place', () => {
  test('is the cause where it gives another answer', async () => {
    const { first, differing } = await again(await racedBy(cutOff), tables)
    expect(differing).toEqual({ StalePin: 1 })
    expect(first).toMatchObject({
      type: 'DraftOpened',
      cause: { name: 'StalePin', pinned: { stream: delegation, revision: 2 }, movedTo: 4 },
      parting: { field: 'outcome', recorded: 'accepted', now: { outcome: 'denied' } },
    })
  })

  test('is no matter where it gives the same answer (CK-161)', async () => {
    const { first, same, commands } = await again(await racedBy(amended), tables)
    expect(first).toBeNull()
    expect(same).toBe(commands)
  })
})

const bn15 = '123456782RM0001'
const closing = sent(anna, 'CloseProgramAccount', { bn15 })
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
