/** The reference of rules in Markdown: the catalogue of the core, with the files that cite each rule. */
import { type Rule, type RuleStatus, ruleCatalogue } from '@carmkit/core'

/** The files, by package, that name a rule. */
export type Citations = (id: string) => {
  readonly sources: ReadonlyArray<string>
  readonly tests: ReadonlyArray<string>
}

const introduction = `# The rules, and where they hold

<!-- Written by the tests of @carmkit/cli from packages/core/src/rules: edit there, then
     npx vitest run --config packages/dev/vitest.config.ts packages/cli/test/rules-reference -u -->

carmkit follows a catalogue of rules drawn from public sources: the Customs Act and its regulations, memoranda and pages
of the CBSA and the CRA, and brokers' bulletins. Their ids stand in code, refusals and tests. Nobody at the CBSA has
verified any of it. The columns "where" and "tests" name the files under \`packages/\` that cite the rule.
`

const sections: ReadonlyArray<readonly [status: RuleStatus, title: string, about: string]> = [
  ['held', 'Held', 'Refused, computed or recorded as the rule says.'],
  ['waiting', 'Waiting', 'Does not hold yet; the note says why, or what brings it.'],
  ['outside', 'Outside', 'Nothing for this library to enforce; the note says whose matter it is.'],
  ['assumed', 'Assumed', 'No source says it, or sources leave a choice: the choice is ours.'],
]

/** The whole page. */
export const rulesReference = (citations: Citations): string =>
  [introduction, ...sections.map((section) => sectionText(section, citations))].join('\n')

const sectionText = (
  [status, title, about]: (typeof sections)[number],
  citations: Citations,
): string => {
  const rows = ruleCatalogue.filter((rule) => rule.status === status)
  return [
    `## ${title}\n\n${about}\n`,
    '| Rule | In our words | Where | Tests | Note |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((rule) => rowText(rule, citations)),
    '',
  ].join('\n')
}

const rowText = ({ id, text, note }: Rule, citations: Citations): string => {
  const { sources, tests } = citations(id)
  return `| ${id} | ${text} | ${filesText(sources)} | ${filesText(tests)} | ${note} |`
}

const filesText = (files: ReadonlyArray<string>): string =>
  files.map((file) => `\`${file}\``).join(', ')
