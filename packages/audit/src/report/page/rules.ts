/** The rules that the decisions name, each with its text once. */
import type { Json } from '@carmkit/kernel'
import type { ReportContent } from '../content.js'
import { type Html, html } from '../html.js'
import { chapter, isDecision, type Writing } from './places.js'

export const rules = ({ content, words }: Writing): Html => {
  const cited = rulesCited(content)
  const body =
    cited.length === 0
      ? html`<p>No decision of this period names a rule.</p>`
      : html`<table>
<thead><tr><th scope="col">Rule</th><th scope="col">What it says</th></tr></thead>
<tbody>
${cited.map(
  (id) =>
    html`<tr id="${ruleId(id)}"><th scope="row" class="number">${id}</th><td>${words.rule(id)}</td></tr>
`,
)}</tbody></table>`
  return chapter('rules', 'Rules', body)
}

/** Leads to the text of a rule. */
export const ruleLink = (id: string): Html => html`<a href="#${ruleId(id)}">${id}</a>`

/** Ids of rules are letters, digits and dashes; a foreign one is written in digits. */
const ruleId = (id: string): string =>
  `rule-${id.replace(/[^A-Za-z0-9-]/gu, (character) => `_${character.codePointAt(0) ?? 0}_`)}`

const rulesCited = ({ commands, denials }: ReportContent): ReadonlyArray<string> => {
  const granted = commands
    .filter(isDecision)
    .flatMap(([{ metadata }]) => listOf(metadata.grant['rules']))
    .flatMap((id) => (typeof id === 'string' ? [id] : []))
  const refused = denials.flatMap(({ reasons }) => reasons.map(({ rule }) => rule))
  return [...new Set([...granted, ...refused])].toSorted()
}

const listOf = (value: Json | undefined): ReadonlyArray<Json> => (Array.isArray(value) ? value : [])
