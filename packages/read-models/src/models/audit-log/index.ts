/** The audit log as tables: every event with who, when and why, and the businesses it concerns. */
import type { Model } from '../../project/model.js'
import { project } from './project.js'
import { auditEvent, eventParty, streamParty } from './tables.js'

export const auditLog: Model = {
  name: 'audit_log',
  version: 1,
  tables: [auditEvent, eventParty, streamParty],
  project,
}
