/** docs/reference/messages.md against the code, and what the page must tell. */
import { mapping, messageKinds, messagesReference } from '@carmkit/messages'
import { expect, it } from 'vitest'
import { propertiesOf } from '../src/walk.js'

it('docs/reference/messages.md is what codecs, mapping and lists say', async () => {
  await expect(messagesReference()).toMatchFileSnapshot('../../../docs/reference/messages.md')
})

it('shows every property with a type', () => {
  const page = messagesReference()
  const rows = page.split('\n')
  for (const { row, property } of Object.values(mapping).flat()) {
    const shown = rows.find((line) => line.startsWith(`| ${row} | \`${property}\` |`))
    expect([property, shown?.split(' | ')[2]?.trim()]).toEqual([
      property,
      expect.stringMatching(/\w/),
    ])
  }
})

it('shows every property of the envelope, and every type of a property', () => {
  const page = messagesReference()
  const properties = Object.values(messageKinds).flatMap((kind) => propertiesOf(kind))
  for (const { property } of properties.filter((one) => !one.property.startsWith('body.'))) {
    expect(page).toContain(`\n| \`${property}\` | `)
  }
  const types = properties
    .filter(({ codec }) => propertiesOf(codec).length === 0)
    .map(({ codec }) => codec.name.replace(/\[\]$/, ''))
    .filter((name) => !/^(schema|kind|JSON object|text of at most \d+)$/.test(name))
  expect(types.filter((name) => !page.includes(`\n| ${name} | `))).toEqual([])
})
