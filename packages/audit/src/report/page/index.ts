/** From what a report says to the page that says it: one file, complete in itself. */
import { subjectText } from '../../subject.js'
import type { ReportContent } from '../content.js'
import { type Content, type Html, html, textOfHtml } from '../html.js'
import type { Words } from '../words.js'
import { decisions } from './decisions.js'
import { delegations } from './delegations.js'
import { findings } from './findings.js'
import { placesOf, type Writing, when } from './places.js'
import { proof } from './proof.js'
import { rules } from './rules.js'
import { statements } from './statements.js'
import { style } from './style.js'
import { timeline } from './timeline.js'

/** The same content in the same words gives the same bytes: nothing tells when it was written. */
export const reportPage = (content: ReportContent, words: Words): string => {
  const writing: Writing = { content, words, places: placesOf(content) }
  return textOfHtml(html`<!DOCTYPE html>
<html lang="en-CA">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(content)}</title>
${style}
</head>
<body>
${heading(writing)}
<main>
${findings(writing)}
${timeline(writing)}
${delegations(writing)}
${decisions(writing)}
${statements(writing)}
${rules(writing)}
${proof(writing)}
${signing}
</main>
</body>
</html>
`)
}

const titleOf = ({ subject }: ReportContent): string => `Audit report on ${subjectText(subject)}`

const leftOut = ({ extent }: ReportContent): Content => {
  const streams = extent.leftOut.length
  const parts = [
    ...(streams === 0 ? [] : [`parts of ${streams} streams`]),
    ...(extent.behind === null ? [] : [`${extent.behind.events} events behind the end`]),
  ]
  if (parts.length === 0) return 'nothing'
  return html`<strong class="broken">${parts.join(', ')}</strong>, see <a href="#left-out">what was left out</a>`
}

const heading = ({ content }: Writing): Html => {
  const { from, to, askedTo, extent } = content
  return html`<header>
<h1>${titleOf(content)}</h1>
<p class="lead">${when(from)} to ${when(to)}, Eastern time</p>
${askedTo === null ? null : html`<p>It was asked for up to ${when(askedTo)}; the log ended before, and nothing is known of later.</p>`}
${verdict(content)}
<dl class="facts">
<dt>Recorded in the period</dt><dd>${content.commands.length} commands, ${eventsIn(content)} events; ${content.denials.length} attempts denied</dd>
<dt>Read up to</dt><dd>position ${extent.position} of the log${extent.recordedUntil === null ? null : html`, recorded ${when(extent.recordedUntil)}`}</dd>
<dt>Hash of that entry</dt><dd><code>${extent.hash ?? 'none, it is no event'}</code></dd>
<dt>Streams of the account</dt><dd>${extent.streams.length}, with the common fingerprint <code>${extent.fingerprint}</code></dd>
<dt>Left out</dt><dd>${leftOut(content)}</dd>
</dl>
<nav aria-label="Contents"><ul>
${[
  ['findings', `Findings (${content.findings.length})`],
  ['timeline', 'Timeline'],
  ['delegations', 'Delegations'],
  ['decisions', 'Decisions'],
  ['statements', 'Statements of account'],
  ['rules', 'Rules'],
  ['proof', 'What this rests on'],
].map(
  ([id = '', name = '']) => html`<li><a href="#${id}">${name}</a></li>
`,
)}</ul></nav>
</header>`
}

const eventsIn = ({ commands }: ReportContent): number =>
  commands.reduce((count, events) => count + events.length, 0)

const verdict = ({ verification: { faults, events, streams } }: ReportContent): Html =>
  faults.length === 0
    ? html`<p class="verdict intact"><strong>Intact</strong>: ${events} events in ${streams} streams of the store follow from each other.</p>`
    : html`<p class="verdict broken"><strong>Broken</strong>: the store does not verify at ${faults.length} places; see <a href="#verification">what was found</a>.</p>`

const signing: Html = html`<div class="signing"><p>Prepared by</p><p>Reviewed by</p><p>Date</p></div>`
