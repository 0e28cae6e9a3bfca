/** Decoding by example: every fault at once with its path, one form for each value, clear refusals. */
import { encodeMessage } from '@carmkit/messages'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { changed, decodedOf, faultsIn, fixture, fullMessages, paths } from './fixtures.js'

const full = fixture('declaration-full')
const plain = fixture('declaration-plain')
const line = 'body.invoices.0.lines.0'

describe('a message', () => {
  it.each(Object.entries(fullMessages))('of kind %s with every property is read', (kind, name) => {
    const { message } = decodedOf(fixture(name))
    expect(message.schema === 'cad-import/1' ? message.kind : message.schema).toBe(kind)
  })

  it('has all its values in one form', () => {
    const { message } = decodedOf(full)
    expect(message.createdAt).toBe('2026-02-09T14:30:00.000Z')
    expect(message.body).toMatchObject({
      grossWeightKgm: '31',
      invoices: [
        {
          exchangeRate: '1.3575',
          lines: [
            {
              classification: '8712000000',
              valueForCurrencyConversion: '110.50',
              valueForDuty: '150.00',
              quantity: [{ value: '2.5' }, { value: '31' }],
              gstRate: '0.05',
            },
          ],
        },
      ],
    })
  })

  it('keeps its extensions as they are', () => {
    const extensions = { ' odd ': ['1.50', { classification: '87.12' }] }
    expect(decodedOf({ ...full, extensions }).message.extensions).toEqual(extensions)
  })

  it('is written in canonical JSON', () => {
    const text = encodeMessage(decodedOf(plain).message)
    expect(E.isRight(text) && text.right.startsWith('{"body":{"cadType":"AB","function":')).toBe(
      true,
    )
  })
})

describe('a faulty message', () => {
  it('is told every fault of its shape at once, with its path', () => {
    let message = changed(full, 'body.transactionNumber', '123')
    message = changed(message, 'body.importer.bn15', '123456782RM0000')
    message = changed(message, `${line}.classification`, '87.12')
    message = changed(message, `${line}.valueForDuty`, 150)
    message = changed(message, `${line}.vfdCode`, undefined)
    message = changed(message, 'body.invoices.0.note', 'more')
    message = changed(message, 'colour', 'red')
    expect(paths(faultsIn(message)).toSorted()).toEqual([
      'body.importer.bn15',
      'body.invoices[0].lines[0].classification',
      'body.invoices[0].lines[0].valueForDuty',
      'body.invoices[0].lines[0].vfdCode',
      'body.invoices[0].note',
      'body.transactionNumber',
      'colour',
    ])
  })

  it('is told every fault of its content at once', () => {
    let message = changed(full, 'body.releaseDate', undefined)
    message = changed(message, `${line}.sima.measure`, undefined)
    message = changed(message, `${line}.vfdCode`, '99')
    expect(paths(faultsIn(message))).toEqual([
      'body.releaseDate',
      'body.invoices[0].lines[0].sima.measure',
      'body.invoices[0].lines[0].vfdCode',
    ])
  })

  it.each([
    ['no object', [1], '', 'expected an object (Message), got a list of 1'],
    ['no schema', {}, 'schema', 'got nothing'],
    ['another schema', { schema: 'cad-import/2' }, 'schema', '"cad-import/1" or "daily-notice/1"'],
    ['another kind', changed(full, 'kind', 'release'), 'kind', '"declaration" or "acceptance"'],
    [
      'an inherited name as kind',
      changed(full, 'kind', 'constructor'),
      'kind',
      'got "constructor"',
    ],
    ['no body', changed(full, 'body', null), 'body', 'expected an object'],
  ])('with %s is told what is expected', (_what, message, path, reason) => {
    const [fault, ...others] = faultsIn(message)
    expect([fault?.path, others]).toEqual([path, []])
    expect(fault?.reason).toContain(reason)
  })

  it.each([
    ['a third decimal', `${line}.valueForDuty`, '1.005'],
    ['an exponent', `${line}.valueForDuty`, '1e3'],
    ['a negative value', `${line}.valueForDuty`, '-1.00'],
    ['seven decimals of a rate', 'body.invoices.0.exchangeRate', '1.0000001'],
    ['a rate of zero', 'body.invoices.0.exchangeRate', '0'],
    ['a rate of zero with decimals', 'body.invoices.0.exchangeRate', '0.00'],
    ['five decimals of a quantity', `${line}.quantity.0.value`, '1.00001'],
    ['an instant without offset', 'createdAt', '2026-02-09T09:30:00'],
    ['an instant finer than milliseconds', 'createdAt', '2026-02-09T09:30:00.0001Z'],
    ['an instant of no day', 'createdAt', '2026-02-30T09:30:00Z'],
    ['a control character', `${line}.remarks`, 'a\u0007b'],
    ['a text of the other direction', `${line}.remarks`, 'a\u202eb'],
    ['a lone surrogate', `${line}.remarks`, 'a\ud800'],
    ['only blanks', `${line}.remarks`, '   '],
    ['a text that is too long', `${line}.permitNumber`, 'x'.repeat(36)],
    ['a wrong check digit of a business number', 'sender', '123456783'],
    ['an account that is not a customs account', 'body.importer.bn15', '123456782RT0001'],
    ['an unknown channel', 'channel', 'fax'],
    ['a unit twice', `${line}.quantity.1.unit`, 'NMB'],
  ])('%s is refused', (_what, path, value) => {
    const [fault, ...others] = faultsIn(changed(full, path, value))
    expect(others).toEqual([])
    expect(fault?.path).toMatch(new RegExp(`^${path.replace(/\.\d+/g, '\\[\\d+\\]')}|quantity`))
  })
})
