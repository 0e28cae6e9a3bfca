/** Where things stand on the page: the ids that links lead to, numbered and never made of texts. */
import { easternTime, type Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { Behind } from '../../prefix/behind.js'
import type { ReportContent, ReportedCommand } from '../content.js'
import { type Content, type Html, html } from '../html.js'
import type { Words } from '../words.js'

/** The place of an event in its stream. */
export interface Place {
  readonly stream: string
  readonly revision: number | 'absent' | null
}

/** What every part of the page is written with. */
export interface Writing {
  readonly content: ReportContent
  readonly words: Words
  readonly places: Places
}

export interface Places {
  /** `E12`: every event of the timeline has a number of its own, also where a place is held twice. */
  readonly numberOf: (event: RecordedEvent) => string
  /** The number of the event at a place; null for one that is not in the timeline. */
  readonly numberAt: (place: Place) => string | null
  /** The event of the timeline that has this id. */
  readonly eventWith: (eventId: string) => RecordedEvent | undefined
  /** `D3`: decisions of people, by their commands. */
  readonly decisionOf: (command: ReportedCommand) => string | null
}

export const placesOf = ({ commands }: ReportContent): Places => {
  const numbers = new Map<RecordedEvent, string>()
  const byPlace = new Map<string, string>()
  const byId = new Map<string, RecordedEvent>()
  const decisions = new Map<ReportedCommand, string>()
  for (const command of commands) {
    for (const event of command) {
      const number = `E${numbers.size + 1}`
      numbers.set(event, number)
      if (!byPlace.has(placeText(event))) byPlace.set(placeText(event), number)
      byId.set(event.metadata.eventId, event)
    }
    if (isDecision(command)) decisions.set(command, `D${decisions.size + 1}`)
  }
  return {
    numberOf: (event) => numbers.get(event) ?? '',
    numberAt: (place) => byPlace.get(placeText(place)) ?? null,
    eventWith: (eventId) => byId.get(eventId),
    decisionOf: (command) => decisions.get(command) ?? null,
  }
}

/** What the calendar or a reaction sent is a consequence, and stands in the timeline alone. */
export const isDecision = ([{ metadata }]: ReportedCommand): boolean =>
  metadata.actor['kind'] !== 'system'

export const placeText = ({ stream, revision }: Place): string => `${stream}@${revision ?? '?'}`

/** The place of an event, which leads to its row in the timeline where it has one. */
export const placed = (place: Place, { places }: Writing): Html => {
  const code = html`<code>${placeText(place)}</code>`
  const number = places.numberAt(place)
  return number === null ? code : html`<a href="#${number}">${number}</a> ${code}`
}

/** What was recorded in the period and is not in the report, since the log is read up to a place. */
export const behindText = ({ events, stream, revision, recordedAt }: Behind): Html =>
  html`${events} events that were recorded in time stand behind <code>${placeText({ stream, revision })}</code>, recorded ${when(recordedAt)}: the log was read up to there`

/** Eastern time for people, the instant for programs. */
export const when = (instant: string): Html =>
  html`<time datetime="${instant}">${easternTime(instant as Instant)}</time>`

/** The clock alone, where the day stands above. */
export const clock = (instant: string): Html =>
  html`<time datetime="${instant}">${easternTime(instant as Instant).slice(11)}</time>`

/** Long enough to tell events apart, and short enough to be read aloud. */
export const hashPrefix = (hash: string): Html => html`<code>#${hash.slice(0, 12)}</code>`

/** `DelegationRequested: 700123458 asks for RM0001 ...`. */
export const told = ({ type, v, data }: RecordedEvent, { words }: Writing): Content => {
  const text = words.event({ type, v, data })
  return text === '' ? type : `${type}: ${text}`
}

/** A heading that links lead to, and what stands under it. */
export const chapter = (id: string, title: string, body: Content): Html =>
  html`<section class="chapter" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}
</section>`
