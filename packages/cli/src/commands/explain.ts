/** `carmkit explain`: why a command was let through or denied: rules, authority, and the events behind it. */
import { type JsonObject, type RecordedEvent, sketch, Uuid } from '@carmkit/kernel'
import type { DeniedAttempt, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { evidenceOf } from '../evidence.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import type { Output } from '../output.js'
import { type Asked, withPortal } from '../portal.js'
import { tellFailure } from '../telling.js'
import { actorText } from '../text/actor.js'
import { text } from '../text/event/words.js'
import { eventText } from '../text/event.js'
import { reasonText } from '../text/reason.js'
import { ruleText } from '../text/rule.js'

export const explainCommand = (
  commandId: string,
  { options, output }: Asked,
): Promise<ExitCode> => {
  if (!Uuid.is(commandId)) {
    output.note(`carmkit: ${sketch(commandId)} is no command id, a lower-case UUID`)
    return Promise.resolve(exitCodes.usage)
  }
  const recorded: RecordedEvent[] = []
  const visit = (event: RecordedEvent): void => {
    if (event.metadata.commandId === commandId) recorded.push(event)
  }
  return withPortal({ options, output, visit }, async ({ store, securityLog }) => {
    const attempts = await securityLog.attempts()
    if (E.isLeft(attempts)) return tellFailure(attempts.left, output)
    const denied = attempts.right.filter((attempt) => attempt.commandId === commandId)
    const accepted = await acceptedOf(recorded, store)
    if (E.isLeft(accepted)) return tellFailure(accepted.left, output)
    const all = [...accepted.right, ...denied.map(deniedOf)].toSorted(byTime)
    for (const one of all) {
      await output.line(options.json ? JSON.stringify(one) : explanationText(one, output))
    }
    if (all.length > 0) return exitCodes.ok
    output.note(
      `carmkit: nothing is recorded of command ${commandId}; what was rejected, or was true already, leaves no trace`,
    )
    return exitCodes.refused
  })
}

/** Moments in one form sort as texts. */
const byTime = (one: Explanation, other: Explanation): number =>
  one.recordedAt === other.recordedAt ? 0 : one.recordedAt < other.recordedAt ? -1 : 1

/** One line of `--json`: an id is used once on each stream, and anybody may try with one. */
interface Explanation {
  readonly commandId: string
  readonly type: string
  readonly outcome: 'accepted' | 'denied'
  readonly actor: JsonObject
  readonly recordedAt: string
  readonly rules: ReadonlyArray<{ readonly id: string; readonly text: string }>
  /** Role, rules, delegation and pins as they were recorded; null for a denied command. */
  readonly grant: JsonObject | null
  readonly events: ReadonlyArray<Told>
  /** The least history from which the same authority follows; null where no role was asked for. */
  readonly restsOn: ReadonlyArray<Told> | null
  readonly reasons: ReadonlyArray<{
    readonly name: string
    readonly rule: string
    readonly text: string
  }>
}

interface Told {
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly text: string
}

const told = (event: RecordedEvent): Told => {
  const { stream, revision, type } = event
  return { stream, revision, type, text: eventText(event) }
}

const acceptedOf = async (
  recorded: ReadonlyArray<RecordedEvent>,
  store: Store,
): Promise<E.Either<ReadFailure, ReadonlyArray<Explanation>>> => {
  const streams = new Map<string, RecordedEvent[]>()
  for (const event of recorded) {
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), event])
  }
  const explanations: Explanation[] = []
  for (const events of streams.values()) {
    const [first] = events as [RecordedEvent]
    const evidence = await evidenceOf(first, store)
    if (E.isLeft(evidence)) return evidence
    const { commandId, command, actor, grant, recordedAt } = first.metadata
    explanations.push({
      commandId,
      type: text(command?.['type']),
      outcome: 'accepted',
      actor,
      recordedAt,
      rules: rulesOf(Array.isArray(grant['rules']) ? grant['rules'].map(String) : []),
      grant,
      events: events.map(told),
      restsOn: evidence.right?.map(told) ?? null,
      reasons: [],
    })
  }
  return E.right(explanations)
}

const deniedOf = ({ commandId, type, actor, at, reasons }: DeniedAttempt): Explanation => ({
  commandId,
  type,
  outcome: 'denied',
  actor,
  recordedAt: at,
  rules: rulesOf(reasons.map(({ rule }) => rule)),
  grant: null,
  events: [],
  restsOn: null,
  reasons: reasons.map((one) => ({ name: one.name, rule: one.rule, text: reasonText(one) })),
})

const rulesOf = (ids: ReadonlyArray<string>): Explanation['rules'] =>
  [...new Set(ids)].map((id) => ({ id, text: ruleText(id) }))

const explanationText = (explanation: Explanation, { colors }: Output): string => {
  const { outcome, type, recordedAt, rules, events, restsOn, reasons } = explanation
  const paint = outcome === 'accepted' ? colors.green : colors.red
  const place = ({ stream, revision, type: name, text: words }: Told): string =>
    `${stream}@${revision} ${name}${words === '' ? '' : `: ${words}`}`
  return [
    `${paint(outcome)} ${colors.bold(type)} by ${whoText(explanation)} at ${recordedAt}`,
    ...reasons.map(({ name, rule, text: words }) => `  because ${name} (${rule}): ${words}`),
    ...rules.map(({ id, text: words }) => `  by ${id}${words === '' ? '' : `: ${words}`}`),
    ...events.map((event) => `  recorded ${place(event)}`),
    ...(restsOn ?? []).map((event) => `  rests on ${place(event)}`),
  ].join('\n')
}

/** `ca401000 for 700123458 as pPAM under delegation-...#2`. */
const whoText = ({ actor, grant }: Explanation): string =>
  [
    ['', actorText(actor)],
    [' for ', text(actor['actingFor'])],
    [' as ', text(grant?.['role'])],
    [' under ', text(grant?.['delegation'])],
  ]
    .map(([before, value]) => (value === '' ? '' : `${before}${value}`))
    .join('')
