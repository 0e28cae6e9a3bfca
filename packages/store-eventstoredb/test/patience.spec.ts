/** What is tried again, and for how long; the emulator is always the leader, so this is shown without it. */
import { NotLeaderError } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { type Fault, faultOf } from '../src/fault.js'
import { untilAnswered } from '../src/patience.js'

const leadership = { 'leader-endpoint-host': 'node2', 'leader-endpoint-port': '2113' }
const notLeader = faultOf(
  new NotLeaderError({ message: 'ask node2', metadata: { getMap: () => leadership } } as never),
)
const lost: Fault = { name: 'Lost', reason: 'gone' }

/** Answers with these faults, then with `done`; tells how often it was asked. */
const answering = (faults: ReadonlyArray<Fault>) => {
  const left: number[] = []
  return {
    left,
    attempt: async (milliseconds: number): Promise<E.Either<Fault, string>> => {
      const fault = faults[left.length]
      left.push(milliseconds)
      return fault === undefined ? E.right('done') : E.left(fault)
    },
  }
}

it('a follower that refuses has done nothing: the leader is asked', async () => {
  expect(notLeader).toEqual({ name: 'NotLeader', reason: 'ask node2' })
  const { attempt, left } = answering([notLeader, notLeader])
  const answer = await untilAnswered(attempt, {
    end: performance.now() + 2_000,
    again: ['NotLeader'],
  })
  expect(answer).toEqual(E.right('done'))
  expect(left).toHaveLength(3)
  expect(left).toEqual(left.toSorted((one, other) => other - one))
})

it('what may have been done is not tried again here', async () => {
  const { attempt, left } = answering([lost])
  expect(
    await untilAnswered(attempt, { end: performance.now() + 2_000, again: ['NotLeader'] }),
  ).toEqual(E.left(lost))
  expect(left).toHaveLength(1)
})

it('the last fault is the answer when the time is over', async () => {
  const { attempt, left } = answering(Array.from({ length: 1_000 }, () => lost))
  const before = performance.now()
  expect(await untilAnswered(attempt, { end: performance.now() + 200, again: ['Lost'] })).toEqual(
    E.left(lost),
  )
  expect(performance.now() - before).toBeLessThan(1_000)
  expect(left.length).toBeGreaterThan(2)
  expect(left.length).toBeLessThan(20)
})
