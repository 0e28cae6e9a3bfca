/**
 * Portals of states made by hand: three businesses, four people, two programs, so that everything
 * meets everything; also states that no command leads to.
 */
import { noHash } from '@carmkit/kernel'
import fc from 'fast-check'
import { portalOf } from '../../src/access/index.js'
import { businessAccountStream, type Registered } from '../../src/business-account/state.js'
import { type Assignments, clientAccessStream } from '../../src/client-access/state.js'
import {
  type Delegation,
  delegationStream,
  type Identity,
  type LiveGrant,
  type OpenRequest,
} from '../../src/delegation/state.js'
import { carm } from '../../src/index.js'
import { type ProgramAccount, programAccountStream } from '../../src/program-account/state.js'
import {
  type Bn9,
  bn15Of,
  type Capacity,
  type CivilDate,
  type Instant,
  type Membership,
  nobody,
  noEntries,
  type People,
  type ProgramReference,
  type ProgramType,
  type RunOff,
  type UserId,
  type Visibility,
  withPerson,
  withValue,
} from '../../src/values/index.js'
import { alice, atlas, bob, carol, cedar, dave, maple } from './actors.js'

export const businesses = [maple, atlas, cedar] as const
export const people = [alice.id, bob.id, carol.id, dave.id] as const
export const programs: ReadonlyArray<ProgramReference> = ['RM0001' as never, 'RM0002' as never]

const days: ReadonlyArray<CivilDate> = ['2026-01-15', '2026-02-01', '2026-02-02', '2026-02-03'].map(
  (day) => day as CivilDate,
)
const instants: ReadonlyArray<Instant> = [
  '2026-01-20T12:00:00.000Z',
  '2026-02-02T13:59:59.999Z',
  '2026-02-02T14:00:00.000Z',
  '2026-02-03T05:00:00.000Z',
].map((instant) => instant as Instant)

export const moment: fc.Arbitrary<Instant> = fc.constantFrom(...instants)
const day = fc.constantFrom(...days)

const mostly = <A>(usual: A, ...others: ReadonlyArray<A>): fc.Arbitrary<A> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(usual, ...others) },
  )
const seldom = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

const someone = fc.constantFrom(...people)
const somePrograms = fc.subarray([...programs], { minLength: 1 })

const assignment = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ role: 'BAM' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      role: fc.constantFrom<'PAM' | 'Editor' | 'Reader'>('PAM', 'Editor', 'Reader'),
      programs: somePrograms,
    }),
  },
)

const membership: fc.Arbitrary<Membership> = fc.record({
  assignment,
  until: seldom(day),
  suspended: mostly(false, true),
  spell: fc.constant(1),
})

const gathered = <A>(entries: ReadonlyArray<readonly [UserId, A]>): People<A> =>
  entries.reduce<People<A>>((all, [user, one]) => withPerson(all, user, one), nobody)

const revocation = fc.record({
  mode: fc.constantFrom<'RunOff' | 'CutOff'>('RunOff', 'CutOff'),
  at: moment,
})

const business = (bn9: Bn9): fc.Arbitrary<Registered> =>
  fc
    .record({
      status: mostly<Registered['status']>('Active', 'Suspended', 'Orphaned', 'Ceased'),
      members: fc
        .array(fc.tuple(someone, membership), { minLength: 2, maxLength: 4 })
        .map((entries) => gathered(entries)),
      requests: seldom(someone).map((user) =>
        gathered(user === null ? [] : [[user, '2026-03-01T00:00:00.000Z' as Instant]]),
      ),
      references: fc.constant(bn9 === cedar ? programs.slice(0, 1) : programs),
      licence: fc.option(
        fc.record({
          periods: fc
            .record({
              validFrom: mostly('2024-10-21' as CivilDate, ...days),
              validUntil: seldom(day),
            })
            .map((period) => [period]),
          suspensions: seldom(fc.record({ from: day, restored: fc.option(day) })).map((one) =>
            one === null ? [] : [one],
          ),
        }),
        { freq: 6 },
      ),
      revocations: seldom(revocation).map((one) => (one === null ? {} : { [atlas]: [one] })),
    })
    .map((parts) => ({
      ...parts,
      orphaned: parts.status === 'Orphaned',
      applicant: null,
      claimant: null,
      invitations: nobody,
      spells: 9,
      contact: null,
      blocks: {},
    }))

const closing = fc.record({ reason: fc.constant('Voluntary' as const), at: moment })

const program: fc.Arbitrary<ProgramAccount> = fc
  .record({
    status: fc.oneof(
      { weight: 3, arbitrary: fc.constant('Active' as const) },
      { weight: 1, arbitrary: fc.constantFrom('Submitted', 'Inactive', 'Suspended', 'Closed') },
    ),
    programType: mostly<ProgramType>('Importer', 'Exporter'),
    earlier: seldom(closing),
    last: closing,
  })
  .map(({ status, programType, earlier, last }) => {
    const rest = { subPrograms: [], inUseSince: null, contact: null, language: null, requested: [] }
    return status === 'Closed'
      ? { status, programType, ...rest, closed: last }
      : { status, programType, ...rest, closed: earlier }
  })

const capacity = mostly<Capacity>('CustomsBroker', 'TradeConsultant', 'Other')
const visibility = fc.constantFrom<Visibility>('Own', 'Program', 'Financial')
const relationship = mostly('first', 'second')

const request: fc.Arbitrary<OpenRequest> = fc.record({
  kind: fc.constant('Requested' as const),
  id: fc.constant('request'),
  requestedBy: fc.constant(bob.id),
  capacity,
  visibility,
  comment: fc.constant(null),
  lapsesAt: fc.constant('2026-04-01T00:00:00.000Z' as Instant),
})

const grant = (identity: Identity): fc.Arbitrary<LiveGrant> =>
  fc.record({
    id: fc.constant(`${delegationStream(identity).name}#2`),
    capacity,
    suspended: mostly(false, true),
    terms: fc.record({
      visibility,
      validFrom: mostly('2026-01-01' as CivilDate, ...days),
      validUntil: seldom(day),
    }),
    grantedAt: mostly<Instant | null>('2026-01-01T17:00:00.000Z' as Instant, null, ...instants),
    relationship,
  })

const runOff = (identity: Identity): fc.Arbitrary<RunOff> =>
  fc.record({
    grantId: fc.constant(`${delegationStream(identity).name}#1`),
    capacity,
    endedAt: moment,
    until: mostly('2026-02-20T00:00:00.000Z' as Instant, ...instants),
    relationship,
  })

const delegation = (identity: Identity): fc.Arbitrary<Delegation> =>
  fc.record({
    status: fc.constant('Present' as const),
    identity: fc.constant(identity),
    request: fc.option(request, { nil: null, freq: 2 }),
    grant: fc.option(grant(identity), { nil: null, freq: 4 }),
    runOffs: seldom(runOff(identity)).map((one) => (one === null ? [] : [one])),
    ordinal: fc.constant(9),
    everGranted: fc.constant(true),
  })

const role = fc.constantFrom<'pPAM' | 'pEditor' | 'pReader'>('pPAM', 'pEditor', 'pReader')

/** Everybody of the provider who is no manager may have something for maple. */
const clientAccess = fc
  .array(fc.tuple(someone, fc.record({ role, relationship })), { maxLength: 4 })
  .map((entries) => ({
    groups: noEntries,
    names: noEntries,
    ordinal: 0,
    staff: gathered(
      entries.map(([user, given]) => {
        const clients = withValue(noEntries, maple, { ...given, spell: 1 })
        return [user, { clients, groups: noEntries } as Assignments] as const
      }),
    ),
  }))

const identities: ReadonlyArray<Identity> = [
  ...(['business', ...programs] as const).map((scope) => ({
    client: maple,
    provider: atlas,
    scope,
  })),
  { client: maple, provider: cedar, scope: 'business' },
  { client: cedar, provider: atlas, scope: programs[0] as ProgramReference },
]

/** Each stream by its name with what may stand in it; left out more seldom the higher `freq` is. */
const parts: ReadonlyArray<{ name: string; state: fc.Arbitrary<unknown>; freq: number }> = [
  ...businesses.map((bn9) => ({
    name: businessAccountStream(bn9).name,
    state: business(bn9),
    freq: 20,
  })),
  ...programs.map((one) => ({
    name: programAccountStream(bn15Of(maple, one)).name,
    state: program,
    freq: 9,
  })),
  ...identities.map((identity) => ({
    name: delegationStream(identity).name,
    state: delegation(identity),
    freq: 3,
  })),
  { name: clientAccessStream(atlas).name, state: clientAccess, freq: 3 },
]

type Streams = Parameters<typeof portalOf>[0]

export const heldStreams = (states: Iterable<readonly [string, unknown]>): Streams =>
  new Map(
    [...states].map(([stream, state]) => [
      stream,
      { state, pin: { stream, revision: 3, hash: noHash } },
    ]),
  )

export const portalStreams: fc.Arbitrary<Streams> = fc
  .tuple(...parts.map(({ state, freq }) => fc.option(state, { freq })))
  .map((states) =>
    heldStreams(
      states.flatMap((state, index) =>
        state === null ? [] : [[parts[index]?.name ?? '', state] as const],
      ),
    ),
  )

export const portal = portalStreams.map((streams) => portalOf(streams, { domain: carm }))
