/** `carmkit verify` and what a store keeps beside its events: a wrong state is told, and is no lost event. */
import { aggregateOfStream, businessAccount, carm } from '@carmkit/core'
import { flatJson, fold, type RecordedEvent } from '@carmkit/kernel'
import { sealSnapshot } from '@carmkit/store'
import { openSqliteStore } from '@carmkit/store-sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, expect, it } from 'vitest'
import { carmkit, newFile, storyFile } from './support.js'

const stream = 'businessAccount-123456782'
let story = ''

beforeAll(async () => {
  story = newFile()
  await carmkit('run', storyFile, '--store', story, '--clock', 'lines')
})

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

/** Keeps a state of the business behind its fourth event. */
const keep = async (change: (state: object) => object, version = 1): Promise<void> => {
  const { read, snapshots, close } = right(await openSqliteStore(story))
  const events = right(await read(stream, { limit: 4 })())
  const { revision, metadata } = events.at(-1) as RecordedEvent
  const folded = fold(businessAccount, events as never) as object
  const state = flatJson(change(folded))
  const content = { stream, revision, hash: metadata.hash, version, state }
  right((await snapshots?.save(sealSnapshot(content))()) ?? E.left('keeps no states'))
  await close()
}

it('counts the states that are what their events fold to', async () => {
  await keep((state) => state)
  const { exit, lines } = await carmkit('verify', '--store', story, '--json')
  expect(exit).toBe(0)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    ok: true,
    keptStates: { sound: 1, wrong: [] },
  })
})

it('names the stream of one that is not, and says that no event is damaged', async () => {
  await keep((state) => ({ ...state, status: 'Ceased' }))
  const told = await carmkit('verify', '--store', story)
  expect(told.exit).toBe(1)
  expect(told.lines[0]).toMatch(/^intact: \d+ events/)
  expect(told.lines.at(-1)).toContain(`wrong cache: the state kept of ${stream} is not what`)
  const { lines } = await carmkit('verify', '--store', story, '--json')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    ok: false,
    firstBad: null,
    keptStates: { sound: 0, wrong: [stream] },
  })
})

it('says nothing of one that nobody would use', async () => {
  const { snapshot } = aggregateOfStream(carm, stream) ?? {}
  await keep((state) => ({ ...state, status: 'Ceased' }), (snapshot?.version ?? 0) + 1)
  const { exit, lines } = await carmkit('verify', '--store', story, '--json')
  expect(exit).toBe(0)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ keptStates: { sound: 0, wrong: [] } })
})
