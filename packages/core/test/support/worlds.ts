/** Worlds put together by hand, for what no command can bring about today. */
import type { DelegationStanding, Item } from '../../src/authority/index.js'
import {
  type Actor,
  authorize,
  type Intent,
  type Known,
  type Permission,
  type ProgramReference,
  type Target,
  under,
  type World,
} from '../../src/index.js'
import type { Bn9, Instant, Membership, UserId } from '../../src/values/index.js'
import { alice, atlas, bob, maple } from './actors.js'
import { monday } from './time.js'

export const known = <A>(is: A, stream = 'somewhere'): Known<A> => ({
  is,
  pin: { stream, revision: 0, hash: '0'.repeat(64) },
})

type Business = NonNullable<World['acting']>['is']

/** A first access without end. */
export const member = (
  assignment: Membership['assignment'],
  change: Partial<Membership> = {},
): Membership => ({ assignment, until: null, suspended: false, spell: 1, ...change })

const bam = member({ role: 'BAM' })

/** A licence that was never suspended. */
const unlimited = {
  periods: [{ validFrom: '2024-10-21' as never, validUntil: null }],
  suspensions: [],
}

export const business = (bn9: Bn9, change: Partial<Business> = {}): Business => ({
  bn9,
  status: 'Active',
  members: new Map<UserId, Membership>([[bn9 === maple ? alice.id : bob.id, bam]]),
  licence: bn9 === atlas ? unlimited : null,
  revocations: new Map(),
  ...change,
})

export const program = (
  change: Partial<NonNullable<World['program']>['is']> = {},
): NonNullable<World['program']>['is'] => ({
  status: 'Active',
  importing: true,
  closedAt: null,
  ...change,
})

export const rm = 'RM0001' as ProgramReference

/** Atlas is broker of maple in RM0001 and sees everything, without end. */
export const standing = (change: Partial<DelegationStanding> = {}): DelegationStanding => ({
  client: maple,
  provider: atlas,
  scope: rm,
  grant: {
    id: 'grant',
    capacity: 'CustomsBroker',
    terms: { visibility: 'Financial', validFrom: '2025-01-01' as never, validUntil: null },
    suspended: false,
    grantedAt: '2025-01-01T17:00:00.000Z' as Instant,
    relationship: 'relationship',
  },
  runOffs: [],
  everGranted: true,
  ...change,
})

export const item = (change: Partial<Item> = {}): Item => ({
  stream: 'transaction-declaration.10000000000017',
  ownedBy: atlas,
  begunFor: atlas,
  begunAt: '2026-01-15T12:00:00.000Z' as Instant,
  ...change,
})

/** What atlas finds when it acts for maple, all of it in order. */
export const providerWorld = (change: Partial<World> = {}): World => ({
  acting: known(business(atlas), `businessAccount-${atlas}`),
  target: known(business(maple), `businessAccount-${maple}`),
  program: known(program(), `programAccount-${maple}RM0001`),
  delegations: [known(standing(), `delegation-${maple}.${atlas}.RM0001`)],
  clientAccess: null,
  ...change,
})

export const employeeWorld = (change: Partial<Business> = {}): World => {
  const own = known(business(maple, change), `businessAccount-${maple}`)
  return { acting: own, target: own, program: null, delegations: [], clientAccess: null }
}

interface Question {
  readonly permission: Permission
  readonly actor?: Actor
  readonly target?: Partial<Target>
  readonly finishesWork?: boolean
  readonly subject?: Intent['subject']
  readonly gives?: Intent['gives']
  readonly now?: Instant
}

/** The answer of authority in a world made by hand. The action is one that users may send. */
export const authority = (world: World, question: Question) => {
  const { permission, actor = bob.for(atlas), finishesWork = false, now = monday } = question
  const { subject = null, gives = null } = question
  const target = { business: maple, programs: [rm], item: null, ...question.target }
  const intent = { ...under('EditDraft', permission, target), finishesWork, subject, gives }
  return authorize({ commandId: 'command', actor, intent, now }, world)
}
