/**
 * What people do about commands of reactions that were refused: send one again, or say that it is
 * not to be carried out. Neither takes it off the list: how it ended stands with it.
 *
 * A reaction that is run again over the same event, after it was stopped before it had saved, parks
 * its refused command anew: then it waits again. Where processes share a store without a write lock, one
 * that has ended stays ended: the run may only have been the slower one.
 */
import { oneOf, type Static, type Uuid } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { execute, type Outcome } from './command-loop.js'
import type { Ports } from './ports.js'
import { reasonsOf } from './reacted.js'
import type { ParkedCommand, ParkedEnd, ReadFailure, Store } from './store.js'
import type { Submission } from './submission.js'

/** Why a parked command is dropped: few reasons and no text, which could be about a person. */
export const DropReason = oneOf('DropReason', ['doneOtherwise', 'overtaken', 'sentByMistake'])
export type DropReason = Static<typeof DropReason>

/** `notParked`: no command of that id waits, for it never did or has ended. */
export type ParkedAnswer<A> = E.Either<ReadFailure | { readonly name: 'NotParked' }, A>

/** Sends it again under its id, as of now; accepted, it has ended, and refused it waits with the reasons of today. */
export const retryParked = async (
  ports: Ports,
  commandId: string,
): Promise<ParkedAnswer<Outcome>> => {
  const found = await waiting(ports.store, commandId)
  if (E.isLeft(found)) return found
  const command = found.right
  const outcome = await execute(ports, submissionOf(command))
  if (outcome.outcome === 'failed' || outcome.outcome === 'unknown') return E.right(outcome)
  const end: ParkedEnd = { how: 'carriedOut', at: ports.clock.now() }
  const saved = await saving(
    ports.store,
    outcome.outcome === 'accepted'
      ? { ...command, ended: end }
      : { ...command, reasons: reasonsOf(outcome) },
  )
  return E.isLeft(saved) ? saved : E.right(outcome)
}

const submissionOf = ({
  commandId,
  type,
  data,
  causedBy,
  correlationId,
}: ParkedCommand): Submission => ({
  commandId: commandId as Uuid,
  actor: { kind: 'system', process: 'reaction' },
  type,
  data: data as object,
  causationId: causedBy as Uuid,
  ...(correlationId === undefined ? {} : { correlationId: correlationId as Uuid }),
})

/** It is not carried out, and the list says so for ever. */
export const dropParked = async (
  ports: Ports,
  commandId: string,
  { by, reason }: { readonly by: string; readonly reason: DropReason },
): Promise<ParkedAnswer<ParkedEnd>> => {
  const found = await waiting(ports.store, commandId)
  if (E.isLeft(found)) return found
  const end: ParkedEnd = { how: 'dropped', at: ports.clock.now(), by, reason }
  const saved = await saving(ports.store, { ...found.right, ended: end })
  return E.isLeft(saved) ? saved : E.right(end)
}

const waiting = async (store: Store, commandId: string): Promise<ParkedAnswer<ParkedCommand>> => {
  const parked = await store.parkedCommands()()
  if (E.isLeft(parked)) return parked
  const command = parked.right.find((one) => one.commandId === commandId)
  return command === undefined || command.ended !== undefined
    ? E.left({ name: 'NotParked' })
    : E.right(command)
}

/** With the progress that stands, under the write lock where there is one: no run is set back. */
const saving = async (store: Store, command: ParkedCommand): Promise<ParkedAnswer<void>> => {
  const save = (inside: Store) => async (): Promise<ParkedAnswer<void>> => {
    const progress = await inside.reactionProgress(command.reaction)()
    if (E.isLeft(progress)) return progress
    if (progress.right === null) throw new Error(`${command.reaction} parked before it had run`)
    const saved = { progress: progress.right, parked: [command] }
    return inside.saveReactionProgress(command.reaction, saved)()
  }
  if (store.exclusively === null) return save(store)()
  const done = await store.exclusively(save)()
  if (E.isRight(done)) return done.right
  return E.left({ name: 'StoreUnavailable', reason: done.left.reason })
}
