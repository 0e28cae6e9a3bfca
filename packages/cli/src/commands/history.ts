/** `carmkit history`: who did what, when, for whom, under which authority. */
import { aggregateOfStream, Bn9, Bn15, carm, easternTime, type Instant } from '@carmkit/core'
import type { JsonObject, RecordedEvent } from '@carmkit/kernel'
import type { Store, Unreadable } from '@carmkit/store'
import Table from 'cli-table3'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { readWholeLog } from '../log.js'
import { openStore } from '../open-store.js'
import type { Output } from '../output.js'
import { actorText } from '../text/actor.js'
import { text } from '../text/event/words.js'
import { eventText } from '../text/event.js'
import { reasonText } from '../text/reason.js'

export interface HistoryOptions {
  readonly store: string
  readonly json?: boolean
}

export const history = async (
  subject: string,
  options: HistoryOptions,
  output: Output,
): Promise<ExitCode> => {
  const opened = await openStore(options.store, 'reading')
  if (E.isLeft(opened)) {
    output.note(`carmkit: ${opened.left}`)
    return exitCodes.failed
  }
  const { store } = opened.right
  try {
    return await printHistory(store, { subject, options, output })
  } finally {
    await store.close()
  }
}

const printHistory = async (
  store: Store,
  { subject, options, output }: { subject: string; options: HistoryOptions; output: Output },
): Promise<ExitCode> => {
  const events: RecordedEvent[] = []
  const isWanted = selection(subject)
  const stopped: Unreadable[] = []
  const failure = await readWholeLog(
    store,
    async (event) => {
      if (isWanted(event)) events.push(event)
    },
    (unreadable) => stopped.push(unreadable),
  )
  if (failure !== null) {
    output.note(`carmkit: ${reasonText({ rule: null, ...failure })}`)
    return exitCodes.failed
  }
  for (const one of stopped) output.note(`carmkit: ${reasonText({ rule: null, ...one })}`)
  if (events.length === 0 && stopped.length === 0) {
    output.note(
      `carmkit: nothing is recorded of ${subject}; give a stream's name or a business number`,
    )
    return exitCodes.refused
  }
  if (options.json) for (const event of events) await output.line(JSON.stringify(entryOf(event)))
  else if (events.length > 0) await output.line(tableOf(events.map(entryOf), output))
  return stopped.length === 0 ? exitCodes.ok : exitCodes.failed
}

/** A business number stands for every stream that it is a party of; anything else is a stream's name. */
const selection = (subject: string): ((event: RecordedEvent) => boolean) => {
  const compact = subject.replace(/[\s-]/g, '').toUpperCase()
  if (Bn15.is(compact)) return ({ stream }) => stream === `programAccount-${compact}`
  if (!Bn9.is(compact)) return ({ stream }) => stream === subject
  const streams = new Set<string>()
  return (event) => {
    if (event.revision === 0 && partiesOf(event).includes(compact)) streams.add(event.stream)
    return streams.has(event.stream)
  }
}

const partiesOf = (first: RecordedEvent): ReadonlyArray<string> => {
  const aggregate = aggregateOfStream(carm, first.stream)
  const decoded = aggregate?.events.decode(first)
  return aggregate === undefined || decoded === undefined || E.isLeft(decoded)
    ? []
    : aggregate.parties(decoded.right)
}

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
