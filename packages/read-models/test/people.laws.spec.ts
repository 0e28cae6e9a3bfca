import fc from 'fast-check'
import { it } from 'vitest'
import { businesses, tablesOf } from '../src/index.js'
import { expectBusinesses, expectClaims } from './laws/businesses.js'
import { begins } from './support.js'

it('rows of people and services say what their streams fold to, at any moment of a history', () => {
  fc.assert(
    fc.property(begins, ({ events, log }) => {
      const tables = tablesOf([businesses], events)
      expectBusinesses(tables, log)
      expectClaims(tables, log)
    }),
    { numRuns: 250 },
  )
})
