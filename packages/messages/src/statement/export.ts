/** Our statement as a message: `statement-of-account/1`, which others can read and compare. */
import {
  type Bn15,
  billingPeriodOf,
  type Cents,
  type CivilDate,
  centsOf,
  type Instant,
  type LedgerRecord,
  type Money,
  moneyOf,
  type Statement,
  sealOf,
} from '@carmkit/core'
import type { Static, Uuid } from '@carmkit/kernel'
import type { StatementOfAccount } from '../format/message.js'
import { ourLines } from './ours.js'

export type StatementMessage = Static<typeof StatementOfAccount>

/** Sum of the lines under any security number, in cents. */
export const underSecurity = (lines: StatementMessage['body']['lines']): number =>
  lines
    .filter(({ brokerAccountSecurity }) => brokerAccountSecurity !== undefined)
    .reduce((sum, { amount }) => sum + centsOf(amount), 0)

/**
 * What stands under the security of somebody is the broker's part of what is payable, the rest the
 * importer's (assumed CK-101).
 */
export const statementMessage = (
  records: ReadonlyArray<LedgerRecord>,
  {
    bn15,
    statement,
    messageId,
    createdAt,
  }: {
    readonly bn15: Bn15
    readonly statement: Statement
    readonly messageId: Uuid
    readonly createdAt: Instant
  },
): StatementMessage => {
  const events = records.map(({ event }) => event)
  const known = ourLines(records, sealOf(events, statement)?.revision ?? null)
  const lines = statement.lines.flatMap(({ revision }) => known.get(revision)?.line ?? [])
  const { start, end, statementDate } = billingPeriodOf(`${statement.period}-17` as CivilDate)
  const closing = centsOf(statement.closing)
  const broker = underSecurity(lines)
  const money = (cents: number): Money => moneyOf(cents as Cents)
  return {
    schema: 'statement-of-account/1',
    messageId,
    createdAt,
    sender: bn15,
    channel: 'manual',
    body: {
      bn15,
      periodFrom: start,
      periodTo: end,
      issuedOn: statementDate,
      currency: 'CAD',
      openingBalance: statement.opening,
      closingBalance: money(closing),
      totalPayable: { importer: money(closing - broker), broker: money(broker) },
      lines,
    },
  }
}
