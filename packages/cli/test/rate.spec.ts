/** `carmkit rate`: the published worked examples through the command line, and its refusals. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { carmkit, fileOf, newFile } from './support.js'

interface Example {
  readonly id: string
  readonly inputs: object
  readonly expected: Record<string, string>
}

const { examples } = JSON.parse(
  readFileSync(new URL('../../core/test/data/worked-examples.json', import.meta.url), 'utf8'),
) as { readonly examples: ReadonlyArray<Example> }

describe('a worked example', () => {
  it('is one of fifteen', () => {
    expect(examples.length).toBe(15)
  })

  it.each(examples.map((one) => [one.id, one] as const))(
    '%s',
    async (_id, { inputs, expected }) => {
      const { exit, lines } = await carmkit('rate', fileOf(JSON.stringify(inputs)), '--json')
      expect(JSON.parse(lines[0] ?? '')).toMatchObject(expected)
      expect(exit).toBe(0)
    },
  )

  it('is printed as a table for people', async () => {
    const inputs = examples.find(({ id }) => id === 'WE-05')?.inputs
    const { lines } = await carmkit('rate', fileOf(JSON.stringify(inputs)))
    expect(lines.join('\n')).toMatch(/total payable\s+│\s+90\.45\s+│\s+90\.45/)
  })
})

describe('what the file does not determine', () => {
  it('is shown as not stated, never as zero', async () => {
    const inputs = examples.find(({ id }) => id === 'WE-09')?.inputs
    const { lines } = await carmkit('rate', fileOf(JSON.stringify(inputs)))
    expect(lines.join('\n')).toMatch(/total payable\s+│\s+not stated\s+│\s+not stated/)
  })
})

describe('what cannot be rated', () => {
  it.each([
    ['no file', newFile('json'), /cannot read/],
    ['no JSON', fileOf('{'), /not JSON/],
    [
      'an unknown field',
      fileOf('{"currency":"CAD","lines":[{"value":"1.00"}]}'),
      /lines\[0\]\.value: unknown field/,
    ],
    [
      'a number for an amount',
      fileOf('{"currency":"CAD","lines":[{"value_for_duty":1}]}'),
      /lines\[0\]\.value_for_duty/,
    ],
  ])('%s', async (_name, file, message) => {
    const { exit, notes, lines } = await carmkit('rate', file)
    expect([exit, lines]).toEqual([2, []])
    expect(notes.join('\n')).toMatch(message)
  })
})
