/** A cut of the events and the tables at that checkpoint say the same of an account. */
import { cutOf, type Picture, pictureOf, type Section, sections } from '@carmkit/audit'
import { carm, type Instant } from '@carmkit/core'
import { type Logged, type LogKind, randomLogs } from '@carmkit/laws'
import { memoryStore } from '@carmkit/store'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { type Model, models, type Tables, tablesOf } from '../src/index.js'
import {
  columnsOnlyInTables,
  onlyInTables,
  sectionsOnlyInPictures,
  tablesOnlyInTables,
  untoldEvents,
} from './laws/only-on-one-side.js'
import { expectPicture } from './laws/pictures.js'
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

/** Where a log is cut, and how long behind its last event it is read. */
interface Cutting {
  readonly position: number
  readonly wait: number
}

/** Each log is cut twice: playing it takes several times as long as what is compared. */
const cuts = (kind: LogKind) =>
  fc.record({
    log: randomLogs[kind],
    cuttings: fc.array(fc.record({ share: part, wait: waits }), { minLength: 2, maxLength: 2 }),
  })

interface Compared {
  /** The part of the log that both sides are of. */
  readonly prefix: ReadonlyArray<Logged>
  readonly tables: Tables
  readonly picture: Picture
  readonly at: Instant
}

const comparedAt = async (
  log: ReadonlyArray<Logged>,
  { position, wait }: Cutting,
): Promise<Compared> => {
  const { streams, read, at: last } = await cutAt(log, position)
  const at = new Date(
    Date.parse(last ?? '2026-01-01T00:00:00.000Z') + wait,
  ).toISOString() as Instant
  const prefix = log.slice(0, read.position)
  return { prefix, tables: tablesOf(models, prefix), picture: pictureOf(streams, at), at }
}

/** 1,050 cuts of 525 logs. */
const runs: ReadonlyArray<readonly [LogKind, number]> = [
  ['identity', 100],
  ['ledger', 130],
  ['declaration', 60],
  ['imports', 45],
  ['importOrders', 20],
  ['outcomes', 40],
  ['payments', 40],
  ['ruling', 45],
  ['security', 45],
]

test.each(runs)('in histories of %s', async (kind, numRuns) => {
  await fc.assert(
    fc.asyncProperty(cuts(kind), async ({ log, cuttings }) => {
      for (const { share, wait } of cuttings) {
        const position = Math.round(share * log.length)
        const { tables, picture, at } = await comparedAt(log, { position, wait })
        expectPicture(tables, picture, at)
      }
    }),
    { numRuns },
  )
})

/** Logs whose cuts defects are planted in: the same ones every time. */
const sample = (
  [
    ['identity', 60],
    ['ledger', 80],
    ['declaration', 15],
    ['imports', 15],
    ['outcomes', 20],
    ['ruling', 40],
    ['security', 30],
  ] as const
).flatMap(([kind, numRuns]) => fc.sample(randomLogs[kind], { numRuns, seed: 20_261_129 }))

/** The first places of each type of event: what an event did is covered by later ones at the end of a log. */
const places = (): ReadonlyMap<string, ReadonlyArray<readonly [ReadonlyArray<Logged>, number]>> => {
  const found = new Map<string, (readonly [ReadonlyArray<Logged>, number])[]>()
  for (const log of sample) {
    for (const { position, event } of log) {
      const those = found.get(event.type) ?? []
      if (those.length < 6) found.set(event.type, [...those, [log, position]])
    }
  }
  return found
}

/** Tables as a model would make them that takes no notice of one type of event. */
const blindTo = (type: string): ReadonlyArray<Model> =>
  models.map((model) => ({
    ...model,
    project: (projected, rows) =>
      projected.event.type === type ? [] : model.project(projected, rows),
  }))

/** Where tables that are not blind say what the picture says, do blind ones differ? */
const isBlindnessFound = async (
  type: string,
  [log, position]: readonly [ReadonlyArray<Logged>, number],
): Promise<boolean> => {
  const { prefix, tables, picture, at } = await comparedAt(log, { position, wait: 0 })
  expectPicture(tables, picture, at)
  try {
    expectPicture(tablesOf(blindTo(type), prefix), picture, at)
    return false
  } catch {
    return true
  }
}

const found = places()

test('right behind each type of event, where tables that are blind to it are found', async () => {
  const unfound: string[] = []
  for (const [type, those] of found) {
    let isFoundOnce = false
    for (const place of those) isFoundOnce ||= await isBlindnessFound(type, place)
    if (!isFoundOnce) unfound.push(type)
  }
  expect(Object.values(untoldEvents).flat()).toEqual(expect.arrayContaining(unfound))
  expect([...found.keys()]).toEqual(
    expect.arrayContaining(['AppealDecided', 'MassCaseProcessed', 'RulingIssued', 'StaffAssigned']),
  )
})

test('there everything is compared that does not stand in the lists of what one side tells', async () => {
  const columns = new Set<string>()
  const told = new Set<string>()
  for (const [log, position] of [...found.values()].flatMap((those) => those.slice(0, 2))) {
    const { tables, picture, at } = await comparedAt(log, { position, wait: 0 })
    expectPicture(watched(tables, columns), watchedSections(picture, told), at)
  }
  expect(sections.filter((section) => !told.has(section))).toEqual(
    Object.keys(sectionsOnlyInPictures),
  )
  expect(
    allColumns()
      .filter((column) => !columns.has(column))
      .toSorted(),
  ).toEqual(listed().toSorted())
})

const allColumns = (): ReadonlyArray<string> =>
  models.flatMap(({ tables }) =>
    tables.flatMap(({ name, columns }) => Object.keys(columns).map((one) => `${name}.${one}`)),
  )

const listed = (): ReadonlyArray<string> => [
  ...onlyInTables.flatMap(([table, names]) => names.split(' ').map((name) => `${table}.${name}`)),
  ...allColumns().filter((column) => {
    const [table = '', name = ''] = column.split('.')
    return table in tablesOnlyInTables || columnsOnlyInTables.includes(name)
  }),
]

/** The same rows, which note what columns are read of them. */
const watched = (tables: Tables, read: Set<string>): Tables =>
  Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      rows?.map(
        (row) =>
          new Proxy(row, {
            get: (target, column) => {
              read.add(`${table}.${String(column)}`)
              return target[String(column)]
            },
          }),
      ),
    ]),
  )

const watchedSections = (picture: Picture, told: Set<string>): Picture =>
  new Proxy(picture, {
    get: (target, section) => {
      told.add(String(section))
      return target[section as Section]
    },
  })
