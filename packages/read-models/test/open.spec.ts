/** Ways in that lead nowhere, each with a sentence that says what to do. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { migrate, openDatabase, pendingMigrations, statusOf } from '../src/index.js'
import { kinds, left, newAddress, newSqlite, right, withDatabase } from './databases.js'
import { asAdmin, newPostgres, password } from './postgres.js'

const fileOf = (address: string): string => address.slice('sqlite:'.length)

describe('an address', () => {
  it.each([
    ['tables.sqlite', /begin the address with sqlite: and a file, or with postgres:/],
    ['mysql://me:secret@host/db', /begin the address/],
    ['sqlite:', /name a file/],
    ['sqlite::memory:', /name a file/],
    ['postgres://me:se/cret@host:5432/db', /percent-encoded/],
    ['postgres://me:secret@host:5432', /percent-encoded/],
    ['postgres://me:p@se/cret@host:5432/db', /percent-encoded/],
    ['postgres://me:1/se/cret@host:5432/db', /percent-encoded/],
    ['postgres://host/se/cret?x=me@host/db', /percent-encoded/],
    ['postgres://me:p@host/se/cret#x@host/db', /percent-encoded/],
    ['postgres://me:12/34secret@host/db', /percent-encoded/],
    ['postgres://me:12/secret?@host/db', /percent-encoded/],
    ['postgres://me:12/secret#@host/db', /percent-encoded/],
    ['postgres://me:12/34/secret', /percent-encoded/],
  ])('%s is refused without being repeated', async (address, reason) => {
    const failure = left(await openDatabase(address))
    expect(failure).toMatchObject({ name: 'BadAddress', reason: expect.stringMatching(reason) })
    expect(failure.reason).not.toMatch(/secret|se\/cret/)
  })
})

describe('a file', () => {
  it('that is no database is left as it is', async () => {
    const address = newSqlite()
    writeFileSync(
      fileOf(address),
      'a text of my own, long enough to be taken for a database\n'.repeat(20),
    )
    const before = readFileSync(fileOf(address))
    expect(left(await openDatabase(address))).toMatchObject({
      name: 'DatabaseDamaged',
      reason: expect.stringMatching(/name another one/),
    })
    expect(readFileSync(fileOf(address))).toEqual(before)
  })

  it('of another program, or of the log itself, is left as it is', async () => {
    const address = newSqlite()
    const theirs = new Database(fileOf(address))
    theirs.exec('CREATE TABLE addresses (name TEXT)')
    theirs.close()
    expect(left(await openDatabase(address))).toMatchObject({
      name: 'SomebodyElses',
      reason: expect.stringMatching(/name another file/),
    })
  })

  it('in a folder that is missing, or that is a folder, cannot be opened', async () => {
    const address = newSqlite()
    expect(left(await openDatabase(`${address}/nowhere/tables.sqlite`)).name).toBe(
      'DatabaseMissing',
    )
    mkdirSync(fileOf(address))
    expect(left(await openDatabase(address)).name).toMatch(/^Database(Missing|Damaged|Failed)$/)
  })

  it('that is not there is not made by a reader', async () => {
    const address = newSqlite()
    expect(left(await openDatabase(address, { readonly: true })).name).toBe('NoReadModels')
    expect(existsSync(fileOf(address))).toBe(false)
  })
})

describe('a server', () => {
  it('that is not there, or says nothing, is told without credentials', async () => {
    const closed = createServer()
    const port = await new Promise<number>((resolve) => {
      closed.listen(0, '127.0.0.1', () => resolve((closed.address() as { port: number }).port))
    })
    const address = `postgres://somebody:${encodeURIComponent(password)}@127.0.0.1:${port}/db`
    const silent = left(await openDatabase(address, { patience: 100 }))
    closed.close()
    const absent = left(await openDatabase(address, { patience: 1_000 }))
    for (const failure of [silent, absent]) {
      expect(failure).toMatchObject({
        name: 'DatabaseUnavailable',
        reason: expect.stringMatching(/postgres:\/\/127\.0\.0\.1:\d+\/db: .*can be reached/),
      })
      expect(failure.reason).not.toMatch(/somebody|p@ss/)
    }
  })

  it('that cannot be trusted is told apart from one that is not there', async () => {
    const talking = createServer((socket) => {
      socket.once('data', () => socket.write('S'))
      socket.on('data', () => socket.write('this is no TLS'))
      socket.on('error', () => socket.destroy())
    })
    const port = await new Promise<number>((resolve) => {
      talking.listen(0, '127.0.0.1', () => resolve((talking.address() as { port: number }).port))
    })
    const address = `postgres://somebody:secret@127.0.0.1:${port}/db`
    const garbled = left(await openDatabase(`${address}?sslmode=verify-full`))
    const noFile = left(await openDatabase(`${address}?sslrootcert=/nowhere/ca.crt`))
    talking.close()
    for (const failure of [garbled, noFile]) {
      expect(failure).toMatchObject({
        name: 'DatabaseDenied',
        reason: expect.stringMatching(/check sslmode and the certificates/),
      })
      expect(failure.reason).not.toMatch(/somebody|secret/)
    }
  })

  it('that lets nobody in by this name, or has no such database, says so', async ({ skip }) => {
    const address = (await newPostgres()) ?? skip('no PostgreSQL here')
    const wrong = new URL(address)
    wrong.password = 'guessed'
    const refused = left(await openDatabase(wrong.href))
    expect(refused).toMatchObject({
      name: 'DatabaseDenied',
      reason: expect.stringMatching(/check user/),
    })
    expect(refused.reason).not.toMatch(/guessed|carm:/)
    const absent = new URL(address)
    absent.pathname = '/nowhere'
    expect(left(await openDatabase(absent.href))).toMatchObject({
      name: 'DatabaseMissing',
      reason: expect.stringMatching(/make it first/),
    })
  })

  it('that is asked for by an address that does not fit says so', async ({ skip }) => {
    const address = (await newPostgres()) ?? skip('no PostgreSQL here')
    const asked = [
      ['', '', 'DatabaseDenied', /password must be a string; check user, password/],
      [password, '?sslmode=verify-full', 'DatabaseDenied', /not support SSL.*; check sslmode/],
      [password, '?sslrootcert=/nowhere/ca.pem', 'DatabaseDenied', /no such file.*; check sslmode/],
    ] as const
    for (const [secret, settings, name, reason] of asked) {
      const theirs = new URL(`${address}${settings}`)
      theirs.password = secret
      const failure = left(await openDatabase(theirs.href))
      expect(failure).toMatchObject({ name, reason: expect.stringMatching(reason) })
      expect(failure.reason).not.toMatch(/p@ss|p%40ss|carm:/)
    }
  })

  it('may let a user only read, once the tables are there', async ({ skip }) => {
    const address = (await newPostgres()) ?? skip('no PostgreSQL here')
    const role = `reader_${new URL(address).pathname.slice(1)}`
    await asAdmin((client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'reads'`))
    const theirs = new URL(address)
    theirs.username = role
    theirs.password = 'reads'
    expect(left(await openDatabase(theirs.href, { readonly: true })).name).toBe('NoReadModels')
    expect(left(await openDatabase(theirs.href)).name).toBe('DatabaseDenied')
    await migrate(address)
    expect(left(await openDatabase(theirs.href)).name).toBe('DatabaseDenied')
    await asAdmin(
      (client) =>
        client.query(
          `GRANT USAGE ON SCHEMA carmkit TO ${role}; GRANT SELECT ON ALL TABLES IN SCHEMA carmkit TO ${role}`,
        ),
      address,
    )
    const reader = right(await openDatabase(theirs.href, { readonly: true }))
    expect(right(await statusOf(reader)).position).toBe(0)
    await reader.close()
  })
})

describe.each(kinds)('the schema on %s', (kind) => {
  it('is made by one process at a time, and the steps are listed before', async (context) => {
    const address = await newAddress(kind, context)
    expect(right(await pendingMigrations(address)).map(({ version }) => version)).toEqual([1])
    expect(right(await pendingMigrations(address)).map(({ version }) => version)).toEqual([1])
    const done = await Promise.all([migrate(address), migrate(address), migrate(address)])
    expect(done.flatMap((one) => right(one).map(({ version }) => version))).toEqual([1])
    expect(right(await pendingMigrations(address))).toEqual([])
    expect(right(await migrate(address))).toEqual([])
  })

  it('of a newer carmkit is refused, by readers and writers, and left as it is', async (context) => {
    const address = await newAddress(kind, context)
    await withDatabase(address, async ({ writing }) => {
      await writing?.((session) => session.run('UPDATE read_model_schema SET version = 99'))
    })
    for (const readonly of [true, false]) {
      expect(left(await openDatabase(address, { readonly }))).toMatchObject({
        name: 'DatabaseNewer',
        reason: expect.stringMatching(/version 99, this carmkit knows 1: update carmkit/),
      })
    }
    expect(left(await pendingMigrations(address)).name).toBe('DatabaseNewer')
    expect(left(await migrate(address)).name).toBe('DatabaseNewer')
  })
})
