/** Drafts of a declaration: opened, edited, thrown away, and who may do so. */
import { describe, expect, test } from 'vitest'
import { declaration } from '../src/index.js'
import { alice, atlas, bob, cedar, dave, frank, maple } from './support/actors.js'
import { refusal } from './support/answers.js'
import {
  blankLine,
  completeEdit,
  draft,
  edit,
  header,
  line,
  number,
  opening,
} from './support/declarations.js'
import {
  account,
  delegated,
  delegatedWith,
  mapleStaffed,
  registered,
  rm1,
  stream,
} from './support/story.js'
import { hoursAfter, monday } from './support/time.js'

const byDave = dave.for(maple)
const byBob = bob.for(atlas)
const opened = mapleStaffed.as(byDave, 'OpenDraft', opening)
const edited = opened.as(byDave, 'EditDraft', completeEdit)
const event = (type: string, data: object, v = 1) => ({ type, v, data })

describe('OpenDraft', () => {
  test('says for whom and when it was begun', () => {
    mapleStaffed
      .when(byDave, 'OpenDraft', opening)
      .then(event('DraftOpened', { ...opening, openedFor: maple, openedAt: monday }))
  })

  test('by a broker, it was begun for the broker', () => {
    delegated
      .when(byBob, 'OpenDraft', opening)
      .then(event('DraftOpened', { ...opening, openedFor: atlas, openedAt: monday }))
  })

  test('takes a number once (TXN-02)', () => {
    opened
      .when(byDave, 'OpenDraft', opening)
      .rejected({ name: 'NumberInUse', rule: 'TXN-02', transactionNumber: number })
  })
})

describe('EditDraft', () => {
  test('records header and lines as they were stated', () => {
    opened.when(byDave, 'EditDraft', completeEdit).then(event('DraftEdited', completeEdit, 2))
  })

  test('that changes nothing is already true', () => {
    opened.when(byDave, 'EditDraft', edit({})).then()
    edited.when(byDave, 'EditDraft', completeEdit).then()
    edited.when(byDave, 'EditDraft', edit({ removedLines: [7] })).then()
  })

  test('takes lines out before it puts others in', () => {
    const swap = edit({ lines: [{ ...line, number: 2 }], removedLines: [1, 2] })
    const swapped = edited.as(byDave, 'EditDraft', swap)
    const { lines } = swapped.state(declaration, stream.declaration) as {
      readonly lines: ReadonlyMap<number, unknown>
    }
    expect([...lines.keys()]).toEqual([2])
    edited.when(byDave, 'EditDraft', edit({ lines: [line], removedLines: [1] })).then()
  })

  test('without a header leaves the header', () => {
    const more = edited.as(byDave, 'EditDraft', edit({ lines: [{ ...blankLine, number: 2 }] }))
    expect(more.state(declaration, stream.declaration)).toMatchObject({ header })
  })
})

describe('DiscardDraft', () => {
  test('closes the draft', () => {
    edited
      .when(byDave, 'DiscardDraft', draft)
      .then(event('DraftDiscarded', { ...draft, importer: rm1 }))
    edited
      .as(byDave, 'DiscardDraft', draft)
      .when(byDave, 'DiscardDraft', draft)
      .rejected({ name: 'NotDraft', rule: 'TXN-05', status: 'Discarded' })
  })

  test('frees the number for the same importer and for nobody else (TXN-02)', () => {
    const withCedar = account(registered(opened, cedar, frank), {
      manager: frank.for(cedar),
      bn15: `${cedar}RM0001`,
      programType: 'Importer',
    })
    const discarded = withCedar.as(byDave, 'DiscardDraft', draft)
    const ofCedar = { ...opening, importer: `${cedar}RM0001` }
    expect(refusal(discarded.ask(frank.for(cedar), 'OpenDraft', ofCedar))).toBe('NumberInUse')
    expect(refusal(discarded.ask(byDave, 'OpenDraft', opening))).toBe('accepted')
  })

  test('starts the number afresh: nothing of the old draft is left', () => {
    const later = hoursAfter(monday, 5)
    const again = edited
      .as(byDave, 'DiscardDraft', draft)
      .as(byDave, 'OpenDraft', opening, later)
      .state(declaration, stream.declaration)
    expect(again).toMatchObject({
      status: 'Draft',
      header: { releaseDate: null },
      openedAt: later,
    })
    expect((again as { readonly lines: ReadonlyMap<number, unknown> }).lines.size).toBe(0)
  })
})

describe('what a provider sees (DEL-09, f5)', () => {
  test('Own: its own drafts, not those of the client', () => {
    const own = delegatedWith({ terms: { visibility: 'Own' } })
    const ofClient = own.as(byDave, 'OpenDraft', opening)
    expect(refusal(ofClient.ask(byBob, 'EditDraft', completeEdit))).toBe('NotVisible')
    const ofBroker = own.as(byBob, 'OpenDraft', opening)
    expect(refusal(ofBroker.ask(byBob, 'EditDraft', completeEdit))).toBe('accepted')
  })

  test('Own: a number that the client has discarded is free, and no item of anybody', () => {
    const discarded = delegatedWith({ terms: { visibility: 'Own' } })
      .as(byDave, 'OpenDraft', opening)
      .as(byDave, 'DiscardDraft', draft)
    expect(refusal(discarded.ask(byBob, 'OpenDraft', opening))).toBe('accepted')
  })

  test('Program: those of the client too', () => {
    const ofClient = delegated.as(byDave, 'OpenDraft', opening)
    expect(refusal(ofClient.ask(byBob, 'EditDraft', completeEdit))).toBe('accepted')
  })

  test('the client goes on with what its broker began', () => {
    const ofBroker = delegated.as(byBob, 'OpenDraft', opening)
    expect(refusal(ofBroker.ask(byDave, 'EditDraft', completeEdit))).toBe('accepted')
  })

  test('a number that nobody took is nothing to anybody, its own client included', () => {
    expect(refusal(delegated.ask(byDave, 'EditDraft', completeEdit))).toBe('NotAuthorized')
    expect(refusal(delegated.ask(byBob, 'EditDraft', completeEdit))).toBe('NotAuthorized')
  })
})

test('only a customs broker may draft for a client, and a consultant never (TXN-47)', () => {
  const consultant = delegatedWith({ wish: { capacity: 'TradeConsultant' } })
  expect(refusal(consultant.ask(byBob, 'OpenDraft', opening))).toBe('NotCustomsBroker')
})

test('a grant of the whole business covers accounts opened later, one of a program does not (DEL-16)', () => {
  const whole = delegatedWith({ wish: { scope: 'business' }, terms: { scope: 'business' } })
  const second = { manager: alice.for(maple), bn15: `${maple}RM0002`, programType: 'Importer' }
  const inSecond = { ...opening, importer: `${maple}RM0002` }
  expect(refusal(account(whole, second).ask(byBob, 'OpenDraft', inSecond))).toBe('accepted')
  expect(refusal(account(delegated, second).ask(byBob, 'OpenDraft', inSecond))).toBe(
    'NotAuthorized',
  )
})

test('a declaration is about its importer and about who began it', () => {
  const [first] = delegated.as(byBob, 'OpenDraft', opening).events(stream.declaration)
  expect(declaration.parties(first as never)).toEqual([maple, atlas])
  expect(declaration.effectiveAt(first as never)).toBe(null)
  expect(declaration.parties({ ...first, type: 'DraftDiscarded', data: draft } as never)).toEqual(
    [],
  )
  expect(opening.importer).toBe(rm1)
})
