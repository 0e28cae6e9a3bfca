/** The answer to one command as it is printed: the published JSON shape, and a line for people. */
import {
  isJsonObject,
  type Json,
  printable,
  type Reason,
  type RecordedEvent,
} from '@carmkit/kernel'
import type { Outcome } from '@carmkit/store'
import type { Output } from './output.js'
import { eventText } from './text/event.js'
import { reasonText } from './text/reason.js'

/** One line of `carmkit run --json`. */
export interface Report {
  /** Line of the commands file, from 1. */
  readonly line: number
  readonly commandId: string | null
  readonly type: string | null
  readonly outcome: Outcome['outcome']
  /** An earlier delivery of the same command was already carried out; these are its events. */
  readonly repeated: boolean
  readonly reasons: ReadonlyArray<{
    readonly rule: string | null
    readonly name: string
    readonly text: string
  }>
  readonly faults: ReadonlyArray<{ readonly path: string; readonly reason: string }>
  readonly events: ReadonlyArray<{
    readonly stream: string
    readonly revision: number
    readonly type: string
  }>
  /** Id of the event that a reaction answered with this command; absent for commands of the file. */
  readonly causedBy?: string
}

export const reportOf = (line: number, input: Json, outcome: Outcome): Report => ({
  line,
  commandId: textField(input, 'commandId'),
  type: textField(input, 'type'),
  outcome: outcome.outcome,
  repeated: outcome.outcome === 'accepted' && outcome.repeated,
  reasons: reasonsOf(outcome).map((reason) => ({
    rule: reason.rule,
    name: reason.name,
    text: reasonText(reason),
  })),
  faults: outcome.outcome === 'invalid' ? outcome.faults : [],
  events:
    outcome.outcome === 'accepted'
      ? outcome.events.map(({ stream, revision, type }) => ({ stream, revision, type }))
      : [],
})

/** What the line says, as far as it is a short text. */
const textField = (input: Json, key: string): string | null => {
  const value = isJsonObject(input) && Object.hasOwn(input, key) ? input[key] : undefined
  return typeof value === 'string' ? printable(value.slice(0, 64)) : null
}

const reasonsOf = (outcome: Outcome): ReadonlyArray<Reason> => {
  switch (outcome.outcome) {
    case 'denied':
    case 'rejected':
      return outcome.reasons
    case 'failed':
      return [{ rule: null, ...outcome.failure }]
    case 'unknown':
      return [{ rule: null, name: 'OutcomeUnknown' }]
    case 'accepted':
    case 'invalid':
      return []
  }
}

/** `3 accepted RegisterNewBusiness` and what was recorded, or why not. */
export const reportText = (
  report: Report,
  recorded: ReadonlyArray<RecordedEvent>,
  colors: Output['colors'],
): string => {
  const paint = report.outcome === 'accepted' ? colors.green : colors.red
  const number = report.causedBy === undefined ? String(report.line).padStart(4) : '   >'
  const again = report.repeated ? ' (again, nothing recorded)' : ''
  const head = `${number} ${paint(report.outcome.padEnd(8))} ${report.type ?? '?'}${again}`
  const details = [
    ...recorded.map((event) => `${event.type}: ${eventText(event)}`),
    ...report.reasons.map(
      ({ name, rule, text }) => `${name}${rule === null ? '' : ` (${rule})`}: ${text}`,
    ),
    ...report.faults.map(({ path, reason }) => (path === '' ? reason : `${path}: ${reason}`)),
  ]
  return [head, ...details.map((detail) => `              ${detail}`)].join('\n')
}
