/** Personal data in the file keeps the contract, and what is forgotten leaves no byte behind. */
import { existsSync, readFileSync } from 'node:fs'
import { verifyChain } from '@carmkit/kernel'
import { type PersonalPlace, personalDataContract } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { connect, SqlError } from '../src/driver.js'
import { openSqliteStore, type SqliteStore } from '../src/index.js'
import { storeOn } from '../src/sqlite-store.js'
import { opened, openStore, temporaryFiles } from './folder.js'
import { batchBehind } from './sample.mjs'

const newFile = temporaryFiles()

describe('personal data in the file', () => {
  const openIn = async (file: string): Promise<PersonalPlace> => {
    const { personalData, close } = await openStore(file)
    return { personalData, close, reopen: () => openIn(file) }
  }
  const open = () => openIn(newFile())
  for (const { name, run } of personalDataContract({ name: 'sqlite', open })) it(name, run)
})

const keptIn = async ({ personalData }: SqliteStore, value: string): Promise<string> => {
  const ref = await personalData.keep(value)()
  if (E.isLeft(ref)) throw new Error(ref.left.name)
  return ref.right
}

/** All bytes on the disk, in the file and beside it. */
const bytesOf = (file: string): string =>
  ['', '-wal', '-shm', '-journal']
    .map((suffix) => `${file}${suffix}`)
    .filter((name) => existsSync(name))
    .map((name) => readFileSync(name, 'latin1'))
    .join('')

describe('what is forgotten', () => {
  it('is in no byte of the file, while the store is open and after', async () => {
    const file = newFile()
    const store = await openStore(file)
    const secrets = ['short secret', `long secret${' and more'.repeat(400)}`]
    for (const secret of secrets) {
      const ref = await keptIn(store, secret)
      const found = await store.personalData.find(ref)()
      if (E.isLeft(found) || found.right.status !== 'kept') throw new Error('not kept')
      const { salt } = found.right
      for (const text of [secret.slice(0, 11), salt]) expect(bytesOf(file)).toContain(text)
      expect(await store.personalData.forget(ref)()).toEqual(E.right(true))
      for (const text of [secret.slice(0, 11), 'and more', salt])
        expect(bytesOf(file)).not.toContain(text)
      expect(bytesOf(file)).toContain(ref)
    }
    await store.close()
    expect(bytesOf(file)).not.toContain('secret')
  })

  it('leaves no copy where rows once stood, however many are kept and forgotten', async () => {
    const file = newFile()
    const store = await openStore(file)
    const kept: string[] = []
    for (let number = 0; number < 1_500; number++) {
      const value = `secret ${number};${'x'.repeat((number * 7919) % 600)}`
      kept.push(await keptIn(store, value))
      // Pages of the table lie between those of others.
      if (number % 100 === 0)
        await store.append(batchBehind(`sample-${number}`, [], { count: 9 }))()
    }
    const isForgotten = (number: number) => (number * 31) % 3 !== 0
    for (const [number, ref] of kept.entries()) {
      if (isForgotten(number)) await store.personalData.forget(ref)()
    }
    await store.close()
    const found = bytesOf(file).match(/secret \d+;/g) ?? []
    const expected = kept.flatMap((_, number) => (isForgotten(number) ? [] : [`secret ${number};`]))
    expect(new Set(found)).toEqual(new Set(expected))
    expect(expected).toHaveLength(500)
  })

  it('changes no event: every hash that covers the reference still verifies', async () => {
    const file = newFile()
    const store = await openStore(file)
    const stream = 'sample-person'
    const ref = await keptIn(store, 'please call me at home')
    const batch = batchBehind(stream, [], { count: 3, filler: ref })
    await store.append(batch)()
    await store.personalData.forget(ref)()
    const read = await store.read(stream)()
    expect(read).toEqual(E.right(batch.events))
    expect(JSON.stringify(read)).toContain(ref)
    const last = batch.events[2]
    expect(verifyChain(stream, E.isRight(read) ? read.right : [])).toEqual(
      E.right({ revision: 2, hash: last?.metadata.hash }),
    )
    await store.close()
  })

  it('is not called gone while a reader keeps its bytes in the log beside the file', async () => {
    const file = newFile()
    await (await openStore(file)).close()
    const writer = connect(file, 'write')
    writer.exec('PRAGMA busy_timeout = 0')
    const store = storeOn({ reader: connect(file, 'read'), writer }, 20)
    const ref = await keptIn(store, 'short secret')
    const reader = connect(file, 'read')
    reader.exec('BEGIN')
    reader.rows('SELECT count(*) FROM personal_data')
    expect(await store.personalData.forget(ref)()).toMatchObject({
      _tag: 'Left',
      left: { name: 'StoreUnavailable', reason: expect.stringContaining('-wal') },
    })
    expect(await store.personalData.find(ref)()).toEqual(E.right({ status: 'forgotten' }))
    expect(bytesOf(file)).toContain('short secret')
    reader.exec('COMMIT')
    reader.close()
    expect(await store.personalData.forget(ref)()).toEqual(E.right(false))
    expect(bytesOf(file)).not.toContain('short secret')
    await store.close()
  })
})

describe('the table of personal data', () => {
  it.each([
    ['changes a value', "UPDATE personal_data SET content = CAST('{}' AS BLOB)", 'never changed'],
    ['shortens a value', "UPDATE personal_data SET content = x'00'", 'never changed'],
    ['moves a value', "UPDATE personal_data SET ref = 'other'", 'never changed'],
    ['deletes that it was kept', 'DELETE FROM personal_data', 'never deleted'],
  ])('another tool %s: refused', async (_, sql, reason) => {
    const file = newFile()
    const store = await openStore(file)
    const ref = await keptIn(store, 'stays')
    const other = connect(file, 'write')
    expect(() => other.exec(sql)).toThrow(reason)
    other.close()
    expect(await store.personalData.find(ref)()).toMatchObject(E.right({ value: 'stays' }))
    await store.close()
  })

  it('tells by its size only how many 256 bytes something had', async () => {
    const file = newFile()
    const store = await openStore(file)
    for (const length of [0, 100, 200, 4_000]) await keptIn(store, 'x'.repeat(length))
    const reader = connect(file, 'read')
    const sizes = reader.rows('SELECT length(content) AS size FROM personal_data ORDER BY id')
    expect(sizes.map(({ size }) => Number(size))).toEqual([256, 256, 512, 4_096])
    reader.close()
    await store.close()
  })

  it('holds a forged value: unreadable', async () => {
    const file = newFile()
    const store = await openStore(file)
    const ref = await keptIn(store, 'stays')
    const other = connect(file, 'write')
    other.exec(`DROP TRIGGER personal_data_stay; UPDATE personal_data
      SET content = CAST(replace(CAST(content AS TEXT), 'stays', 'forged') AS BLOB)`)
    other.close()
    expect(await store.personalData.find(ref)()).toMatchObject({
      _tag: 'Left',
      left: { name: 'Unreadable', stream: `personal data ${ref}` },
    })
    await store.close()
  })
})

describe('opening', () => {
  it('for reading only finds, and neither keeps nor forgets', async () => {
    const file = newFile()
    const store = await openStore(file)
    const ref = await keptIn(store, 'stays')
    await store.close()
    const reading = opened(await openSqliteStore(file, { readonly: true }))
    const refused = { _tag: 'Left', left: { name: 'StoreUnavailable' } }
    expect(await reading.personalData.keep('new')()).toMatchObject(refused)
    expect(await reading.personalData.forget(ref)()).toMatchObject(refused)
    expect(await reading.personalData.find(ref)()).toMatchObject(E.right({ value: 'stays' }))
    await reading.close()
  })

  it('takes the source of salts; one that repeats itself is a bug and brings nothing back', async () => {
    const randomBytes = (count: number) => new Uint8Array(count).fill(7)
    const store = opened(await openSqliteStore(newFile(), { randomBytes }))
    const ref = await keptIn(store, 'once')
    expect(await store.personalData.find(ref)()).toMatchObject(
      E.right({ salt: '07'.repeat(32), value: 'once' }),
    )
    await store.personalData.forget(ref)()
    await expect(store.personalData.keep('once')()).rejects.toThrow('the random bytes repeat')
    expect(await store.personalData.find(ref)()).toEqual(E.right({ status: 'forgotten' }))
    await keptIn(store, 'the store goes on')
    await store.close()
  })
})

describe('a disk that fails while a value is sealed', () => {
  it('leaves the keeping unknown, and names what to forget', async () => {
    const file = newFile()
    await (await openStore(file)).close()
    const writer = connect(file, 'write')
    let fails = true
    const failing = {
      ...writer,
      exec: (sql: string) => {
        writer.exec(sql)
        if (sql === 'COMMIT' && fails) throw new SqlError('other', 'disk I/O error')
      },
    }
    const store = storeOn({ reader: connect(file, 'read'), writer: failing })
    const answer = await store.personalData.keep('perhaps')()
    expect(answer).toMatchObject({ _tag: 'Left', left: { name: 'KeepingUnknown' } })
    fails = false
    const ref = E.isLeft(answer) && 'ref' in answer.left ? answer.left.ref : ''
    expect(await store.personalData.forget(ref)()).toEqual(E.right(true))
    await store.close()
  })
})
