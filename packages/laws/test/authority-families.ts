/**
 * Families of worlds of authority: each goes through all combinations of the facts that meet in one
 * condition, with all other facts in order.
 */
import type { Intent, Membership, UserId } from '@carmkit/core'
import {
  broker,
  type Delegation,
  type Item,
  importer,
  type Parts,
  people,
  permissions,
  programLists,
} from '../src/index.js'

export const [anna, ben] = people as readonly [UserId, UserId]
export const rm = 'RM0001' as Exclude<Delegation['scope'], 'business'>
const now = '2026-02-10T17:00:00.000Z' as Parts['now']
export const early = '2026-01-05T12:00:00.000Z' as Parts['now']
export const late = '2026-02-09T12:00:00.000Z' as Parts['now']
const day = (text: string) => text as never

const member = (userId: UserId, assignment: unknown, until: string | null = null) =>
  new Map([[userId, { assignment, until, suspended: false, spell: 1 } as Membership]])
export const business = (bn9: Parts['acting']['bn9'], members: Parts['acting']['members']) => ({
  bn9,
  status: 'Active' as const,
  members,
  licence: { periods: [{ validFrom: day('2024-10-21'), validUntil: null }], suspensions: [] },
  revocations: new Map(),
})

type Visibility = 'Own' | 'Program' | 'Financial'
const visibilities: ReadonlyArray<Visibility> = ['Own', 'Program', 'Financial']
type Grant = NonNullable<Delegation['grant']>

export const grant = (
  visibility: Visibility,
  change: Partial<Grant> = {},
  terms: object = {},
): Grant => ({
  id: 'new',
  capacity: 'CustomsBroker',
  suspended: false,
  grantedAt: early,
  relationship: 'first',
  ...change,
  terms: { visibility, validFrom: day('2026-01-01'), validUntil: null, ...terms },
})
const runOff = (endedAt: string, until: string): Delegation['runOffs'][number] => ({
  grantId: 'old',
  capacity: 'CustomsBroker',
  endedAt: endedAt as Parts['now'],
  until: until as Parts['now'],
  relationship: 'first',
})

/** Every way in which a delegation can stand on this day. */
export const stands: { readonly [name: string]: (visibility: Visibility) => Partial<Delegation> } =
  {
    'never granted': () => ({ grant: null, runOffs: [], everGranted: false }),
    ended: () => ({ grant: null, runOffs: [] }),
    active: (visibility) => ({ grant: grant(visibility), runOffs: [] }),
    'active on its last day': (visibility) => ({
      grant: grant(visibility, {}, { validUntil: '2026-02-10' }),
      runOffs: [],
    }),
    scheduled: (visibility) => ({
      grant: grant(visibility, {}, { validFrom: '2026-02-11' }),
      runOffs: [],
    }),
    suspended: (visibility) => ({ grant: grant(visibility, { suspended: true }), runOffs: [] }),
    'expired yesterday': (visibility) => ({
      grant: grant(visibility, {}, { validUntil: '2026-02-09' }),
      runOffs: [],
    }),
    'expired long ago': (visibility) => ({
      grant: grant(visibility, {}, { validUntil: '2026-01-10' }),
      runOffs: [],
    }),
    'suspended and expired': (visibility) => ({
      grant: grant(visibility, { suspended: true }, { validUntil: '2026-02-09' }),
      runOffs: [],
    }),
    'in run-off': () => ({ grant: null, runOffs: [runOff(late, '2026-03-11T12:00:00.000Z')] }),
    'out of run-off': () => ({ grant: null, runOffs: [runOff(early, now)] }),
    'in run-off beside a scheduled grant': (visibility) => ({
      grant: grant(visibility, {}, { validFrom: '2026-02-11' }),
      runOffs: [runOff(late, '2026-03-11T12:00:00.000Z')],
    }),
    'in run-off beside an active grant': (visibility) => ({
      grant: grant(visibility),
      runOffs: [runOff(late, '2026-03-11T12:00:00.000Z')],
    }),
  }

export const delegation = (scope: Delegation['scope'], stand: Partial<Delegation>): Delegation => ({
  client: importer,
  provider: broker,
  scope,
  grant: null,
  runOffs: [],
  everGranted: true,
  ...stand,
})

const item = (ownedBy: Item['ownedBy'], begunFor: Item['begunFor'], begunAt: string): Item => ({
  stream: 'item',
  ownedBy,
  begunFor,
  begunAt: begunAt as Item['begunAt'],
})
/** No item, and every kind of one: whose, begun for whom, before the end, in its instant, after. */
export const items: ReadonlyArray<Item | null> = [
  null,
  item(broker, broker, early),
  item(broker, broker, late),
  item(broker, broker, '2026-02-10T12:00:00.000Z'),
  item(importer, broker, early),
  item(broker, importer, early),
  item(importer, importer, early),
]
const aboutItem = new Set<string>([
  'ViewTransactions',
  'SubmitFirstDeclaration',
  'CorrectDeclaration',
  'RequestAdjustment',
  'MakePayment',
  'RequestRuling',
  'FileAppeal',
])
export const itemsOf = (permission: string) => (aboutItem.has(permission) ? items : [null])

export const inOrder: Parts = {
  actor: { kind: 'user', userId: ben, actingFor: broker },
  permission: 'SubmitFirstDeclaration',
  finishesWork: false,
  programs: [rm],
  item: null,
  acting: business(broker, member(ben, { role: 'BAM' })),
  client: business(importer, member(anna, { role: 'BAM' })),
  program: { status: 'Active', importing: true, closedAt: null },
  delegations: [delegation(rm, { grant: grant('Financial') })],
  now,
}

/** Every way a delegation can stand, by scope, visibility, item and what is asked. */
export function* providers(): Iterable<Parts> {
  for (const permission of permissions)
    for (const stand of Object.values(stands))
      for (const visibility of visibilities)
        for (const scope of ['business', rm] as const)
          for (const programs of programLists)
            for (const one of itemsOf(permission))
              for (const finishesWork of [false, true])
                yield {
                  ...inOrder,
                  permission,
                  programs,
                  item: one,
                  finishesWork,
                  delegations: [delegation(scope, stand(visibility))],
                }
}

const statuses = ['Active', 'Suspended', 'Orphaned', 'Ceased', 'Unclaimed'] as const
const programStatuses = ['Active', 'Inactive', 'Suspended', 'Closed', 'Pending', 'Absent'] as const

/** Every status of provider, client and program. */
export function* standings(): Iterable<Parts> {
  for (const permission of permissions)
    for (const acting of statuses)
      for (const client of statuses)
        for (const status of programStatuses)
          for (const importing of [true, false])
            for (const scope of ['business', rm] as const)
              for (const programs of [[], [rm]])
                yield {
                  ...inOrder,
                  permission,
                  programs,
                  acting: { ...inOrder.acting, status: acting },
                  client: { ...inOrder.client, status: client },
                  program: { status, importing, closedAt: null },
                  delegations: [delegation(scope, { grant: grant('Financial') })],
                }
}

const dayOrNone = (text: string | null | undefined) => (text == null ? null : day(text))
const period = (from: string | null | undefined, until: string | null | undefined) => ({
  validFrom: day(from ?? ''),
  validUntil: dayOrNone(until),
})

const licences = [
  null,
  ...[
    ['2024-10-21', null],
    ['2026-02-10', '2026-02-10'],
    ['2024-10-21', '2026-02-09'],
    ['2026-02-11', null],
  ].map(([from, until]) => ({ periods: [period(from, until)], suspensions: [] })),
  ...[
    ['2026-02-10', null],
    ['2026-02-11', null],
    ['2026-02-01', '2026-02-10'],
    ['2026-02-01', '2026-02-11'],
  ].map(([from, restored]) => ({
    periods: [period('2024-10-21', null)],
    suspensions: [{ from: day(from ?? ''), restored: dayOrNone(restored) }],
  })),
]
const capacities = ['CustomsBroker', 'TradeConsultant', 'Other'] as const

/** Every capacity and licence, in importing accounts and others. */
export function* brokers(): Iterable<Parts> {
  for (const permission of permissions)
    for (const capacity of capacities)
      for (const licence of licences)
        for (const importing of [true, false])
          for (const one of itemsOf(permission))
            for (const finishesWork of [false, true])
              for (const stand of [
                { grant: grant('Program', { capacity }) },
                { grant: grant('Program', { capacity }, { validUntil: '2026-02-09' }) },
                { runOffs: [{ ...runOff(late, '2026-03-11T12:00:00.000Z'), capacity }] },
              ])
                yield {
                  ...inOrder,
                  permission,
                  item: one,
                  finishesWork,
                  acting: { ...inOrder.acting, licence },
                  program: { status: 'Active', importing, closedAt: null },
                  delegations: [delegation(rm, stand)],
                }
}

/** Two delegations at once, of the business and of the program. */
export function* pairs(): Iterable<Parts> {
  const forms = ['ended', 'active', 'scheduled', 'expired yesterday', 'in run-off'].flatMap(
    (name) =>
      visibilities.flatMap((visibility) =>
        capacities.slice(0, 2).map((capacity): Partial<Delegation> => {
          const stand = stands[name]?.(visibility) ?? {}
          return {
            grant: stand.grant ? { ...stand.grant, capacity } : null,
            runOffs: (stand.runOffs ?? []).map((one) => ({ ...one, capacity })),
          }
        }),
      ),
  )
  for (const permission of permissions)
    for (const whole of forms)
      for (const program of forms)
        for (const one of itemsOf(permission).filter((_, index) => index % 3 === 0))
          yield {
            ...inOrder,
            permission,
            item: one,
            finishesWork: true,
            delegations: [delegation('business', whole), delegation(rm, program)],
          }
}

export const assignments = [
  { role: 'BAM' },
  ...['PAM', 'Editor', 'Reader'].flatMap((role) =>
    programLists.slice(1).map((programs) => ({ role, programs })),
  ),
]

/** Rows under which a request is approved, or a role given. */
const givesRoles = new Set<string>(['ManageEmployees', 'DecideProgramDelegation'])

/** Own people by role, reach and last day, and the roles that they give. */
export function* employees(): Iterable<Parts> {
  const approvals = [null, ben, anna].flatMap((approves) =>
    [null, ...assignments].map((gives) => ({ approves, gives: gives as Intent['gives'] })),
  )
  for (const permission of permissions)
    for (const assignment of assignments)
      for (const until of [null, '2026-02-10', '2026-02-09'])
        for (const status of statuses)
          for (const programs of programLists)
            for (const one of approvals.slice(0, givesRoles.has(permission) ? undefined : 1))
              yield {
                ...inOrder,
                actor: { kind: 'user', userId: anna, actingFor: importer },
                permission,
                programs,
                ...one,
                client: { ...business(importer, member(anna, assignment, until)), status },
              }
}
