/**
 * How far reactions have come, each in a stream of which only the last event is kept; and what was
 * refused to them, in one stream that keeps all.
 */
import {
  closed,
  isJsonObject,
  type Json,
  type JsonObject,
  list,
  oneOf,
  tagged,
} from '@carmkit/kernel'
import {
  isWaitingAgain,
  type ParkedCommand,
  type ReactionProgress,
  type ReadFailure,
  type Store,
  type StoreUnavailable,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { anyJson, anyText, lastNote, lastNotes, type Note, notebook, ownPrefix } from './notes.js'

type Kept = Pick<Store, 'reactionProgress' | 'saveReactionProgress' | 'parkedCommands'>

export const reactionsIn = (connection: Connection): Kept => {
  const replaceLast = lastNotes((saved, last) => {
    const [ours, theirs] = [progressIn(saved), progressIn(last)]
    return ours !== null && theirs !== null && ours.position < theirs.position
  })
  const parked = notebook({
    stream: `${ownPrefix}parkedCommands`,
    state: new Map<string, ParkedCommand>(),
    notes: { [commandParked]: parkedCommand },
    take: (commands, { data }) => {
      const command = data as unknown as ParkedCommand
      if (!isWaitingAgain(commands.get(command.commandId), command)) {
        commands.set(command.commandId, command)
      }
    },
  })
  const park = (call: Connection, commands: ReadonlyArray<ParkedCommand>) =>
    parked.add(call, (known) =>
      commands.filter((command) => isNews(known.get(command.commandId), command)).map(parking),
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
  const progress = progressIn(data)
  return progress === null
    ? E.left({ name: 'Unreadable', stream, revision, reason: 'no progress of a reaction' })
    : E.right(progress)
}

const progressIn = (data: Json): ReactionProgress | null => {
  if (!isJsonObject(data)) return null
  const { position, state } = data
  return typeof position === 'number' && state !== undefined ? { position, state } : null
}

const commandParked = 'CommandParked'

const parkedCommand = closed(
  'CommandParked',
  {
    reaction: anyText,
    causedBy: anyText,
    commandId: anyText,
    type: anyText,
    data: anyJson,
    reasons: list(anyText, { most: 10_000 }),
  },
  {
    correlationId: anyText,
    ended: tagged('ParkedEnd', 'how', {
      carriedOut: closed('carriedOut', { how: oneOf('how', ['carriedOut']), at: anyText }),
      dropped: closed('dropped', {
        how: oneOf('how', ['dropped']),
        at: anyText,
        by: anyText,
        reason: anyText,
      }),
    }),
  },
)

const parking = (command: ParkedCommand): Note => ({
  type: commandParked,
  data: command as unknown as JsonObject,
})

const isNews = (known: ParkedCommand | undefined, command: ParkedCommand): boolean =>
  !isWaitingAgain(known, command) && JSON.stringify(known) !== JSON.stringify(command)
