/** No text that reports a fault may carry control characters of hostile input to a reader. */
import {
  closed,
  event,
  eventSchema,
  type Fault,
  faultsOf,
  integer,
  list,
  nullable,
  oneOf,
  tagged,
  text,
  verifyChain,
} from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { json, unprintable } from './arbitrary-json.js'
import { appended } from './sample-stream.js'

const hostileText = fc.string({
  unit: fc.constantFrom('\u001b', '\u0000', '\n', '\u009b', '\u2028', '\ud800', 'a', '[', '.'),
  minLength: 1,
  maxLength: 50,
})

const expectPrintable = (faults: ReadonlyArray<Fault>): void => {
  expect(faults.length).toBeGreaterThan(0)
  for (const { path, reason } of faults) expect(`${path}${reason}`).not.toMatch(unprintable)
}

test('codecs report hostile keys and values in printable words', () => {
  const Line = closed('Line', {
    kind: oneOf('Kind', ['goods']),
    count: nullable(integer('Count', 0, 9)),
    note: text('Note', 'short', (value) => value.length < 3),
  })
  const Order = tagged('Order', 'type', {
    Open: closed('Open', { type: oneOf('T', ['Open']), lines: list(Line, { most: 9 }) }),
  })
  const value = fc.record({
    type: fc.oneof(fc.constant('Open'), hostileText),
    lines: fc.array(fc.record({ kind: hostileText, count: hostileText, note: hostileText }), {
      minLength: 1,
      maxLength: 3,
    }),
    more: fc.dictionary(hostileText, json, { maxKeys: 3 }),
  })
  fc.assert(
    fc.property(value, ({ more, ...rest }) => {
      const decoded = Order.decode({ ...more, ...rest })
      expectPrintable(E.isLeft(decoded) ? faultsOf(decoded.left) : [])
    }),
  )
})

test('an event schema reports an unknown type in printable words', () => {
  const schema = eventSchema(event('Paid', closed('Paid', {})))
  fc.assert(
    fc.property(hostileText, (type) => {
      const decoded = schema.decode({ type, v: 1, data: {} })
      expectPrintable(E.isLeft(decoded) ? decoded.left : [])
    }),
  )
})

test('a broken chain is reported in printable words, whatever its streams are called', () => {
  // A name with a lone surrogate cannot be sealed, so it never stands in a recorded event.
  const name = hostileText.map((value) => value.replaceAll('\ud800', '\u0007'))
  fc.assert(
    fc.property(name, (stream) => {
      const walked = verifyChain('ledger-1', appended(stream, []))
      if (E.isRight(walked)) throw new Error('was accepted')
      expect(walked.left.reason).not.toMatch(unprintable)
    }),
  )
})
