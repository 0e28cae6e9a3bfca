/** Deadlines and the list of streams in a file that is older, read only, or damaged. */
import { readFileSync } from 'node:fs'
import { uuidFrom } from '@carmkit/kernel'
import type { KeptDeadline } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { connect } from '../src/driver.js'
import { openSqliteStore } from '../src/index.js'
import { opened, openStore, temporaryFiles } from './folder.js'
import { batchBehind } from './sample.mjs'

const newFile = temporaryFiles()

const deadline: KeptDeadline = {
  commandId: uuidFrom('deadline'),
  due: '2026-03-04T17:00:00.000Z' as KeptDeadline['due'],
  type: 'MarkDormant',
  data: {},
  causedBy: uuidFrom('cause'),
  correlationId: uuidFrom('correlation'),
}

const withStreams = async (): Promise<string> => {
  const file = newFile()
  const store = await openStore(file)
  for (const stream of ['sample-b', 'sample-a', 'other-a']) {
    expect(await store.append(batchBehind(stream, [], { count: 2 }))()).toEqual(E.right(undefined))
  }
  expect(await store.saveDeadlines(6, [deadline])()).toEqual(E.right(undefined))
  await store.close()
  return file
}

const changed = (file: string, statement: string): void => {
  const connection = connect(file, 'write')
  connection.exec(statement)
  connection.close()
}

describe('a file of version 1', () => {
  it('that is read only has no deadlines, and lists its streams without an index', async () => {
    const file = newFile()
    changed(file, readFileSync(new URL('./schema-1.sql', import.meta.url), 'utf8'))
    changed(
      file,
      `INSERT INTO events (stream, revision, hash, body)
        VALUES ('sample-b', 0, '', ''), ('sample-b', 1, '', ''), ('sample-a', 0, '', '')`,
    )
    const store = opened(await openSqliteStore(file, { readonly: true }))
    expect(await store.deadlineProgress()()).toEqual(E.right(0))
    expect(await store.dueDeadlines(deadline.due, 10)()).toEqual(E.right([]))
    expect(await store.listStreams('sample')()).toEqual(E.right(['sample-a', 'sample-b']))
    await store.close()
  })
})

describe('a store that is open for reading only', () => {
  it('shows deadlines and streams, and changes none', async () => {
    const store = opened(await openSqliteStore(await withStreams(), { readonly: true }))
    const refused = { _tag: 'Left', left: { name: 'StoreUnavailable' } }
    expect(await store.saveDeadlines(7, [])()).toMatchObject(refused)
    expect(await store.settleDeadlines([deadline.commandId])()).toMatchObject(refused)
    expect(await store.deadlineProgress()()).toEqual(E.right(6))
    expect(await store.dueDeadlines(deadline.due, 10)()).toEqual(E.right([deadline]))
    expect(await store.listStreams('sample')()).toEqual(E.right(['sample-a', 'sample-b']))
    await store.close()
  })
})

describe('a deadline that cannot be read', () => {
  it('is told, not skipped', async () => {
    const file = await withStreams()
    changed(file, "UPDATE deadlines SET body = '{'")
    const store = await openStore(file)
    expect(await store.dueDeadlines(deadline.due, 10)()).toEqual(
      E.left({ name: 'Unreadable', stream: 'deadlines', revision: null, reason: 'not JSON' }),
    )
    await store.close()
  })
})

describe('writing deadlines on a full disk', () => {
  it('keeps all of them and the progress, or nothing', async () => {
    const file = await withStreams()
    changed(
      file,
      `CREATE TRIGGER no_room BEFORE INSERT ON deadline_progress
        BEGIN SELECT raise(ABORT, 'no room'); END`,
    )
    const store = await openStore(file)
    const another = { ...deadline, commandId: uuidFrom('another') }
    expect(await store.saveDeadlines(9, [another])()).toMatchObject({
      left: { name: 'StoreUnavailable' },
    })
    expect(await store.deadlineProgress()()).toEqual(E.right(6))
    expect(await store.dueDeadlines(deadline.due, 10)()).toEqual(E.right([deadline]))
    await store.close()
  })
})
