/** What happened, day by day: every event that was recorded in the period, under its number. */
import { easternDateOf, type Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReportedCommand } from '../content.js'
import { type Content, type Html, html } from '../html.js'
import {
  chapter,
  clock,
  hashPrefix,
  placed,
  placeText,
  told,
  type Writing,
  when,
} from './places.js'

export const timeline = (writing: Writing): Html => {
  const days = byDay(writing.content.commands)
  const body =
    days.length === 0
      ? html`<p>Nothing was recorded in this period.</p>`
      : html`<div class="wide"><table>
<caption>Every event that was recorded in the period, in the order of the log. An event is named by its stream and its place in it; behind it stand the first twelve digits of its hash.</caption>
<thead><tr><th scope="col">No.</th><th scope="col">Time</th><th scope="col">What</th><th scope="col">Who</th></tr></thead>
${days.map(([day, commands]) => dayRows(day, commands, writing))}
</table></div>`
  return chapter('timeline', 'Timeline', body)
}

const byDay = (
  commands: ReadonlyArray<ReportedCommand>,
): ReadonlyArray<readonly [string, ReadonlyArray<ReportedCommand>]> => {
  const days = new Map<string, ReportedCommand[]>()
  for (const command of commands) {
    const day = easternDateOf(command[0].metadata.recordedAt as Instant)
    const those = days.get(day)
    if (those === undefined) days.set(day, [command])
    else those.push(command)
  }
  return [...days]
}

const dayRows = (
  day: string,
  commands: ReadonlyArray<ReportedCommand>,
  writing: Writing,
): Html => html`<tbody>
<tr><th class="day" colspan="4" scope="rowgroup">${day}</th></tr>
${commands.flatMap((command) => command.map((event) => eventRow(event, command, writing)))}
</tbody>
`

const eventRow = (event: RecordedEvent, command: ReportedCommand, writing: Writing): Html => {
  const number = writing.places.numberOf(event)
  const { recordedAt, hash } = event.metadata
  return html`<tr id="${number}"><th scope="row" class="number">${number}</th><td class="number">${clock(recordedAt)}</td><td>${told(event, writing)}${effective(event)}<br><code>${placeText(event)}</code> ${hashPrefix(hash)}</td><td>${sender(command, writing)}</td></tr>
`
}

/** Said where another authority fixed the date. */
const effective = ({ metadata: { effectiveAt, recordedAt } }: RecordedEvent): Content =>
  effectiveAt === recordedAt ? null : html` (holds from ${when(effectiveAt)})`

/** A person by the decision; what followed from something by what it followed from. */
const sender = (command: ReportedCommand, writing: Writing): Content => {
  const { places, words } = writing
  const { actor, causationId } = command[0].metadata
  const decision = places.decisionOf(command)
  const who = words.actor(actor)
  if (decision !== null) return html`${who} <a href="#${decision}">${decision}</a>`
  const cause = causationId === null ? undefined : places.eventWith(causationId)
  return cause === undefined ? who : html`${who}, after ${placed(cause, writing)}`
}
