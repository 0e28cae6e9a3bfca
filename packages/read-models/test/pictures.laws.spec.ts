/** A cut of the events and the tables at that checkpoint say the same of an account. */
import { cutOf, pictureOf } from '@carmkit/audit'
import { carm, type Instant } from '@carmkit/core'
import { type Logged, type LogKind, randomLogs } from '@carmkit/laws'
import { memoryStore } from '@carmkit/store'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { type Model, models, type Tables, tablesOf } from '../src/index.js'
import { expectMoney } from './laws/picture-money.js'
import { expectRulings } from './laws/picture-rulings.js'
import { expectSecurities } from './laws/picture-securities.js'
import {
  expectAccounts,
  expectClaims,
  expectDeclarations,
  expectDelegations,
  expectPeople,
} from './laws/pictures.js'
import { part } from './support.js'

const storeOf = (log: ReadonlyArray<Logged>) => ({
  ...memoryStore(),
  readLog: (after: number, limit: number) => async () =>
    E.right(log.filter(({ position }) => position > after).slice(0, limit)),
})

/** The cut of whole commands up to a position, read a while after its last event. */
const cutAt = async (log: ReadonlyArray<Logged>, position: number) => {
  const cut = await cutOf({
    store: storeOf(log),
    domain: carm,
    checks: 'order',
    subject: { kind: 'everything' },
    bound: { kind: 'position', position },
  })
  if (E.isLeft(cut)) throw new Error(JSON.stringify(cut.left))
  expect(cut.right.read.leftOut).toEqual([])
  return cut.right
}

/** Runs over what lapses by itself, by hours and by years. */
const waits = fc.constantFrom(0, 1, 3_600_000, 86_400_000 * 8, 86_400_000 * 40, 86_400_000 * 400)

const cuts = (kind: LogKind) => fc.record({ log: randomLogs[kind], share: part, wait: waits })

interface Asked {
  readonly log: ReadonlyArray<Logged>
  readonly share: number
  readonly wait: number
}

const expectSame = async (
  { log, share, wait }: Asked,
  project: (events: ReadonlyArray<Logged>) => Tables,
): Promise<void> => {
  const { streams, read, at: last } = await cutAt(log, Math.round(share * log.length))
  const at = new Date(
    Date.parse(last ?? '2026-01-01T00:00:00.000Z') + wait,
  ).toISOString() as Instant
  const picture = pictureOf(streams, at)
  const tables = project(log.slice(0, read.position))
  expectPeople(tables, picture, at)
  expectClaims(tables, picture, at)
  expectAccounts(tables, picture)
  expectDelegations(tables, picture, at)
  expectDeclarations(tables, picture)
  expectMoney(tables, picture, at)
  expectRulings(tables, picture, at)
  expectSecurities(tables, picture, at)
}

const runs: ReadonlyArray<readonly [LogKind, number]> = [
  ['identity', 250],
  ['ledger', 375],
  ['declaration', 150],
  ['imports', 125],
  ['outcomes', 50],
  ['payments', 100],
  ['ruling', 100],
  ['security', 100],
]

test.each(runs)('in histories of %s', async (kind, numRuns) => {
  await fc.assert(
    fc.asyncProperty(cuts(kind), (asked) =>
      expectSame(asked, (events) => tablesOf(models, events)),
    ),
    { numRuns },
  )
})

/** Tables as a model would make them that takes no notice of one type of event. */
const blindTo = (type: string): ReadonlyArray<Model> =>
  models.map((model) => ({
    ...model,
    project: (projected, rows) =>
      projected.event.type === type ? [] : model.project(projected, rows),
  }))

test.each([
  ['identity', 'RoleChanged'],
  ['ledger', 'CreditAllocated'],
  ['ruling', 'RulingRevoked'],
  ['security', 'SecurityPosted'],
] as const)('the law finds tables of %s that are blind to %s', async (kind, type) => {
  const logs = fc
    .sample(randomLogs[kind], { numRuns: 60, seed: 20_261_129 })
    .filter((log) => log.some(({ event }) => event.type === type))
  const verdicts = await Promise.all(
    logs.slice(0, 5).map((log) =>
      expectSame({ log, share: 1, wait: 0 }, (events) => tablesOf(blindTo(type), events)).then(
        () => 'same',
        () => 'differs',
      ),
    ),
  )
  expect(verdicts).toContain('differs')
})
