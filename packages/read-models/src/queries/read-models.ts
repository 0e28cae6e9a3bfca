/** The tables of all models as Kysely knows them: rows by the name of their table. */

import type { appeal, appealSubject } from '../models/appeal/tables.js'
import type { auditEvent, eventParty } from '../models/audit-log/tables.js'
import type { accessRequest, business, membership } from '../models/business/tables/index.js'
import type { deadline } from '../models/deadline/tables.js'
import type {
  declaration,
  declarationVersion,
  release,
} from '../models/declaration/tables/index.js'
import type {
  delegation,
  delegationPeriod,
  delegationRequest,
  providerRevocation,
  providerStanding,
} from '../models/delegation/tables/index.js'
import type {
  accountBalance,
  allocation,
  amountDue,
  balance,
  credit,
  payment,
  receivable,
  statement,
  statementLine,
} from '../models/ledger/tables/index.js'
import type { massCase } from '../models/mass-case/tables.js'
import type { programAccount } from '../models/program-account/tables.js'
import type { ruling } from '../models/ruling/tables.js'
import type {
  securityAccount,
  securityCover,
  securityInstrument,
} from '../models/security/tables/index.js'
import type { Row } from '../project/table.js'
import type { AuthorityTables } from '../who-can/index.js'

export interface ReadModels extends AuthorityTables {
  readonly access_request: Row<typeof accessRequest>
  readonly account_balance: Row<typeof accountBalance>
  readonly allocation: Row<typeof allocation>
  readonly amount_due: Row<typeof amountDue>
  readonly appeal: Row<typeof appeal>
  readonly appeal_subject: Row<typeof appealSubject>
  readonly audit_event: Row<typeof auditEvent>
  readonly balance: Row<typeof balance>
  readonly business: Row<typeof business>
  readonly credit: Row<typeof credit>
  readonly deadline: Row<typeof deadline>
  readonly declaration: Row<typeof declaration>
  readonly declaration_version: Row<typeof declarationVersion>
  readonly delegation: Row<typeof delegation>
  readonly delegation_period: Row<typeof delegationPeriod>
  readonly delegation_request: Row<typeof delegationRequest>
  readonly event_party: Row<typeof eventParty>
  readonly mass_case: Row<typeof massCase>
  readonly membership: Row<typeof membership>
  readonly payment: Row<typeof payment>
  readonly program_account: Row<typeof programAccount>
  readonly provider_revocation: Row<typeof providerRevocation>
  readonly provider_standing: Row<typeof providerStanding>
  readonly receivable: Row<typeof receivable>
  readonly release: Row<typeof release>
  readonly ruling: Row<typeof ruling>
  readonly security_account: Row<typeof securityAccount>
  readonly security_cover: Row<typeof securityCover>
  readonly security_instrument: Row<typeof securityInstrument>
  readonly statement: Row<typeof statement>
  readonly statement_line: Row<typeof statementLine>
}
