import { carm } from '@carmkit/core'
import { declarationHistories, foundings, ledgerHistories, play } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { auditLog, deadlines, tablesOf } from '../src/index.js'
import { expectAuditLog, expectParties } from './laws/audit-log.js'
import { expectAllDeadlines, expectMet } from './laws/deadlines.js'
import { logOf } from './support.js'

const founding = play(carm, foundings.withPam)

it('deadlines of a ledger have their rows, and do not wait once the clock has met them', () => {
  let met = 0
  fc.assert(
    fc.property(ledgerHistories(carm), (history) => {
      const steps = [...founding, ...history.steps.map(({ step }) => step)]
      const events = logOf(steps)
      const tables = tablesOf([deadlines, auditLog], events)
      expectAllDeadlines(tables, { events })
      expectMet(tables, steps)
      expectAuditLog(tables, { events })
      met += tables['deadline']?.filter(({ status }) => status === 'Met').length ?? 0
    }),
    { numRuns: 100 },
  )
  expect(met).toBeGreaterThan(0)
})

it('deadlines and parties of declarations stand in their rows', () => {
  fc.assert(
    fc.property(declarationHistories(carm), ({ steps }) => {
      const all = [...founding, ...steps]
      const events = logOf(all)
      const tables = tablesOf([deadlines, auditLog], events)
      expectAllDeadlines(tables, { events })
      expectMet(tables, all)
      expectParties(tables, { events })
    }),
    { numRuns: 40 },
  )
})
