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

describe('with its terms', () => {
  const asked = (id: string, ...options: ReadonlyArray<string>) => {
    const inputs = examples.find((one) => one.id === id)?.inputs
    return carmkit('rate', fileOf(JSON.stringify(inputs)), '--terms', ...options)
  }

  it('the arithmetic of every charge of every line is told', async () => {
    const text = (await asked('WE-05')).lines.join('\n')
    expect(text).toContain('line 1 sales tax 11.45: 229.00 value for tax x 0.05 rate')
    expect(text).toMatch(/line 1 total payable 90\.45: 7\.50 customs duty \+ 34\.00 sima \+ /)
  })

  it('programs read the workings beside the charges', async () => {
    const { lines } = await asked('WE-05', '--json')
    const { total_payable: payable, terms } = JSON.parse(lines[0] ?? '')
    expect([payable, terms[0].totalPayable.amount]).toEqual(['90.45', '90.45'])
  })

  it('what is not stated is told as that', async () => {
    expect((await asked('WE-09')).lines.join('\n')).toMatch(
      /total payable not stated: .*not stated/,
    )
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
