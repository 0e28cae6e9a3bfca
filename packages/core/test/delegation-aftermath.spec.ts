/**
 * Endings that come from elsewhere, told as whole histories: the command that causes them, what
 * authority says at once, and what the reactions then record in each delegation.
 */
import { describe, expect, test } from 'vitest'
import { delegation } from '../src/index.js'
import type { Instant } from '../src/values/index.js'
import { alice, atlas, bob, cra, dave, maple, officer, reaction } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import { completeEdit, draft, opening } from './support/declarations.js'
import type { History } from './support/history.js'
import { delegated, pair, rm1, stream, terms, wish } from './support/story.js'
import { daysAfter, hoursAfter, justBefore, monday } from './support/time.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const whole = { ...pair, scope: 'business' }
const later = hoursAfter(monday, 1)
const everything = { bn9: maple, provider: atlas }
const bn15 = { bn15: rm1 }
const other = { ...opening, transactionNumber: '10000000000024' }

/** Atlas has begun a draft, and may act for maple in both scopes; it asks for more in one. */
const inBoth = delegated
  .as(byBob, 'OpenDraft', opening)
  .as(byBob, 'RequestDelegation', { ...wish, ...whole })
  .as(byAlice, 'ApproveDelegation', { ...terms, ...whole })
  .as(byBob, 'RequestDelegation', { ...wish, visibility: 'Financial' })
  .at(later)

const edits = (history: History, at?: Instant): string =>
  refusal(history.ask(byBob, 'EditDraft', completeEdit, at))
const opensAnother = (history: History): string => refusal(history.ask(byBob, 'OpenDraft', other))
const slots = (history: History, name: string) => {
  const state = history.state(delegation, name)
  if (state.status === 'Absent') throw new Error(`${name} is empty`)
  const { request, grant, runOffs } = state
  return { request: request !== null, grant: grant !== null, runOffs: runOffs.length }
}
/** Each of the two delegations gives its own reason. */
const expired = 'AuthorityExpired, AuthorityExpired'
const nothing = { request: false, grant: false, runOffs: 0 }
const since = (history: History, name: string) =>
  history
    .events(name)
    .slice(inBoth.events(name).length)
    .map(({ type }) => type)

describe('RevokeAllForProvider', () => {
  const revoked = (mode: string): History =>
    inBoth.as(byAlice, 'RevokeAllForProvider', { ...everything, mode })

  test('with CutOff leaves no live grant and no open request in any scope (DEL-25)', () => {
    const cut = revoked('CutOff')
    expect(slots(cut, stream.delegation)).toEqual(nothing)
    expect(slots(cut, stream.wholeDelegation)).toEqual(nothing)
    expect([edits(cut), opensAnother(cut)]).toEqual([expired, expired])
    expect(since(cut, stream.delegation)).toEqual(['GrantEnded', 'RequestVoided'])
  })

  test('with RunOff lets the provider finish in 30 days what it began (DEL-F5)', () => {
    const ended = revoked('RunOff')
    expect(slots(ended, stream.delegation)).toEqual({ ...nothing, runOffs: 1 })
    expect(slots(ended, stream.wholeDelegation)).toEqual({ ...nothing, runOffs: 1 })
    expect(opensAnother(ended)).toBe('NotBegunBeforeEnd, NotBegunBeforeEnd')
    const over = daysAfter(later, 30)
    expect([edits(ended, justBefore(over)), edits(ended, over)]).toEqual(['accepted', expired])
  })

  test.each(['RunOff', 'CutOff'])('%s holds at once, before the reaction says so', (mode) => {
    const command = inBoth.ask(byAlice, 'RevokeAllForProvider', { ...everything, mode })
    const unrecorded = inBoth.given(stream.maple, ...recorded(command))
    const recordedToo = revoked(mode)
    expect(unrecorded.events(stream.delegation)).toEqual(inBoth.events(stream.delegation))
    for (const look of [edits, opensAnother]) expect(look(unrecorded)).toBe(look(recordedToo))
    expect(refusal(unrecorded.ask(byAlice, 'ApproveDelegation', terms))).toBe('NoRequest')
  })

  test.each(['RunOff', 'CutOff'])('%s delivered again records nothing', (mode) => {
    const again = { ...pair, mode, at: later }
    revoked(mode).when(reaction, 'RecordProviderRevoked', again, hoursAfter(later, 1)).then()
  })

  test('a later grant is a new one, and a delivery that comes late does not touch it', () => {
    const regranted = revoked('CutOff')
      .at(hoursAfter(later, 1))
      .as(byBob, 'RequestDelegation', wish)
      .as(byAlice, 'ApproveDelegation', terms)
    expect(opensAnother(regranted)).toBe('accepted')
    regranted.when(reaction, 'RecordProviderRevoked', { ...pair, mode: 'CutOff', at: later }).then()
  })
})

describe('a program account that closes', () => {
  const closed = inBoth.as(byAlice, 'CloseProgramAccount', bn15)
  const reopened = closed.at(daysAfter(later, 1)).as(officer, 'ReactivateProgramAccount', bn15)

  test('ends the grant on it with what was open, and none on the whole business (DEL-17)', () => {
    expect(slots(closed, stream.delegation)).toEqual(nothing)
    expect(slots(closed, stream.wholeDelegation)).toMatchObject({ grant: true })
    expect(since(closed, stream.wholeDelegation)).toEqual([])
  })

  test('and opens again restores nothing; a new grant has an id of its own (DEL-18, P17)', () => {
    expect(slots(reopened, stream.delegation)).toEqual(nothing)
    const withoutWhole = reopened.as(byAlice, 'RevokeDelegation', { ...whole, mode: 'CutOff' })
    expect(opensAnother(reopened)).toBe('accepted')
    expect(opensAnother(withoutWhole)).toBe(expired)
    const regranted = withoutWhole
      .as(byBob, 'RequestDelegation', wish)
      .as(byAlice, 'ApproveDelegation', terms)
    expect(opensAnother(regranted)).toBe('accepted')
    expect(regranted.state(delegation, stream.delegation)).toMatchObject({
      grant: { id: `${stream.delegation}#5` },
    })
  })

  test('told again, also after it opened, leaves nothing to record', () => {
    const again = { ...pair, closedAt: later }
    for (const history of [closed, reopened])
      history.when(reaction, 'RecordProgramClosed', again).then()
  })
})

describe('a party that ceased (BUS-13)', () => {
  const ends = { on: '2026-02-01', reason: 'Dissolved' }

  test.each([
    ['client', maple],
    ['provider', atlas],
  ])('%s: nothing is left in any scope, and told again nothing is recorded', (_side, party) => {
    const ceased = inBoth.as(cra, 'RecordBnCeased', { ...ends, bn9: party })
    expect(slots(ceased, stream.delegation)).toEqual(nothing)
    expect(slots(ceased, stream.wholeDelegation)).toEqual(nothing)
    expect(edits(ceased)).not.toBe('accepted')
    ceased.when(reaction, 'RecordPartyCeased', { ...pair, party }).then()
  })
})

describe('filings stay as they are (DEL-15)', () => {
  const filed = inBoth.as(byBob, 'EditDraft', completeEdit).as(byBob, 'SubmitDeclaration', draft)

  test.each([
    ['revoked', byAlice, 'RevokeDelegation', { ...pair, mode: 'CutOff' }],
    ['revoked everywhere', byAlice, 'RevokeAllForProvider', { ...everything, mode: 'CutOff' }],
    ['given back', byBob, 'RelinquishDelegation', { ...pair, mode: 'CutOff' }],
    ['closed', officer, 'RecordProgramClosure', { ...bn15, reason: 'Compliance' }],
    ['ceased', cra, 'RecordBnCeased', { bn9: atlas, on: '2026-02-01', reason: 'Dissolved' }],
  ] as const)('%s', (_how, actor, type, data) => {
    const before = filed.events(stream.declaration)
    expect(before.at(-1)?.type).toBe('DeclarationAccepted')
    const after = filed.as(actor, type, data)
    expect(slots(after, stream.delegation)).toMatchObject({ grant: false })
    expect(after.events(stream.declaration)).toEqual(before)
  })

  test('a draft that the provider began goes on in the hands of the client', () => {
    const cut = inBoth.as(byAlice, 'RevokeAllForProvider', { ...everything, mode: 'CutOff' })
    const goesOn = cut.as(dave.for(maple), 'EditDraft', completeEdit)
    expect(eventTypes(goesOn.ask(dave.for(maple), 'SubmitDeclaration', draft))).toEqual([
      'DeclarationSubmitted',
      'DeclarationAccepted',
    ])
  })
})
