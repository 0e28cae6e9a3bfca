/** An explanation looks through the log once, tells how far it is, and names what its stream stands on. */
import { type Bn15, carm, type Instant, type TransactionNumber } from '@carmkit/core'
import type { Logged } from '@carmkit/laws'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import {
  explain,
  explainBalance,
  explainFigure,
  explainVersion,
  namedBy,
  theEnd,
} from '../src/index.js'
import { at, business, log, numbered } from './one-log.js'
import { resealed, resealedFrom } from './sealed.js'
import { rightOf, storeWith } from './support.js'

/** A store, and how often somebody began to look through its log. */
const watched = (entries: ReadonlyArray<Logged>) => {
  const store = storeWith(entries)
  let looks = 0
  const readLog: Store['readLog'] = (after, limit) => {
    if (after === 0 && limit > 10) looks += 1
    return store.readLog(after, limit)
  }
  return { store: { ...store, readLog }, looks: () => looks }
}

const placeOf = (stream: string, revision: number) => {
  const named = namedBy(`${stream}@${revision}`)
  return named?.kind === 'place' ? named : expect.fail('no place')
}

const { event: cause } = at(business, 0)
const caused =
  log.find(
    ({ event: { stream, metadata } }) =>
      stream === business && metadata.commandId !== cause.metadata.commandId,
  )?.event ?? expect.fail('one command alone')

/** As if the second command of the stream answered the first one. */
const withCause = resealedFrom(log, caused, (event) =>
  resealed(event, { causationId: cause.metadata.eventId }),
)

describe('the log is looked through once', () => {
  test.each([
    ['a place', placeOf(business, caused.revision)],
    ['a command', { kind: 'id', id: caused.metadata.commandId } as const],
  ])('for %s, with its causes', async (_name, named) => {
    const { store, looks } = watched(withCause)
    const { explained } = rightOf(await explain({ store, named }))
    expect(explained.map(({ causes }) => causes.map(({ type }) => type))).toEqual([[cause.type]])
    expect(looks()).toBe(1)
  })

  test('and a cause that it does not have is named', async () => {
    const causationId = '00000000-0000-5000-8000-000000000000'
    const lost = resealedFrom(log, caused, (event) => resealed(event, { causationId }))
    const { store, looks } = watched(lost)
    const named = { kind: 'id', id: caused.metadata.commandId } as const
    const answer = await explain({ store, named })
    expect(rightOf(answer).explained).toMatchObject([{ causes: [], missingCause: causationId }])
    expect(looks()).toBe(1)
  })
})

test('and so it is for a figure of an account', async () => {
  const { store, looks } = watched(log)
  const figure = { bn15: '123456782RM0001' as Bn15, figure: 'net' } as const
  const effective = '2030-01-01T00:00:00.000Z' as Instant
  rightOf(await explainBalance({ store, ...figure, effective, known: theEnd }))
  expect(looks()).toBe(1)
})

describe('progress is told while the log is looked through', () => {
  /** Many times what was recorded, so that there is something to tell. */
  const long = numbered(Array.from({ length: 1200 }, () => log).flat())
  const store: Store = {
    ...storeWith(log),
    readLog: (after, limit) => async () => E.right(long.slice(after, after + limit)),
  }

  test('of a command', async () => {
    const told: number[] = []
    const named = { kind: 'id', id: '00000000-0000-5000-8000-000000000000' } as const
    rightOf(await explain({ store, named, onProgress: (events) => told.push(events) }))
    expect(told.length).toBeGreaterThan(0)
  })

  test('of a figure of an account', async () => {
    const told: number[] = []
    const question = {
      store,
      bn15: '123456782RM0001' as Bn15,
      figure: 'net',
      effective: '2030-01-01T00:00:00.000Z' as Instant,
      known: theEnd,
    } as const
    rightOf(await explainBalance({ ...question, onProgress: (events) => told.push(events) }))
    expect(told.length).toBeGreaterThan(0)
  })
})

describe('what a command stands on', () => {
  const faultsOf = async (entries: ReadonlyArray<Logged>, revision: number) => {
    const answer = await explain({ store: storeWith(entries), named: placeOf(business, revision) })
    return rightOf(answer).unsound
  }

  test('is nothing to be told where it holds', async () => {
    expect(await faultsOf(log, 3)).toEqual([])
  })

  test('is named where an event before it in its stream was changed', async () => {
    const forged = log.map((entry) =>
      entry.event.stream === business && entry.event.revision === 1
        ? { ...entry, event: { ...entry.event, data: { name: 'Other Inc.' } } }
        : entry,
    )
    expect(await faultsOf(forged, 3)).toMatchObject([
      { stream: business, revision: 1, reason: 'content does not match its hash' },
    ])
    expect(await faultsOf(forged, 0)).toEqual([])
  })

  test('is named where an event before it does not follow, though each fits its own hash', async () => {
    const other = resealed(at(business, 1).event, { previousHash: '7'.repeat(64) })
    const forged = log.map((entry) =>
      entry.event.stream === business && entry.event.revision === 1
        ? { ...entry, event: other }
        : entry,
    )
    expect(await faultsOf(forged, 3)).toMatchObject([{ stream: business, revision: 1 }])
  })
})

test('what is not there is told by its name', async () => {
  const store = storeWith(log)
  const transactionNumber = '10000000000017' as TransactionNumber
  const version = { store, transactionNumber, version: 1, figure: null }
  expect(rightOf(await explainVersion(version))).toEqual({ name: 'NoDeclaration' })
  const named = namedBy('123456782RM0001/2026-02/closing')
  if (named?.kind !== 'figure') throw new Error('no figure')
  expect(rightOf(await explainFigure({ store, domain: carm }, named))).toEqual({ name: 'NoLedger' })
})
