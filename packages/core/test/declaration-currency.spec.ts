/** An amount to convert: commands state a currency that exists and a rate above zero; records are read as they are. */
import { carm, declaration, decodeCommand, definitionsOf } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { decodeRecordedCommand } from '../src/domain.js'

/** A line as every command states one. */
interface Stating {
  readonly lines: ReadonlyArray<object>
  readonly changes: ReadonlyArray<object>
}

const exampleOf = (type: string): Stating =>
  definitionsOf(carm).find((one) => one.type === type)?.example as Stating

const valued = (currency: string, exchangeRate: string): object => ({
  ...exampleOf('EditDraft').lines[0],
  valuation: { kind: 'conversion', amount: '100.00', currency, exchangeRate },
})

const faultsOf = (decoded: ReturnType<typeof decodeCommand>): ReadonlyArray<string> =>
  E.isLeft(decoded) ? decoded.left.map(({ path }) => path) : []

describe.each([
  ['EditDraft', 'data.lines[0]'],
  ['RecordAsDeclared', 'data.lines[0]'],
  ['RecordVersion', 'data.lines[0]'],
  ['CorrectDeclaration', 'data.changes[0].line'],
  ['RequestAdjustment', 'data.changes[0].line'],
  ['RedetermineDeclaration', 'data.changes[0].line'],
  ['CarryOutAppeal', 'data.changes[0].line'],
])('%s', (type, at) => {
  const stating = (currency: string, exchangeRate: string) => {
    const line = valued(currency, exchangeRate)
    const stated = at.includes('changes')
      ? { changes: [{ ...exampleOf(type).changes[0], line }] }
      : { lines: [line] }
    return { type, data: { ...exampleOf(type), ...stated } }
  }
  const faults = (...stated: Parameters<typeof stating>): ReadonlyArray<string> =>
    faultsOf(decodeCommand(carm, stating(...stated)))

  it('names line and field of a currency that does not exist and of a rate of zero', () => {
    expect(faults('ZZZ', '1.5')).toEqual([`${at}.valuation.currency`])
    expect(faults('USD', '0')).toEqual([`${at}.valuation.exchangeRate`])
  })

  it.each(['USD', 'XCG', 'BGN'])('converts %s', (currency) => {
    expect(faults(currency, '0.0001')).toEqual([])
  })

  it('is read as it was sent where it was recorded before', () => {
    expect(faultsOf(decodeRecordedCommand(carm, stating('ZZZ', '0')))).toEqual([])
    expect(faultsOf(decodeRecordedCommand(carm, stating('zzz', '0')))).toEqual([
      `${at}.valuation.currency`,
    ])
  })
})

describe('an edit that was recorded before', () => {
  it('is read as it was stated', () => {
    const data = { ...exampleOf('EditDraft'), lines: [valued('ZZZ', '0')] } as never
    expect(declaration.events.decode({ type: 'DraftEdited', v: 2, data })).toMatchObject({
      _tag: 'Right',
    })
  })
})
