/** The reference of commands as Markdown: `docs/reference/commands.md` is this text. */
import { Actor, type AnyCommandDefinition, carm, definitionsOf, senders } from '@carmkit/core'
import { type Codec, type Shape, shapeOf } from '@carmkit/kernel'

type AnyCodec = Parameters<typeof shapeOf>[0]

/** One command: what it asks, its fields, every type that they are made of, and an example. */
export const describeCommand = (definition: AnyCommandDefinition): string =>
  [commandText(definition), typesText([definition.data]).replaceAll('### ', '')].join('\n\n')

const commandText = ({ type, summary, fields, example }: AnyCommandDefinition): string =>
  [
    `## ${type}`,
    '',
    summary,
    '',
    `Sent by: ${senders[type].join(', ')}.`,
    '',
    '| Field | Type | Meaning |',
    '| --- | --- | --- |',
    ...fields.map(({ name, type: form, about }) => `| \`${name}\` | ${cell(form)} | ${about} |`),
    '',
    '```json',
    JSON.stringify(example, null, 2),
    '```',
  ].join('\n')

const cell = (text: string): string => text.replaceAll('|', '\\|')

/** Every named type that these codecs are made of, the outer ones first; the codecs themselves left out. */
const typesText = (roots: ReadonlyArray<AnyCodec>): string => {
  const types = new Map<string, AnyCodec>()
  const visit = (codec: AnyCodec): void => {
    const shape = shapeOf(codec)
    if (shape?.kind === 'nullable') return visit(shape.inner)
    if (shape?.kind === 'list') return visit(shape.item)
    if (shape === undefined || types.has(codec.name)) return
    types.set(codec.name, codec)
    for (const part of partsOf(shape)) visit(part)
  }
  for (const root of roots) for (const part of partsOf(shapeOf(root))) visit(part)
  return [...types.values()].map(typeText).join('\n\n')
}

const partsOf = (shape: Shape | undefined): ReadonlyArray<AnyCodec> => {
  if (shape?.kind === 'record') return Object.values(shape.fields)
  if (shape?.kind !== 'tagged') return []
  const { tag, members } = shape
  return Object.values(members).flatMap((member) => {
    const inner = shapeOf(member)
    const fields = inner?.kind === 'record' ? Object.entries(inner.fields) : []
    return fields.filter(([name]) => name !== tag).map(([, codec]) => codec)
  })
}

const typeText = (codec: AnyCodec): string =>
  [`### ${codec.name}`, '', ...shapeLines(shapeOf(codec))].join('\n')

const shapeLines = (shape: Shape | undefined): ReadonlyArray<string> => {
  switch (shape?.kind) {
    case 'record':
      return [fieldsLine(shape.fields)]
    case 'tagged':
      return Object.entries(shape.members).map(([tag, member]) => {
        const inner = shapeOf(member)
        const fields = inner?.kind === 'record' ? inner.fields : {}
        const others = Object.entries(fields).filter(([name]) => name !== shape.tag)
        return `- \`${shape.tag}: "${tag}"\`${others.length === 0 ? '' : `, ${fieldsLine(Object.fromEntries(others))}`}`
      })
    case 'choice':
      return [shape.values.map((value) => `\`"${value}"\``).join(', ')]
    case 'scalar':
      return [shape.form]
    default:
      return []
  }
}

const fieldsLine = (fields: { readonly [name: string]: AnyCodec }): string =>
  Object.entries(fields)
    .map(([name, codec]) => `\`${name}\`: ${codec.name}`)
    .join(', ')

/** All commands in the order of the flow. */
export const commandReference = (): string => {
  const definitions = definitionsOf(carm)
  return [
    '# Commands',
    '',
    'Generated from the definitions in `packages/core/src/*/command.ts`; `carmkit commands` prints the same.',
    'Every field is required that is not called optional; where a type allows `null`, null is written out. Unknown fields are refused.',
    '',
    'A line of a commands file is `{"at"?, "commandId", "actor", "type", "data"}`; the examples below show `data`.',
    '`commandId` is a lower-case UUID, `at` an Instant, `actor` one of:',
    '',
    ...shapeLines(shapeOf(Actor as Codec<Actor>)),
    '',
    ...definitions.flatMap((definition) => [commandText(definition), '']),
    '## Types',
    '',
    typesText([...definitions.map(({ data }) => data), Actor as Codec<Actor>]),
    '',
  ].join('\n')
}
