/** All aggregates together: which one answers, which one reads, and commands as they come in. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import {
  aggregateOfCommand,
  aggregateOfStream,
  businessAccount,
  carm,
  declaration,
  decodeCommand,
  definitionsOf,
  delegation,
  ledger,
  programAccount,
  senders,
} from '../src/index.js'
import { maple } from './support/actors.js'
import { line, number } from './support/declarations.js'

const definitions = definitionsOf(carm)

describe('commands', () => {
  test.each(definitions.map((one) => [one.type, one] as const))(
    '%s: its example decodes, and every field is explained',
    (type, definition) => {
      expect(decodeCommand(carm, { type, data: definition.example })).toEqual(
        E.right({ type, data: definition.example }),
      )
      expect(definition.fields.map(({ name }) => name)).toEqual(Object.keys(definition.example))
      for (const { about } of definition.fields) expect(about.length).toBeGreaterThan(5)
    },
  )

  test('the sender table has a row for each command, and no other', () => {
    expect(Object.keys(senders)).toEqual(definitions.map(({ type }) => type))
  })

  test('each is answered by the aggregate that defines it', () => {
    const answering = definitions.map(({ type }) => aggregateOfCommand(carm, type)?.category)
    expect(answering).toEqual(
      carm.aggregates.flatMap(({ category, commands }) => commands.map(() => category)),
    )
    expect(aggregateOfCommand(carm, 'Nothing')).toBe(undefined)
  })
})

describe('streams', () => {
  test.each([
    [`businessAccount-${maple}`, businessAccount],
    [`programAccount-${maple}RM0001`, programAccount],
    [`delegation-${maple}.700123458.business`, delegation],
    [`transaction-declaration.${number}`, declaration],
    [`ledger-${maple}RM0001`, ledger],
  ])('%s is read by its aggregate', (stream, aggregate) => {
    expect(aggregateOfStream(carm, stream)).toBe(aggregate)
  })

  test.each([
    'businessAccount',
    'businessAccounts-1',
    'transaction-declarations.1',
    'ledgers-1',
    '',
  ])('"%s" is read by none', (stream) => {
    expect(aggregateOfStream(carm, stream)).toBe(undefined)
  })
})

describe('decodeCommand', () => {
  test('names an unknown type', () => {
    expect(decodeCommand(carm, { type: 'Nothing', data: {} })).toEqual(
      E.left([{ path: 'type', reason: 'no command is called "Nothing"' }]),
    )
  })

  test('names every fault by its path from the command', () => {
    const data = {
      transactionNumber: '1',
      header: null,
      lines: [{ ...line, quantity: '1.0' }],
      removedLines: [0],
      colour: 'red',
    }
    const decoded = decodeCommand(carm, { type: 'EditDraft', data })
    const paths = E.isLeft(decoded) ? decoded.left.map(({ path }) => path) : []
    expect(paths).toEqual([
      'data.transactionNumber',
      'data.lines[0].quantity',
      'data.removedLines[0]',
      'data.colour',
    ])
  })

  test('a null is not an absent key: terms must be spelled out', () => {
    const [approval] = definitions.filter(({ type }) => type === 'ApproveDelegation')
    const example: Record<string, unknown> = { ...(approval?.example as object) }
    delete example['validUntil']
    const decoded = decodeCommand(carm, { type: 'ApproveDelegation', data: example })
    expect(E.isLeft(decoded) && decoded.left).toMatchObject([{ path: 'data.validUntil' }])
  })

  test.each([undefined, null, 'text', 7, []])('data that is no record is one fault: %j', (data) => {
    const decoded = decodeCommand(carm, { type: 'RequestAccess', data })
    expect(E.isLeft(decoded) && decoded.left.map(({ path }) => path)).toEqual(['data'])
  })
})

describe('limits of one edit', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...line, number: index + 1 }))
  const decodes = (data: object): boolean =>
    E.isRight(
      decodeCommand(carm, {
        type: 'EditDraft',
        data: { transactionNumber: number, header: null, lines: [], removedLines: [], ...data },
      }),
    )

  test('200 lines, and not 201', () => {
    expect([decodes({ lines: lines(200) }), decodes({ lines: lines(201) })]).toEqual([true, false])
  })

  test('lines are numbered from 1 to 999, none twice', () => {
    const withNumber = (one: number) => decodes({ lines: [{ ...line, number: one }] })
    expect([0, 1, 999, 1000, 1.5].map(withNumber)).toEqual([false, true, true, false, false])
    expect(decodes({ lines: [line, line] })).toBe(false)
    expect(decodes({ removedLines: [3, 3] })).toBe(false)
  })
})
