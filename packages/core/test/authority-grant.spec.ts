/** A grant is issued by authority and by nothing else, and bound to one command. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { businessAccount, type Grant, requireGrant } from '../src/index.js'
import { alice, atlas, bob, dave, maple } from './support/actors.js'
import { completeEdit, draft, opening } from './support/declarations.js'
import type { Answer } from './support/history.js'
import { delegated, mapleStaffed, stream } from './support/story.js'

const grantOf = (answer: Answer): Grant => {
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  return answer.right.grant
}

const removal = { bn9: maple, user: dave.id }
const grant = grantOf(mapleStaffed.ask(alice.for(maple), 'RemoveUser', removal))
const { commandId } = grant
const command = { type: 'RemoveUser' }

const spread = <A extends object>(value: A): Omit<A, never> => ({ ...value })

describe('requireGrant', () => {
  test('lets the issued grant pass', () => {
    expect(() => requireGrant(command, { grant, commandId })).not.toThrow()
  })

  test.each<[string, unknown]>([
    ['a spread', spread(grant)],
    ['JSON', JSON.parse(JSON.stringify(grant))],
    ['a structured clone', structuredClone(grant)],
    ['an object of its class', Object.create(Object.getPrototypeOf(grant) as object)],
    ['an heir of the grant', Object.create(grant)],
    ['a proxy', new Proxy(grant, {})],
    ['null', null],
    ['nothing', undefined],
    ['a text', 'grant'],
  ])('refuses %s', (_what, forged) => {
    expect(() => requireGrant(command, { grant: forged, commandId })).toThrow('was not authorized')
  })

  test('refuses it for another command of the same kind, and for another kind', () => {
    const otherId = '00000000-0000-4000-8000-000000000000'
    expect(() => requireGrant(command, { grant, commandId: otherId })).toThrow(otherId)
    expect(() => requireGrant({ type: 'ApproveAccess' }, { grant, commandId })).toThrow(
      'ApproveAccess was not authorized',
    )
  })

  test('stands in front of every decision', () => {
    const state = mapleStaffed.state(businessAccount, stream.maple)
    const context = {
      now: mapleStaffed.now,
      commandId,
      actor: alice.for(maple),
      inactivePrograms: [],
      portalServes: true,
      originsByDay: {},
    }
    const decide = (forged: Grant) =>
      businessAccount.decide({ type: 'RemoveUser', data: removal as never }, state, {
        ...context,
        grant: forged,
      })
    expect(E.isRight(decide(grant))).toBe(true)
    expect(() => decide(spread(grant) as Grant)).toThrow('was not authorized')
  })

  test('the class cannot be reached through an instance', () => {
    const { constructor } = Object.getPrototypeOf(grant) as { constructor: unknown }
    const forge = constructor as new (...parts: ReadonlyArray<unknown>) => unknown
    for (const key of [undefined, 'mint', Symbol('mint'), Symbol.for('mint')]) {
      expect(() => new forge(key, commandId, 'RemoveUser', maple, grant)).toThrow('authorize alone')
    }
  })
})

describe('the type Grant', () => {
  const literal = {
    commandId,
    action: 'RemoveUser',
    target: maple,
    role: 'BAM',
    rules: [],
    delegation: null,
    pins: [],
  } as const

  test('is not that of a literal', () => {
    // @ts-expect-error a literal lacks the private mark
    const fromLiteral: Grant = literal
    // @ts-expect-error a spread loses the private mark
    const fromSpread: Grant = spread(grant)
    expect([fromLiteral, fromSpread]).not.toContain(grant)
    expectTypeOf(literal).not.toExtend<Grant>()
    expectTypeOf(grant).toExtend<Grant>()
  })

  test('is read only, in types and at run time', () => {
    const change = () => {
      // @ts-expect-error a grant does not change
      grant.role = null
    }
    expect(change).toThrow(TypeError)
    expect(Object.isFrozen(grant)).toBe(true)
  })
})

describe('what a grant says', () => {
  test('of an employee: role, rule, and the own business at the position read', () => {
    expect(grant).toMatchObject({
      action: 'RemoveUser',
      target: `${maple} RM0001`,
      role: 'BAM',
      rules: ['MATRIX-11'],
      delegation: null,
      pins: [{ stream: stream.maple, revision: 9 }],
    })
  })

  test('of a provider: the delegation, and every stream that it rests on (DEL-24)', () => {
    const began = delegated.as(bob.for(atlas), 'OpenDraft', opening)
    const used = grantOf(began.ask(bob.for(atlas), 'EditDraft', completeEdit))
    expect(used).toMatchObject({
      action: 'EditDraft',
      target: stream.declaration,
      role: 'pPAM',
      rules: ['MATRIX-15', 'DEL-03', 'DEL-19'],
      delegation: `${stream.delegation}#2`,
      pins: [
        { stream: stream.atlas },
        { stream: stream.maple },
        { stream: stream.rm1 },
        { stream: stream.delegation, revision: 2 },
      ],
    })
  })

  test('of somebody whom the sender table admits: no role, no stream', () => {
    const asked = mapleStaffed.ask(bob.alone, 'RequestAccess', { bn9: maple, comment: null })
    const asking = grantOf(asked)
    expect(asking).toMatchObject({ role: null, rules: ['SENDER-user'], target: '', pins: [] })
  })

  test('is printable: its JSON holds everything that is compared', () => {
    const began = delegated.as(bob.for(atlas), 'OpenDraft', opening)
    const used = grantOf(began.ask(bob.for(atlas), 'DiscardDraft', draft))
    expect(Object.keys(JSON.parse(JSON.stringify(used)) as object)).toEqual([
      'commandId',
      'action',
      'target',
      'role',
      'rules',
      'delegation',
      'pins',
    ])
  })
})
