/** Files of older schemas: read as they are, and brought to the present schema when written. */
import { readFileSync } from 'node:fs'
import { verifyChain } from '@carmkit/kernel'
import { sealSnapshot } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { connect } from '../src/driver.js'
import { openSqliteStore } from '../src/index.js'
import { schemaSteps, schemaVersion } from '../src/schema.js'
import { commandQuery } from '../src/snapshots.js'
import { opened, openStore, temporaryFiles } from './folder.js'
import { batchBehind } from './sample.mjs'

const newFile = temporaryFiles()

/** The texts that made the files of versions 1 and 2; frozen, like those files. */
const schema1 = readFileSync(new URL('./schema-1.sql', import.meta.url), 'utf8')
const schema2 = readFileSync(new URL('./schema-2.sql', import.meta.url), 'utf8')

const stream = 'sample-old'
const batch = batchBehind(stream, [], { count: 40 })

/** A store as an older version left it behind: its schema, its events, its progress. */
const fileOf = (schema: string): string => {
  const file = newFile()
  const connection = connect(file, 'write')
  connection.exec(`PRAGMA journal_mode = WAL; BEGIN; ${schema} COMMIT`)
  for (const event of batch.events) {
    connection.run(
      'INSERT INTO events (stream, revision, hash, body) VALUES (?, ?, ?, ?)',
      event.stream,
      event.revision,
      event.metadata.hash,
      JSON.stringify(event),
    )
  }
  connection.run('INSERT INTO reaction_progress VALUES (?, ?, ?)', 'first', 40, '{"seen":40}')
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
  return file
}

const version1File = () => fileOf(schema1)
const version2File = () => fileOf(schema1 + schema2)

const shapeOf = (file: string) => {
  const connection = connect(file, 'read')
  const [row = {}] = connection.rows('SELECT user_version AS version FROM pragma_user_version')
  const objects = connection.rows('SELECT type, name, sql FROM sqlite_schema ORDER BY name')
  connection.close()
  return { version: Number(row['version']), objects }
}

describe('a file of version 1', () => {
  it('is opened for reading only as it is, and knows no personal data', async () => {
    const file = version1File()
    const before = readFileSync(file)
    const reading = opened(await openSqliteStore(file, { readonly: true }))
    expect(await reading.read(stream)()).toEqual(E.right(batch.events))
    expect(await reading.personalData.find('0'.repeat(64))()).toEqual(
      E.right({ status: 'unknown' }),
    )
    await reading.close()
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(shapeOf(file).version).toBe(1)
  })

  it('is upgraded when it is opened for writing, and loses nothing', async () => {
    const file = version1File()
    const store = await openStore(file)
    const read = await store.read(stream)()
    expect(read).toEqual(E.right(batch.events))
    expect(E.isRight(read) && verifyChain(stream, read.right)._tag).toBe('Right')
    expect(await store.reactionProgress('first')()).toEqual(
      E.right({ position: 40, state: { seen: 40 } }),
    )
    const next = batchBehind(stream, batch.events)
    expect(await store.append(next)()).toEqual(E.right(undefined))
    expect((await store.personalData.keep('new')())._tag).toBe('Right')
    await store.close()
    expect(shapeOf(file).version).toBe(schemaVersion)
  })

  it('then has the schema of a new file, to the letter', async () => {
    const [old, fresh] = [version1File(), newFile()]
    for (const file of [old, fresh]) await (await openStore(file)).close()
    const { version, objects } = shapeOf(fresh)
    const names = objects.map(({ name }) => name)
    expect(version).toBe(schemaVersion)
    for (const name of ['personal_data', 'stream_starts', 'deadlines', 'deadline_progress'])
      expect(names).toContain(name)
    for (const name of ['snapshots', 'events_by_command']) expect(names).toContain(name)
    const tidied = ({ version: one, objects: all }: ReturnType<typeof shapeOf>) => ({
      version: one,
      objects: all.map(({ type, name, sql }) => ({ type, name, sql: withoutIndents(sql) })),
    })
    expect(tidied(shapeOf(old))).toEqual(tidied({ version, objects }))
  })

  it('is upgraded once when several open it together', async () => {
    const file = version1File()
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(file)))
    for (const store of stores) expect((await store.personalData.keep('new')())._tag).toBe('Right')
    for (const store of stores) await store.close()
    expect(shapeOf(file).version).toBe(schemaVersion)
  })

  it('shows personal data to who reads it, once somebody has upgraded it', async () => {
    const file = version1File()
    const reading = opened(await openSqliteStore(file, { readonly: true }))
    const store = await openStore(file)
    const ref = await store.personalData.keep('new')()
    if (E.isLeft(ref)) throw new Error(ref.left.name)
    expect(await reading.personalData.find(ref.right)()).toMatchObject(E.right({ value: 'new' }))
    await reading.close()
    await store.close()
  })

  it('stays whole at version 1 when the upgrade fails', async () => {
    const file = version1File()
    const spoiler = connect(file, 'write')
    spoiler.exec('CREATE TABLE deadlines (somebody TEXT)')
    spoiler.close()
    const before = shapeOf(file)
    expect(await openSqliteStore(file)).toMatchObject({
      _tag: 'Left',
      left: { name: 'CannotOpen', reason: expect.stringContaining('deadlines') },
    })
    expect(shapeOf(file)).toEqual(before)
  })
})

describe('a file of version 2', () => {
  const commandId = batch.events[0]?.metadata.commandId ?? ''
  const snapshot = sealSnapshot({ stream, revision: 9, hash: '', version: 1, state: '[1]' })

  it('is opened for reading only as it is, and has no kept states', async () => {
    const file = version2File()
    const { snapshots, close } = opened(await openSqliteStore(file, { readonly: true }))
    expect(await snapshots?.find(stream)()).toEqual(E.right(null))
    expect(await snapshots?.seen(stream, commandId)()).toEqual(E.right(batch.events))
    expect(await snapshots?.save(snapshot)()).toMatchObject({ left: { name: 'StoreUnavailable' } })
    await close()
    expect(shapeOf(file).version).toBe(2)
  })

  it('is upgraded when it is opened for writing: keeps states, and finds its old commands', async () => {
    const file = version2File()
    const { snapshots, close } = await openStore(file)
    expect(await snapshots?.seen(stream, commandId)()).toEqual(E.right(batch.events))
    expect(await snapshots?.save(snapshot)()).toEqual(E.right(undefined))
    expect(await snapshots?.find(stream)()).toEqual(E.right(snapshot))
    await close()
    const again = opened(await openSqliteStore(file, { readonly: true }))
    expect(await again.snapshots?.find(stream)()).toEqual(E.right(snapshot))
    await again.close()
  })

  it('is upgraded although an event in it is damaged, which is still told', async () => {
    const file = version2File()
    const spoiler = connect(file, 'write')
    spoiler.run(
      'INSERT INTO events (stream, revision, hash, body) VALUES (?, 0, ?, ?)',
      'x-1',
      '',
      '{',
    )
    spoiler.close()
    const store = await openStore(file)
    expect(await store.read('x-1')()).toMatchObject({ left: { name: 'Unreadable', revision: 0 } })
    expect(await store.snapshots?.seen(stream, commandId)()).toEqual(E.right(batch.events))
    await store.close()
  })
})

const withoutIndents = (sql: unknown): string => String(sql).replace(/\s+/g, ' ')

describe('the steps', () => {
  it('are released: the first two are what made the files of versions 1 and 2', () => {
    expect(withoutIndents(schemaSteps[0]).trim()).toBe(withoutIndents(schema1).trim())
    expect(withoutIndents(schemaSteps[1]).trim()).toBe(withoutIndents(schema2).trim())
  })

  it('each name the version that they lead to', () => {
    const versions = schemaSteps.map((step) => /PRAGMA user_version = (\d+)/.exec(step)?.[1])
    expect(versions).toEqual(schemaSteps.map((_, index) => String(index + 1)))
  })

  it('find the first event of every stream by its index', async () => {
    const file = newFile()
    await (await openStore(file)).close()
    const connection = connect(file, 'read')
    const plan = connection.rows(
      `EXPLAIN QUERY PLAN SELECT stream FROM events WHERE revision = 0 AND stream > 'a' ORDER BY stream`,
    )
    connection.close()
    expect(plan.map(({ detail }) => detail).join()).toContain('stream_starts')
  })

  it('find a command by its index', async () => {
    const file = newFile()
    await (await openStore(file)).close()
    const connection = connect(file, 'read')
    const plan = connection.rows(`EXPLAIN QUERY PLAN ${commandQuery}`, 'a', 'b')
    connection.close()
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH events USING INDEX events_by_command (stream=? AND <expr>=?)',
    ])
  })
})
