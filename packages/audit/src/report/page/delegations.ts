/** Who was allowed to act for whom: a drawing for the eye, and a table with the exact moments. */
import type { Pin } from '@carmkit/core'
import type { Period } from '../../period.js'
import type { ReportContent } from '../content.js'
import type { DelegationHistory, DelegationLimit, DelegationStretch } from '../delegations.js'
import { type Content, type Html, html } from '../html.js'
import { type ChartRow, chart, sample } from './chart.js'
import { periodsIn } from './periods.js'
import { chapter, placed, type Writing, when } from './places.js'

export const delegations = (writing: Writing): Html => {
  const { content } = writing
  const sides = [
    {
      id: 'given',
      title: `What others may do for ${businessOf(content)}`,
      those: content.delegations.filter(({ client }) => client === businessOf(content)),
    },
    {
      id: 'held',
      title: `What ${businessOf(content)} may do for others`,
      those: content.delegations.filter(({ client }) => client !== businessOf(content)),
    },
  ].filter(({ those }) => those.length > 0)
  const body = [
    html`<p>What each delegation gave at every moment, as it was known then. While a business does not stand, a delegation gives nothing and is drawn as stopped. Without a valid licence, or on an account that is not active, it gives less: the table says so and the bar does not. Of a delegation of the whole business no account is told.</p>`,
    sides.length === 0
      ? html`<p>There was no delegation in this period.</p>`
      : [legend, ...sides.map((side) => drawnSide(side, writing))],
  ]
  return chapter('delegations', 'Delegations', body)
}

const businessOf = ({ subject }: ReportContent): string =>
  subject.kind === 'business' ? subject.bn9 : subject.bn15.slice(0, 9)

const kinds: { readonly [K in DelegationStretch['kind']]: string } = {
  Requested: 'asked for by the provider',
  Offered: 'offered by the client',
  Scheduled: 'granted, not begun',
  Active: 'active',
  Suspended: 'suspended',
  RunOff: 'run-off: begun work may be finished',
  Stopped: 'stopped: the client or the provider does not stand',
}

const limitWords: { readonly [L in DelegationLimit]: string } = {
  provider: 'stopped by the provider',
  client: 'stopped by the client',
  unlicensed: 'no valid licence: accounts for nothing',
  programNotActive: 'account not active: may look only',
}

const legend: Html = html`<dl class="legend">
${(Object.keys(kinds) as ReadonlyArray<DelegationStretch['kind']>).map(
  (kind) => html`<div><dt>${sample(kind)}</dt><dd>${kinds[kind]}</dd></div>
`,
)}</dl>`

interface Side {
  readonly id: string
  readonly title: string
  readonly those: ReportContent['delegations']
}

/** More rows than these do not fit on a printed page with their title. */
const rowsOfChart = 20

const drawnSide = ({ id, title, those }: Side, writing: Writing): Content => [
  html`<h3 id="${id}">${title}</h3>`,
  ...periodsIn(writing.content, writing.content.extent.recordedUntil).flatMap((period) =>
    chartsOf({ id, title, those }, period),
  ),
  html`<div class="wide"><table>
<caption>${title}: every stretch, with the event that began and that ended it. Without an event, a date did.</caption>
<thead><tr><th scope="col">No.</th><th scope="col">Business, scope</th><th scope="col">What</th><th scope="col">From</th><th scope="col">Until</th></tr></thead>
${those.map((one, index) => stretchRows(one, `${index + 1}`, { ...writing, id }))}
</table></div>`,
]

const chartsOf = ({ id, title, those }: Side, { from, to }: Period): ReadonlyArray<Html> => {
  const rows = those.flatMap((one, index): ReadonlyArray<ChartRow> => {
    const stretches = one.stretches.filter(
      (stretch) => stretch.from <= to && (stretch.until ?? to) >= from,
    )
    return stretches.length === 0 ? [] : [{ label: `${index + 1}  ${nameIn(one, id)}`, stretches }]
  })
  const parts = Math.ceil(rows.length / rowsOfChart)
  return Array.from({ length: parts }, (_, part) => {
    const shown = rows.slice(part * rowsOfChart, (part + 1) * rowsOfChart)
    return html`<figure>${chart({
      id: `${id}-${from.slice(0, 10)}-${part}`,
      title: `${title}, ${from.slice(0, 10)} to ${to.slice(0, 10)}`,
      description: `${shown.length} delegations as bars over time; the table behind says the same.`,
      rows: shown,
      from,
      to,
    })}</figure>
`
  })
}

/** The other business, by the side on which it stands. */
const nameIn = ({ client, provider, scope }: DelegationHistory, id: string): string =>
  `${id === 'given' ? provider : client} ${scope}`

const stretchRows = (
  history: DelegationHistory,
  number: string,
  writing: Writing & { readonly id: string },
): Html => html`<tbody>
${history.stretches.map(
  (stretch, index) =>
    html`<tr><th scope="row" class="number">${index === 0 ? number : `${number}.${index + 1}`}</th><td>${nameIn(history, writing.id)}</td><td>${kinds[stretch.kind]}<br><span class="soft">${termsOf(stretch)}</span></td><td>${when(stretch.from)} ${because(stretch.begunBy, history, writing)}</td><td>${ended(stretch, history, writing)}</td></tr>
`,
)}</tbody>
`

const termsOf = ({ capacity, visibility, limits }: DelegationStretch): string =>
  [
    visibility === null ? capacity : `${capacity}, visibility ${visibility}`,
    ...limits.map((limit) => limitWords[limit]),
  ].join('; ')

/** Of the delegation's own stream the place alone: the row says which one it is. */
const because = (pin: Pin | null, { stream }: DelegationHistory, writing: Writing): Content => {
  if (pin === null) return html`<span class="soft">by date</span>`
  const number = writing.places.numberAt(pin)
  if (pin.stream !== stream) return placed(pin, writing)
  const place = html`<code>@${pin.revision}</code>`
  return number === null ? place : html`<a href="#${number}">${number}</a> ${place}`
}

/** What lies behind the period is what the dates say, if nothing else happens. */
const ended = (
  stretch: DelegationStretch,
  history: DelegationHistory,
  writing: Writing,
): Content => {
  const { until, endedBy } = stretch
  return until === null ? 'no end known' : [when(until), ' ', because(endedBy, history, writing)]
}
