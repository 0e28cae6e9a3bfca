/** The public list of the read models: what they are made of, and the models themselves. */
export { type Database } from './database/database.js'
export { type DatabaseFailure } from './database/failure.js'
export { type DatabaseNewer, type Migration } from './database/migrations/index.js'
export {
  migrate,
  type OpenFailure,
  type OpenOptions,
  openDatabase,
  pendingMigrations,
} from './database/open.js'
export { type ModelStatus, type Status, type StoppedStream, statusOf } from './database/status.js'
export { appeals } from './models/appeal/index.js'
export { auditLog } from './models/audit-log/index.js'
export { authority } from './models/authority/index.js'
export { businesses } from './models/business/index.js'
export { clientAccesses } from './models/client-access/index.js'
export { deadlines } from './models/deadline/index.js'
export { declarations } from './models/declaration/index.js'
export { delegations } from './models/delegation/index.js'
export { models } from './models/index.js'
export { ledgers } from './models/ledger/index.js'
export { massCases } from './models/mass-case/index.js'
export { programAccounts } from './models/program-account/index.js'
export { rulings } from './models/ruling/index.js'
export { securities } from './models/security/index.js'
export { type Tables, tablesOf } from './project/memory-tables.js'
export { type Model, type Projected } from './project/model.js'
export { type Change, put, type Rows, remove } from './project/rows.js'
export {
  type AnyTable,
  type Column,
  type ColumnKind,
  column,
  type KeyOf,
  optional,
  type Row,
  type RowOf,
  type Table,
  table,
} from './project/table.js'
export {
  type Asking,
  ask,
  type CursorRefused,
  type Page,
  pageOf,
  pagesOf,
  type QueryFailure,
} from './queries/ask.js'
export { csvOf, jsonLinesOf, type Written } from './queries/export.js'
export { queries } from './queries/index.js'
export {
  type AnyQuery,
  type Asked,
  type Parameter,
  type Portion,
  type Portioned,
  type Query,
} from './queries/query.js'
export {
  type LogDiffers,
  type ModelFailed,
  type OptionsRefused,
  type ProjectFailure,
} from './runner/failure.js'
export { type Building, type Progress } from './runner/groups.js'
export { type FollowOptions, follow, projectOnce, rebuild } from './runner/project.js'
export { type RunnerOptions } from './runner/runner.js'
export {
  type Difference,
  type Unchecked,
  type Verified,
  type VerifyOptions,
  verify,
} from './runner/verify.js'
export {
  type Lag,
  lagOf,
  type NotYet,
  type WaitOptions,
  waitFor,
  waitForLog,
} from './runner/waiting.js'
export {
  type Able,
  type Action,
  type Allowed,
  type Answer,
  type AuthorityTables,
  type Link,
  mayAct,
  type Place,
  type Question,
  type Stopped,
  type Who,
  type WhoCan,
  whoCan,
} from './who-can/index.js'
