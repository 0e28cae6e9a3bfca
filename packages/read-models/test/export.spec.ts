/** Rows as files: nothing is lost, nothing does harm, and no more is in memory than a page. */

import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { type AnyQuery, column, csvOf, jsonLinesOf, optional, type Page } from '../src/index.js'

const query = {
  name: 'things',
  meaning: 'Things.',
  parameters: {},
  columns: {
    id: column('text', 'Its id.'),
    note: optional('text', 'What was noted; null for nothing.'),
    amount: optional('money', 'What it costs; null where it is not told.'),
    count: column('number', 'How many.'),
    codes: column('json', 'List of codes.'),
  },
  page: () => Promise.reject(new Error('nobody asks')),
} as AnyQuery

interface Thing {
  readonly id: string
  readonly note: string | null
  readonly amount: number | null
  readonly count: number
  readonly codes: string
}

const pageOf = (rows: ReadonlyArray<Thing>): E.Either<never, Page> =>
  E.right({ position: 1, next: null, stopped: [], rows: rows as never })

async function* pagesOf(...pages: ReadonlyArray<ReadonlyArray<Thing>>) {
  for (const rows of pages) yield pageOf(rows)
}

const textOf = async (written: ReturnType<typeof csvOf>): Promise<string> => {
  let text = ''
  for await (const piece of written) text += E.isRight(piece) ? piece.right : '?'
  return text
}

const thing = { id: 'a', note: null, amount: -5, count: 3, codes: '["10"]' }

it('is comma-separated values with a row of names', async () => {
  expect(
    await textOf(csvOf(query, pagesOf([thing], [{ ...thing, note: '', amount: 1_234_500 }]))),
  ).toBe('id,note,amount,count,codes\r\na,,-0.05,3,"[""10""]"\r\na,"",12345.00,3,"[""10""]"\r\n')
  expect(await textOf(csvOf(query, pagesOf([])))).toBe('id,note,amount,count,codes\r\n')
})

it('is JSON on lines, with what columns of JSON hold', async () => {
  expect(await textOf(jsonLinesOf(query, pagesOf([thing], [{ ...thing, note: 'é\n"' }])))).toBe(
    '{"id":"a","note":null,"amount":"-0.05","count":3,"codes":["10"]}\n' +
      '{"id":"a","note":"é\\n\\"","amount":"-0.05","count":3,"codes":["10"]}\n',
  )
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', "'x"])(
  'puts an apostrophe before %j, which a spreadsheet would not take as text',
  async (id) => {
    const text = await textOf(csvOf(query, pagesOf([{ ...thing, id }])))
    expect(text.split('\r\n')[1]).toMatch(/^"?'/)
  },
)

/** A reader of RFC 4180 that knows nothing of the writer, and tells null and no characters apart. */
const parsed = (text: string): ReadonlyArray<ReadonlyArray<string | null>> => {
  const rows: (string | null)[][] = [[]]
  const cells = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n)/gy
  for (let match = cells.exec(text); match !== null; match = cells.exec(text)) {
    const [, cell = '', end] = match
    const isQuoted = cell.startsWith('"')
    const value = isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell
    rows.at(-1)?.push(!isQuoted && cell === '' ? null : value)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(1, -1)
}

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom(',', '"', '\r', '\n', '\t', '=', "'", '-', 'a', ' '),
    maxLength: 6,
  }),
)

it('gives every text back as it was, whatever it holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ id: hostile, note: fc.option(hostile) }), { maxLength: 6 }),
      async (texts) => {
        const rows = texts.map((one) => ({ ...thing, ...one }))
        const csv = parsed(await textOf(csvOf(query, pagesOf(rows))))
        const unguarded = (cell: string | null | undefined) => cell?.replace(/^'/, '') ?? null
        expect(csv.map(([id, note]) => ({ id: unguarded(id), note: unguarded(note) }))).toEqual(
          texts,
        )
        const json = (await textOf(jsonLinesOf(query, pagesOf(rows)))).split('\n').slice(0, -1)
        expect(json.map((line) => JSON.parse(line))).toMatchObject(texts)
      },
    ),
    { numRuns: 300 },
  )
})

it('ends with the failure of the page that could not be read', async () => {
  const failure = { name: 'DatabaseUnavailable', reason: 'gone' } as const
  async function* pages(): AsyncGenerator<E.Either<typeof failure, Page>> {
    yield pageOf([thing])
    yield E.left(failure)
    throw new Error('nobody asks for more')
  }
  const written = []
  for await (const piece of csvOf(query, pages())) written.push(piece)
  expect(written).toEqual([E.right(expect.stringContaining('a,,-0.05')), E.left(failure)])
})

it('asks for a page only when what the last one said is written', async () => {
  let asked = 0
  async function* pages() {
    for (;;) {
      asked += 1
      yield pageOf([thing])
    }
  }
  let written = 0
  for await (const _piece of csvOf(query, pages())) {
    written += 1
    expect(asked).toBe(written)
    if (written === 50) break
  }
})
