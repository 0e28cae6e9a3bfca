/** `carmkit import`: every message is accounted for, and a bad line takes no other with it. */
import { describe, expect, it } from 'vitest'
import { asAlice, eventsIn, fixture, importing, plain, type Value, withBody } from './importing.js'
import { alice, beforeApproval, importer, storeOf } from './small-portal.js'
import { carmkit, fileOf, newFile } from './support.js'

const statements = ['daily-notice', 'statement-of-account'].map(fixture)

describe('what is not imported', () => {
  it('is a notice or a statement, told with its kind and why', async () => {
    const store = await storeOf(beforeApproval)
    const events = await eventsIn(store)
    const { reports, exit, notes } = await importing(store, statements)
    expect(reports.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      ['daily-notice/1', 'statement-of-account/1'].map((kind) => [
        'notImported',
        { name: 'OnlyCompared', kind },
      ]),
    )
    expect([exit, notes, await eventsIn(store)]).toEqual([1, ['2 notImported'], events])
    const file = fileOf(JSON.stringify(statements[0]))
    const { lines } = await carmkit('import', file, '--store', store)
    expect(lines.join('\n')).toContain('not imported: daily-notice/1 is compared with the ledger')
  })

  it('names every property that a draft cannot hold, and writes nothing of the message', async () => {
    const store = await storeOf(beforeApproval)
    const events = await eventsIn(store)
    const compound = withBody(plain, {}, { customsDutyRate: '4.5¢/kg', gstRate: undefined })
    const invisible = withBody(plain, {}, { narrativeDescription: 'Bi\u00adcycles' })
    const { reports } = await importing(store, [compound, invisible], ...asAlice)
    const paths = reports.map(({ reason }) => {
      const { name, faults } = reason as { name: string; faults: { path: string }[] }
      return [name, ...faults.map(({ path }) => path)]
    })
    expect(paths).toEqual([
      [
        'NotRepresentable',
        'body.invoices[0].lines[0].customsDutyRate',
        'body.invoices[0].lines[0].gstRate',
      ],
      ['NotRepresentable', 'EditDraft.data.lines[0].description'],
    ])
    expect(await eventsIn(store)).toBe(events)
  })
})

describe('a bad file', () => {
  const faulty = (message: Value, change: Value) => JSON.stringify({ ...message, ...change })
  const cases: ReadonlyArray<readonly [string, string, string, RegExp]> = [
    ['malformed JSON', '{"schema": ', '', /not JSON/],
    ['no object', '[1]', '', /expected an object/],
    ['a byte order mark', `\ufeff${JSON.stringify(plain)}`, '', /byte order mark; remove it/],
    ['another schema', faulty(plain, { schema: 'cad-import/9' }), 'schema', /"cad-import\/1" or/],
    ['an unknown key of the envelope', faulty(plain, { colour: 1 }), 'colour', /unknown field/],
    [
      'an unknown key of the body',
      JSON.stringify(withBody(plain, { colour: 1 })),
      'body.colour',
      /unknown field/,
    ],
    [
      'an unknown key of a line',
      JSON.stringify(withBody(plain, {}, { colour: 1 })),
      'body.invoices[0].lines[0].colour',
      /unknown field/,
    ],
    ['a key twice', `{"schema":"x","schema":"y"}`, 'schema', /stands twice/],
    [
      'a wrong type',
      JSON.stringify(withBody(plain, {}, { valueForDuty: 150 })),
      'body.invoices[0].lines[0].valueForDuty',
      /got 150/,
    ],
  ]

  it('is told line by line, each with its path, and the good lines go on', async () => {
    const store = await storeOf(beforeApproval)
    const bad = cases.map(([, text]) => text)
    const { reports, exit, notes } = await importing(store, [...bad, '', plain], ...asAlice)
    for (const [index, [what, , path, reason]] of cases.entries()) {
      const faults = reports[index]?.['faults'] as { path: string; reason: string }[]
      expect([what, reports[index]?.['line'], faults.map((fault) => fault.path)]).toEqual([
        what,
        index + 1,
        [path],
      ])
      expect(faults[0]?.reason).toMatch(reason)
    }
    expect(reports[cases.length]).toMatchObject({ line: cases.length + 2, outcome: 'imported' })
    expect([exit, notes]).toEqual([2, [`${cases.length} invalid, 1 imported`]])
  })

  it('that is not UTF-8 is told so', async () => {
    const store = await storeOf(beforeApproval)
    const file = fileOf(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))
    const { lines, exit } = await carmkit('import', file, '--store', store)
    expect([lines.join('\n').includes('the line is not valid UTF-8'), exit]).toEqual([true, 2])
  })

  it('that is empty has no messages; one that is not there cannot be read', async () => {
    const store = await storeOf(beforeApproval)
    expect((await importing(store, [''])).notes).toEqual(['no messages in the file'])
    expect((await carmkit('import', newFile(), '--store', store)).exit).toBe(2)
  })

  it('needs a store that is there, and a person and business in --as', async () => {
    const file = fileOf(JSON.stringify(plain))
    expect((await carmkit('import', file, '--store', newFile())).exit).toBe(3)
    const store = await storeOf(beforeApproval)
    for (const actor of [alice, `${alice}@123456783`, `x@${importer}`, `${alice}@${importer}@1`]) {
      expect((await carmkit('import', file, '--store', store, '--as', actor)).exit).toBe(64)
    }
  })
})

describe('a long file', () => {
  it('says now and then how far it is', async () => {
    const store = await storeOf(beforeApproval)
    const { notes, reports } = await importing(
      store,
      Array.from({ length: 2001 }, () => '{}'),
    )
    expect(reports.length).toBe(2001)
    expect(notes).toEqual([
      '1000 messages: 1000 invalid',
      '2000 messages: 2000 invalid',
      '2001 invalid',
    ])
  })
})
