/** The agency's error texts: known ones by code or template, every other is unknown and kept. */
import { cadErrorOf, codeLists } from '@carmkit/messages'
import { describe, expect, it } from 'vitest'

describe('an error of the agency', () => {
  it.each([
    ['158', 'any text', '158'],
    [undefined, 'Tariff Code 9954 invalid with 8712000000', 'T24-144/1'],
    [undefined, 'CAD Transaction 10000000000017 already in use', 'T24-144/5'],
    [undefined, 'invalid excise code', 'T24-144/3'],
    [undefined, 'origin field is missing or invalid', 'T24-144/4'],
    [undefined, 'broker or agent not authorized to submit declaration', 'T24-144/2'],
    ['999', 'Contract Account Invalid for Billing', 'KB/1'],
    [undefined, 'something new', 'unknown'],
    [undefined, '', 'unknown'],
  ])('%s %s is %s', (code, text, key) => {
    const error = { text, level: 'header' as const }
    expect(cadErrorOf(code === undefined ? error : { ...error, code })).toBe(key)
  })

  it('every template is recognized with any text in its places', () => {
    for (const { code, name } of codeLists.cadError.values) {
      const text = name.replace(/\{[a-z]\}/g, 'Z 9.(+')
      expect(cadErrorOf({ text, level: 'line' })).toBe(code)
    }
  })
})
