/** A provider needs one delegation that satisfies every condition by itself (7.2); several add up. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import type { DelegationStanding } from '../src/authority/index.js'
import type { World } from '../src/index.js'
import type { Instant, Membership, UserId } from '../src/values/index.js'
import { alice, atlas, bob, maple, zoe } from './support/actors.js'
import { monday } from './support/time.js'
import {
  authority,
  business,
  employeeWorld,
  item,
  known,
  member,
  program,
  providerWorld,
  rm,
  standing,
} from './support/worlds.js'

type Question = Parameters<typeof authority>[1]

const reasons = (world: World, question: Question): string => {
  const answer = authority(world, question)
  return E.isRight(answer) ? 'allowed' : answer.left.map(({ name }) => name).join(', ')
}
const grant = (change: object, terms: object = {}): DelegationStanding['grant'] =>
  ({ ...standing().grant, ...change, terms: { ...standing().grant?.terms, ...terms } }) as never
const delegations = (...standings: ReadonlyArray<DelegationStanding>): World['delegations'] =>
  standings.map((one) => known(one, one.scope))
const ofClient = { item: item({ ownedBy: maple, begunFor: maple }) }
const drafting: Question = { permission: 'SubmitFirstDeclaration', target: ofClient }

describe('several delegations', () => {
  const brokerWithoutSight = standing({
    scope: 'business',
    grant: grant({}, { visibility: 'Own' }),
  })
  const consultantWithSight = standing({ grant: grant({ capacity: 'TradeConsultant' }) })

  test('do not lend conditions to each other: no mixture of capacity and sight (P12)', () => {
    const world = providerWorld({
      delegations: delegations(brokerWithoutSight, consultantWithSight),
    })
    expect(reasons(world, drafting)).toBe('NotVisible, NotCustomsBroker')
  })

  test('give what each of them gives', () => {
    const world = providerWorld({ delegations: delegations(brokerWithoutSight, standing()) })
    const answer = authority(world, drafting)
    expect(E.isRight(answer) && answer.right.pins.at(-1)?.stream).toBe('RM0001')
  })

  test('say a common reason once', () => {
    const unlicensed = known(business(atlas, { licence: null }))
    const both = delegations(standing({ scope: 'business' }), standing())
    expect(reasons(providerWorld({ acting: unlicensed, delegations: both }), drafting)).toBe(
      'LicenceNotValid',
    )
  })
})

describe('every condition of 7.2 by itself', () => {
  test('1: the provider is Active; Orphaned, it acts for nobody (a01)', () => {
    const orphaned = known(business(atlas, { status: 'Orphaned' }))
    const viewing: Question = { permission: 'ViewTransactions', target: ofClient }
    expect(reasons(providerWorld({ acting: orphaned }), viewing)).toBe('BusinessNotActive')
  })

  test('2: the client is Active, or Orphaned for what goes on then (f9)', () => {
    const client = (status: 'Orphaned' | 'Suspended' | 'Ceased') =>
      providerWorld({ target: known(business(maple, { status })) })
    expect(reasons(client('Orphaned'), drafting)).toBe('allowed')
    expect(reasons(client('Orphaned'), { permission: 'EditProgramContact' })).toBe(
      'BusinessNotActive',
    )
    expect(reasons(client('Ceased'), { permission: 'ViewProgramProfile' })).toBe(
      'BusinessNotActive',
    )
  })

  test('2: providers of a Suspended client do not even read; its own people do (a03)', () => {
    const world = providerWorld({ target: known(business(maple, { status: 'Suspended' })) })
    const reading: Question = { permission: 'ViewTransactions', target: ofClient }
    expect(reasons(world, reading)).toBe('BusinessNotActive')
    const own = { ...reading, actor: alice.for(maple) }
    expect(reasons(employeeWorld({ status: 'Suspended' }), own)).toBe('allowed')
  })

  test.each([
    ['Inactive', 'allowed', 'allowed'],
    ['Suspended', 'allowed', 'allowed'],
    ['Closed', 'ProgramNotActive', 'allowed'],
    ['Pending', 'ProgramNotActive', 'ProgramNotActive'],
    ['Absent', 'ProgramNotActive', 'ProgramNotActive'],
  ] as const)('2: reading while the program is %s (a11)', (status, ofProgram, ofBusiness) => {
    const account = known(program({ status }))
    const reading: Question = { permission: 'ViewTransactions', target: ofClient }
    const under = (scope: 'business' | 'RM0001') =>
      reasons(
        providerWorld({
          program: account,
          delegations: delegations(standing({ scope: scope as never })),
        }),
        reading,
      )
    expect([under('RM0001'), under('business')]).toEqual([ofProgram, ofBusiness])
    expect(reasons(providerWorld({ program: account }), drafting)).toBe('ProgramNotActive')
  })

  test('3: a request that was never granted leaves its sender a stranger (DEL-F13)', () => {
    const never = standing({ grant: null, everGranted: false })
    expect(reasons(providerWorld({ delegations: delegations(never) }), drafting)).toBe(
      'NotAuthorized',
    )
  })

  test('3: who once had authority learns that it ended (DEL-13)', () => {
    const ended = standing({ grant: null })
    expect(reasons(providerWorld({ delegations: delegations(ended) }), drafting)).toBe(
      'AuthorityExpired',
    )
  })

  test.each([
    ['ended', { grant: null }, 'AuthorityExpired'],
    ['is suspended', { grant: grant({ suspended: true }) }, 'GrantSuspended'],
    ['has not begun', { grant: grant({}, { validFrom: '2026-03-01' }) }, 'GrantNotYetValid'],
  ])('3: whose authority %s does not learn how the client stands', (_how, change, denial) => {
    const target = known(business(maple, { status: 'Suspended' }))
    const world = providerWorld({ target, delegations: delegations(standing(change)) })
    expect(reasons(world, drafting)).toBe(denial)
  })

  test('3: a grant of another program covers nothing here, and no action on the whole', () => {
    const elsewhere = standing({ scope: 'RM0002' as never })
    expect(reasons(providerWorld({ delegations: delegations(elsewhere) }), drafting)).toBe(
      'NotAuthorized',
    )
    const whole: Question = { permission: 'ViewBusinessProfile', target: { programs: [] } }
    expect(reasons(providerWorld({ program: null }), whole)).toBe('NotAuthorized')
  })

  test.each(['PAM', 'Editor', 'Reader'] as const)(
    '4: a %s of the provider needs an assignment',
    (role) => {
      const assignment: Membership['assignment'] = { role, programs: [rm] }
      const members = new Map<UserId, Membership>([[zoe.id, member(assignment)]])
      const acting = known(business(atlas, { members }))
      expect(reasons(providerWorld({ acting }), { ...drafting, actor: zoe.for(atlas) })).toBe(
        'NotAssigned',
      )
    },
  )

  test('4: without an assignment it learns nothing of the client or of its program', () => {
    const assignment: Membership['assignment'] = { role: 'PAM', programs: [rm] }
    const members = new Map<UserId, Membership>([[zoe.id, member(assignment)]])
    const world = providerWorld({
      acting: known(business(atlas, { members, licence: null })),
      target: known(business(maple, { status: 'Suspended' })),
      program: known(program({ status: 'Suspended', importing: false })),
    })
    expect(reasons(world, { ...drafting, actor: zoe.for(atlas) })).toBe('NotAssigned')
  })

  test('5: a pPAM does not see the business profile, a pBAM does', () => {
    const viewing: Question = { permission: 'ViewBusinessProfile' }
    expect(reasons(providerWorld(), viewing)).toBe('NotAuthorized')
    const whole = delegations(standing({ scope: 'business' }))
    expect(reasons(providerWorld({ delegations: whole }), viewing)).toBe('allowed')
  })

  test.each([
    ['ViewStatements', 'Financial'],
    ['ViewSecurity', 'Financial'],
    ['MakePayment', 'Financial'],
    ['PostSecurity', 'Own'],
    ['ExportTransactions', 'Own'],
  ] as const)('6: %s on a program needs %s (a08, a12, a17, f13)', (permission, needed) => {
    const order = ['Own', 'Program', 'Financial']
    for (const visibility of order) {
      const seeing = delegations(standing({ grant: grant({}, { visibility }) }))
      const enough = order.indexOf(visibility) >= order.indexOf(needed)
      expect(reasons(providerWorld({ delegations: seeing }), { permission })).toBe(
        enough ? 'allowed' : 'NotVisible',
      )
    }
  })

  test('7: a consultant requests an adjustment and corrects nothing (f6, 16a, 16b)', () => {
    const consultant = delegations(standing({ grant: grant({ capacity: 'TradeConsultant' }) }))
    const world = providerWorld({ delegations: consultant })
    const on = (permission: Question['permission']) =>
      reasons(world, { permission, target: ofClient })
    expect([on('RequestAdjustment'), on('CorrectDeclaration')]).toEqual([
      'allowed',
      'NotCustomsBroker',
    ])
  })
})

describe('run-off', () => {
  const runOff = {
    grantId: 'old',
    capacity: 'CustomsBroker',
    endedAt: '2026-02-01T12:00:00.000Z' as Instant,
    until: '2026-03-03T12:00:00.000Z' as Instant,
    relationship: 'relationship',
  } as const
  const world = providerWorld({
    delegations: delegations(standing({ grant: null, runOffs: [runOff] })),
  })
  const own = { target: { item: item() } }

  test('lets its provider view and finish, not pay, and open nothing (a04)', () => {
    expect(reasons(world, { permission: 'ViewTransactions', ...own })).toBe('allowed')
    expect(reasons(world, { ...drafting, ...own, finishesWork: true })).toBe('allowed')
    expect(reasons(world, { permission: 'MakePayment', ...own })).toBe('NotBegunBeforeEnd')
    expect(reasons(world, { permission: 'RequestRuling' })).toBe('NotBegunBeforeEnd')
  })

  test('does not lend sight of anything but the item (a05, a06)', () => {
    expect(reasons(world, { permission: 'ExportTransactions' })).toBe('NotBegunBeforeEnd')
    expect(reasons(world, { permission: 'ViewProgramProfile' })).toBe('NotBegunBeforeEnd')
    expect(reasons(world, { permission: 'ViewStatements', ...own })).toBe('NotVisible')
  })

  test('of a suspended grant by its date there is none (f2)', () => {
    const dated = grant({ suspended: true }, { validUntil: '2026-02-01' })
    const suspended = providerWorld({ delegations: delegations(standing({ grant: dated })) })
    expect(monday > '2026-02-02T05:00:00.000Z').toBe(true)
    expect(reasons(suspended, { ...drafting, ...own, finishesWork: true })).toBe('AuthorityExpired')
  })
})

test('a person without a place in the provider is a stranger, whatever the provider may do', () => {
  expect(reasons(providerWorld(), { ...drafting, actor: zoe.for(atlas) })).toBe('NotAuthorized')
  const nowhere = { kind: 'user', userId: bob.id, actingFor: null } as const
  expect(reasons(providerWorld(), { ...drafting, actor: nowhere })).toBe('NotAuthorized')
})
