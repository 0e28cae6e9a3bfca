/** Which files are opened, and that all others stay as they are. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { connect } from '../src/driver.js'
import { openSqliteStore } from '../src/index.js'
import { applicationId, schemaVersion } from '../src/schema.js'
import { opened, openStore, temporaryFiles } from './folder.js'
import { batchBehind } from './sample.mjs'

const newFile = temporaryFiles()

/** A database made by these statements, as it lies on the disk when its maker has ended. */
const databaseOf = (sql: string): string => {
  const file = newFile()
  const connection = connect(file, 'write')
  connection.exec(sql)
  connection.close()
  return file
}

const refusal = async (file: string, readonly = false) => {
  const found = await openSqliteStore(file, { readonly })
  if (E.isRight(found)) throw new Error('was opened')
  return found.left
}

describe('files that are no store', () => {
  const text = newFile('notes.txt')
  writeFileSync(text, 'not a database\n'.repeat(500))
  const shortText = newFile('short.txt')
  writeFileSync(shortText, 'hi')
  const foreign = databaseOf('CREATE TABLE books (title TEXT)')
  const foreignWal = databaseOf('PRAGMA journal_mode = WAL; CREATE TABLE books (title TEXT)')
  const marked = databaseOf('PRAGMA application_id = 42')
  const newer = databaseOf(
    `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion + 1}`,
  )

  it.each([
    ['text', text, 'NotADatabase', 'no SQLite database'],
    ['a short text', shortText, 'NotADatabase', 'no SQLite database'],
    ['a database of another application', foreign, 'OtherApplication', 'name another file'],
    [
      'the same in WAL mode, not yet folded in',
      foreignWal,
      'OtherApplication',
      'name another file',
    ],
    ['an empty database that is marked', marked, 'OtherApplication', 'name another file'],
    ['a store of a newer carmkit', newer, 'NewerSchema', 'update carmkit'],
  ])('%s is refused and stays as it is', async (_, file, name, advice) => {
    const before = readFileSync(file)
    for (const readonly of [false, true]) {
      const failure = await refusal(file, readonly)
      expect(failure).toMatchObject({ name, file })
      expect(failure.reason).toContain(advice)
    }
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it.each([
    ['ordinary', ''],
    ['in WAL mode', 'PRAGMA journal_mode = WAL;'],
  ])('nothing is left beside a foreign database (%s)', async (_, mode) => {
    const file = databaseOf(
      `${mode} CREATE TABLE books (title TEXT); PRAGMA wal_checkpoint(TRUNCATE)`,
    )
    const beside = ['-wal', '-shm', '-journal'].map((suffix) => `${file}${suffix}`)
    for (const name of beside) rmSync(name, { force: true })
    expect((await refusal(file)).name).toBe('OtherApplication')
    expect(beside.filter((name) => existsSync(name))).toEqual([])
  })

  it('a folder is refused', async () => {
    const folder = newFile('folder')
    mkdirSync(folder)
    expect(await refusal(folder)).toMatchObject({ name: 'NotADatabase', file: folder })
    expect(readdirSync(folder)).toEqual([])
  })

  it('a file in a missing folder cannot be made', async () => {
    const failure = await refusal(join(newFile('missing'), 'store.carm'))
    expect(failure.name).toBe('CannotOpen')
    expect(failure.reason).toContain('folder')
  })

  it('a store that is torn in the middle is damaged, not empty', async () => {
    const file = newFile()
    const store = await openStore(file)
    await store.append(batchBehind('sample-torn', [], { count: 50 }))()
    await store.close()
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096)
    const torn = newFile()
    writeFileSync(torn, bytes)
    const read = await opened(await openSqliteStore(torn)).read('sample-torn')()
    expect(read).toMatchObject({ _tag: 'Left', left: { name: 'Unreadable' } })
  })
})

describe('files that become a store', () => {
  it('an empty file is taken', async () => {
    const file = newFile()
    writeFileSync(file, '')
    const store = await openStore(file)
    expect((await store.append(batchBehind('sample-a', []))())._tag).toBe('Right')
    await store.close()
  })

  it.each(['with space', 'hash#mark', 'question?mark', 'per%20cent', 'é漢😀'])(
    'a file named "%s" is opened both ways',
    async (name) => {
      const file = newFile(name)
      const store = await openStore(file)
      const batch = batchBehind('sample-a', [])
      await store.append(batch)()
      await store.close()
      const reading = opened(await openSqliteStore(file, { readonly: true }))
      expect(await reading.read('sample-a')()).toEqual(E.right(batch.events))
      await reading.close()
    },
  )

  it('after closing, the one file holds everything', async () => {
    const file = newFile()
    const copy = newFile('copy.carm')
    const store = await openStore(file)
    const batch = batchBehind('sample-a', [], { count: 20 })
    await store.append(batch)()
    await store.close()
    copyFileSync(file, copy)
    const copied = await openStore(copy)
    expect(await copied.read('sample-a')()).toEqual(E.right(batch.events))
    await copied.close()
  })
})

describe('opening for reading only', () => {
  it('needs a store', async () => {
    const missing = newFile()
    const empty = newFile()
    writeFileSync(empty, '')
    for (const file of [missing, empty]) {
      const failure = await refusal(file, true)
      expect(failure).toMatchObject({ name: 'NoSuchStore', file })
    }
    expect(existsSync(missing)).toBe(false)
    expect(readFileSync(empty).length).toBe(0)
  })

  it('reads and refuses to write, and the file stays as it is', async () => {
    const file = newFile()
    const store = await openStore(file)
    const batch = batchBehind('sample-a', [])
    await store.append(batch)()
    await store.close()
    const before = readFileSync(file)
    const reading = opened(await openSqliteStore(file, { readonly: true }))
    const refused = { _tag: 'Left', left: { name: 'StoreUnavailable' } }
    const progress = { position: 1, state: null }
    expect(reading.exclusively).toBeNull()
    expect(await reading.append(batchBehind('sample-b', []))()).toMatchObject(refused)
    expect(await reading.saveReactionProgress('first', { progress, parked: [] })()).toMatchObject(
      refused,
    )
    expect(await reading.read('sample-a')()).toEqual(E.right(batch.events))
    expect(await reading.reactionProgress('first')()).toEqual(E.right(null))
    await reading.close()
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('cannot write even by mistake', async () => {
    const file = newFile()
    const store = await openStore(file)
    await store.close()
    for (const access of ['read', 'inspect'] as const) {
      const connection = connect(file, access)
      expect(() => connection.exec('PRAGMA user_version = 9')).toThrow('readonly')
      connection.close()
    }
  })

  it('sees what a writer appends meanwhile', async () => {
    const file = newFile()
    const store = await openStore(file)
    const reading = opened(await openSqliteStore(file, { readonly: true }))
    const batch = batchBehind('sample-a', [])
    await store.append(batch)()
    expect(await reading.read('sample-a')()).toEqual(E.right(batch.events))
    await reading.close()
    await store.close()
  })
})
