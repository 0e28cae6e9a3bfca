/**
 * Processes that are measured, each on a core of its own where `taskset` can bind it to one: the first core
 * for those that are measured, the second for those that ask them.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

type Core = 0 | 1

const canBind = (core: Core): boolean =>
  spawnSync('taskset', ['--cpu-list', String(core), 'true']).status === 0

/** Whether both kinds can be bound: a machine may have one core only, or no `taskset`. */
export const isBound = canBind(0) && canBind(1)

/** Runs a script beside this one. It has to end when it is disconnected. */
export const forkOn = (core: Core, script: string, args: ReadonlyArray<string>): ChildProcess => {
  const command = [process.execPath, fileURLToPath(new URL(script, import.meta.url)), ...args]
  const [first = '', ...others] = isBound
    ? ['taskset', '--cpu-list', String(core), ...command]
    : command
  return spawn(first, others, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

/** The next thing that it says; rejects where it ends instead. */
export const said = async (child: ChildProcess): Promise<unknown> => {
  const stop = new AbortController()
  const { signal } = stop
  const ending = async (): Promise<never> => {
    const [code] = await once(child, 'exit', { signal })
    throw new Error(`a process of the benchmark ended with ${code}`)
  }
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ending()])
    return message
  } finally {
    stop.abort()
  }
}

export const ask = (child: ChildProcess, question: object): Promise<unknown> => {
  const answer = said(child)
  child.send(question)
  return answer
}

export const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.disconnect()
  await ended
}
