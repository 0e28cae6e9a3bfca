/** Everything that people read has words: each event of the domain, each refusal. */
import { carm } from '@carmkit/core'
import { describe, expect, it } from 'vitest'
import { eventText } from '../src/text/event.js'
import { reasonText } from '../src/text/reason.js'

describe('texts', () => {
  it.each(
    carm.aggregates.flatMap(({ events }) => events.definitions.map(({ type }) => [String(type)])),
  )('%s is described, whatever its data lacks', (type) => {
    expect(typeof eventText({ type, v: 1, data: {} })).toBe('string')
    expect(
      eventText({ type, v: 1, data: { bn9: '1', reference: '2', bn15: '3', user: '4' } }),
    ).not.toBeUndefined()
  })

  it('a refusal is a sentence with its facts', () => {
    const reason = {
      name: 'PeriodInvalid',
      rule: 'DEL-12',
      validFrom: '2026-02-02',
      validUntil: '2026-02-01',
    }
    expect(reasonText(reason)).toBe('the period 2026-02-02 to 2026-02-01 is empty or over')
  })

  it('a refusal of another domain keeps its name', () => {
    expect(reasonText({ name: 'Elsewhere', rule: null })).toBe('Elsewhere')
  })
})
