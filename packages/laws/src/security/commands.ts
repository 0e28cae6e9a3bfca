/** Commands on the security of an account, drawn so that amounts, ids and days collide often. */
import { type Actor, type Bn15, bn9Of } from '@carmkit/core'
import fc from 'fast-check'
import { anna, anyMember, importer, machines, person } from '../cast.js'
import { clock, fromActor, officer, often, personal, type Unsent } from '../commands/form.js'
import { accounts, secured, securityDays, surety, suretyAccount } from './cast.js'

type Data = fc.Arbitrary<object & { readonly bn15: Bn15 }>

const bn15 = fc.oneof(
  { weight: 12, arbitrary: fc.constant(secured) },
  { weight: 1, arbitrary: fc.constantFrom(...accounts) },
)
const day = fc.constantFrom(...securityDays)
/** Ids of bonds and of cash: mostly apart, so that they exist, and now and then of the other form. */
const bondId = fc.constantFrom('A', 'A', 'B', 'C')
const cashId = fc.constantFrom('C', 'D', 'D', 'A')
const amount = fc.constantFrom(
  '0.01',
  '2500.00',
  '5000.00',
  '6000.00',
  '7500.00',
  '15000.00',
  '9995000.00',
  '10000000.00',
)
const basis = fc.constantFrom('0.00', '3000.00', '8000.01', '12000.00', '19999.99')

const cash = fc.record({ form: fc.constant('cash'), amount })
const anyBond = fc.record({
  form: fc.constant('bond'),
  amount,
  surety: often(suretyAccount, secured),
  inForceFrom: day,
  wholeBond: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: amount },
  ),
})

/** Mostly the founder of the business, else another of its people or somebody of another kind. */
const byPeople = (type: string, data: Data): fc.Arbitrary<Unsent> =>
  data.chain((asked) =>
    fc
      .oneof(
        { weight: 12, arbitrary: anyMember(bn9Of(asked.bn15)) },
        { weight: 1, arbitrary: fc.constantFrom(...machines) },
      )
      .map((actor) => ({ actor, type, data: asked })),
  )

const byOfficer = (type: string, data: Data): fc.Arbitrary<Unsent> =>
  fromActor(type, often(officer, ...machines), data)

const bySurety = (type: string, data: Data): fc.Arbitrary<Unsent> =>
  fromActor(type, often(surety, officer), data)

export const enrolment = byPeople(
  'EnrolRpp',
  fc.record({ bn15, estimate: fc.oneof(fc.constant(null), basis) }),
)

const posting = fc.oneof(
  fc.record({ bn15, instrument: bondId, security: anyBond }),
  fc.record({ bn15, instrument: cashId, security: cash }),
)
const increase = fc.record({ bn15, instrument: bondId, amount })
const deposited = fc.record({ bn15, instrument: cashId })
const alone = fc.record({ bn15 })

const weighted: ReadonlyArray<readonly [weight: number, command: fc.Arbitrary<Unsent>]> = [
  [1, enrolment],
  [6, byPeople('PostSecurity', posting)],
  [4, bySurety('PostSecurity', posting)],
  [2, byPeople('IncreaseBond', increase)],
  [3, bySurety('IncreaseBond', increase)],
  [3, bySurety('CancelBond', fc.record({ bn15, instrument: bondId, endsOn: day }))],
  [4, byPeople('TopUpCash', fc.record({ bn15, instrument: cashId, added: amount }))],
  [3, byPeople('RequestCashReturn', deposited)],
  [3, byOfficer('ReturnCash', deposited)],
  [
    4,
    fromActor(
      'RecomputeRequirement',
      fc.constantFrom(clock, officer),
      fc.record({ bn15, complyBy: fc.oneof(fc.constant(null), day) }),
    ),
  ],
  [
    2,
    byPeople(
      'RequestReduction',
      fc.record({ bn15, basis, rationale: fc.oneof(fc.constant(null), personal, personal) }),
    ),
  ],
  [2, byOfficer('DecideReduction', fc.record({ bn15, decision: often('grant', 'refuse') }))],
  [
    2,
    byOfficer(
      'HoldOffSuspension',
      fc.record({ bn15, until: day, reason: fc.constantFrom('PaperBond', 'ReductionPending') }),
    ),
  ],
  [2, byOfficer('SuspendRpp', alone)],
  [2, byOfficer('ReinstateRpp', alone)],
  [1, byPeople('WithdrawFromRpp', alone)],
  [
    1,
    byOfficer(
      'RevokeRpp',
      fc.record({ bn15, reason: fc.constantFrom('DebtUnpaid', 'NonCompliance') }),
    ),
  ],
]

/** Any one command, whatever came before. */
const anyCommand: fc.Arbitrary<ReadonlyArray<Unsent>> = fc
  .oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })))
  .map((one) => [one])

const founder = person(anna, importer)
const sent = (actor: Actor, type: string, data: object = {}): Unsent => ({
  actor,
  type,
  data: { bn15: secured, ...data },
})
const firstDay = securityDays[0]

/** Enough for any basis there is. */
const deposit = (id: string, amountOfCash = '15000.00'): Unsent =>
  sent(founder, 'PostSecurity', {
    instrument: id,
    security: { form: 'cash', amount: amountOfCash },
  })
const bond = (id: string): Unsent =>
  sent(surety, 'PostSecurity', {
    instrument: id,
    security: {
      form: 'bond',
      amount: '7500.00',
      surety: suretyAccount,
      inForceFrom: firstDay,
      wholeBond: null,
    },
  })
const covering = fc.oneof(
  bondId.map(bond),
  cashId.map((id) => deposit(id)),
)

/** A bond runs out, the agency suspends, and cover comes back. */
const lossOfCover = fc
  .record({ id: bondId, endsOn: day, other: covering, waits: fc.boolean() })
  .map(({ id, endsOn, other, waits }) => [
    bond(id),
    sent(surety, 'CancelBond', { instrument: id, endsOn }),
    ...(waits ? [sent(officer, 'HoldOffSuspension', { until: endsOn, reason: 'PaperBond' })] : []),
    sent(officer, 'SuspendRpp'),
    sent(officer, 'ReinstateRpp'),
    other,
    sent(officer, 'ReinstateRpp'),
  ])

const cashBack = fc
  .record({ id: cashId, other: covering })
  .map(({ id, other }) => [
    deposit(id),
    sent(founder, 'RequestCashReturn', { instrument: id }),
    sent(officer, 'ReturnCash', { instrument: id }),
    other,
    sent(officer, 'ReturnCash', { instrument: id }),
  ])

/** What was reduced is raised again by the next computation, beyond what was posted meanwhile. */
const reduction = fc
  .record({
    id: cashId,
    decision: often('grant', 'refuse'),
    rationale: personal,
    by: fc.constantFrom(officer, clock),
    complyBy: day,
  })
  .map(({ id, decision, rationale, by, complyBy }) => [
    sent(founder, 'RequestReduction', { basis: '6000.00', rationale }),
    sent(officer, 'DecideReduction', { decision }),
    deposit(id, '6000.00'),
    sent(by, 'RecomputeRequirement', { complyBy }),
  ])

/** A few commands that belong together, or one that belongs to nothing. */
export const securityEpisode: fc.Arbitrary<ReadonlyArray<Unsent>> = fc.oneof(
  { weight: 8, arbitrary: anyCommand },
  { weight: 1, arbitrary: covering.map((one) => [one]) },
  { weight: 2, arbitrary: lossOfCover },
  { weight: 1, arbitrary: cashBack },
  { weight: 1, arbitrary: reduction },
)
