/** The smallest change by example: what would help, from a suspended grant to a missing licence. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { remedied, smallestChange, worldIn } from '../src/access/index.js'
import { inquire } from '../src/authority/index.js'
import type { Permission } from '../src/index.js'
import type { Instant, UserId } from '../src/values/index.js'
import { asking, ofClient, portalAt, rm1 } from './support/access-story.js'
import { alice, atlas, bob, dave, erin, maple, zoe } from './support/actors.js'
import { mapleStaffed } from './support/story.js'
import { monday } from './support/time.js'
import { business, known, program, providerWorld, rm, standing } from './support/worlds.js'

describe('smallestChange', () => {
  const drafting = asking(bob.id, atlas, 'SubmitFirstDeclaration', { ...rm1, item: ofClient })
  const change = (world = providerWorld(), question = drafting) =>
    smallestChange({ question, world })
  const grant = (part: object, terms: object = {}) =>
    known(
      standing({
        grant: { ...standing().grant, ...part, terms: { ...standing().grant?.terms, ...terms } },
      } as never),
    )

  test('is nothing where it is allowed', () => {
    expect(change()).toEqual([])
  })

  test('a suspended grant is resumed, and nothing is granted beside it', () => {
    const world = providerWorld({ delegations: [grant({ suspended: true })] })
    expect(change(world)).toEqual([{ change: 'resumeDelegation', scope: rm }])
  })

  test('a revoked broker needs a new grant, with as little sight as will do', () => {
    const world = providerWorld({ delegations: [known(standing({ grant: null }))] })
    expect(change(world)).toEqual([
      { change: 'grantDelegation', scope: rm, capacity: 'CustomsBroker', visibility: 'Program' },
    ])
  })

  test('visibility Own is widened to Program, not further', () => {
    const world = providerWorld({ delegations: [grant({}, { visibility: 'Own' })] })
    expect(change(world)).toEqual([{ change: 'widenVisibility', scope: rm, visibility: 'Program' }])
  })

  test('what begins by itself is waited for: midnight in Toronto', () => {
    const world = providerWorld({ delegations: [grant({}, { validFrom: '2026-02-05' })] })
    expect(change(world)).toEqual([
      { change: 'waitUntil', instant: '2026-02-05T05:00:00.000Z' as Instant },
    ])
  })

  test('several things in the way are all named', () => {
    const world = providerWorld({
      acting: known(business(atlas, { licence: null, status: 'Suspended' })),
      program: known(program({ status: 'Inactive', importing: false })),
    })
    expect(change(world)?.map((one) => one.change)).toEqual([
      'renewLicence',
      'activateProgram',
      'enrolAsImporter',
      'reinstateBusiness',
    ])
  })

  test('own people: access is resumed, or a role given that is no higher than needed', () => {
    const portal = portalAt(mapleStaffed)
    const asked = (user: UserId, permission: Permission) => {
      const question = asking(user, maple, permission)
      return smallestChange({ question, world: worldIn(portal, question.user, rm1) })
    }
    expect(asked(erin.id, 'SubmitFirstDeclaration')).toEqual([
      { change: 'giveRole', business: maple, role: 'Editor', programs: [rm] },
    ])
    expect(asked(zoe.id, 'EditBusinessContact')).toEqual([
      { change: 'giveRole', business: maple, role: 'BAM', programs: [] },
    ])
  })

  test('staff of a provider is assigned rather than made its manager', () => {
    const question = asking(dave.id, atlas, 'SubmitFirstDeclaration')
    const editor = { role: 'Editor', programs: [rm] } as const
    const members = new Map([
      [dave.id, { assignment: editor, until: null, suspended: false, spell: 1 }],
    ])
    const world = providerWorld({ acting: known(business(atlas, { members })) })
    expect(smallestChange({ question, world })).toEqual([
      { change: 'assignStaff', role: 'pEditor' },
    ])
  })

  test('nothing undoes an own approval, a row without a part for the role, or a ceased business', () => {
    const approving = {
      ...asking(alice.id, maple, 'ManageEmployees'),
      approval: { approves: alice.id, subject: alice.id, gives: { role: 'BAM' } as const },
    }
    const own = worldIn(portalAt(mapleStaffed), approving.user, rm1)
    expect(smallestChange({ question: approving, world: own })).toBeNull()
    expect(change(providerWorld(), asking(bob.id, atlas, 'EditBusinessContact'))).toBeNull()
    const ceased = providerWorld({ target: known(business(maple, { status: 'Ceased' })) })
    expect(change(ceased)).toBeNull()
  })

  test('carried out, it holds: a grant made after everything was revoked', () => {
    const revocations = new Map([[atlas, [{ mode: 'CutOff' as const, at: monday }]]])
    const world = providerWorld({ target: known(business(maple, { revocations })) })
    const changes = change(world) ?? []
    expect(changes.map((one) => one.change)).toEqual(['grantDelegation'])
    const after = remedied(changes, { question: drafting, world })
    expect(E.isRight(inquire(after.question, after.world))).toBe(true)
  })
})
