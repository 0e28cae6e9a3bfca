/** `carmkit history`: who did what, when, for whom, under which authority. */
import { theEnd, walkAccount } from '@carmkit/audit'
import { carm, easternTime, type Instant } from '@carmkit/core'
import type { JsonObject, RecordedEvent } from '@carmkit/kernel'
import Table from 'cli-table3'
import * as E from 'fp-ts/lib/Either.js'
import type { ExitCode } from '../exit-codes.js'
import type { Output } from '../output.js'
import { tellFailure } from '../telling.js'
import { actorText } from '../text/actor.js'
import { text } from '../text/event/words.js'
import { eventText } from '../text/event.js'
import { tellLeftOut, tellNothing, withSubject } from './audit/asking.js'

export interface HistoryOptions {
  readonly store: string
  readonly json?: boolean
}

export const history = (
  subject: string,
  options: HistoryOptions,
  output: Output,
): Promise<ExitCode> =>
  withSubject(subject, { options, output }, async (reading) => {
    const events: RecordedEvent[] = []
    const read = await walkAccount({ ...reading, domain: carm, bound: theEnd }, (command) => {
      for (const { recorded } of command) events.push(recorded)
    })
    output.progress?.('')
    if (E.isLeft(read)) return tellFailure(read.left, output)
    if (events.length === 0)
      return tellNothing(reading, { bound: theEnd, read: read.right, output })
    if (options.json) for (const event of events) await output.line(JSON.stringify(entryOf(event)))
    else await output.line(tableOf(events.map(entryOf), output))
    return tellLeftOut(read.right, output)
  })

/** One event as an auditor reads it; the shape of `--json`. */
interface Entry {
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly recordedAt: string
  readonly effectiveAt: string
  readonly actor: JsonObject
  readonly grant: JsonObject
  readonly commandId: string
  readonly causationId: string | null
  readonly eventId: string
  readonly text: string
  readonly data: unknown
}

const entryOf = (event: RecordedEvent): Entry => {
  const { stream, revision, type, data, metadata } = event
  const { recordedAt, effectiveAt, actor, grant, commandId, causationId, eventId } = metadata
  return {
    stream,
    revision,
    type,
    recordedAt,
    effectiveAt,
    actor,
    grant,
    commandId,
    causationId,
    eventId,
    text: eventText(event),
    data,
  }
}

/** One block for each run of events on the same stream, in the order in which they were recorded. */
const tableOf = (entries: ReadonlyArray<Entry>, { colors, columns }: Output): string => {
  const fixed = [6, 18, 11, 11, 22]
  const rest = Math.max(40, columns - fixed.reduce((sum, width) => sum + width + 1, 2))
  const table = new Table({
    head: ['', 'when (Eastern)', 'who', 'for', 'as', 'what'].map((title) => colors.bold(title)),
    colWidths: [...fixed, rest],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  let stream = ''
  for (const entry of entries) {
    if (entry.stream !== stream) {
      stream = entry.stream
      table.push([{ colSpan: 6, content: colors.cyan(stream) }])
    }
    table.push([
      `@${entry.revision}`,
      easternTime(entry.recordedAt as Instant),
      actorText(entry.actor),
      text(entry.actor['actingFor']),
      authorityOf(entry.grant),
      entry.text === '' ? entry.type : `${entry.type}: ${entry.text}`,
    ])
  }
  return table.toString()
}

/** Role and deciding rule; for a third party also the grant that was used. Nothing for other senders. */
const authorityOf = ({ role, rules, delegation }: JsonObject): string => {
  if (typeof role !== 'string') return ''
  const [rule] = Array.isArray(rules) ? rules : []
  const grant = text(delegation).split('#')[1]
  return `${role} ${text(rule)}${grant === undefined ? '' : ` by #${grant}`}`
}
