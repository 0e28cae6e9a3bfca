/** The body of a daily notice and of a statement of account: what was posted, and what it sums to. */
import { Bn9, Bn15, CivilDate, Money, TransactionNumber } from '@carmkit/core'
import { closed, list, oneOf, type Static } from '@carmkit/kernel'
import {
  AccountSecurityNumber,
  freeText,
  Ordinal,
  StatementSection,
  StatementStatus,
} from './values.js'

/** A positive amount is owed. */
const StatementLine = closed(
  'StatementLine',
  {
    section: StatementSection,
    postedOn: CivilDate,
    accountingDate: CivilDate,
    documentType: freeText(40),
    amount: Money,
    dueDate: CivilDate,
  },
  {
    transactionNumber: TransactionNumber,
    version: Ordinal,
    brokerAccountSecurity: AccountSecurityNumber,
    status: StatementStatus,
  },
)

/** Of one account, or of a broker: exactly one of `bn15` and `brokerBn9`. */
export const StatementBody = closed(
  'StatementBody',
  {
    periodFrom: CivilDate,
    periodTo: CivilDate,
    issuedOn: CivilDate,
    currency: oneOf('StatementCurrency', ['CAD']),
    closingBalance: Money,
    totalPayable: closed('TotalPayable', { importer: Money, broker: Money }),
    lines: list(StatementLine, { most: 20_000 }),
  },
  { bn15: Bn15, brokerBn9: Bn9, openingBalance: Money },
)
export type StatementBody = Static<typeof StatementBody>
