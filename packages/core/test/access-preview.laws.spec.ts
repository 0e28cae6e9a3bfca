/** A preview tells what the command changes, no line more and no line less (P31). */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { type Change, check, type Portal, portalOf, preview } from '../src/access/index.js'
import { businessAccountStream } from '../src/business-account/state.js'
import {
  aggregateOfCommand,
  type Bn9,
  carm,
  decideRequest,
  type Inquiry,
  type Request,
  type UserId,
} from '../src/index.js'
import { everybody, type Instant } from '../src/values/index.js'
import { everything, isFinishing, targetAt } from './support/access-set.js'
import { atlas, cbsa, cra, maple, officer } from './support/actors.js'
import { businesses, moment, people, portal, programs } from './support/portals.js'

/** Every question of two portals each time, on a busy machine too; in milliseconds. */
const slow = 180_000

const person = fc.constantFrom(...people)
const number = fc.constantFrom(...businesses)
const account = fc.constantFrom(`${maple}RM0001`, `${maple}RM0002`)
const own = (actingFor: Bn9) => (userId: UserId) => ({ kind: 'user', userId, actingFor }) as const

const scope = fc.constantFrom('business', ...programs)

const approval = fc
  .record({
    actor: person.map(own(maple)),
    scope,
    visibility: fc.constantFrom('Own', 'Program', 'Financial'),
  })
  .map(({ actor, ...terms }) => ({
    actor,
    command: {
      type: 'ApproveDelegation',
      data: { client: maple, provider: atlas, validFrom: null, validUntil: null, ...terms },
    },
  }))

/** Commands that touch every kind of stream that authority rests on; many are refused. */
const command: fc.Arbitrary<Request> = fc
  .oneof(
    ...(['RemoveUser', 'SuspendAccess', 'ResumeAccess'] as const).map((type) =>
      fc.record({ actor: person.map(own(maple)), user: person }).map(({ actor, user }) => ({
        actor,
        command: { type, data: { bn9: maple, user } },
      })),
    ),
    fc
      .record({
        actor: person.map(own(atlas)),
        user: person,
        role: fc.constantFrom('BAM', 'Reader'),
      })
      .map(({ actor, user, role }) => ({
        actor,
        command: {
          type: 'ChangeRole',
          data: {
            bn9: atlas,
            user,
            assignment: role === 'BAM' ? { role } : { role, programs: [...programs] },
          },
        },
      })),
    number.map((bn9) => ({
      actor: officer,
      command: { type: 'SuspendBusiness', data: { bn9, reason: 'Compliance' } },
    })),
    number.map((bn9) => ({
      actor: officer,
      command: { type: 'ReinstateBusiness', data: { bn9 } },
    })),
    fc.constant({
      actor: cbsa,
      command: {
        type: 'RecordLicence',
        data: { bn9: atlas, validFrom: '2026-01-01', validUntil: null },
      },
    }),
    ...(['ApproveEnrolment', 'LiftSuspension', 'ReactivateProgramAccount'] as const).map((type) =>
      account.map((bn15) => ({ actor: officer, command: { type, data: { bn15 } } })),
    ),
    account.map((bn15) => ({
      actor: cra,
      command: { type: 'RecordProgramClosure', data: { bn15, reason: 'BnCeased' } },
    })),
    fc
      .record({
        actor: person.map(own(maple)),
        scope,
        mode: fc.constantFrom('RunOff', 'CutOff'),
      })
      .map(({ actor, ...terms }) => ({
        actor,
        command: { type: 'RevokeDelegation', data: { client: maple, provider: atlas, ...terms } },
      })),
    approval,
    approval,
    ...(['SuspendDelegation', 'ResumeDelegation'] as const).map((type) =>
      fc.record({ actor: person.map(own(maple)), scope }).map(({ actor, scope: of }) => ({
        actor,
        command: { type, data: { client: maple, provider: atlas, scope: of } },
      })),
    ),
    fc
      .record({ actor: person.map(own(maple)), mode: fc.constantFrom('RunOff', 'CutOff') })
      .map(({ actor, mode }) => ({
        actor,
        command: { type: 'RevokeAllForProvider', data: { bn9: maple, provider: atlas, mode } },
      })),
    fc.record({ actor: person.map(own(atlas)), user: person }).map(({ actor, user }) => ({
      actor,
      command: {
        type: 'AssignStaff',
        data: { provider: atlas, user, to: { kind: 'client', client: maple }, role: 'pPAM' },
      },
    })),
  )
  .map((one) => ({ commandId: '00000000-0000-4000-8000-000000000001', ...one }) as Request)

/** Sent by a manager where the business has one, so that not most of them are refused. */
const sentByManager = (asked: Portal, request: Request): Request => {
  const { actor } = request
  if (actor.kind !== 'user' || actor.actingFor === null) return request
  const business = asked.facts.stream(businessAccountStream(actor.actingFor)).state
  const manager = ('members' in business ? everybody(business.members) : []).find(
    ([, { assignment, suspended }]) => assignment.role === 'BAM' && !suspended,
  )
  return manager === undefined ? request : { ...request, actor: { ...actor, userId: manager[0] } }
}

interface Situation {
  readonly asked: Portal
  readonly request: Request
  readonly now: Instant
}

const situation: fc.Arbitrary<Situation> = fc
  .record({ asked: portal, request: command, now: moment, byManager: fc.boolean() })
  .map(({ asked, request, now, byManager }) => ({
    asked,
    request: byManager ? sentByManager(asked, request) : request,
    now,
  }))

const accepted = situation.filter(({ asked, ...sent }) => E.isRight(preview(asked, sent)))

const readerOf = ({ command }: Request) => {
  const aggregate = aggregateOfCommand(carm, command.type)
  if (aggregate === undefined) throw new Error(command.type)
  return aggregate
}

const decided = (asked: Portal, request: Request, now: Instant) => {
  const aggregate = readerOf(request)
  const { state } = asked.facts.stream(aggregate.streamOf(request.command))
  return decideRequest(aggregate, request, { state, facts: asked.facts, now })
}

/** The portal once the command is recorded, folded here by hand. */
const carriedOut = (asked: Portal, request: Request, now: Instant): Portal => {
  const aggregate = readerOf(request)
  const own = aggregate.streamOf(request.command)
  const { state, pin } = asked.facts.stream(own)
  const answer = decided(asked, request, now)
  if (E.isLeft(answer)) throw new Error('refused')
  const after = answer.right.events.reduce<unknown>(
    (before, event) => aggregate.evolve(before, event),
    state,
  )
  return portalOf(new Map(asked.streams).set(own.name, { state: after, pin }), { domain: carm })
}

const changesIn = (answer: ReturnType<typeof preview>): ReadonlyArray<Change> => {
  if (E.isLeft(answer)) throw new Error('refused')
  return answer.right
}

const questionOf = (line: Change, now: Instant): Inquiry => {
  const { user, actingFor, permission, business, program, items } = line
  const owner = { none: null, own: actingFor, others: business }[items]
  return {
    user: { kind: 'user', userId: user, actingFor },
    permission,
    target: targetAt(business, program, owner),
    finishesWork: isFinishing({ permission, owner }),
    now,
  }
}

const linesOf = (changes: ReadonlyArray<Change>, which: Change['change']): ReadonlyArray<string> =>
  changes
    .filter(({ change }) => change === which)
    .map((one) =>
      [one.user, one.actingFor, one.business, one.permission, one.program, one.items].join(' '),
    )
    .toSorted()

describe('preview', () => {
  it(
    'is the difference of the whole sets before and after the command, line by line',
    () => {
      const seen = { gains: 0, loses: 0 }
      fc.assert(
        fc.property(accepted, ({ asked, request, now }) => {
          const changes = changesIn(preview(asked, { request, now }))
          const before = everything(asked, now)
          const after = everything(carriedOut(asked, request, now), now)
          expect(linesOf(changes, 'gains')).toEqual(
            [...after].filter((line) => !before.has(line)).toSorted(),
          )
          expect(linesOf(changes, 'loses')).toEqual(
            [...before].filter((line) => !after.has(line)).toSorted(),
          )
          for (const { change } of changes) seen[change] += 1
        }),
        { numRuns: 500 },
      )
      expect(seen.gains).toBeGreaterThan(500)
      expect(seen.loses).toBeGreaterThan(500)
    },
    slow,
  )

  it('shows a witness of each line: what it rests on, and why it is refused when it is lost', () => {
    fc.assert(
      fc.property(accepted, ({ asked, request, now }) => {
        const after = carriedOut(asked, request, now)
        for (const one of changesIn(preview(asked, { request, now }))) {
          const question = questionOf(one, now)
          const [having, lacking] = one.change === 'loses' ? [asked, after] : [after, asked]
          const had = check(having, question)
          expect(E.isRight(had) && had.right.rules).toEqual(one.witness.rules)
          const has = check(lacking, question)
          expect(E.isLeft(has)).toBe(true)
          if (one.change === 'loses') expect(has).toEqual(E.left(one.denials))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('of a refused command is the refusal of the command', () => {
    let refused = 0
    fc.assert(
      fc.property(situation, ({ asked, request, now }) => {
        const answer = preview(asked, { request, now })
        if (E.isRight(answer)) return
        refused += 1
        expect(answer).toEqual(decided(asked, request, now))
      }),
      { numRuns: 1000 },
    )
    expect(refused).toBeGreaterThan(300)
  })
})
