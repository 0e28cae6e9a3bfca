/** From messages to commands: which, with which ids, and why none. */
import { carm, decodeCommand } from '@carmkit/core'
import { uuidFrom } from '@carmkit/kernel'
import {
  commandsOf,
  type ImportActor,
  type Imported,
  type Message,
  type NotImported,
} from '@carmkit/messages'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { messagesOf } from './arbitrary-messages.js'
import { changed, decodedOf, fixture, fullMessages, type Value } from './fixtures.js'

const actor: ImportActor = {
  kind: 'user',
  userId: '00000000-0000-4000-8000-000000000901',
  actingFor: '123456782',
}
const plain = fixture('declaration-plain')
const line = 'body.invoices.0.lines.0'
const messageOf = (value: Value): Message => decodedOf(value).message

const imported = (value: Value): Imported => {
  const asked = commandsOf(messageOf(value), actor)
  if (E.isLeft(asked)) throw new Error(JSON.stringify(asked.left))
  return asked.right
}
const lineOf = (value: Value): Value => {
  const edit = imported(value).commands[1]?.data as { lines: Value[] }
  return edit.lines[0] ?? {}
}
const refusal = (value: Value, by: ImportActor | null = actor): NotImported | null => {
  const asked = commandsOf(messageOf(value), by)
  return E.isLeft(asked) ? asked.left : null
}
const unheld = (value: Value): ReadonlyArray<string> => {
  const reason = refusal(value)
  return reason?.name === 'NotRepresentable' ? reason.faults.map(({ path }) => path) : []
}

describe('an original declaration', () => {
  it('gives a draft, its content and its submission, with ids from message and part', () => {
    const { commands } = imported(plain)
    const idOf = (part: string) => uuidFrom(`import/${String(plain['messageId'])}/${part}`)
    expect(commands).toEqual([
      {
        commandId: idOf('OpenDraft'),
        actor,
        type: 'OpenDraft',
        data: { transactionNumber: '10000000000017', importer: '123456782RM0001', cadType: 'AB' },
      },
      {
        commandId: idOf('EditDraft/1'),
        actor,
        type: 'EditDraft',
        data: {
          transactionNumber: '10000000000017',
          header: { releaseDate: '2026-02-05', releaseOffice: '0497', cargoControlNumber: null },
          lines: [
            {
              number: 1,
              classification: '8712000000',
              description: 'Bicycles',
              countryOfOrigin: 'IT',
              tariffTreatment: '02',
              tariffCode: null,
              valueForDutyCode: '13',
              simaSubject: 'N',
              valuation: { kind: 'valueForDuty', amount: '150.00' },
              quantity: null,
              unit: null,
              customsDuty: { kind: 'adValorem', rate: '0.05' },
              sima: null,
              surtaxes: [],
              excise: [],
              luxury: null,
              salesTaxRate: '0.05',
              provincialTaxRate: null,
              consumption: 'commercial',
            },
          ],
          removedLines: [],
        },
      },
      {
        commandId: idOf('SubmitDeclaration'),
        actor,
        type: 'SubmitDeclaration',
        data: { transactionNumber: '10000000000017' },
      },
    ])
  })

  it.each(['edi', 'api', 'portal'])('from %s was entered there (CK-145)', (channel) => {
    const [, , submission] = imported(changed(plain, 'channel', channel)).commands
    expect(submission?.data).toEqual({ transactionNumber: '10000000000017', channel })
  })

  it('made by hand does not say where it was entered (CK-145)', () => {
    const [, , submission] = imported(changed(plain, 'channel', 'manual')).commands
    expect(submission?.data).toEqual({ transactionNumber: '10000000000017' })
  })

  it('carries what the draft has a place for, and names the rest', () => {
    const { notCarried } = imported(fixture('declaration-full'))
    expect(lineOf(fixture('declaration-full'))).toMatchObject({
      countryOfOrigin: 'UNY',
      tariffCode: '9954',
      simaSubject: 'S',
      sima: '34.00',
      quantity: '2.5',
      unit: 'NMB',
      customsDuty: { kind: 'adValorem', rate: '0.065' },
    })
    expect(notCarried).toContain('body.invoices.vendor.name')
    expect(notCarried).toContain('body.invoices.lines.surtax.amount')
    expect(notCarried).not.toContain('body.invoices.lines.valueForDuty')
    expect(notCarried).not.toContain('body.cargoControlNumbers')
    expect(notCarried.filter((one) => !one.startsWith('body.'))).toEqual([])
  })

  it('quotes the ruling that a line relies on, and none where it names none (TXN-42)', () => {
    expect(lineOf(fixture('declaration-full'))).toMatchObject({ rulingNumber: 'TRS-300123' })
    expect(lineOf(plain)).not.toHaveProperty('rulingNumber')
    const asked = commandsOf(messageOf(fixture('declaration-full')), null)
    expect(E.isRight(asked) && asked.right.commands[0]?.data).toMatchObject({
      lines: [{ rulingNumber: 'TRS-300123' }],
    })
  })

  it('with two cargo control numbers carries none, and says so', () => {
    const two = imported(changed(plain, 'body.cargoControlNumbers', ['1234A', '1234B']))
    expect(two.commands[1]?.data).toMatchObject({ header: { cargoControlNumber: null } })
    expect(two.notCarried).toContain('body.cargoControlNumbers')
    const one = imported(changed(plain, 'body.cargoControlNumbers', ['1234A']))
    expect(one.commands[1]?.data).toMatchObject({ header: { cargoControlNumber: '1234A' } })
  })

  it.each([
    ['Free', { kind: 'free' }],
    ['5%', { kind: 'adValorem', rate: '0.05' }],
    ['6.50 %', { kind: 'adValorem', rate: '0.065' }],
    ['0%', { kind: 'adValorem', rate: '0' }],
    ['100%', { kind: 'adValorem', rate: '1' }],
    ['313.5%', { kind: 'adValorem', rate: '3.135' }],
  ])('reads the rate %s without calculating', (rate, customsDuty) => {
    expect(lineOf(changed(plain, `${line}.customsDutyRate`, rate))['customsDuty']).toEqual(
      customsDuty,
    )
  })

  it('that says nothing of SIMA is not subject, one that does is what it says (CK-97)', () => {
    expect(lineOf(plain)).toMatchObject({ simaSubject: 'N', consumption: 'commercial' })
    const undertaking = changed(plain, `${line}.sima`, { subject: 'U', measure: 'UN1' })
    expect(lineOf(undertaking)).toMatchObject({ simaSubject: 'U', sima: null })
  })

  it('with an exemption and no rate bears no GST (CK-98)', () => {
    const exempt = changed(
      changed(plain, `${line}.gstRate`, undefined),
      `${line}.gstExemptionCode`,
      '48',
    )
    expect(lineOf(exempt)['salesTaxRate']).toBe('0')
  })
})

describe('no commands', () => {
  it.each(['daily-notice/1', 'statement-of-account/1'] as const)('for %s', (kind) => {
    expect(refusal(fixture(fullMessages[kind]))).toEqual({ name: 'OnlyCompared', kind })
  })

  it.each([
    ['lineNumber', 1000],
    ['narrativeDescription', 'x'.repeat(201)],
    ['tariffCode', '1234'],
    ['surtax', [{ code: '25148A', amount: '1.00' }], 'surtax[0].amount'],
    ['exciseAmount', '0.01'],
    ['customsDutyRate', '4.5¢/kg'],
    ['customsDutyRate', undefined],
    ['gstRate', undefined],
  ])('where a draft has no place for %s %j', (field, value, path = field) => {
    expect(unheld(changed(plain, `${line}.${field}`, value))).toEqual([
      `body.invoices[0].lines[0].${path}`,
    ])
  })

  it('where a draft takes another form of cargo control number', () => {
    expect(unheld(changed(plain, 'body.cargoControlNumbers', ['a b']))).toEqual([
      'body.cargoControlNumbers[0]',
    ])
  })
})

/** Declarations that a draft can hold more often than chance would give. */
const drafted = messagesOf('declaration').map((message) => {
  const copy = structuredClone(message) as unknown as Value
  const body = copy['body'] as Value
  Object.assign(body, { version: 1, function: 'original', cargoControlNumbers: ['1234-A'] })
  for (const { lines } of body['invoices'] as { lines: Value[] }[]) {
    for (const one of lines) {
      Object.assign(one, { customsDutyRate: '6.5%', gstRate: '0.05', exciseAmount: '0.00' })
      delete one['surtax']
      if (!/^9[89]/.test(String(one['tariffCode']))) delete one['tariffCode']
    }
  }
  return copy as unknown as Message
})

describe('laws', () => {
  it('the commands of any declaration are commands of the domain, in ids that never change', () => {
    fc.assert(
      fc.property(drafted, (message) => {
        const asked = commandsOf(message, actor)
        expect(commandsOf(structuredClone(message), actor)).toEqual(asked)
        if (E.isLeft(asked)) throw new Error(JSON.stringify(asked.left))
        const { commands } = asked.right
        for (const { type, data } of commands) {
          const decoded = decodeCommand(carm, { type, data })
          if (E.isLeft(decoded)) throw new Error(JSON.stringify(decoded.left))
        }
        expect(new Set(commands.map(({ commandId }) => commandId)).size).toBe(commands.length)
      }),
      { numRuns: 300 },
    )
  })

  it('no line is lost or stated twice, however many there are', () => {
    const [invoice] = (plain['body'] as { invoices: { lines: Value[] }[] }).invoices
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (count) => {
        const lines = Array.from({ length: count }, (_, index) => ({
          ...invoice?.lines[0],
          lineNumber: index + 1,
        }))
        const { commands } = imported(changed(plain, 'body.invoices.0.lines', lines))
        const edits = commands.flatMap(({ data }) =>
          'lines' in data ? [(data.lines as { number: number }[]).map(({ number }) => number)] : [],
        )
        expect(edits.flat()).toEqual(lines.map(({ lineNumber }) => lineNumber))
        expect(edits.every((numbers) => numbers.length <= 200)).toBe(true)
      }),
      { numRuns: 10, examples: [[1], [200], [201], [999]] },
    )
  })
})
