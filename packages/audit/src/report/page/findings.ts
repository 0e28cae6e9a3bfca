/** The findings in sentences, numbered, each with a way to where it comes from. */
import type { Finding } from '../content.js'
import { type Content, type Html, html, joined } from '../html.js'
import { behindText, placed, placeText, type Writing } from './places.js'
import { ruleLink } from './rules.js'

export const findings = (writing: Writing): Html => {
  const { content } = writing
  return html`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${
  content.findings.length === 0
    ? html`<p>Nothing that asks for a look. This says that the events hold together and are whole; it is no opinion on what was decided.</p>`
    : html`<ol class="findings">
${content.findings.map(
  (finding, index) => html`<li id="F${index + 1}">${sentence(finding, writing)}</li>
`,
)}</ol>`
}
</section>`
}

const sentence = (finding: Finding, writing: Writing): Content => {
  switch (finding.kind) {
    case 'broken': {
      const { fault } = finding
      return html`<strong class="broken">The store does not verify</strong> at <code>${placeText(fault)}</code>: ${fault.reason}.`
    }
    case 'leftOut': {
      const { leftOut } = finding
      const whose = leftOut.isSurelyOurs ? '' : ', which may be of this account'
      return html`<strong class="broken">Left out:</strong> ${leftOut.entries} entries of <code>${placeText(leftOut)}</code> on${whose}: ${leftOut.reason}.`
    }
    case 'behind':
      return html`<strong class="broken">Left out:</strong> ${behindText(finding.behind)}.`
    case 'brokenSeal': {
      const { bn15, period, figures } = finding
      return html`<strong class="broken">What was sealed does not follow from the events:</strong> ${figures.join(', ')} of <a href="#statement-${bn15}-${period}">statement ${period} of ${bn15}</a>.`
    }
    case 'lapsed':
      return lapsedSentence(finding.event, writing)
    case 'unchecked':
      return html`Decided without the facts ${finding.facts.join(', ')}: ${eventLinks(finding.events, writing)}.`
    case 'denied':
      return deniedSentence(finding.attempts, writing)
    case 'toldLate':
      return html`Told later than the day from which it holds: ${finding.type}, ${eventLinks(finding.events, writing)}.`
  }
}

type Events = Extract<Finding, { kind: 'toldLate' }>['events']

const eventLinks = (events: Events, writing: Writing): Content =>
  joined(
    events.map((event) => placed(event, writing)),
    ', ',
  )

type Lapsed = Extract<Finding, { kind: 'lapsed' }>['event']

const lapsedSentence = (event: Lapsed, writing: Writing): Html => {
  const { stream, revision } = event.data as { readonly stream: string; readonly revision: number }
  return html`The authority of ${placed({ stream, revision }, writing)} had lapsed when it was recorded, as ${placed(event, writing)} says.`
}

type Attempts = Extract<Finding, { kind: 'denied' }>['attempts']

const deniedSentence = (attempts: Attempts, { content, words }: Writing): Content => {
  const [first] = attempts
  if (first === undefined) return null
  const rules = [...new Set(attempts.flatMap(({ reasons }) => reasons.map(({ rule }) => rule)))]
  const places = attempts.map((attempt) => {
    const number = `X${content.denials.indexOf(attempt) + 1}`
    return html`<a href="#${number}">${number}</a>`
  })
  const times = attempts.length === 1 ? 'once' : `${attempts.length} times`
  return html`${words.actor(first.actor)} tried ${first.type} in vain ${times} (${joined(rules.map(ruleLink), ', ')}): ${joined(places, ', ')}.`
}
