/** The tables of financial security over random histories, and where an event is not read. */
import { carm, financialSecurity } from '@carmkit/core'
import { type SecurityHistory, securityHistories } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { type Change, type Model, type Projected, securities } from '../src/index.js'
import { breachOf } from './securities/rules.js'
import { logOf } from './support.js'

/** The events of each account, as the log has them. */
const byAccount = ({ steps }: SecurityHistory): ReadonlyArray<ReadonlyArray<Projected>> => {
  const log = logOf(steps).filter(({ event }) => event.stream.startsWith('security-'))
  const streams = [...new Set(log.map(({ event }) => event.stream))]
  return streams.map((stream) => log.filter(({ event }) => event.stream === stream))
}

it('the rows of security say what its streams fold to, after every prefix', () => {
  fc.assert(
    fc.property(
      securityHistories(carm),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (history, part) => {
        for (const events of byAccount(history)) {
          const prefix = events.slice(0, Math.ceil(events.length * part))
          expect([breachOf(securities, prefix), breachOf(securities, events)]).toEqual([null, null])
        }
      },
    ),
    { numRuns: 120 },
  )
})

const sample = fc
  .sample(securityHistories(carm), { numRuns: 200, seed: 20_260_601 })
  .flatMap(byAccount)

const isFound = (model: Model, events: ReadonlyArray<Projected>): boolean => {
  try {
    return breachOf(model, events) !== null
  } catch {
    return true
  }
}

/** What is wrong in the changes of an event. */
const changing = (change: (one: Change) => Change | null): Model => ({
  ...securities,
  project: (projected, rows) =>
    securities.project(projected, rows).flatMap((one) => change(one) ?? []),
})

test.each<readonly [defect: string, model: Model]>([
  ['what was planned stays', changing((one) => (one.row === null ? null : one))],
  [
    'past days are planned no more and forgotten',
    changing((one) => (one.row?.['planned'] === 0 ? { ...one, row: null } : one)),
  ],
  [
    'a raised requirement is in force at once',
    changing((one) =>
      one.table.name === 'security_requirement' && one.row !== null
        ? { ...one, row: { ...one.row, first_day: one.row['stated_on'] } }
        : one,
    ),
  ],
  [
    'what is over may still change',
    changing((one) =>
      one.table.name === 'security_instrument' && one.row !== null
        ? { ...one, row: { ...one.row, over: 0 } }
        : one,
    ),
  ],
])('the law finds: %s', (_defect, model) => {
  expect(sample.some((events) => isFound(model, events))).toBe(true)
})

test.each(financialSecurity.events.definitions.map(({ type }) => String(type)))(
  'the law finds a model that is blind to %s',
  (type) => {
    const blind: Model = {
      ...securities,
      project: (projected, rows) =>
        projected.event.type === type ? [] : securities.project(projected, rows),
    }
    const concerned = sample.filter((events) => events.some(({ event }) => event.type === type))
    expect(concerned.some((events) => isFound(blind, events))).toBe(true)
  },
)
