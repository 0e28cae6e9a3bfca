/** The events of client access in words: a provider's groups of clients, and its staff for them. */
import { type Descriptions, record, short, text } from './words.js'

const assignedTo = (value: unknown): string => {
  const { client, group } = record(value)
  return text(client) === '' ? `group ${text(group)}` : `client ${text(client)}`
}

export const clientAccessTexts: Descriptions = {
  GroupCreated: ({ group, name }) => `${text(group)} ${text(name)}`,
  GroupRenamed: ({ group, before, name }) => `${text(group)} was ${text(before)}, is ${text(name)}`,
  GroupDeleted: ({ group }) => text(group),
  ClientAdded: ({ group, client }) => `${text(client)} to ${text(group)}`,
  ClientRemoved: ({ group, client }) => `${text(client)} from ${text(group)}`,
  StaffAssigned: ({ user, to, role }) => `${short(user)} is ${text(role)} for ${assignedTo(to)}`,
  StaffUnassigned: ({ user, to }) => `${short(user)} from ${assignedTo(to)}`,
}
