/** The tables that questions about authority read, as Kysely knows them. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type {
  businessHistory,
  clientGroupHistory,
  grantHistory,
  groupClientHistory,
  licencePeriodHistory,
  licenceSuspensionHistory,
  membershipHistory,
  programHistory,
  providerRevocationHistory,
  runOffHistory,
  staffAssignmentHistory,
  transactionHistory,
} from '../models/authority/tables/index.js'
import type { Row } from '../project/table.js'

export interface AuthorityTables {
  readonly business_history: Row<typeof businessHistory>
  readonly client_group_history: Row<typeof clientGroupHistory>
  readonly grant_history: Row<typeof grantHistory>
  readonly group_client_history: Row<typeof groupClientHistory>
  readonly licence_period_history: Row<typeof licencePeriodHistory>
  readonly licence_suspension_history: Row<typeof licenceSuspensionHistory>
  readonly membership_history: Row<typeof membershipHistory>
  readonly program_history: Row<typeof programHistory>
  readonly provider_revocation_history: Row<typeof providerRevocationHistory>
  /** Whose tables they are, and which checkpoint these follow. */
  readonly read_model_build: {
    readonly id: number
    readonly model: string
    readonly checkpoint: string
  }
  /** Streams that a build holds only the begin of. */
  readonly read_model_stop: { readonly build: number; readonly stream: string }
  readonly run_off_history: Row<typeof runOffHistory>
  readonly staff_assignment_history: Row<typeof staffAssignmentHistory>
  readonly transaction_history: Row<typeof transactionHistory>
}

/** Rows of that table, or of one that goes by another name, as they were known at a moment. */
export const knownAt = (table: string, at: string): RawBuilder<SqlBool> =>
  sql`(${sql.ref(`${table}.known_from`)} <= ${at} and ${sql.ref(`${table}.known_until`)} > ${at})`
