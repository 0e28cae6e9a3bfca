/** Every refusal of every command of a provider's client access, in order. */
import { atlas, bob, cedar, dave, maple, officer, zoe } from '../support/actors.js'
import { delegated, joined } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'client-access'
const byBob = bob.for(atlas)
const denials = ['SenderNotPermitted', 'NotAuthorized', 'NotProviderBam']

/** Zoe is Editor at atlas, which acts for maple. */
const staffed = joined(delegated, {
  person: zoe,
  business: atlas,
  manager: byBob,
  assignment: { role: 'Editor', programs: ['RM0001'] },
})
const west = { provider: atlas, name: 'West' }
const grouped = staffed.as(byBob, 'CreateGroup', west)
const group = { provider: atlas, group: 'G1' }
const unknown = { provider: atlas, group: 'G9' }

/** The first three rungs of each ladder: whatever is asked, and however wrong it is. */
const denied = (data: object): CommandLadder['rungs'] => [
  { request: { on: grouped, by: officer, data }, refusal: 'SenderNotPermitted' },
  { request: { on: grouped, by: dave.for(atlas), data }, refusal: 'NotAuthorized' },
  { request: { on: grouped, by: zoe.for(atlas), data }, refusal: 'NotProviderBam' },
]

export const createGroup: CommandLadder = {
  name: 'CreateGroup',
  folder,
  command: 'CreateGroup',
  denials,
  rejections: ['NameTaken'],
  rungs: [
    ...denied(west),
    { request: { on: grouped, by: byBob, data: west }, refusal: 'NameTaken' },
    { request: { on: grouped, by: byBob, data: { ...west, name: 'East' } }, refusal: null },
  ],
}

export const renameGroup: CommandLadder = {
  name: 'RenameGroup',
  folder,
  command: 'RenameGroup',
  denials,
  rejections: ['NameTaken', 'NoSuchGroup'],
  rungs: [
    ...denied({ ...unknown, name: 'West' }),
    {
      request: { on: grouped, by: byBob, data: { ...unknown, name: 'West' } },
      refusal: 'NameTaken',
    },
    {
      request: { on: grouped, by: byBob, data: { ...unknown, name: 'East' } },
      refusal: 'NoSuchGroup',
    },
    { request: { on: grouped, by: byBob, data: { ...group, name: 'East' } }, refusal: null },
  ],
}

export const deleteGroup: CommandLadder = {
  name: 'DeleteGroup',
  folder,
  command: 'DeleteGroup',
  denials,
  rejections: ['NoSuchGroup'],
  rungs: [
    ...denied(unknown),
    { request: { on: grouped, by: byBob, data: unknown }, refusal: 'NoSuchGroup' },
    { request: { on: grouped, by: byBob, data: group }, refusal: null },
  ],
}

const withMaple = { ...group, client: maple }
const filled = grouped.as(byBob, 'AddClient', withMaple)

export const addClient: CommandLadder = {
  name: 'AddClient',
  folder,
  command: 'AddClient',
  denials,
  rejections: ['NoSuchGroup', 'NoLiveGrant', 'AlreadyIn'],
  rungs: [
    ...denied({ ...unknown, client: cedar }),
    {
      request: { on: filled, by: byBob, data: { ...unknown, client: cedar } },
      refusal: 'NoSuchGroup',
    },
    {
      request: { on: filled, by: byBob, data: { ...group, client: cedar } },
      refusal: 'NoLiveGrant',
    },
    { request: { on: filled, by: byBob, data: withMaple }, refusal: 'AlreadyIn' },
    { request: { on: grouped, by: byBob, data: withMaple }, refusal: null },
  ],
}

export const removeClient: CommandLadder = {
  name: 'RemoveClient',
  folder,
  command: 'RemoveClient',
  denials,
  rejections: ['NoSuchGroup', 'NotIn'],
  rungs: [
    ...denied({ ...unknown, client: maple }),
    {
      request: { on: grouped, by: byBob, data: { ...unknown, client: maple } },
      refusal: 'NoSuchGroup',
    },
    { request: { on: grouped, by: byBob, data: withMaple }, refusal: 'NotIn' },
    { request: { on: filled, by: byBob, data: withMaple }, refusal: null },
  ],
}

const toClient = (client: string) => ({ kind: 'client', client })
const toGroup = (name: string) => ({ kind: 'group', group: name })
const editing = { provider: atlas, user: zoe.id, role: 'pEditor' }
const toMaple = { ...editing, to: toClient(maple) }
const assigned = grouped.as(byBob, 'AssignStaff', toMaple)
const stranger = { ...editing, user: dave.id }

export const assignStaff: CommandLadder = {
  name: 'AssignStaff',
  folder,
  command: 'AssignStaff',
  denials,
  rejections: ['NoSuchGroup', 'NotMember', 'NoLiveGrant', 'AlreadyAssigned'],
  rungs: [
    ...denied({ ...stranger, to: toGroup('G9') }),
    {
      request: { on: assigned, by: byBob, data: { ...stranger, to: toGroup('G9') } },
      refusal: 'NoSuchGroup',
    },
    {
      request: { on: assigned, by: byBob, data: { ...stranger, to: toClient(cedar) } },
      refusal: 'NotMember',
    },
    {
      request: { on: assigned, by: byBob, data: { ...editing, to: toClient(cedar) } },
      refusal: 'NoLiveGrant',
    },
    { request: { on: assigned, by: byBob, data: toMaple }, refusal: 'AlreadyAssigned' },
    { request: { on: grouped, by: byBob, data: toMaple }, refusal: null },
  ],
}

const taking = { provider: atlas, user: zoe.id }
const fromMaple = { ...taking, to: toClient(maple) }

export const unassignStaff: CommandLadder = {
  name: 'UnassignStaff',
  folder,
  command: 'UnassignStaff',
  denials,
  rejections: ['NoSuchGroup', 'AssignmentUnknown'],
  rungs: [
    ...denied({ ...taking, to: toGroup('G9') }),
    {
      request: { on: assigned, by: byBob, data: { ...taking, to: toGroup('G9') } },
      refusal: 'NoSuchGroup',
    },
    { request: { on: grouped, by: byBob, data: fromMaple }, refusal: 'AssignmentUnknown' },
    { request: { on: assigned, by: byBob, data: fromMaple }, refusal: null },
  ],
}
