/**
 * The reference of the message formats in Markdown: `docs/reference/messages.md` is this text.
 *
 * Made of the codecs, the mapping and the lists, so that the page cannot say what the code does not.
 */
import { shapeOf } from '@carmkit/kernel'
import { listOf } from './check/code-lists.js'
import { codeLists } from './code-lists/index.js'
import { type MessageKind, messageKinds } from './format/message.js'
import { freeTextForm, freeTextName } from './format/values.js'
import { droppedB3Fields, type Element, mapping } from './mapping/index.js'
import { facts } from './mapping/sources.js'
import { type AnyCodec, propertiesOf } from './walk.js'

const introduction = `# Messages

<!-- Written by the tests of @carmkit/messages from packages/messages/src: edit there, then
     npx vitest run --config packages/dev/vitest.config.ts packages/messages/test/reference -u -->

Three formats of ours, UTF-8 JSON, one message a document or a line: \`cad-import/1\`, \`daily-notice/1\` and
\`statement-of-account/1\`. The layout of the agency's own messages is not public, so no name here is one of theirs.
Unknown keys are refused at every level, save under \`extensions\`, which is kept and never read. Amounts are decimal
texts, dollars unless the property says otherwise. On input, blanks around texts, dots and blanks in classification
numbers, missing decimals of amounts and trailing zeros of rates are brought into one form, and instants into UTC.

**Use** is M mandatory, C conditional, O optional, within the record that the property stands in; the choice is ours
(CK-93). **Known** says how the element is known: S sourced for the declaration itself, B3 sourced as a field of the
form B3-3 and its place on the declaration inferred, I inferred, ours.

\`carmkit import --as\` submits original declarations here; **draft** says where a property goes. Without a person, and
for every other version, the same properties go to \`RecordVersion\`, with null for what a line has no place for. The
answers of the agency are recorded whole: \`RecordAcceptance\`, \`RecordRejection\`, \`RecordAssessment\`, \`RecordDecision\`.
Notices and statements are compared with the ledger, and not recorded.
`

/** The whole page. */
export const messagesReference = (): string =>
  [
    introduction,
    envelopeText,
    ...(Object.keys(kindTitles) as ReadonlyArray<keyof typeof kindTitles>).map(kindText),
    typesText(),
    listsText(),
    droppedText(),
    factsText(),
  ].join('\n')

const envelopeText = `## The envelope

| Property | Type | Use | Meaning |
| --- | --- | --- | --- |
| \`schema\` | text | M | the format and its version |
| \`kind\` | text | M | of \`cad-import/1\` alone: declaration, acceptance, rejection, assessment, adjustmentDecision |
| \`messageId\` | Uuid | M | the same message has the same id; imports are repeated by it |
| \`createdAt\` | Instant | M | with an offset |
| \`sender\` | Bn | M | who produced the file |
| \`channel\` | Channel | M | where the file comes from; an original of \`edi\`, \`api\` or \`portal\` that is submitted here was entered there |
| \`body\` | by kind | M | below |
| \`extensions\` | object | O | kept as it is |
`

/** The two statements share a body, so it is shown once. */
const kindTitles = {
  declaration: '`cad-import/1`, kind `declaration`',
  acceptance: '`cad-import/1`, kind `acceptance`',
  rejection: '`cad-import/1`, kind `rejection`',
  assessment: '`cad-import/1`, kind `assessment`',
  adjustmentDecision: '`cad-import/1`, kind `adjustmentDecision`',
  'daily-notice/1': '`daily-notice/1` and `statement-of-account/1`',
} as const satisfies Partial<Record<MessageKind, string>>

const kindText = (kind: keyof typeof kindTitles): string => {
  const codecs = new Map(
    propertiesOf(messageKinds[kind]).map(({ property, codec }) => [property, codec]),
  )
  const isImported = mapping[kind].some(({ draft }) => draft !== null)
  return [
    `## ${kindTitles[kind]}`,
    '',
    `| Row | Property | Type | Use | Element | B3 | Known | Source |${isImported ? ' Draft |' : ''}`,
    `| --- | --- | --- | --- | --- | --- | --- | --- |${isImported ? ' --- |' : ''}`,
    ...mapping[kind].map((element) => elementText(element, { codecs, isImported })),
    '',
  ].join('\n')
}

const elementText = (
  { row, property, use, element, b3, cad, mark, source, draft }: Element,
  {
    codecs,
    isImported,
  }: { readonly codecs: ReadonlyMap<string, AnyCodec>; readonly isImported: boolean },
): string => {
  const codec = codecs.get(`body.${property}`)
  const fields = [...b3.map(String), ...(cad === null ? [] : [`field ${cad} of the declaration`])]
  const cells = [
    row,
    `\`${property}\``,
    codec === undefined ? '' : typeText(codec),
    use,
    element,
    fields.join(', '),
    mark,
    source,
    ...(isImported ? [draft ?? ''] : []),
  ]
  return `| ${cells.join(' | ')} |`
}

const typeText = (codec: AnyCodec): string => {
  const shape = shapeOf(codec)
  return shape?.kind === 'list' ? `list of ${shape.item.name}` : codec.name
}

/** Forms that the codecs do not tell by themselves, and free texts, which differ in length alone. */
const otherForms: ReadonlyArray<readonly [name: string, form: string]> = [
  ['Bn15', 'a Bn9, RM and four digits from 0001, like "123456782RM0001"; BN-05'],
  [`${freeTextName}n`, `1 to n characters, ${freeTextForm}`],
]

/** Every type without parts, once, with its form. */
const typesText = (): string => {
  const forms = new Map(otherForms)
  for (const { property, codec } of Object.values(messageKinds).flatMap((kind) =>
    propertiesOf(kind),
  )) {
    if (property !== 'schema' && property !== 'kind') addForm(forms, codec)
  }
  return [
    '## Types',
    '',
    '| Type | Form |',
    '| --- | --- |',
    ...[...forms]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, form]) => `| ${name} | ${form} |`),
    '',
  ].join('\n')
}

const addForm = (forms: Map<string, string>, codec: AnyCodec): void => {
  const shape = shapeOf(codec)
  if (shape?.kind === 'list') addForm(forms, shape.item)
  if (shape?.kind === 'scalar' && !codec.name.startsWith(freeTextName)) {
    forms.set(codec.name, shape.form)
  }
  if (shape?.kind === 'choice') {
    forms.set(codec.name, shape.values.map((value) => `\`"${value}"\``).join(', '))
  }
}

const effects = {
  reject: 'refused',
  warn: 'a warning',
  none: 'not checked',
  reference: 'not checked',
} as const

const listsText = (): string => {
  const looked = new Set(listOf.values())
  return [
    '## Code lists',
    '',
    'A value outside a list that is checked is refused or kept with a warning. Settings may replace a list.',
    '',
    '| List | Values | Known | Outside it | Note |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(codeLists).map(([name, { values, status, membership, ...list }]) => {
      const effect = looked.has(name as keyof typeof codeLists)
        ? effects[membership]
        : 'not checked'
      const note = 'note' in list ? list.note : ''
      return `| \`${name}\` | ${values.length} | ${status} | ${effect} | ${note ?? ''} |`
    }),
    '',
  ].join('\n')
}

const droppedText = (): string =>
  [
    '## Fields of the form B3-3 without a property',
    '',
    ...Object.entries(droppedB3Fields).map(([field, reason]) => `- ${field}: ${reason}`),
    '',
  ].join('\n')

const factsText = (): string =>
  [
    '## Sources',
    '',
    'Most were read as stored excerpts of public pages, not live; nobody at the CBSA has verified any of it.',
    '',
    '| Key | What it says | Where |',
    '| --- | --- | --- |',
    ...Object.entries(facts).map(([key, { text, address }]) => `| ${key} | ${text} | ${address} |`),
    '',
  ].join('\n')
