/**
 * How far reactions have come, each in a stream of which only the last event is kept; and what was
 * refused to them, in one stream that keeps all.
 */
import type { Json, JsonObject } from '@carmkit/kernel'
import type {
  ParkedCommand,
  ReactionProgress,
  ReadFailure,
  Store,
  StoreUnavailable,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { lastNote, lastNotes, type Note, notebook, ownPrefix } from './notes.js'

type Kept = Pick<Store, 'reactionProgress' | 'saveReactionProgress' | 'parkedCommands'>

export const reactionsIn = (connection: Connection): Kept => {
  const replaceLast = lastNotes()
  const parked = notebook({
    stream: `${ownPrefix}parkedCommands`,
    state: new Map<string, ParkedCommand>(),
    take: (commands, { type, data }) => {
      if (type !== commandParked) return false
      const command = data as unknown as ParkedCommand
      commands.set(command.commandId, command)
      return true
    },
  })
  const park = (call: Connection, commands: ReadonlyArray<ParkedCommand>) =>
    parked.add(call, (known) =>
      commands.filter((command) => !isSame(known.get(command.commandId), command)).map(parking),
    )
  return {
    reactionProgress: (reaction) => () => readProgress(connection.forOneCall(), reaction),
    saveReactionProgress:
      (reaction, { progress, parked: commands }) =>
      async (): Promise<E.Either<StoreUnavailable, void>> => {
        const call = connection.forOneCall()
        // First: a run that dies in between sends these commands again, and parks none of them twice.
        const kept = commands.length === 0 ? E.right(undefined) : await park(call, commands)
        if (E.isLeft(kept)) return kept
        return replaceLast(call, streamOf(reaction), {
          type: 'ReactionProgressed',
          data: { ...progress },
        })
      },
    parkedCommands: () => async () =>
      E.map((commands: ReadonlyMap<string, ParkedCommand>) => [...commands.values()])(
        await parked.read(connection.forOneCall()),
      ),
  }
}

const streamOf = (reaction: string): string => `${ownPrefix}reaction.${reaction}`

const readProgress = async (
  connection: Connection,
  reaction: string,
): Promise<E.Either<ReadFailure, ReactionProgress | null>> => {
  const stream = streamOf(reaction)
  const last = await lastNote(connection, stream)
  if (E.isLeft(last) || last.right === null) return last as E.Either<ReadFailure, null>
  const { revision, data } = last.right
  const { position, state } = data as { readonly position?: Json; readonly state?: Json }
  return typeof position === 'number' && state !== undefined
    ? E.right({ position, state })
    : E.left({ name: 'Unreadable', stream, revision, reason: 'no progress of a reaction' })
}

const commandParked = 'CommandParked'

const parking = (command: ParkedCommand): Note => ({
  type: commandParked,
  data: command as unknown as JsonObject,
})

const isSame = (known: ParkedCommand | undefined, command: ParkedCommand): boolean =>
  known !== undefined && JSON.stringify(known) === JSON.stringify(command)
