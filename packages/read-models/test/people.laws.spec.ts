import fc from 'fast-check'
import { it } from 'vitest'
import { businesses, clientAccesses, delegations, tablesOf } from '../src/index.js'
import { expectBusinesses, expectClaims } from './laws/businesses.js'
import { expectClientAccesses } from './laws/client-accesses.js'
import { expectDelegations, expectProviderStandings, expectReports } from './laws/delegations.js'
import { begins } from './support.js'

it('rows of people and services say what their streams fold to, at any moment of a history', () => {
  fc.assert(
    fc.property(begins, ({ events, log, moments }) => {
      const tables = tablesOf([businesses, delegations, clientAccesses], events)
      expectBusinesses(tables, log)
      expectClaims(tables, log)
      expectDelegations(tables, log)
      expectClientAccesses(tables, log)
      expectProviderStandings(tables, log)
      expectReports(tables, { moments })
    }),
    { numRuns: 250 },
  )
})
