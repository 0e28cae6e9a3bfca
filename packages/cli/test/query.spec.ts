/** `carmkit query`: what can be asked of the tables, and how the rows come. */
import { queries } from '@carmkit/read-models'
import { beforeAll, describe, expect, it } from 'vitest'
import { carmkit, newFile, storyFile } from './support.js'

const db = `sqlite:${newFile()}`
beforeAll(async () => {
  const store = newFile()
  await carmkit('run', storyFile, '--clock', 'lines', '--store', store)
  await carmkit('project', '--store', store, '--db', db)
})

const ask = (name: string, ...args: ReadonlyArray<string>) =>
  carmkit('query', name, '--db', db, ...args)
const transactions = (...args: ReadonlyArray<string>) =>
  ask('transactions', '--of', '123456782', ...args)
const columns = ['--columns', 'transaction_number,total_payable,late']

describe('without a name', () => {
  it('lists every query with its parameters and what it means', async () => {
    const { exit, lines } = await carmkit('query')
    expect(exit).toBe(0)
    expect(lines.map((line) => line.split(' ')[0])).toEqual(queries.map(({ name }) => name))
    expect(lines[0]).toBe(
      'my-clients --business [--at]\n  For whom a provider may act at a moment, and how far: grants in force and rights that run off.',
    )
    const { lines: told } = await carmkit('query', '--json')
    expect(JSON.parse(told[0] ?? '')).toMatchObject({
      name: 'my-clients',
      parameters: [
        { name: 'business', isRequired: true, defaultsTo: null },
        { name: 'at', defaultsTo: 'now' },
      ],
      columns: { client: { kind: 'text' } },
    })
  })
})

describe('rows', () => {
  it('come as a table of the columns that were asked for', async () => {
    expect(await transactions(...columns)).toEqual({
      exit: 0,
      lines: [
        `
┌────────────────────┬───────────────┬──────┐
│ transaction_number │ total_payable │ late │
├────────────────────┼───────────────┼──────┤
│ 10000000000041     │          3.60 │ no   │
│ 10000000000033     │        575.00 │ no   │
│ 10000000000025     │         90.45 │ no   │
│ 10000000000017     │         10.58 │ no   │
└────────────────────┴───────────────┴──────┘`.trim(),
      ],
      notes: ['4 rows, of the log up to position 45'],
    })
  })

  it('come as blocks of lines where a table would be wider than the terminal', async () => {
    const { lines } = await transactions('--limit', '2')
    const [one = '', other = ''] = lines.join('\n').split('\n\n')
    expect(one).toMatch(/^transaction_number +10000000000041\nimporter +123456782RM0001\n/)
    expect(other).toMatch(/^transaction_number +10000000000033\n/)
    expect(one).not.toMatch(/^channel/m)
  })

  it('come as CSV and as JSON lines, all of them, with an end that says so', async () => {
    expect(await transactions(...columns, '--csv')).toEqual({
      exit: 0,
      lines: [
        [
          'transaction_number,total_payable,late',
          '10000000000041,3.60,0',
          '10000000000033,575.00,0',
          '10000000000025,90.45,0',
          '10000000000017,10.58,0\r',
        ].join('\r\n'),
      ],
      notes: ['4 rows, of the log up to position 45'],
    })
    const { lines, notes } = await transactions(...columns, '--json')
    const values = lines
      .flatMap((line) => line.split('\n'))
      .map((line) => JSON.parse(line) as object)
    expect(notes).toEqual([])
    expect(values[0]).toEqual({
      transaction_number: '10000000000041',
      total_payable: '3.60',
      late: 0,
    })
    expect(values.slice(4)).toEqual([{ end: { rows: 4, position: 45, next: null, stopped: [] } }])
  })

  it.each(['table', '--csv', '--json'])(
    'come in pages, each behind the cursor before: %s',
    async (format) => {
      const formatted = format === 'table' ? [] : [format]
      const found: string[] = []
      const pages: number[] = []
      for (let after: ReadonlyArray<string> = []; ; ) {
        const { lines, notes } = await transactions(...formatted, '--limit', '3', ...after)
        const text = [...lines, ...notes].join('\n')
        const numbers = [...text.matchAll(/\b1000000000[0-9]{4}\b/g)].map(([number]) => number)
        pages.push(new Set(numbers).size)
        found.push(...new Set(numbers))
        const next = /(?:--after |"next":")([A-Za-z0-9_-]+)/.exec(text)?.[1]
        if (next === undefined) break
        after = ['--after', next]
      }
      expect(pages).toEqual([3, 1])
      expect(found).toEqual([41, 33, 25, 17].map((end) => `100000000000${end}`))
    },
  )

  it('that are none end with 1, and CSV still names the columns', async () => {
    const none = ['--of', '700123458', ...columns]
    expect(await ask('transactions', ...none)).toEqual({
      exit: 1,
      lines: [],
      notes: ['0 rows, of the log up to position 45'],
    })
    const { exit, lines } = await ask('transactions', ...none, '--csv')
    expect([exit, lines]).toEqual([1, ['transaction_number,total_payable,late\r']])
  })
})

describe('parameters', () => {
  it('that nobody says are the moment and the day of the clock', async () => {
    expect((await ask('my-providers', '--business', '123456782')).exit).toBe(1)
    const then = ['--business', '123456782', '--at', '2025-07-10T12:00:00.000Z']
    const { exit, lines } = await ask('my-providers', ...then)
    expect([exit, lines.join()]).toEqual([0, expect.stringMatching(/700123458/)])
  })

  it('may stand before the name', async () => {
    expect((await carmkit('query', '--db', db, 'drafts', '--of', '123456782')).exit).toBe(1)
  })
})
