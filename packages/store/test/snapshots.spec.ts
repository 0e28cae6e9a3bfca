/** Kept states in earnest: the same months are recorded with them and without, and less is read. */
import { type AnyAggregate, carm, type Domain } from '@carmkit/core'
import { flatJson, fromFlatJson, type RecordedEvent } from '@carmkit/kernel'
import {
  checkSnapshot,
  execute,
  memoryStore,
  type Snapshots,
  type Store,
  sealSnapshot,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { acceptedOf, logOf, rightOf } from './counting.js'
import { bank, bn15, declared, founding, importing, maple, officer } from './importing.js'

const ledger = `ledger-${bn15}`

/** Through two statements, with a posting that was parked and carried out in between. */
const months = async (
  store: Store,
  domain: Domain = carm,
): Promise<ReadonlyArray<RecordedEvent>> => {
  const { ports, ask, at, send, until } = importing(store, { domain })
  await send(...founding)
  const reaction = { kind: 'system', process: 'reaction' }
  await send([
    reaction,
    'PostReceivable',
    {
      bn15,
      debt: { transactionNumber: '10000000000024', version: 1 },
      accountSecurity: null,
      amounts: [{ account: 'duty', amount: '99999999999.00' }],
      billingPeriod: '2026-05',
      dueDate: '2026-06-01',
    },
  ])
  const valueAt = '2026-02-02T13:00:00.000Z'
  const money = { reference: 'P1', method: 'onlineBanking', amount: '1.00', currency: 'CAD' }
  await send([bank, 'ReceivePayment', { bn15, ...money, valueAt }], ...declared)
  at('2026-02-03T15:00:00.000Z')
  await send([officer, 'ReverseReceivable', { bn15, debt: '10000000000024/1' }])
  const [parked] = rightOf(await store.parkedCommands()())
  const { commandId, type, data } = parked ?? {}
  const posting = { commandId, type, data, actor: reaction }
  const posted = acceptedOf(await execute(ports, posting))
  await until('2026-03-27T14:00:00.000Z')
  expect(await ask([officer, 'ReverseReceivable', { bn15, debt: '10000000000024/1' }])).toEqual({
    outcome: 'accepted',
    repeated: false,
    events: [],
  })
  expect(await execute(ports, posting)).toEqual({ ...posted, repeated: true })
  expect(
    await execute(ports, { ...posting, data: { ...(data as object), billingPeriod: '2026-07' } }),
  ).toMatchObject({ reasons: [{ name: 'CommandIdReused', field: 'data.billingPeriod' }] })
  return logOf(store)
}

const kept = async ({ snapshots }: Store, stream: string) =>
  rightOf(await (snapshots as Snapshots).find(stream)())

test('months are recorded alike, whether their states are kept or not', async () => {
  const store = memoryStore()
  const log = await months(store)
  expect(log).toEqual(await months({ ...memoryStore(), snapshots: null }))
  const statements = log.filter(({ type }) => type === 'StatementIssued')
  expect(statements).toHaveLength(2)
  expect(await kept(store, ledger)).toMatchObject({
    revision: statements[1]?.revision,
    hash: statements[1]?.metadata.hash,
  })
})

/** Every state that may be kept is, after each event. */
const always: Domain = {
  ...carm,
  aggregates: carm.aggregates.map(
    ({ snapshot, ...one }): AnyAggregate =>
      snapshot === undefined ? one : { ...one, snapshot: { ...snapshot, after: () => true } },
  ),
}

test('months are recorded alike with a state behind every event', async () => {
  const store = memoryStore()
  const log = await months(store, always)
  expect(log).toEqual(await months(memoryStore()))
  for (const stream of [ledger, `businessAccount-${maple}`]) {
    const last = log.findLast((event) => event.stream === stream)
    expect(await kept(store, stream)).toMatchObject({ revision: last?.revision })
    expect(await checkSnapshot(store, carm, stream)).toEqual(E.right('sound'))
  }
})

describe('a kept state is checked against its events', () => {
  const begun = async () => {
    const store = memoryStore()
    await months(store)
    const snapshot = await kept(store, ledger)
    if (snapshot === null) throw new Error('a state is kept')
    const save = async (state: string, version = snapshot.version) =>
      rightOf(
        await (store.snapshots as Snapshots).save(sealSnapshot({ ...snapshot, state, version }))(),
      )
    return { store, state: rightOf(fromFlatJson(snapshot.state)) as object, save }
  }

  test('and differs where it was changed', async () => {
    const { store, state, save } = await begun()
    expect(await checkSnapshot(store, carm, ledger)).toEqual(E.right('sound'))
    await save(flatJson({ ...state, debts: null }))
    expect(await checkSnapshot(store, carm, ledger)).toEqual(E.right('differs'))
  })

  test('and is no matter where nobody would use it', async () => {
    const { store, save } = await begun()
    await save('["x"]', 0)
    for (const stream of [ledger, `businessAccount-${maple}`, `programAccount-${bn15}`, 'x-1']) {
      expect(await checkSnapshot(store, carm, stream)).toEqual(E.right('unused'))
    }
  })

  test('and is read as far as its state goes, no further', async () => {
    const { store } = await begun()
    const revision = (await kept(store, ledger))?.revision ?? 0
    const limits: (number | undefined)[] = []
    const read: Store['read'] = (stream, range) => {
      limits.push(range?.limit)
      return store.read(stream, range)
    }
    expect(await checkSnapshot({ ...store, read }, carm, ledger)).toEqual(E.right('sound'))
    expect(limits).toEqual([1, Math.min(1000, revision + 1)])
  })

  test('and nothing is said of it where the store fails', async () => {
    const { store } = await begun()
    const lost = { name: 'StoreUnavailable', reason: 'the connection is lost' } as const
    const read: Store['read'] = () => async () => E.left(lost)
    expect(await checkSnapshot({ ...store, read }, carm, ledger)).toEqual(E.left(lost))
  })
})
