/** One step of a replayed history in words: when, who, for whom, under which authority, what, and why. */
import type { AccountEvent, Cause, Difference, Step } from '@carmkit/audit'
import { easternTime, type Instant } from '@carmkit/core'
import { type JsonObject, printable } from '@carmkit/kernel'
import { actorText } from './actor.js'
import { items, text } from './event/words.js'
import { eventText } from './event.js'
import { entryText, fieldsText, fieldText, valueText } from './picture.js'
import { ruleText } from './rule.js'

/** The paragraph of a step; what it changed follows it where that was asked for. */
export const stepText = (step: Step): string => {
  const { number, stream, events, cause, change } = step
  const { metadata } = events[0].recorded
  const { recordedAt, actor, grant, command } = metadata
  return [
    `${number}. ${easternTime(recordedAt as Instant)} Eastern, ${stream}`,
    `   ${actorText(actor)}${actingFor(actor)}${authorityText(grant)}: ${text(command?.['type'])}`,
    ...events.map(happenedText),
    ...(cause === null ? [] : [`   ${triggerText(cause)}`]),
    ...(change === null ? [] : changeTexts(change.differences)),
  ]
    .map(printable)
    .join('\n')
}

const actingFor = (actor: JsonObject): string => {
  const business = text(actor['actingFor'])
  return business === '' ? '' : ` acting for ${business}`
}

/** Role, deciding rule in words, and for a third party the grant; nothing for other senders. */
const authorityText = ({ role, rules, delegation }: JsonObject): string => {
  if (typeof role !== 'string') return ''
  const rule = text(items(rules)[0])
  const words = ruleText(rule)
  const by = text(delegation) === '' ? '' : ` by ${text(delegation)}`
  return ` as ${role} under ${rule}${words === '' ? '' : ` (${words})`}${by}`
}

const happenedText = ({ position, recorded }: AccountEvent): string => {
  const { revision, type, metadata } = recorded
  const { recordedAt, effectiveAt } = metadata
  const words = eventText(recorded)
  const effective = effectiveAt === recordedAt ? '' : `, effective ${effectiveAt}`
  return `   @${revision} ${type}${words === '' ? '' : `: ${words}`}${effective} (position ${position})`
}

/** What led to the step. */
const triggerText = ({ by, reaction, place, eventId }: Cause): string => {
  const event =
    place === null ? `event ${eventId}` : `${place.stream}@${place.revision} ${place.type}`
  switch (by) {
    case 'clock':
      return `on a date that was set by ${event}`
    case 'reaction':
      return `in answer to ${event}${reaction === null ? '' : `, by the reaction ${reaction}`}`
    case 'other':
      return `because of ${event}`
  }
}

const changeTexts = (differences: ReadonlyArray<Difference>): ReadonlyArray<string> =>
  differences.length === 0
    ? ['   changes nothing that is described']
    : differences.flatMap((difference) => [`   ${placeText(difference)}`, ...sidesOf(difference)])

const placeText = (difference: Difference): string =>
  `${entryText(difference)}${difference.kind === 'changed' ? '' : ` ${difference.kind}`}`

const sidesOf = (difference: Difference): ReadonlyArray<string> => {
  switch (difference.kind) {
    case 'appeared':
      return [`     before: not there`, `     after:  ${fieldsText(difference.fields)}`]
    case 'gone':
      return [`     before: ${fieldsText(difference.fields)}`, `     after:  not there`]
    case 'changed': {
      const names = Object.entries(difference.fields)
      const side = (which: 'before' | 'after'): string =>
        names.map(([name, one]) => `${fieldText(name)} ${valueText(one[which])}`).join('; ')
      return [`     before: ${side('before')}`, `     after:  ${side('after')}`]
    }
  }
}
