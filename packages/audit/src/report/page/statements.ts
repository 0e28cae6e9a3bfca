/** Statements of account: every figure with the arithmetic and the events that made it. */
import type { Explanation, Figure, Source } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReportedLedger, ReportedStatement } from '../content.js'
import { type Content, type Html, html, joined } from '../html.js'
import { interestRows } from './interest.js'
import { chapter, hashPrefix, placed, told, type Writing, when } from './places.js'

export const statements = (writing: Writing): Html => {
  const { ledgers } = writing.content
  const body =
    ledgers.length === 0
      ? html`<p>No statement was sealed in this period, and none is open with a line on it.</p>`
      : ledgers.map((ledger) => [
          ...ledger.statements.map((one) => statementTable(one, ledger)),
          sourcesTable(ledger, writing),
        ])
  return chapter('statements', 'Statements of account', body)
}

const statementTable = (reported: ReportedStatement, { bn15 }: ReportedLedger): Html => {
  const { statement, explanations } = reported
  return html`<h3 id="statement-${bn15}-${statement.period}">Statement ${statement.period} of ${bn15}</h3>
<p>${sealText(reported)} ${statement.lines.length} lines, hash <code>${statement.linesHash}</code>.</p>
<div class="wide"><table>
<caption>Canadian dollars; what is owed is positive.</caption>
<thead><tr><th scope="col">Figure</th><th scope="col">What</th><th scope="col" class="amount">Amount</th><th scope="col">Where it comes from</th></tr></thead>
<tbody>
${explanations.map((one) => figureRow(one, explanations))}</tbody></table></div>
`
}

const sealText = ({ seal }: ReportedStatement): Content => {
  if (seal === null) return 'Not sealed: this is what it would be at the end of the period.'
  const sealed = html`Sealed on ${seal.issued.issuedOn} by <code>@${seal.revision}</code>, through event <code>@${seal.issued.throughRevision}</code>.`
  return seal.broken.length === 0
    ? sealed
    : [
        sealed,
        html` <strong class="broken">What was sealed does not follow from the events: ${seal.broken.join(', ')}.</strong>`,
      ]
}

const figureRow = (explanation: Explanation, all: ReadonlyArray<Explanation>): Html => {
  const { figure } = explanation
  const { line, name, amount } = figure
  const what = line === null ? name : `${line.type} ${line.item}`
  const security =
    line === null || line.accountSecurity === null ? '' : `, security ${line.accountSecurity}`
  return html`<tr id="${figureId(figure.id)}" class="${line === null ? 'sum' : 'line'}"><th scope="row" class="number">${lastPart(figure.id)}</th><td>${what}${security}</td><td class="amount">${amount}</td><td>${origin(explanation, all)}</td></tr>
`
}

/** Ids of figures are `{bn15}/{period}/{line}`, whose parts have no slash in them. */
const figureId = (id: string): string => `figure-${id.replaceAll('/', '-')}`

const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

/** Sums name the figures that they add up; lines name what they are owed for and their events. */
const origin = (explanation: Explanation, all: ReadonlyArray<Explanation>): Content => {
  const { figure, terms, madeBy, restsOn } = explanation
  switch (figure.name) {
    case 'opening':
      return madeBy.length === 0
        ? 'nothing before'
        : ['carried from ', sourceLinks(madeBy, figure.id)]
    case 'debits':
    case 'credits':
      return `the sum of ${terms.length} lines ${figure.name === 'debits' ? 'owed' : 'owed back'}`
    case 'closing':
      return joined(
        terms.map(({ of, amount }) => html`${amount} ${figureLink(of, all)}`),
        ' + ',
      )
    case 'line':
      return [
        joined(
          terms.map(({ of, amount }) => `${amount} ${of}`),
          ' + ',
        ),
        html`<br><span class="soft">made by</span> ${sourceLinks(madeBy, figure.id)}`,
        restsOn.length === 0
          ? null
          : html` <span class="soft">after</span> ${sourceLinks(restsOn, figure.id)}`,
        explanation.interest.map(interestRows),
      ]
  }
}

const figureLink = (id: Figure['id'], all: ReadonlyArray<Explanation>): Content =>
  all.some(({ figure }) => figure.id === id)
    ? html`<a href="#${figureId(id)}">${lastPart(id)}</a>`
    : lastPart(id)

const sourceLinks = (sources: ReadonlyArray<Source>, figure: string): Content => {
  const bn15 = figure.slice(0, figure.indexOf('/'))
  return joined(
    sources.map(({ revision }) => html`<a href="#${sourceId(bn15, revision)}">@${revision}</a>`),
    ', ',
  )
}

const sourceId = (bn15: string, revision: number): string => `source-${bn15}-${revision}`

const sourcesTable = ({ bn15, sources }: ReportedLedger, writing: Writing): Html =>
  html`<h3 id="sources-${bn15}">Sources of ${bn15}</h3>
<div class="wide"><table>
<caption>Every event that a figure above comes from, in the order of its stream.</caption>
<thead><tr><th scope="col">Place</th><th scope="col">Recorded</th><th scope="col">What</th><th scope="col">Event</th></tr></thead>
<tbody>
${sources.map((source) => sourceRow(bn15, source, writing))}</tbody></table></div>
`

const sourceRow = (bn15: string, source: RecordedEvent, writing: Writing): Html => {
  const { revision, metadata } = source
  const { recordedAt, effectiveAt, hash } = metadata
  const effective =
    effectiveAt === recordedAt
      ? null
      : html`<br><span class="soft">holds from</span> ${when(effectiveAt)}`
  return html`<tr id="${sourceId(bn15, revision)}"><th scope="row" class="number">@${revision}</th><td class="number">${when(recordedAt)}${effective}</td><td>${told(source, writing)}</td><td>${placed(source, writing)}<br>${hashPrefix(hash)}</td></tr>
`
}
