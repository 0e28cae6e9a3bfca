/** Decisions of people and authorities with their reasons: what let them through, and what did not. */
import type { Json, JsonObject } from '@carmkit/kernel'
import type { DeniedAttempt } from '@carmkit/store'
import { pinsIn } from '../../pins.js'
import type { ReportedCommand } from '../content.js'
import { type Content, type Html, html, joined } from '../html.js'
import { chapter, isDecision, placed, type Writing, when } from './places.js'
import { ruleLink } from './rules.js'

export const decisions = (writing: Writing): Html =>
  chapter('decisions', 'Decisions', [
    html`<p>What the calendar and reactions did stands in the timeline alone: it follows from what was decided here.</p>`,
    html`<h3 id="accepted">Let through</h3>`,
    accepted(writing),
    html`<h3 id="denied">Denied</h3>`,
    denied(writing),
  ])

const accepted = (writing: Writing): Html => {
  const those = writing.content.commands.filter(isDecision)
  if (those.length === 0) return html`<p>Nobody decided anything in this period.</p>`
  return html`<div class="wide"><table>
<caption>Every command of a person or an authority that was let through, and the authority that it was let through by.</caption>
<thead><tr><th scope="col">No.</th><th scope="col">Time</th><th scope="col">Who, and what</th><th scope="col">Why it was let through</th></tr></thead>
<tbody>
${those.map((command) => acceptedRow(command, writing))}</tbody></table></div>`
}

const acceptedRow = (command: ReportedCommand, writing: Writing): Html => {
  const { actor, recordedAt, grant, command: sent } = command[0].metadata
  const number = writing.places.decisionOf(command)
  return html`<tr id="${number}"><th scope="row" class="number">${number}</th><td class="number">${when(recordedAt)}</td><td>${whoText(actor, writing)}: ${textOf(sent?.['type'])}<br>${recorded(command, writing)}</td><td>${authority(grant, writing)}</td></tr>
`
}

/** `aa01 for 123456782`. */
const whoText = (actor: JsonObject, { words }: Writing): string => {
  const actingFor = textOf(actor['actingFor'])
  return `${words.actor(actor)}${actingFor === '' ? '' : ` for ${actingFor}`}`
}

const recorded = (command: ReportedCommand, { places }: Writing): Content => {
  const numbers = command.map((event) => places.numberOf(event))
  const links = numbers.map((number) => html`<a href="#${number}">${number}</a>`)
  return html`<span class="soft">recorded</span> ${joined(links, ', ')}`
}

/** Role, delegation, rules, and the places that the proof rests on. */
const authority = (grant: JsonObject, writing: Writing): Content => {
  const [role, delegation] = [textOf(grant['role']), textOf(grant['delegation'])]
  const pins = pinsIn(grant['pins'])
  return [
    role === '' ? null : html`as ${role} `,
    delegation === '' ? null : html`under <code>${delegation}</code> `,
    'by ',
    joined(
      listOf(grant['rules']).map((id) => ruleLink(textOf(id))),
      ', ',
    ),
    pins.length === 0
      ? null
      : html`<br><span class="soft">resting on</span> ${joined(
          pins.map((pin) => placed(pin, writing)),
          ', ',
        )}`,
  ]
}

const denied = (writing: Writing): Html => {
  const { denials, denialsOfNobody } = writing.content
  if (denials.length > 0) return html`${deniedTable(writing)}${unplaced(denialsOfNobody)}`
  return html`<p>The security log keeps no attempt on this account that was denied in this period. It stands outside the streams and their hashes, and keeps the latest of each sender.</p>${unplaced(denialsOfNobody)}`
}

/** Said also where others were found: one of these may be about this account. */
const unplaced = (attempts: number): Content =>
  attempts === 0
    ? null
    : html`<p>Besides, ${attempts} denied ${attempts === 1 ? 'attempt' : 'attempts'} of this period would have begun something that never came to be, and whose it was is not recorded.</p>`

const deniedTable = (writing: Writing): Html => {
  const { denials } = writing.content
  return html`<div class="wide"><table>
<caption>Attempts that were denied, from the security log. It stands outside the streams and their hashes, and keeps the latest of each sender.</caption>
<thead><tr><th scope="col">No.</th><th scope="col">Time</th><th scope="col">Who, and what</th><th scope="col">Why it was denied</th></tr></thead>
<tbody>
${denials.map((attempt, index) => deniedRow(attempt, `X${index + 1}`, writing))}</tbody></table></div>`
}

const deniedRow = (attempt: DeniedAttempt, number: string, writing: Writing): Html => {
  const { at, actor, type, stream, reasons } = attempt
  return html`<tr id="${number}"><th scope="row" class="number">${number}</th><td class="number">${when(at)}</td><td>${whoText(actor, writing)}: ${type}<br><code>${stream}</code></td><td><ul>${reasons.map(
    (reason) =>
      html`<li>${ruleLink(reason.rule)} ${reason.name}: ${writing.words.reason(reason)}</li>`,
  )}</ul></td></tr>
`
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

const listOf = (value: Json | undefined): ReadonlyArray<Json> => (Array.isArray(value) ? value : [])
