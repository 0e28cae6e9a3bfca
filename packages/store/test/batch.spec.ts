/** What every adapter asks of a batch before it looks at its place. */
import { execute, memoryStore, storedTexts } from '@carmkit/store'
import { addToCounter } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { acceptedOf, countingPorts, idOf } from './counting.js'

const ports = countingPorts(memoryStore())
const recorded = async (name: string) => {
  const command = addToCounter(idOf(name), { counter: 'a', amount: 1 })
  return acceptedOf(await execute(ports, command)).events
}
const first = await recorded('first')
const second = await recorded('second')
const stream = 'counter-a'

describe('a batch', () => {
  it('becomes one text for each event', () => {
    const events = [...first, ...second]
    const texts = storedTexts({ stream, expected: 'absent', events, expect: [] })
    expect(E.map((all: ReadonlyArray<string>) => all.map((one) => JSON.parse(one)))(texts)).toEqual(
      E.right(events),
    )
  })

  it.each([
    ['has no event', { stream, expected: 'absent', events: [] }],
    ['starts too early', { stream, expected: 0, events: first }],
    ['starts too late', { stream, expected: 'absent', events: second }],
    ['is out of order', { stream, expected: 'absent', events: [...second, ...first] }],
    ['leaves a gap', { stream, expected: 'absent', events: [...first, ...first] }],
    ['is of another stream', { stream: 'counter-b', expected: 'absent', events: first }],
  ] as const)('that %s is a bug of its maker', (_, batch) => {
    expect(() => storedTexts({ ...batch, expect: [] })).toThrow('do not continue it')
  })
})
