/** Staff of a provider acts as what its manager assigned, through the relationship that it was assigned in. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import type { ClientAccessStanding } from '../src/authority/index.js'
import type { World } from '../src/index.js'
import type { AssignedRole, Membership } from '../src/values/index.js'
import { atlas, maple, zoe } from './support/actors.js'
import {
  authority,
  business,
  known,
  member,
  providerWorld,
  rm,
  standing,
} from './support/worlds.js'

type Question = Parameters<typeof authority>[1]
const reasons = (world: World, question: Omit<Question, 'actor'>): string => {
  const answer = authority(world, { ...question, actor: zoe.for(atlas) })
  return E.isRight(answer) ? 'allowed' : answer.left.map(({ name }) => name).join(', ')
}

const assigned = (role: AssignedRole): ClientAccessStanding => ({
  roleOf: ({ user, spell, client, relationship }) =>
    user === zoe.id && spell === 1 && client === maple && relationship === 'relationship'
      ? role
      : null,
})
const editor = member({ role: 'Editor', programs: [rm] })
const world = (
  role: AssignedRole,
  { zoeIs = editor, ...change }: Partial<World> & { readonly zoeIs?: Membership } = {},
): World =>
  providerWorld({
    acting: known(business(atlas, { members: new Map([[zoe.id, zoeIs]]) }), 'provider'),
    clientAccess: known(assigned(role), 'clientAccess'),
    ...change,
  })
const drafting = { permission: 'SubmitFirstDeclaration' } as const

describe('an assignment', () => {
  test.each([
    ['pPAM', 'allowed', 'allowed', 'allowed'],
    ['pEditor', 'allowed', 'allowed', 'NotManager'],
    ['pReader', 'NotAuthorized', 'allowed', 'NotManager'],
  ] as const)('as %s gives its column of the matrix', (role, drafts, views, edits) => {
    expect(reasons(world(role), drafting)).toBe(drafts)
    expect(reasons(world(role), { permission: 'ViewTransactions' })).toBe(views)
    expect(reasons(world(role), { permission: 'EditProgramContact' })).toBe(edits)
  })

  test('decides for a Reader of the provider too (a07), and is named in the proof', () => {
    const zoeIs = member({ role: 'Reader', programs: [rm] })
    const answer = authority(world('pPAM', { zoeIs }), { ...drafting, actor: zoe.for(atlas) })
    expect(answer).toMatchObject({
      right: { role: 'pPAM', rules: ['MATRIX-15', 'DEL-03', 'DEL-F17', 'DEL-19'] },
    })
    expect(E.isRight(answer) && answer.right.pins.map(({ stream }) => stream)).toContain(
      'clientAccess',
    )
  })

  test('of an earlier spell of access gives nothing (GRP-04)', () => {
    expect(reasons(world('pPAM', { zoeIs: { ...editor, spell: 2 } }), drafting)).toBe('NotAssigned')
  })

  test('of an ended relationship gives nothing by a later grant (GRP-02)', () => {
    const later = standing({ grant: { ...standing().grant, relationship: 'later' } as never })
    expect(reasons(world('pPAM', { delegations: [known(later)] }), drafting)).toBe('NotAssigned')
  })

  test('stays within the programs of the client, also under Business scope', () => {
    const whole = [known(standing({ scope: 'business' }))]
    const asked = { permission: 'RequestRuling', target: { programs: [] } } as const
    const change = { delegations: whole, program: null }
    expect(reasons(world('pPAM', change), asked)).toBe('OutOfScope')
    expect(reasons(world('pPAM', { delegations: whole }), { permission: 'RequestRuling' })).toBe(
      'allowed',
    )
  })
})

test('access that is suspended gives nothing, whatever was assigned', () => {
  expect(reasons(world('pPAM', { zoeIs: { ...editor, suspended: true } }), drafting)).toBe(
    'AccessSuspended',
  )
})
