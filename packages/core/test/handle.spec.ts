/** Authorize, then decide: the order of questions, the facts that are asked for, and purity. */
import { canonicalJson } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { declaration, needsOf, type Request } from '../src/index.js'
import { alice, atlas, bob, dave, maple, officer, zoe } from './support/actors.js'
import { refusal } from './support/answers.js'
import { completeEdit, draft, opening } from './support/declarations.js'
import { delegated, mapleStaffed, pair, stream } from './support/story.js'
import { monday } from './support/time.js'

const requestOf = (actor: Request['actor'], type: string, data: unknown): Request => ({
  commandId: '00000000-0000-4000-8000-000000000000',
  actor,
  command: { type, data },
})
const began = delegated.as(bob.for(atlas), 'OpenDraft', opening)
const state = began.state(declaration, stream.declaration)
const names = (request: Request, on: unknown = state): ReadonlyArray<string> =>
  needsOf(declaration, request, { state: on, now: monday }).streams.map(({ name }) => name)

describe('needsOf', () => {
  test('of a provider: both parties, the program, and both scopes, each once', () => {
    expect(names(requestOf(bob.for(atlas), 'SubmitDeclaration', draft))).toEqual([
      stream.atlas,
      stream.maple,
      stream.rm1,
      stream.wholeDelegation,
      stream.delegation,
    ])
  })

  test('of an own employee: the business, and what the decision itself turns on', () => {
    expect(names(requestOf(dave.for(maple), 'SubmitDeclaration', draft))).toEqual([
      stream.maple,
      stream.rm1,
    ])
    expect(names(requestOf(dave.for(maple), 'EditDraft', completeEdit))).toEqual([stream.maple])
  })

  test('of a target that does not exist, and of senders that are no people: nothing', () => {
    expect(
      names(requestOf(dave.for(maple), 'EditDraft', completeEdit), declaration.initial),
    ).toEqual([])
    expect(names(requestOf(officer, 'EditDraft', completeEdit))).toEqual([])
  })

  test('names the tables of a submission and no others', () => {
    const tables = (type: string, data: unknown) =>
      needsOf(declaration, requestOf(dave.for(maple), type, data), { state, now: monday }).tables
    expect(tables('SubmitDeclaration', draft)).toEqual([
      'tariffCodes',
      'treatmentOrigins',
      'surtaxMeasures',
      'cadTypes',
    ])
    expect(tables('EditDraft', completeEdit)).toEqual([])
  })
})

describe('decideRequest', () => {
  test('denies before it rejects: who may not, learns nothing of the state', () => {
    const discarded = mapleStaffed
      .as(dave.for(maple), 'OpenDraft', opening)
      .as(dave.for(maple), 'DiscardDraft', draft)
    const answers = [zoe.for(maple), dave.for(maple)].map((actor) =>
      discarded.ask(actor, 'EditDraft', completeEdit),
    )
    expect(answers.map((one) => E.isLeft(one) && one.left.outcome)).toEqual(['denied', 'rejected'])
  })

  test('denies before it says that something is already true', () => {
    const edited = mapleStaffed
      .as(dave.for(maple), 'OpenDraft', opening)
      .as(dave.for(maple), 'EditDraft', completeEdit)
    expect(refusal(edited.ask(zoe.for(maple), 'EditDraft', completeEdit))).toBe('NotAuthorized')
    expect(refusal(edited.ask(dave.for(maple), 'EditDraft', completeEdit))).toBe('accepted')
  })

  test('gives one uniform denial to every stranger', () => {
    const strangers = [zoe.for(maple), zoe.for(atlas), zoe.alone, bob.for(maple)]
    const attempts: ReadonlyArray<[string, unknown]> = [
      ['EditDraft', completeEdit],
      ['RevokeDelegation', { ...pair, mode: 'CutOff' }],
      ['RemoveUser', { bn9: maple, user: alice.id }],
    ]
    for (const actor of strangers) {
      for (const [type, data] of attempts) {
        expect(began.ask(actor, type, data)).toEqual(
          E.left({
            outcome: 'denied',
            reasons: [{ name: 'NotAuthorized', rule: 'DEL-13', role: null }],
          }),
        )
      }
    }
  })

  test('says which senders a command has (CK-18)', () => {
    const asked = mapleStaffed.ask(officer, 'RequestAccess', { bn9: maple, comment: null })
    expect(asked).toEqual(
      E.left({
        outcome: 'denied',
        reasons: [
          {
            name: 'SenderNotPermitted',
            rule: 'CK-18',
            sender: 'officer',
            permitted: ['user'],
          },
        ],
      }),
    )
  })

  test('is a function: the same request gives the same bytes, and changes nothing (TXN-45)', () => {
    const ready = began.as(bob.for(atlas), 'EditDraft', completeEdit)
    const text = (value: unknown): string => {
      const written = canonicalJson(value)
      if (E.isLeft(written)) throw new Error(written.left.reason)
      return written.right
    }
    const submit = () => {
      const answer = ready.ask(bob.for(atlas), 'SubmitDeclaration', draft)
      if (E.isLeft(answer)) throw new Error('refused')
      const { events, grant } = answer.right
      return text({ events, grant: Object.fromEntries(Object.entries(grant)) })
    }
    const before = text(ready.events(stream.declaration))
    expect(submit()).toBe(submit())
    expect(text(ready.events(stream.declaration))).toBe(before)
  })
})
