/** What a store keeps for reactions: how far they have come, and what was refused to them. */
import assert from 'node:assert/strict'
import type { Instant } from '@carmkit/core'
import type { ParkedCommand, ReactionProgress, Store } from '@carmkit/store'
import { type ContractCase, casesOn, recordingNothing, rightOf, type Subject } from './subject.js'

const parked = (commandId: string): ParkedCommand => ({
  reaction: 'first',
  causedBy: '00000000-0000-5000-8000-000000000001',
  commandId,
  type: 'AddTotalOf',
  data: { counter: 'a', other: 'é😀' },
  reasons: ['CounterFull'],
})

export const reactionCases = (subject: Subject): ReadonlyArray<ContractCase> =>
  casesOn(subject, {
    'a reaction that never ran has no progress': async (store) => {
      assert.equal(rightOf(await store.reactionProgress('first')()), null)
      assert.deepEqual(rightOf(await store.parkedCommands()()), [])
    },
    'the last saved progress is read back, for each reaction its own': async (store) => {
      const early: ReactionProgress = { position: 1, state: null }
      const late: ReactionProgress = { position: 7, state: { seen: ['é', 1.5, null], more: {} } }
      const other: ReactionProgress = { position: 3, state: 'text' }
      await recordingNothing(store, async () => {
        for (const [name, progress] of [
          ['first', early],
          ['second', other],
          ['first', late],
        ] as const) {
          rightOf(await store.saveReactionProgress(name, { progress, parked: [] })())
        }
      })
      assert.deepEqual(rightOf(await store.reactionProgress('first')()), late)
      assert.deepEqual(rightOf(await store.reactionProgress('second')()), other)
    },
    'parked commands stay, in the order in which they were parked': async (store) => {
      const progress: ReactionProgress = { position: 1, state: null }
      const [one, two, three] = [parked('c1'), parked('c2'), parked('c3')]
      rightOf(await store.saveReactionProgress('first', { progress, parked: [one, two] })())
      rightOf(await store.saveReactionProgress('first', { progress, parked: [] })())
      rightOf(await store.saveReactionProgress('first', { progress, parked: [three] })())
      assert.deepEqual(rightOf(await store.parkedCommands()()), [one, two, three])
    },
    'how a parked command ended is kept with it, in its place': async (store) => {
      const progress: ReactionProgress = { position: 1, state: null }
      const [one, two] = [parked('c1'), parked('c2')]
      const at = '2026-02-02T14:00:00.000Z' as Instant
      const dropped: ParkedCommand = {
        ...one,
        correlationId: 'c0',
        ended: { how: 'dropped', at, by: 'officer-7', reason: 'overtaken' },
      }
      rightOf(await store.saveReactionProgress('first', { progress, parked: [one, two] })())
      rightOf(await store.saveReactionProgress('first', { progress, parked: [dropped] })())
      assert.deepEqual(rightOf(await store.parkedCommands()()), [dropped, two])
    },
    'a command is parked once, with its latest reasons': async (store) => {
      const progress: ReactionProgress = { position: 1, state: null }
      const again = { ...parked('c1'), reasons: ['StillFull'] }
      rightOf(await store.saveReactionProgress('first', { progress, parked: [parked('c1')] })())
      rightOf(await store.saveReactionProgress('first', { progress, parked: [again] })())
      assert.deepEqual(rightOf(await store.parkedCommands()()), [again])
    },
    ...slowerProcess,
  })

/** What one that comes late saves does not undo what others have kept since. */
const slowerProcess: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  'progress never goes back, and the state of the last one at a position counts': async (store) => {
    const save = async (position: number, state: string, more: ReadonlyArray<ParkedCommand>) =>
      rightOf(
        await store.saveReactionProgress('first', {
          progress: { position, state },
          parked: more,
        })(),
      )
    await save(7, 'far', [])
    await save(3, 'behind', [parked('c1')])
    assert.deepEqual(rightOf(await store.reactionProgress('first')()), {
      position: 7,
      state: 'far',
    })
    assert.deepEqual(rightOf(await store.parkedCommands()()), [parked('c1')])
    await save(7, 'again', [])
    assert.deepEqual(rightOf(await store.reactionProgress('first')()), {
      position: 7,
      state: 'again',
    })
  },
  'a parked command that has ended does not wait again': async (store) => {
    const progress: ReactionProgress = { position: 1, state: null }
    const at = '2026-02-02T14:00:00.000Z' as Instant
    const ended: ParkedCommand = { ...parked('c1'), ended: { how: 'carriedOut', at } }
    for (const one of [parked('c1'), ended, parked('c1')]) {
      rightOf(await store.saveReactionProgress('first', { progress, parked: [one] })())
    }
    assert.deepEqual(rightOf(await store.parkedCommands()()), [ended])
  },
}
