/** What others filed and the agency answered: each message is one fact, in the terms of this domain. */
import { carm, contentHashOf, decodeCommand } from '@carmkit/core'
import { contentHash, uuidFrom } from '@carmkit/kernel'
import { commandsOf, type Imported, type Message } from '@carmkit/messages'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { messagesOf } from './arbitrary-messages.js'
import { changed, decodedOf, fixture, fullMessages, type Value } from './fixtures.js'

const importing = { kind: 'system', process: 'import' }
const plain = fixture('declaration-plain')
const line = 'body.invoices.0.lines.0'

const recorded = (value: Value): Imported => {
  const asked = commandsOf(decodedOf(value).message, null)
  if (E.isLeft(asked)) throw new Error(JSON.stringify(asked.left))
  return asked.right
}
const onlyCommand = (value: Value) => {
  const { commands } = recorded(value)
  expect(commands.length).toBe(1)
  const [{ type, data, commandId, actor } = { type: '', data: {}, commandId: '', actor: null }] =
    commands
  return { type, data: data as Value, commandId, actor }
}

describe('a declaration that others filed', () => {
  it('is a version, with the hash of what is held and that of the document', () => {
    const { type, data, commandId, actor } = onlyCommand(plain)
    expect([type, actor]).toEqual(['RecordVersion', importing])
    expect(commandId).toBe(uuidFrom(`import/${String(plain['messageId'])}/RecordVersion`))
    expect(data).toMatchObject({
      transactionNumber: '10000000000017',
      version: 1,
      importer: '123456782RM0001',
      cadType: 'AB',
      filedBy: '123456782',
      filedAt: decodedOf(plain).message.createdAt,
      stated: 'original',
      header: { releaseDate: '2026-02-05', releaseOffice: '0497', cargoControlNumber: null },
      lines: [{ number: 1, customsDuty: { kind: 'adValorem', rate: '0.05' } }],
      unheld: [],
    })
    const lines = new Map((data['lines'] as { number: number }[]).map((one) => [one.number, one]))
    expect(data['contentHash']).toBe(
      contentHashOf({ header: data['header'], lines } as unknown as Parameters<
        typeof contentHashOf
      >[0]),
    )
    expect(E.right(data['documentHash'])).toEqual(contentHash(decodedOf(plain).message.body))
    expect(decodeCommand(carm, { type, data })._tag).toBe('Right')
  })

  it('as a change says not whether it corrects or adjusts; a second original says what it claims', () => {
    const change = changed(changed(plain, 'body.function', 'change'), 'body.version', 2)
    expect(onlyCommand(change).data).toMatchObject({ version: 2, stated: null })
    const second = changed(plain, 'body.version', 2)
    expect(onlyCommand(second).data).toMatchObject({ version: 2, stated: 'original' })
  })

  it('as a cancel is a cancellation, by its number', () => {
    const cancel = changed(changed(plain, 'body.function', 'cancel'), 'body.version', 3)
    const { type, data } = onlyCommand(cancel)
    expect([type, data]).toEqual([
      'RecordCancellation',
      { transactionNumber: '10000000000017', version: 3 },
    ])
  })

  it.each([
    ['surtax', [{ code: '25148A', amount: '1.00' }], 'surtax.amount', true],
    ['exciseAmount', '0.01', 'exciseAmount', true],
    ['customsDutyRate', '4.5¢/kg', 'customsDutyRate', true],
    ['narrativeDescription', 'x'.repeat(201), 'narrativeDescription', false],
    ['narrativeDescription', 'Bi\u00adcycles', 'narrativeDescription', false],
    ['tariffCode', '1234', 'tariffCode', false],
  ])(
    'leaves %s %j in the file, and says whether charges hang on it',
    (field, value, path, isCharged) => {
      const asked = changed(plain, `${line}.${field}`, value)
      const { commands, notCarried } = recorded(asked)
      expect(notCarried).toContain(`body.invoices.lines.${path}`)
      const data = commands[0]?.data
      expect(data).toMatchObject({ unheld: isCharged ? [1] : [] })
      expect(decodeCommand(carm, { type: 'RecordVersion', data })._tag).toBe('Right')
      expect(recorded(plain).notCarried).not.toContain(`body.invoices.lines.${path}`)
    },
  )

  it('leaves several cargo control numbers, and one of another form, in the file', () => {
    for (const numbers of [['1234A', '1234B'], ['a b']]) {
      const { commands, notCarried } = recorded(changed(plain, 'body.cargoControlNumbers', numbers))
      expect(commands[0]?.data).toMatchObject({ header: { cargoControlNumber: null } })
      expect(notCarried).toContain('body.cargoControlNumbers')
    }
  })
})

describe('an answer of the agency', () => {
  it('is recorded whole, what it leaves out as null', () => {
    expect(onlyCommand(fixture('acceptance'))).toMatchObject({
      type: 'RecordAcceptance',
      actor: importing,
    })
    expect(onlyCommand(fixture('adjustment-decision'))).toMatchObject({ type: 'RecordDecision' })
    const lump = changed(fixture('assessment'), 'body.total', { total: '15.38' })
    const { data } = onlyCommand(changed(lump, 'body.paymentDueDate', undefined))
    expect(data).toMatchObject({
      paymentDueDate: null,
      total: { customsDuty: null, salesTax: null, totalPayable: '15.38' },
    })
    const rejection = changed(fixture('rejection'), 'body.version', undefined)
    expect(onlyCommand(rejection).data).toMatchObject({ version: null })
  })

  it('of a text that nobody published keeps the text, under the key unknown', () => {
    const errors = [{ text: 'the moon is full', level: 'header' }]
    const { data } = onlyCommand(changed(fixture('rejection'), 'body.errors', errors))
    expect(data['errors']).toEqual([
      {
        error: 'unknown',
        code: null,
        text: 'the moon is full',
        level: 'header',
        invoice: null,
        line: null,
        field: null,
      },
    ])
  })

  it.each(['acceptance', 'rejection', 'assessment', 'adjustmentDecision'] as const)(
    'of kind %s is one command of the domain, the same each time',
    (kind) => {
      const { type, data, commandId } = onlyCommand(fixture(fullMessages[kind]))
      const decoded = decodeCommand(carm, { type, data })
      expect(E.isLeft(decoded) ? decoded.left : []).toEqual([])
      expect(onlyCommand(fixture(fullMessages[kind])).commandId).toBe(commandId)
    },
  )
})

it('any declaration that is small enough is recorded, whatever it states', () => {
  const declarations = messagesOf('declaration').map((value) => {
    const copy = structuredClone(value) as unknown as { body: Value }
    Object.assign(copy.body, { version: 2, function: 'change' })
    return copy as unknown as Message
  })
  fc.assert(
    fc.property(declarations, (message) => {
      const asked = commandsOf(message, null)
      if (E.isLeft(asked)) throw new Error(JSON.stringify(asked.left))
      const data = asked.right.commands[0]?.data
      const { lines } = data as { lines: { number: number }[] }
      const decoded = decodeCommand(carm, { type: 'RecordVersion', data })
      expect(E.isRight(decoded) || lines.some(({ number }) => number > 999)).toBe(true)
    }),
    { numRuns: 100 },
  )
})
