/**
 * One of several processes that write to one stream. Separate from `writer-process.ts`, which runs
 * it, so that the parent shares its types and its command ids.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import { execute, type Outcome, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { addToCounter } from './counter.js'
import { countingPorts } from './loop-cases.js'

/** What a writer process is started with. */
export interface WriterTask {
  readonly module: string
  readonly exportName: string
  readonly argument: string
  /** Which of the writers it is, from 0. */
  readonly writer: number
  readonly commands: number
}

export interface WriterReport {
  /** Appends that were refused because somebody was faster. */
  readonly conflicts: number
  /** Outcomes other than a first acceptance. */
  readonly failures: ReadonlyArray<Outcome>
}

/** The counter that all writers add to. */
export const busyCounter = 'busy'

export const commandIdOf = (writer: number, command: number): string =>
  uuidFrom(`writer ${writer}, command ${command}`)

/** Carries out the task's commands, one after the other. */
export const write = async (
  { writer, commands }: WriterTask,
  store: Store,
): Promise<WriterReport> => {
  let conflicts = 0
  const ports = countingPorts(hesitant(remembering(store, new Map()), () => conflicts++))
  const failures: Outcome[] = []
  for (let command = 0; command < commands; command++) {
    const id = commandIdOf(writer, command)
    const outcome = await execute(ports, addToCounter(id, { counter: busyCounter, amount: 1 }))
    if (outcome.outcome !== 'accepted' || outcome.repeated) failures.push(outcome)
  }
  return { conflicts, failures }
}

/** Pauses 0 to 2 ms before each append outside the lock, so that others get in between. */
const hesitant = (store: Store, onConflict: () => void): Store => ({
  ...store,
  append: (batch) => async () => {
    const pause = Math.floor(Math.random() * 3)
    if (pause > 0) await sleep(pause)
    const answer = await store.append(batch)()
    if (E.isLeft(answer) && answer.left.name === 'Conflict') onConflict()
    return answer
  },
})

/**
 * Keeps the events that were read once and asks for later ones only, since they never change: else
 * the reading of a long stream would be what is measured.
 */
const remembering = (store: Store, known: Map<string, ReadonlyArray<RecordedEvent>>): Store => {
  const { exclusively } = store
  return {
    ...store,
    read: (stream, range) => async () => {
      if (range !== undefined) return store.read(stream, range)()
      const before = known.get(stream) ?? []
      const rest = await store.read(stream, { from: before.length })()
      if (E.isLeft(rest)) return rest
      const all = [...before, ...rest.right]
      known.set(stream, all)
      return E.right(all)
    },
    exclusively:
      exclusively === null
        ? null
        : (work) => exclusively((inner) => work(remembering(inner, known))),
  }
}
