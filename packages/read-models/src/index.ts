/** The public list of the read models: what they are made of, and the models themselves. */
export { auditLog } from './models/audit-log/index.js'
export { businesses } from './models/business/index.js'
export { clientAccesses } from './models/client-access/index.js'
export { deadlines } from './models/deadline/index.js'
export { delegations } from './models/delegation/index.js'
export { models } from './models/index.js'
export { programAccounts } from './models/program-account/index.js'
export { type Tables, tablesOf } from './project/memory-tables.js'
export type { Model, Projected } from './project/model.js'
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
