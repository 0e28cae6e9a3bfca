import fc from 'fast-check'
import { it } from 'vitest'
import { models, tablesOf } from '../src/index.js'
import { expectAuditLog, expectParties } from './laws/audit-log.js'
import { expectBusinesses, expectClaims } from './laws/businesses.js'
import { expectClientAccesses } from './laws/client-accesses.js'
import { expectAllDeadlines, expectAnswers } from './laws/deadlines.js'
import { expectDelegations, expectProviderStandings, expectReports } from './laws/delegations.js'
import { expectProgramAccounts } from './laws/program-accounts.js'
import { begins } from './support.js'

it('rows of people and services say what their streams fold to, at any moment of a history', () => {
  fc.assert(
    fc.property(begins, (begin) => {
      const { events, log } = begin
      const tables = tablesOf(models, events)
      expectBusinesses(tables, log)
      expectClaims(tables, log)
      expectProgramAccounts(tables, log)
      expectDelegations(tables, log)
      expectClientAccesses(tables, log)
      expectProviderStandings(tables, log)
      expectReports(tables, begin)
      expectAllDeadlines(tables, begin)
      expectAnswers(tables, begin)
      expectAuditLog(tables, begin)
      expectParties(tables, begin)
    }),
    { numRuns: 150 },
  )
})
