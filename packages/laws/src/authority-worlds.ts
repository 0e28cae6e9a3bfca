/**
 * Small worlds of authority made by hand, with a question each: also states that no command leads
 * to today, such as suspended grants and closed programs.
 */
import type {
  Actor,
  Bn9,
  CivilDate,
  Instant,
  Intent,
  Membership,
  UserId,
  World,
} from '@carmkit/core'
import { noHash } from '@carmkit/kernel'
import fc from 'fast-check'
import { broker, dan, days, importer, instants, person, references } from './cast.js'
import { permissions } from './catalogue-matrix.js'
import type { Question } from './oracle.js'

type Business = NonNullable<World['acting']>['is']
type AssignedRole = ReturnType<NonNullable<World['clientAccess']>['is']['roleOf']>
type Program = NonNullable<World['program']>['is']
export type Delegation = World['delegations'][number]['is']
export type Item = NonNullable<NonNullable<Intent['target']>['item']>

/** A question and the world that it is asked in. */
export interface Situation {
  readonly question: Question
  readonly world: World
}

/** What a situation is put together from; the streams are named after what they are about. */
export interface Parts {
  readonly actor: Actor
  readonly permission: NonNullable<Intent['permission']>
  /** The person whose request is approved, and the role that is given. */
  readonly approves?: Intent['approves']
  readonly gives?: Intent['gives']
  readonly finishesWork: boolean
  /** What the provider's manager assigned the person as, by relationship; managers need none. */
  readonly assigned?: { readonly [relationship: string]: AssignedRole }
  readonly programs: ReadonlyArray<string>
  readonly item: Item | null
  readonly acting: Business
  readonly client: Business
  readonly program: Program
  readonly delegations: ReadonlyArray<Delegation>
  readonly now: Instant
}

const known = <A>(is: A, stream: string) => ({ is, pin: { stream, revision: 0, hash: noHash } })

export const situation = (parts: Parts): Situation => {
  const { actor, permission, approves = null, gives = null, finishesWork, item, now } = parts
  const { assigned = {} } = parts
  const programs = parts.programs as NonNullable<Intent['target']>['programs']
  const isOwn = actor.kind === 'user' && actor.actingFor === importer
  const target = { business: importer, programs, item }
  const intent: Intent = {
    action: 'EditDraft',
    permission,
    target,
    approves,
    gives,
    finishesWork,
    onlyBy: null,
    subject: null,
  }
  const client = known(parts.client, 'client')
  return {
    question: { commandId: 'command', actor, intent, now },
    world: isOwn
      ? { acting: client, target: client, program: null, delegations: [], clientAccess: null }
      : {
          acting: known(parts.acting, 'provider'),
          target: client,
          program: programs.length === 1 ? known(parts.program, 'program') : null,
          delegations: parts.delegations.map((one) => known(one, one.scope)),
          clientAccess: known(
            { roleOf: ({ relationship }) => assigned[relationship] ?? null },
            'clientAccess',
          ),
        },
  }
}

const day: fc.Arbitrary<CivilDate> = fc.constantFrom(...days)
const moment: fc.Arbitrary<Instant> = fc.constantFrom(...instants)
const seldom = <A>(arbitrary: fc.Arbitrary<A>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
const mostly = <A>(usual: A, ...others: ReadonlyArray<A>): fc.Arbitrary<A> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(usual, ...others) },
  )

export const programLists = [[], ['RM0001'], ['RM0002'], ['RM0001', 'RM0002']]
const assignment = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ role: 'BAM' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      role: fc.constantFrom('PAM', 'Editor', 'Reader'),
      programs: fc.constantFrom(...programLists.slice(1)),
    }),
  },
) as fc.Arbitrary<Membership['assignment']>

const business = (bn9: Bn9): fc.Arbitrary<Business> =>
  fc.record({
    bn9: fc.constant(bn9),
    status: mostly<Business['status']>('Active', 'Orphaned', 'Suspended', 'Ceased', 'Unclaimed'),
    members: fc
      .option(
        fc.record({
          assignment,
          until: seldom(day),
          suspended: mostly(false, true),
          spell: fc.constant(1),
        }),
        { freq: 15 },
      )
      .map((member) => new Map<UserId, Membership>(member === null ? [] : [[dan, member]])),
    licence: fc.option(
      fc.record({
        periods: fc.array(
          fc.record({
            validFrom: mostly('2024-10-21' as CivilDate, ...days),
            validUntil: seldom(day),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        suspensions: fc.array(fc.record({ from: day, restored: fc.option(day) }), {
          maxLength: 2,
        }),
      }),
      { freq: 9 },
    ),
    revocations: seldom(
      fc.record({ mode: fc.constantFrom<'RunOff' | 'CutOff'>('RunOff', 'CutOff'), at: moment }),
    ).map((revocation) => new Map(revocation === null ? [] : [[broker, [revocation]]])),
  })

const capacity = mostly<'CustomsBroker' | 'TradeConsultant' | 'Other'>(
  'CustomsBroker',
  'TradeConsultant',
  'Other',
)

/** Periods do not end before they begin: no decision makes such a one (DEL-12). */
const terms = fc
  .record({
    visibility: fc.constantFrom('Own', 'Program', 'Financial'),
    validFrom: mostly('2026-01-01' as CivilDate, ...days),
    validUntil: seldom(day),
  })
  .map(({ validFrom, validUntil, visibility }) =>
    validUntil === null || validFrom <= validUntil
      ? { visibility, validFrom, validUntil }
      : { visibility, validFrom: validUntil, validUntil: validFrom },
  )

const delegation = (scope: Delegation['scope']): fc.Arbitrary<Delegation> =>
  fc.record({
    client: fc.constant(importer),
    provider: fc.constant(broker),
    scope: fc.constant(scope),
    grant: fc.option(
      fc.record({
        id: fc.constant(`${scope}#2`),
        capacity,
        suspended: mostly(false, true),
        terms,
        grantedAt: fc.option(moment, { freq: 3 }),
        relationship: fc.constantFrom('first', 'second'),
      }),
    ),
    runOffs: fc.array(
      fc.record({
        grantId: fc.constant(`${scope}#1`),
        capacity,
        endedAt: moment,
        until: moment,
        relationship: fc.constantFrom('first', 'second'),
      }),
      { maxLength: 2 },
    ),
    everGranted: fc.constant(true),
  }) as fc.Arbitrary<Delegation>

const item: fc.Arbitrary<Item> = fc.record({
  stream: fc.constant('transaction-declaration.10000000000017'),
  ownedBy: fc.constantFrom(broker, importer),
  begunFor: fc.constantFrom(broker, importer),
  begunAt: moment,
})

const aboutItem: ReadonlyArray<string> = [
  'ViewTransactions',
  'SubmitFirstDeclaration',
  'CorrectDeclaration',
  'RequestAdjustment',
  'MakePayment',
  'RequestRuling',
  'FileAppeal',
]

/** Any question about the importer, by one of its own people or by one of its broker. */
export const situationParts: fc.Arbitrary<Parts> = fc
  .record({
    actor: fc.constantFrom(broker, broker, importer).map((actingFor) => person(dan, actingFor)),
    permission: fc.constantFrom(...permissions),
    finishesWork: fc.boolean(),
    assigned: fc.constantFrom<NonNullable<Parts['assigned']>>(
      {},
      { first: 'pPAM' },
      { second: 'pEditor' },
      { first: 'pReader', second: 'pPAM' },
    ),
    programs: mostly(...(programLists.slice(1) as [string[], ...string[][]]), []),
    item: fc.option(item, { freq: 2 }),
    acting: business(broker),
    client: business(importer),
    program: fc.record({
      status: mostly<Program['status']>(
        'Active',
        'Inactive',
        'Suspended',
        'Closed',
        'Pending',
        'Absent',
      ),
      importing: mostly(true, false),
      closedAt: seldom(moment),
    }),
    delegations: fc.tuple(delegation('business'), delegation(references[0] ?? 'business')),
    now: moment,
  })
  .map((parts) => ({ ...parts, item: aboutItem.includes(parts.permission) ? parts.item : null }))
