/** Why a command was let through or denied: the shape of `--json`, and the same in words. */
import type { NotTold } from '@carmkit/audit'
import { type JsonObject, printable, type RecordedEvent } from '@carmkit/kernel'
import type { Output } from '../output.js'
import { actorText } from './actor.js'
import { text } from './event/words.js'
import { eventText } from './event.js'
import { ruleText } from './rule.js'

/** One line of `--json`: an id is used once on each stream, and anybody may try with one. */
export interface Explanation {
  readonly commandId: string
  readonly type: string
  readonly outcome: 'accepted' | 'denied'
  readonly actor: JsonObject
  readonly recordedAt: string
  /** Name of the rules that decided; null for a denied command. */
  readonly ruleSet: string | null
  readonly rules: ReadonlyArray<{ readonly id: string; readonly text: string }>
  /** Role, rules, delegation and pins as they were recorded; null for a denied command. */
  readonly grant: JsonObject | null
  /** Stream by stream, at the revisions that were read: accounts, delegations, assignments. */
  readonly authority: ReadonlyArray<{
    readonly stream: string
    readonly revision: number | 'absent'
    /** Id of the grant or run-off in it that was used. */
    readonly delegation: string | null
    readonly restsOn: ReadonlyArray<Told> | null
  }>
  readonly events: ReadonlyArray<Told>
  /** The least history from which the same authority follows; null where that is not told. */
  readonly restsOn: ReadonlyArray<Told> | null
  /** Why it is not told; null where it is, and for a denied command. */
  readonly notTold: NotTold | null
  /** The events that led to it, the nearest first; none where somebody sent it. */
  readonly causes: ReadonlyArray<Told>
  /** Id of the event that caused the last of them and cannot be told; null where the chain is whole. */
  readonly missingCause: string | null
  readonly reasons: ReadonlyArray<{
    readonly name: string
    readonly rule: string
    readonly text: string
  }>
}

/** An event by its place, in words. */
export interface Told {
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly eventId: string
  readonly commandId: string
  readonly actor: JsonObject
  readonly recordedAt: string
  readonly text: string
}

export const told = (event: RecordedEvent): Told => {
  const { stream, revision, type, metadata } = event
  const { eventId, commandId, actor, recordedAt } = metadata
  return { stream, revision, type, eventId, commandId, actor, recordedAt, text: eventText(event) }
}

export const rulesOf = (ids: ReadonlyArray<string>): Explanation['rules'] =>
  [...new Set(ids)].map((id) => ({ id, text: ruleText(id) }))

export const explanationText = (explanation: Explanation, { colors }: Output): string => {
  const { outcome, type, recordedAt, rules, authority, events, reasons } = explanation
  const { restsOn, notTold, causes, missingCause } = explanation
  const paint = outcome === 'accepted' ? colors.green : colors.red
  return [
    `${paint(outcome)} ${colors.bold(printable(type))} by ${whoText(explanation)} at ${recordedAt}`,
    ...reasons.map(({ name, rule, text: words }) => `  because ${name} (${rule}): ${words}`),
    ...rules.map(({ id, text: words }) => `  by ${id}${words === '' ? '' : `: ${words}`}`),
    ...events.map((event) => `  recorded ${placeText(event)}`),
    ...authority.map(linkText),
    ...(restsOn ?? []).map((event) => `  rests on ${placeText(event)}`),
    ...(notTold === null ? [] : [`  ${notToldTexts[notTold]}`]),
    ...causes.map((cause) => `  caused by ${placeText(cause)} by ${actorText(cause.actor)}`),
    ...(missingCause === null
      ? []
      : [`  caused by event ${printable(missingCause)}, which cannot be read or is not there`]),
  ].join('\n')
}

const notToldTexts: { readonly [N in NotTold]: string } = {
  NotAsked: 'rests on the kind of sender alone: no role was asked for',
  CommandUnreadable: 'what it rests on is not told: the command itself cannot be read',
  PinNotThere: 'what it rests on is not told: an event that was read is not there any more',
  NotGivenToday: "what it rests on is not told: today's rules do not give that authority",
}

const placeText = ({ stream, revision, type, text: words }: Told): string =>
  printable(`${stream}@${revision} ${type}${words === '' ? '' : `: ${words}`}`)

/** `read delegation-123456782.700123458.RM0001@4 for its #2`. */
const linkText = ({ stream, revision, delegation }: Explanation['authority'][number]): string => {
  const used = delegation === null ? '' : `, for its #${delegation.slice(stream.length + 1)}`
  return printable(
    revision === 'absent'
      ? `  read ${stream}, which was empty`
      : `  read ${stream}@${revision}${used}`,
  )
}

/** `ca401000 for 700123458 as pPAM under delegation-...#2`. */
const whoText = ({ actor, grant }: Explanation): string =>
  [
    ['', actorText(actor)],
    [' for ', text(actor['actingFor'])],
    [' as ', text(grant?.['role'])],
    [' under ', text(grant?.['delegation'])],
  ]
    .map(([before, value]) => (value === '' ? '' : printable(`${before}${value}`)))
    .join('')
