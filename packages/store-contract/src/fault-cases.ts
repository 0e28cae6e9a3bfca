/** The command loop when answers get lost on the way to this store and back. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import {
  defaultPatience,
  execute,
  type FaultPlan,
  type InjectedFault,
  type Store,
  withFaults,
} from '@carmkit/store'
import { addToCounter } from './counter.js'
import { acceptedOf, assertEachOnce, countingPorts, newIds } from './loop-cases.js'
import {
  type ContractCase,
  casesOn,
  everything,
  recordingNothing,
  type Subject,
} from './subject.js'

type Loss = 'loseRequest' | 'loseAnswer'

export const faultCases = (subject: Subject): ReadonlyArray<ContractCase> => [
  ...(['loseRequest', 'loseAnswer'] as const).flatMap((loss) => casesOn(subject, lossCases(loss))),
  ...casesOn(subject, mixedCases),
]

const lossName = (loss: Loss): string =>
  loss === 'loseRequest' ? 'a lost request' : 'a lost answer'

const lossCases = (loss: Loss) => ({
  [`${lossName(loss)} is made up for, and the command is carried out once`]: async (
    store: Store,
  ) => {
    const [id = ''] = newIds(1)
    const ports = impatientPorts(withFaults(store, appendsMeet([loss])))
    const outcome = await execute(ports, addToCounter(id, { counter: 'a', amount: 1 }))
    assert.equal(acceptedOf(outcome).repeated, false)
    assert.deepEqual(acceptedOf(outcome).events, await everything(store))
    await assertEachOnce(store, { counter: 'a', commandIds: [id] })
  },
  [`after ${lossName(loss)} each time the outcome is unknown, until the command is sent again`]:
    async (store: Store) => {
      const { resends } = defaultPatience
      const [id = ''] = newIds(1)
      const command = addToCounter(id, { counter: 'a', amount: 1 })
      const always = Array.from({ length: 1 + resends }, (): InjectedFault => loss)
      const unknown = await execute(impatientPorts(withFaults(store, appendsMeet(always))), command)
      assert.deepEqual(unknown, { outcome: 'unknown', commandId: id })
      const settled = acceptedOf(await execute(impatientPorts(store), command))
      assert.equal(settled.repeated, loss === 'loseAnswer')
      assert.deepEqual(settled.events, await everything(store))
      await assertEachOnce(store, { counter: 'a', commandIds: [id] })
      // One loss fewer, and the last resend would have settled it.
      const [next = ''] = newIds(1)
      const plan = appendsMeet(always.slice(1))
      const late = addToCounter(next, { counter: 'a', amount: 1 })
      acceptedOf(await execute(impatientPorts(withFaults(store, plan)), late))
      await assertEachOnce(store, { counter: 'a', commandIds: [id, next] })
    },
})

const mixedCases = {
  'a request is lost and somebody else is faster: the command is decided again': async (
    store: Store,
  ) => {
    const [id = '', faster = ''] = newIds(2)
    const first = addToCounter(faster, { counter: 'a', amount: 5 })
    const losing = withFaults(store, appendsMeet(['loseRequest']))
    const overtaken: Store = {
      ...losing,
      append: (batch) => async () => {
        const answer = await losing.append(batch)()
        await execute(impatientPorts(store), first)
        return answer
      },
    }
    const second = addToCounter(id, { counter: 'a', amount: 1 })
    const outcome = await execute(impatientPorts(overtaken), second)
    assert.equal(acceptedOf(outcome).events[0]?.revision, 1)
    await assertEachOnce(store, { counter: 'a', commandIds: [faster, id] })
  },
  'a store that is not available fails the command, and nothing is recorded': async (
    store: Store,
  ) => {
    const command = addToCounter(randomUUID(), { counter: 'a', amount: 1 })
    for (const broken of ['read', 'append']) {
      const plan: FaultPlan = (operation) => (operation === broken ? 'unavailable' : 'none')
      const ports = impatientPorts(withFaults(store, plan))
      const outcome = await recordingNothing(store, () => execute(ports, command))
      const failure = { name: 'StoreUnavailable', reason: 'injected' }
      assert.deepEqual(outcome, { outcome: 'failed', failure })
    }
    assert.equal(acceptedOf(await execute(impatientPorts(store), command)).repeated, false)
  },
  'writers that compete and lose answers lose and double nothing': async (store: Store) => {
    const faults: ReadonlyArray<InjectedFault> = [
      'none',
      'loseAnswer',
      'none',
      'loseRequest',
      'none',
    ]
    let append = 0
    const plan: FaultPlan = (operation) =>
      operation === 'read' ? 'none' : (faults[append++ % faults.length] ?? 'none')
    const ports = impatientPorts(withFaults(store, plan))
    const ids = Array.from({ length: 4 }, () => newIds(25))
    const write = async (own: ReadonlyArray<string>) => {
      for (const id of own) {
        acceptedOf(await execute(ports, addToCounter(id, { counter: 'busy', amount: 1 })))
      }
    }
    await Promise.all(ids.map(write))
    await assertEachOnce(store, { counter: 'busy', commandIds: ids.flat() })
  },
}

/** The counter domain without pauses: what is tested is what happens, not how long it takes. */
const impatientPorts = (store: Store) =>
  countingPorts(store, { sleep: () => new Promise((resolve) => setImmediate(resolve)) })

/** The first appends meet these faults, one each; all later ones go well. */
const appendsMeet = (faults: ReadonlyArray<InjectedFault>): FaultPlan => {
  let append = 0
  return (operation) => (operation === 'read' ? 'none' : (faults[append++] ?? 'none'))
}
