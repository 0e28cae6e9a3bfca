/** The reference of commands as Markdown: `docs/reference/commands.md` is this text. */
import { type AnyCommandDefinition, carm, definitionsOf, senders } from '@carmkit/core'

/** One command: what it asks, its fields, and a line of a commands file. */
export const describeCommand = ({ type, summary, fields, example }: AnyCommandDefinition): string =>
  [
    `## ${type}`,
    '',
    summary,
    '',
    `Sent by: ${senders[type].join(', ')}.`,
    '',
    '| Field | Type | Meaning |',
    '| --- | --- | --- |',
    ...fields.map(
      ({ name, type: form, about }) =>
        `| \`${name}\` | ${form.replaceAll('|', '\\|')} | ${about} |`,
    ),
    '',
    '```json',
    JSON.stringify(example, null, 2),
    '```',
  ].join('\n')

/** All commands in the order of the flow. */
export const commandReference = (): string =>
  [
    '# Commands',
    '',
    'Generated from the definitions in `packages/core/src/*/command.ts`; `carmkit commands` prints the same.',
    'Every field is required; where a type allows `null`, null is written out. Unknown fields are refused.',
    '',
    'A line of a commands file is `{"at"?, "commandId", "actor", "type", "data"}`; the examples below show `data`.',
    '',
    ...definitionsOf(carm).flatMap((definition) => [describeCommand(definition), '']),
  ].join('\n')
