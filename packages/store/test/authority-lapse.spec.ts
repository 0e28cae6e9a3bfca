/**
 * A store that checks no pins lets an event in whose authority had ended: it is judged again at its
 * place in the log, recorded once as lapsed, and what it gave is suspended.
 */
import {
  memoryStore,
  type ReactionProgress,
  runReactions,
  type Store,
  withFaults,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { logOf, rightOf } from './counting.js'
import {
  amended,
  amirRemoved,
  approving,
  atlas,
  begun,
  byAlice,
  byAmir,
  byBob,
  cutOff,
  declaration,
  delegated,
  delegation,
  lapsesIn,
  maple,
  opening,
  pair,
  portal,
  released,
  requested,
  typesIn,
  withoutPins,
} from './racing-portal.js'

describe('an event behind the end of its authority', () => {
  it('stands, and is recorded as lapsed with the pin that had moved on and the denial', async () => {
    const { store, race, react } = await begun(delegated)
    const [opened] = await race(opening, cutOff)
    const reacted = await react()
    expect(await typesIn(store, declaration)).toEqual(['DraftOpened'])
    const ends = rightOf(await store.read(delegation)())
    const [lapsed, ...others] = await lapsesIn(store)
    expect(others).toEqual([])
    expect(lapsed).toMatchObject({
      stream: `authorityLapse-${opened?.metadata.eventId}`,
      data: {
        eventId: opened?.metadata.eventId,
        stream: declaration,
        revision: 0,
        businesses: [maple, atlas],
        pins: [{ stream: delegation, revision: 2, movedTo: ends.length - 1 }],
        denials: [{ name: 'AuthorityExpired', rule: 'DEL-13', scope: 'RM0001' }],
        grant: null,
      },
      metadata: {
        actor: { kind: 'system', process: 'reaction' },
        causationId: opened?.metadata.eventId,
      },
    })
    expect(reacted.map(({ reaction }) => reaction)).toEqual(['authorityLapse'])
  })

  it('concerns whom its stream names by then, where a release that names the client alone began it', async () => {
    const { store, send, race, react } = await begun(delegated)
    await send(released)
    await race(opening, cutOff)
    await react()
    expect(await typesIn(store, declaration)).toEqual(['ReleaseRecorded', 'DraftOpened'])
    expect(await lapsesIn(store)).toMatchObject([
      { data: { stream: declaration, revision: 1, businesses: [maple, atlas] } },
    ])
  })

  it('is recorded once, whoever delivers it again', async () => {
    const { store, race, react } = await begun(delegated)
    await race(opening, cutOff)
    await react()
    const log = await logOf(store)
    expect(await react()).toEqual([])
    await react(forgetful(store))
    expect(await logOf(store)).toEqual(log)
  })

  it('is recorded by a run that the store had stopped before', async () => {
    const { store, race, react, ports } = await begun(delegated)
    await race(opening, cutOff)
    const broken = withFaults(store, (operation) =>
      operation === 'append' ? 'unavailable' : 'none',
    )
    expect(await runReactions({ ...ports, store: broken })).toMatchObject({ _tag: 'Left' })
    expect(await lapsesIn(store)).toEqual([])
    await react()
    expect(await lapsesIn(store)).toHaveLength(1)
  })

  it('is found by a run that begins late, over many pages of the log', async () => {
    const store = withoutPins(memoryStore())
    const { send, race, react } = portal(store)
    for (const command of delegated) {
      await send(command)
      // Openings of enrolments are reactions' work, and the next command rests on them.
      if (command[1] === 'StartProgramEnrolment') await react(onlyReactions(store))
    }
    await race(opening, cutOff)
    await send([byBob, 'CreateGroup', { provider: atlas, name: 'West' }])
    await react({ ...store, readLog: (after, limit) => store.readLog(after, Math.min(limit, 4)) })
    expect(await lapsesIn(store)).toHaveLength(1)
  })
})

/** Has forgotten how far each run over the log had come. */
const forgetful = (store: Store): Store => {
  const progress = new Map<string, ReactionProgress>()
  return {
    ...store,
    reactionProgress: (name) => async () => E.right(progress.get(name) ?? null),
    saveReactionProgress: (name, saved) => async () => {
      progress.set(name, saved.progress)
      return E.right(undefined)
    },
  }
}

/** The same store for one that has pins: nothing in it is judged. */
const onlyReactions = (store: Store): Store => ({
  ...store,
  capabilities: { ...store.capabilities, atomicPins: true },
})

describe('nothing is recorded', () => {
  it('where the pin had moved on and the verdict is the same', async () => {
    const { store, race, react } = await begun(delegated)
    await race(opening, amended)
    await react()
    expect(await typesIn(store, delegation)).toContain('TermsAmended')
    expect(await lapsesIn(store)).toEqual([])
  })

  it('where the authority ended behind the event', async () => {
    const { store, send, react } = await begun(delegated)
    await send(opening)
    await send(cutOff)
    await react()
    expect(await lapsesIn(store)).toEqual([])
  })

  it('on a store that checks pins: the late command is denied', async () => {
    const store = memoryStore()
    const { play, race, react } = portal(store)
    await play(delegated)
    await expect(race(opening, cutOff)).rejects.toThrow('AuthorityExpired')
    await react()
    expect(await lapsesIn(store)).toEqual([])
  })
})

describe('what a lapsed event gave', () => {
  it('is suspended: a grant approved by a manager who was removed before', async () => {
    const { store, race, react, answer } = await begun(requested)
    await race(approving(byAmir), amirRemoved)
    expect(await typesIn(store, delegation)).not.toContain('DelegationSuspended')
    await react()
    expect((await lapsesIn(store))[0]?.data).toMatchObject({
      denials: [{ name: 'NotAuthorized' }],
      grant: { ...pair, grantId: `${delegation}#2` },
    })
    expect((await typesIn(store, delegation)).at(-1)).toBe('DelegationSuspended')
    expect(await answer(opening)).toEqual(['GrantSuspended'])
  })

  it('is given back by a manager who may', async () => {
    const { race, react, answer } = await begun(requested)
    await race(approving(byAmir), amirRemoved)
    await react()
    expect(await answer([byAlice, 'ResumeDelegation', pair])).toBe('accepted')
    await react()
    expect(await answer(opening)).toBe('accepted')
  })

  it('is suspended where terms were widened, and where a grant was resumed', async () => {
    const widened = await begun(delegated)
    await widened.race(
      [
        byAmir,
        'AmendDelegation',
        { ...pair, visibility: 'Financial', validFrom: null, validUntil: null },
      ],
      amirRemoved,
    )
    await widened.react()
    expect((await typesIn(widened.store, delegation)).at(-1)).toBe('DelegationSuspended')
    const resumed = await begun([...delegated, [byAlice, 'SuspendDelegation', pair]])
    await resumed.race([byAmir, 'ResumeDelegation', pair], amirRemoved)
    await resumed.react()
    expect((await typesIn(resumed.store, delegation)).slice(-2)).toEqual([
      'DelegationResumed',
      'DelegationSuspended',
    ])
  })

  it('stays as it is where it ended in the meantime', async () => {
    const { store, race, send, react } = await begun(requested)
    await race(approving(byAmir), amirRemoved)
    await send(cutOff)
    await react()
    expect(await lapsesIn(store)).toHaveLength(1)
    expect(await typesIn(store, delegation)).not.toContain('DelegationSuspended')
  })
})
