/** The command loop on this store: what callers are promised, whoever else writes. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type RecordedEvent, verifyChain } from '@carmkit/kernel'
import {
  type Accepted,
  execute,
  type Outcome,
  type Ports,
  portsOf,
  type Store,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { addToCounter, addTotalOf, counterDomain, counterStream, fullCounter } from './counter.js'
import {
  type ContractCase,
  casesOn,
  everything,
  recordingNothing,
  rightOf,
  type Subject,
} from './subject.js'

const writers = 8
const commandsEach = 50

export const loopCases = (subject: Subject): ReadonlyArray<ContractCase> => [
  ...casesOn(subject, repetition),
  ...casesOn(subject, competition),
]

const repetition = {
  'the same command again has its first outcome, and records nothing': async (store: Store) => {
    const ports = countingPorts(store)
    const command = addToCounter(randomUUID(), { counter: 'a', amount: 2 })
    const first = acceptedOf(await execute(ports, command))
    await execute(ports, addToCounter(randomUUID(), { counter: 'a', amount: 3 }))
    const again = await recordingNothing(store, () => execute(ports, command))
    assert.equal(first.repeated, false)
    assert.equal(first.events.length, 1)
    assert.deepEqual(again, { outcome: 'accepted', repeated: true, events: first.events })
  },
  'a used command id with other content is refused, and the field is named': async (
    store: Store,
  ) => {
    const ports = countingPorts(store)
    const command = addToCounter(randomUUID(), { counter: 'a', amount: 2 })
    acceptedOf(await execute(ports, command))
    const others = [
      [{ ...command, data: { counter: 'a', amount: 3 } }, 'data.amount'],
      [addTotalOf(command.commandId, { counter: 'a', other: 'b' }), 'type'],
    ] as const
    for (const [other, field] of others) {
      const outcome = await recordingNothing(store, () => execute(ports, other))
      const reasons = [{ name: 'CommandIdReused', rule: 'TXN-46', field }]
      assert.deepEqual(outcome, { outcome: 'rejected', reasons })
    }
    const stranger = { ...command, actor: { kind: 'external', party: 'bank' } }
    const { outcome } = await recordingNothing(store, () => execute(ports, stranger))
    assert.equal(outcome, 'denied', 'who may not send it learns nothing of the first')
  },
  'refusals record nothing and spend no command id': async (store: Store) => {
    const ports = countingPorts(store)
    const commandId = randomUUID()
    const refused = [
      [addToCounter(commandId, { counter: 'a', amount: fullCounter + 1 }), 'invalid'],
      [
        {
          ...addToCounter(commandId, { counter: 'a', amount: 1 }),
          actor: { kind: 'officer', id: 'o1' },
        },
        'denied',
      ],
      [addTotalOf(commandId, { counter: 'a', other: 'b' }), 'rejected'],
    ] as const
    for (const counter of ['a', 'b']) {
      const filling = addToCounter(randomUUID(), { counter, amount: fullCounter })
      acceptedOf(await execute(ports, filling))
    }
    for (const [command, expected] of refused) {
      const { outcome } = await recordingNothing(store, () => execute(ports, command))
      assert.equal(outcome, expected)
    }
    const attempts = rightOf(await ports.securityLog.attempts())
    assert.deepEqual(
      attempts.map((attempt) => [attempt.commandId, attempt.stream]),
      [[commandId, counterStream('a').name]],
    )
    const fitting = addToCounter(commandId, { counter: 'c', amount: 1 })
    assert.equal(acceptedOf(await execute(ports, fitting)).repeated, false)
  },
  'a command that is true already is accepted without events': async (store: Store) => {
    const command = addToCounter(randomUUID(), { counter: 'a', amount: 0 })
    const outcome = await recordingNothing(store, () => execute(countingPorts(store), command))
    assert.deepEqual(outcome, { outcome: 'accepted', repeated: false, events: [] })
  },
}

const competition = {
  [`${writers} writers on one stream: nothing lost, nothing doubled, nobody gives up`]: async (
    store: Store,
  ) => {
    const ports = countingPorts(store)
    const ids = Array.from({ length: writers }, () => newIds(commandsEach))
    const write = async (own: ReadonlyArray<string>) => {
      for (const id of own) {
        const outcome = await execute(ports, addToCounter(id, { counter: 'busy', amount: 1 }))
        assert.equal(acceptedOf(outcome).repeated, false)
      }
    }
    await Promise.all(ids.map(write))
    await assertEachOnce(store, { counter: 'busy', commandIds: ids.flat() })
  },
  'a decision on another stream still holds where it is recorded': async (store: Store) => {
    if (!store.capabilities.atomicPins) return
    const ports = countingPorts(store)
    const move = async () => {
      for (const id of newIds(commandsEach)) {
        acceptedOf(await execute(ports, addToCounter(id, { counter: 'source', amount: 1 })))
      }
    }
    const follow = async () => {
      for (const [index, id] of newIds(commandsEach).entries()) {
        const counter = `copy${'abcde'[index % 5] ?? ''}`
        acceptedOf(await execute(ports, addTotalOf(id, { counter, other: 'source' })))
      }
    }
    await Promise.all([move(), follow(), follow()])
    let total = 0
    for (const event of await everything(store)) {
      const amount = amountOf(event)
      if (event.stream === counterStream('source').name) total += amount
      else assert.equal(amount, total, `${event.stream}@${event.revision} relied on an old total`)
    }
  },
}

/** The counter domain on this store, otherwise as in earnest. */
export const countingPorts = (store: Store, other: Partial<Omit<Ports, 'store'>> = {}): Ports =>
  portsOf(store, { domain: counterDomain, ...other })

export const newIds = (count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, () => randomUUID())

export const acceptedOf = (outcome: Outcome): Accepted => {
  if (outcome.outcome !== 'accepted') {
    assert.fail(`expected to be accepted, got ${JSON.stringify(outcome)}`)
  }
  return outcome
}

const amountOf = ({ data }: RecordedEvent): number => (data as { readonly amount: number }).amount

/** The stream holds one event of each command, no other, and its hashes fit. */
export const assertEachOnce = async (
  store: Store,
  { counter, commandIds }: { readonly counter: string; readonly commandIds: ReadonlyArray<string> },
): Promise<void> => {
  const stream = counterStream(counter).name
  const events = rightOf(await store.read(stream)())
  const recorded = events.map(({ metadata }) => metadata.commandId)
  assert.deepEqual(recorded.toSorted(), commandIds.toSorted())
  const chain = verifyChain(stream, events)
  assert.ok(E.isRight(chain), E.isLeft(chain) ? chain.left.reason : '')
}
