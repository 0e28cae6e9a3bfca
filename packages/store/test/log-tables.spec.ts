/** What the log itself answers where nobody supplies a table: obligations, and months of duties. */

import type { RecordedEvent } from '@carmkit/kernel'
import { memoryStore, type ReadFailure, type Store, table } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { acceptedOf, rightOf } from './counting.js'
import {
  bank,
  bn15,
  byAlice,
  declared,
  founding,
  importing,
  number,
  officer,
  opened,
  released,
  type Sent,
} from './importing.js'

const closing: Sent = [byAlice, 'CloseProgramAccount', { bn15 }]
const enrolling: Sent = [byAlice, 'EnrolRpp', { bn15, estimate: '1000.00' }]

describe('closing an account (PRG-12)', () => {
  const refusalAfter = async (...before: ReadonlyArray<Sent>) => {
    const { ask, send } = importing(memoryStore())
    await send(...founding, ...before)
    const outcome = await ask(closing)
    return outcome.outcome === 'rejected' ? outcome.reasons[0] : outcome.outcome
  }

  it('names what stands in the way, by the streams there are', async () => {
    expect(await refusalAfter(...declared)).toMatchObject({
      name: 'OpenBalance',
      balance: '27975.00',
    })
    expect(await refusalAfter(released)).toMatchObject({ name: 'UnaccountedReleases', count: 1 })
    expect(await refusalAfter(opened)).toMatchObject({ name: 'OpenDeclarations', count: 1 })
  })

  it('leaves nothing unchecked, and records what it rested on', async () => {
    const { ask, send } = importing(memoryStore())
    await send(...founding)
    const [event] = acceptedOf(await ask(closing)).events
    expect(event?.data).toMatchObject({ unchecked: [] })
    expect(event?.metadata.context).toMatchObject({
      tables: { [`programObligations-${bn15}`]: expect.any(String) },
      answers: { [`programObligations-${bn15}`]: { balance: '0.00', openDeclarations: 0 } },
    })
  })

  it('goes by a supplied table before the log', async () => {
    const settled = rightOf(
      table(`programObligations-${bn15}`, {
        balance: '0.00',
        unaccountedReleases: 0,
        openDeclarations: 0,
        securityHeld: false,
        lastFilingOn: null,
      }),
    )
    const { ask, send } = importing(memoryStore(), {
      tables: new Map([[settled.name, settled]]),
    })
    await send(...founding, ...declared)
    const [event] = acceptedOf(await ask(closing)).events
    expect(event?.metadata.context).toMatchObject({ tables: { [settled.name]: settled.hash } })
    expect(event?.metadata.context).not.toHaveProperty('answers')
  })

  it('is possible once all is paid', async () => {
    const { ask, send, until } = importing(memoryStore())
    await send(...founding, ...declared, [
      bank,
      'ReceivePayment',
      {
        bn15,
        reference: 'P1',
        method: 'onlineBanking',
        amount: '27975.00',
        currency: 'CAD',
        valueAt: '2026-02-02T14:00:00.000Z',
      },
    ])
    expect(await ask(closing)).toMatchObject({ reasons: [{ name: 'OpenBalance' }] })
    await until('2026-03-04T14:00:00.000Z')
    acceptedOf(await ask(closing))
  })
})

describe('a declaration that cannot be read', () => {
  const stream = `transaction-declaration.${number}`
  const foreign = 'transaction-declaration.elsewhere'
  const guards = ['UnaccountedReleases', 'OpenDeclarations']

  /** The streams there are, and one that fails from a revision on. */
  const failingIn = (store: Store, name: string, failure: ReadFailure): Store => ({
    ...store,
    snapshots: null,
    exclusively: null,
    listStreams: (category) => async () =>
      E.map((names: ReadonlyArray<string>) => [...new Set([...names, name])])(
        await store.listStreams(category)(),
      ),
    read: (asked, range) => async () => {
      const failsAt = 'revision' in failure ? (failure.revision ?? 0) : 0
      return asked === name && (range?.limit ?? failsAt + 1) > failsAt
        ? E.left(failure)
        : store.read(asked, range)()
    },
  })
  const unreadable = (name: string, revision: number | null): ReadFailure => ({
    name: 'Unreadable',
    stream: name,
    revision,
    reason: 'no event',
  })
  const closed = async (failure: ReadFailure, ...before: ReadonlyArray<Sent>) => {
    const store = memoryStore()
    await importing(store).send(...founding, ...before)
    const name = 'stream' in failure ? failure.stream : foreign
    return importing(failingIn(store, name, failure), {}).ask(closing)
  }

  it.each([0, null])('nor whose it is, is named by the closing (CK-146)', async (revision) => {
    const [event] = acceptedOf(await closed(unreadable(foreign, revision))).events
    expect(event?.data).toMatchObject({ unchecked: guards, unreadable: [foreign] })
  })

  it('keeps the account open that its readable beginning names (CK-146)', async () => {
    expect(await closed(unreadable(stream, 1), released)).toMatchObject({
      outcome: 'rejected',
      reasons: [{ name: 'DeclarationsUnreadable', rule: 'CK-146', streams: [stream] }],
    })
  })

  it('though it is an event, keeps the account open that it names (CK-146)', async () => {
    const store = memoryStore()
    const { ask, send } = importing(store)
    await send(...founding, released)
    const newer: Store = {
      ...store,
      snapshots: null,
      exclusively: null,
      read: (name, range) => async () =>
        E.map((events: ReadonlyArray<RecordedEvent>) =>
          events.map((event) => (name === stream ? { ...event, v: 99 } : event)),
        )(await store.read(name, range)()),
    }
    expect(await ask(closing)).toMatchObject({ reasons: [{ name: 'UnaccountedReleases' }] })
    expect(await importing(newer).ask(closing)).toMatchObject({
      reasons: [{ name: 'DeclarationsUnreadable', streams: [stream] }],
    })
  })

  it('since the store fails, is no answer', async () => {
    const failure = { name: 'StoreUnavailable', reason: 'gone' } as const
    expect(await closed(failure)).toEqual({ outcome: 'failed', failure })
  })
})

describe('required security (TXN-38)', () => {
  it('goes by the months of the ledger, and by an estimate where it has none', async () => {
    const { ask, send, until } = importing(memoryStore())
    await send(...founding)
    const [estimated] = acceptedOf(await ask(enrolling)).events
    expect(estimated?.data).toMatchObject({ requirement: { basis: '1000.00', source: 'estimate' } })
    await send([officer, 'RevokeRpp', { bn15, reason: 'NonCompliance' }], ...declared)
    await until('2026-02-18T14:00:00.000Z')
    const [known] = acceptedOf(await ask(enrolling)).events
    expect(known?.data).toMatchObject({ requirement: { basis: '27975.00', source: 'history' } })
  })
})
