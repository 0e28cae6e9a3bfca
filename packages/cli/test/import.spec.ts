/** `carmkit import`: messages become commands once, and every message is accounted for. */
import { readFileSync } from 'node:fs'
import { commandsOf, decodeMessage } from '@carmkit/messages'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { alice, beforeApproval, importer, mallory, storeOf } from './small-portal.js'
import { carmkit, fileOf, newFile, runLines } from './support.js'

type Value = Record<string, unknown>

const fixture = (name: string): Value =>
  JSON.parse(
    readFileSync(new URL(`../../messages/test/fixtures/${name}.json`, import.meta.url), 'utf8'),
  ) as Value

/** A copy with a value of the body replaced, or one of its only line. */
const withBody = (message: Value, change: Value, lineChange: Value = {}): Value => {
  const body = structuredClone(message['body']) as Value
  const invoices = body['invoices'] as { lines: Value[] }[]
  for (const invoice of invoices) Object.assign(invoice.lines[0] ?? {}, lineChange)
  return { ...message, body: { ...body, ...change } }
}

const plain = fixture('declaration-plain')
const statements = ['daily-notice', 'statement-of-account'].map(fixture)
const asAlice = ['--as', `${alice}@${importer}`]

const plainNumber = '10000000000017'

/** The commands that a message asks for when Alice submits it. */
const submitted = (message: Value) => {
  const decoded = decodeMessage(message)
  if (E.isLeft(decoded)) throw new Error('the fixture has faults')
  const actor = { kind: 'user', userId: alice, actingFor: importer } as const
  const asked = commandsOf(decoded.right.message, actor)
  if (E.isLeft(asked)) throw new Error('the fixture is not imported')
  return asked.right.commands
}

const importing = async (
  store: string,
  lines: ReadonlyArray<unknown>,
  ...options: ReadonlyArray<string>
) => {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const file = fileOf(`${texts.join('\n')}\n`)
  const ran = await carmkit('import', file, '--store', store, '--json', ...options)
  return { ...ran, reports: ran.lines.map((line) => JSON.parse(line) as Value) }
}

const eventsIn = async (store: string): Promise<number> => {
  const { lines } = await carmkit('verify', '--store', store, '--json')
  return (JSON.parse(lines[0] ?? '') as { events: number }).events
}

describe('an original declaration', () => {
  it('is opened, stated and submitted; imported again it records nothing', async () => {
    const store = await storeOf(beforeApproval)
    const first = await importing(store, [plain], ...asAlice)
    expect(first.reports[0]).toMatchObject({
      line: 1,
      messageId: plain['messageId'],
      kind: 'declaration',
      outcome: 'imported',
      reason: null,
      faults: [],
      warnings: [],
      commands: [
        { type: 'OpenDraft', outcome: 'accepted', events: [{ type: 'DraftOpened' }] },
        { type: 'EditDraft', outcome: 'accepted', events: [{ type: 'DraftEdited' }] },
        {
          type: 'SubmitDeclaration',
          outcome: 'accepted',
          events: [{ type: 'DeclarationSubmitted' }, { type: 'DeclarationAccepted' }],
        },
      ],
    })
    expect([first.exit, first.notes]).toEqual([0, ['1 imported']])
    const events = await eventsIn(store)
    const second = await importing(store, [plain, plain], ...asAlice)
    expect(second.reports.map(({ outcome }) => outcome)).toEqual(['repeated', 'repeated'])
    expect([second.exit, await eventsIn(store)]).toEqual([0, events])
  })

  it('says in words what is payable and what stays in the file', async () => {
    const store = await storeOf(beforeApproval)
    const file = fileOf(JSON.stringify(plain))
    const { lines } = await carmkit('import', file, '--store', store, ...asAlice)
    const text = lines.join('\n')
    expect(text).toContain(`imported    declaration ${String(plain['messageId'])}`)
    expect(text).toContain('payable 15.38 (VFD 150.00, duty 7.50, sales tax 7.88)')
    expect(text).toContain('kept in the file alone: body.submitter.bn')
  })

  it('of many lines is stated in edits of 200', async () => {
    const store = await storeOf(beforeApproval)
    const [invoice] = (plain['body'] as { invoices: { lines: Value[] }[] }).invoices
    const lines = Array.from({ length: 450 }, (_, index) => ({
      ...invoice?.lines[0],
      lineNumber: index + 1,
    }))
    const many = withBody(plain, { invoices: [{ ...invoice, lines }] })
    const { reports } = await importing(store, [many], ...asAlice)
    const commands = reports[0]?.['commands'] as ReadonlyArray<Value>
    expect(commands.map(({ type, outcome }) => `${String(type)} ${String(outcome)}`)).toEqual([
      'OpenDraft accepted',
      'EditDraft accepted',
      'EditDraft accepted',
      'EditDraft accepted',
      'SubmitDeclaration accepted',
    ])
    expect(new Set(commands.map(({ commandId }) => commandId)).size).toBe(5)
  })

  it('of the same id with other content is refused, and so is another under its number', async () => {
    const store = await storeOf(beforeApproval)
    await importing(store, [plain], ...asAlice)
    const events = await eventsIn(store)
    const other = withBody(plain, { cadType: 'TT' })
    const { reports, exit } = await importing(
      store,
      [other, { ...plain, messageId: '7d3f0f0e-6c0b-4d5e-9a01-000000000099' }],
      ...asAlice,
    )
    const reasons = reports.map(({ commands }) =>
      (commands as { reasons: { name: string }[] }[]).map((one) => one.reasons[0]?.name),
    )
    expect(reasons).toEqual([['CommandIdReused'], ['NumberInUse']])
    expect(reports.map(({ outcome }) => outcome)).toEqual(['refused', 'refused'])
    expect([exit, await eventsIn(store)]).toEqual([1, events])
  })

  it('half carried out by a run that ended is finished by the next', async () => {
    const store = await storeOf(beforeApproval)
    expect((await runLines(submitted(plain).slice(0, 2), '--store', store)).exit).toBe(0)
    const { reports } = await importing(store, [plain], ...asAlice)
    const commands = reports[0]?.['commands'] as ReadonlyArray<Value>
    expect(reports[0]?.['outcome']).toBe('imported')
    expect(commands.map(({ repeated }) => repeated)).toEqual([true, true, false])
    expect((await importing(store, [plain], ...asAlice)).reports[0]?.['outcome']).toBe('repeated')
  })

  it('is entered where its file comes from (CK-145)', async () => {
    const entered = async (channel: string) => {
      const store = await storeOf(beforeApproval)
      await importing(store, [{ ...plain, channel }], ...asAlice)
      const stream = `transaction-declaration.${plainNumber}`
      const { lines } = await carmkit('history', stream, '--store', store)
      return lines.join('\n')
    }
    expect(await entered('edi')).toContain(`${plainNumber}, 1 lines, edi`)
    expect(await entered('broker-export')).toContain(`${plainNumber}, 1 lines `)
  })

  it('that quotes a ruling which nobody gave is accepted, with a warning (TXN-42)', async () => {
    const store = await storeOf(beforeApproval)
    const quoting = withBody(plain, {}, { rulingNumber: 'TRS-300123' })
    const { lines } = await importing(store, [quoting], ...asAlice)
    expect(lines.join()).toContain('RulingMismatchNoted')
  })

  it('that was imported before its channel was passed on is known when it comes again', async () => {
    const store = await storeOf(beforeApproval)
    const edi = { ...plain, channel: 'edi' }
    const before = submitted(edi).map(({ data, ...command }) => ({
      ...command,
      data: command.type === 'SubmitDeclaration' ? { transactionNumber: plainNumber } : data,
    }))
    expect((await runLines(before, '--store', store)).exit).toBe(0)
    const events = await eventsIn(store)
    const { reports, exit } = await importing(store, [edi], ...asAlice)
    expect([reports[0]?.['outcome'], exit, await eventsIn(store)]).toEqual(['repeated', 0, events])
  })

  it('of the same id from another channel is refused', async () => {
    const store = await storeOf(beforeApproval)
    await importing(store, [{ ...plain, channel: 'edi' }], ...asAlice)
    const { reports } = await importing(store, [{ ...plain, channel: 'api' }], ...asAlice)
    const commands = reports[0]?.['commands'] as { reasons: { text: string }[] }[]
    expect(commands.flatMap(({ reasons }) => reasons.map(({ text }) => text))).toEqual([
      expect.stringContaining('data.channel differs'),
    ])
  })

  it('of a person without authority is denied, and nothing of it is recorded', async () => {
    const store = await storeOf(beforeApproval)
    const events = await eventsIn(store)
    const { reports, exit } = await importing(store, [plain], '--as', `${mallory}@${importer}`)
    expect(reports[0]).toMatchObject({
      outcome: 'refused',
      commands: [{ type: 'OpenDraft', outcome: 'denied' }],
    })
    expect([exit, await eventsIn(store)]).toEqual([1, events])
  })
})

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
