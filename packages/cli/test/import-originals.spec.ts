/** `carmkit import --as`: an original declaration is opened, stated and submitted by a person, once. */
import { describe, expect, it } from 'vitest'
import {
  asAlice,
  eventsIn,
  importing,
  plain,
  plainNumber,
  submitted,
  type Value,
  withBody,
} from './importing.js'
import { beforeApproval, importer, mallory, storeOf } from './small-portal.js'
import { carmkit, fileOf, runLines } from './support.js'

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
