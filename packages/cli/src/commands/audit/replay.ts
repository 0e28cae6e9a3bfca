/** `carmkit replay`: the history of a stream, a business or an account as a story, one paragraph a command. */
import { type Bound, type Cause, type Difference, replay, type Step, theEnd } from '@carmkit/audit'
import { carm } from '@carmkit/core'
import type { JsonObject } from '@carmkit/kernel'
import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { ExitCode } from '../../exit-codes.js'
import { type Answering, onStore } from '../../subcommand.js'
import { tellFailure } from '../../telling.js'
import { text } from '../../text/event/words.js'
import { eventText } from '../../text/event.js'
import { stepText } from '../../text/replay.js'
import {
  type AuditAsked,
  readBound,
  tellLeftOut,
  tellNoBound,
  tellNothing,
  withSubject,
} from './asking.js'

interface ReplayOptions {
  readonly store: string
  readonly json?: boolean
  readonly to: Bound
  readonly step?: boolean
}

/** Adds the command. */
export const addReplay = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'replay <subject>',
    'the history of a stream, a business or an account as a story, in the order of the log',
  )
    .addOption(
      new Option('--to <bound>', 'a moment, a day, position:<n> or <stream>@<revision>')
        .argParser(readBound)
        .default(theEnd, 'the end of the log'),
    )
    .addOption(
      new Option('--step', 'what each command changed; on a terminal Enter goes on, q ends'),
    )
    .action(async (subject: string, options: ReplayOptions) =>
      end(await replayed(subject, { options, output })),
    )
}

const replayed = (
  name: string,
  { options, output }: AuditAsked & { readonly options: ReplayOptions },
): Promise<ExitCode> =>
  withSubject(name, { options, output }, async (reading) => {
    const { to: bound, step: withChanges = false } = options
    const { goesOn } = withChanges && options.json !== true ? output : {}
    let steps = 0
    const read = await replay({ ...reading, domain: carm, bound, withChanges }, async (step) => {
      if (steps > 0 && goesOn !== undefined && !(await goesOn())) return 'enough'
      output.progress?.('')
      if (options.json) await output.line(JSON.stringify(toldOf(step)))
      else await output.line(steps === 0 ? stepText(step) : `\n${stepText(step)}`)
      steps += 1
      return undefined
    })
    if (E.isLeft(read)) return tellFailure(read.left, output, options.store)
    if (!read.right.isBoundThere) return tellNoBound(bound, read.right, output)
    if (steps === 0) return tellNothing(reading, { bound, read: read.right, output })
    return tellLeftOut(read.right, output)
  })

/** One step; the shape of a line of `--json`. */
interface Told {
  readonly number: number
  readonly stream: string
  readonly command: { readonly id: string; readonly type: string }
  readonly recordedAt: string
  readonly actor: JsonObject
  /** Role, rules, delegation and pins as they were recorded. */
  readonly grant: JsonObject
  readonly cause: Cause | null
  readonly events: ReadonlyArray<ToldEvent>
  /** What the step changed in the picture of its stream; null without `--step`. */
  readonly differences: ReadonlyArray<Difference> | null
}

interface ToldEvent {
  readonly position: number
  readonly revision: number
  readonly eventId: string
  readonly type: string
  readonly effectiveAt: string
  readonly text: string
  readonly data: unknown
}

const toldOf = ({ number, stream, events, cause, change }: Step): Told => {
  const { commandId, command, recordedAt, actor, grant } = events[0].recorded.metadata
  return {
    number,
    stream,
    command: { id: commandId, type: text(command?.['type']) },
    recordedAt,
    actor,
    grant,
    cause,
    events: events.map(({ position, recorded }) => {
      const { revision, type, data, metadata } = recorded
      const { eventId, effectiveAt } = metadata
      return { position, revision, eventId, type, effectiveAt, text: eventText(recorded), data }
    }),
    differences: change?.differences ?? null,
  }
}
