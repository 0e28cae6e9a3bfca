/** What a ladder of a command is made of here: attempts in histories, refused by their first reason. */
import type { Reason } from '@carmkit/kernel'
import { climb, type Rung } from '@carmkit/testkit'
import * as E from 'fp-ts/lib/Either.js'
import type { Actor } from '../../src/index.js'
import type { Answer, History } from '../support/history.js'

/** One attempt: a command sent by somebody on top of a history. */
export interface Attempt {
  readonly on: History
  readonly by: Actor
  readonly data: unknown
}

/** All refusals of one command. Denials stand before rejections, both in their declared order. */
export interface CommandLadder {
  readonly name: string
  /** The aggregate's folder: its `rejection.ts` declares the order. */
  readonly folder: string
  readonly command: string
  readonly denials: ReadonlyArray<string>
  readonly rejections: ReadonlyArray<string>
  readonly rungs: ReadonlyArray<Rung<Attempt>>
}

export const answerTo = ({ command }: Pick<CommandLadder, 'command'>, attempt: Attempt): Answer =>
  attempt.on.ask(attempt.by, command, attempt.data)

/** Throws unless every rung answers as it states. */
export const climbCommand = (ladder: CommandLadder): void =>
  climb<Attempt, Reason>({
    attempt: (request) => {
      const answer = answerTo(ladder, request)
      return E.isLeft(answer) ? E.left(answer.left.reasons) : E.right(answer.right.events)
    },
    precedence: [...ladder.denials, ...ladder.rejections],
    rungs: ladder.rungs,
  })
