/** What the report rests on: where the log was read to, what the store's check found, every stream's ends. */
import { type Content, type Html, html } from '../html.js'
import { behindText, chapter, placeText, type Writing } from './places.js'

export const proof = (writing: Writing): Html => {
  const { extent } = writing.content
  return chapter('proof', 'What this rests on', [
    html`<p>Every statement of this report follows from the events of the streams below, up to position ${extent.position} of the log. A later report that has the same last hash for a stream rests on the same events of it; where a stream has grown, its hash at the number of events given here must still be the one given here.</p>`,
    verification(writing),
    leftOut(writing),
    html`<h3 id="streams">Streams</h3>
<div class="wide"><table>
<caption>Every stream of this account, with the hashes of its first and its last event.</caption>
<thead><tr><th scope="col">Stream</th><th scope="col" class="amount">Events</th><th scope="col">First and last hash</th></tr></thead>
<tbody>
${extent.streams.map(
  ({ stream, events, firstHash, lastHash }) =>
    html`<tr><th scope="row"><code>${stream}</code></th><td class="amount">${events}</td><td><code>${firstHash}</code><br><code>${lastHash}</code></td></tr>
`,
)}</tbody></table></div>`,
  ])
}

const verification = ({ content: { verification: found } }: Writing): Html =>
  html`<h3 id="verification">Verification</h3>
${
  found.faults.length === 0
    ? html`<p>All ${found.events} events of ${found.streams} streams of the store follow from each other. A change, a loss, a move or a foreign event would show, unless a forger had computed every hash behind it anew, of what rests on it and of what answers it too; a tail that was cut off shows where another event rests on it or answers it, and in a file by its count of entries, unless that was set back too.</p>`
    : html`<p>The store was checked, and <strong class="broken">does not verify</strong>. What stands behind such a place may have been changed:</p>
<ul>${found.faults.map((fault) => html`<li><code>${placeText(fault)}</code>: ${fault.reason}</li>`)}</ul>`
}`

const leftOut = ({ content: { extent } }: Writing): Content => [
  html`<h3 id="left-out">Left out</h3>`,
  extent.leftOut.length === 0 && extent.behind === null
    ? html`<p>Nothing of this account was left out.</p>`
    : html`<ul>${extent.behind === null ? null : html`<li>${behindText(extent.behind)}</li>`}${extent.leftOut.map(
        (one) =>
          html`<li>${one.entries} entries of <code>${placeText(one)}</code> on${one.isSurelyOurs ? '' : ', which may be of this account'}: ${one.reason}</li>`,
      )}</ul>`,
  html`<p>Reading is not recorded: the report says who changed something, not who looked at it. What was rejected for another reason than authority leaves no trace.</p>`,
]
