/** What is left when a grant ends: run-off rights, expiry by date, and ids that never come back. */
import { describe, expect, test } from 'vitest'
import { delegation } from '../src/index.js'
import { alice, atlas, bob, dave, maple } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import { completeEdit, draft, edit, line, opening } from './support/declarations.js'
import type { History } from './support/history.js'
import { delegated, delegatedWith, pair, stream, terms, wish } from './support/story.js'
import { daysAfter, hoursAfter, justBefore, monday, utc } from './support/time.js'

const byAlice = alice.for(maple)
const byBob = bob.for(atlas)
const slot = (ordinal: number): string => `${stream.delegation}#${ordinal}`
const revokedWith = (history: History, mode: string): History =>
  history.as(byAlice, 'RevokeDelegation', { ...pair, mode })
const edits = (history: History, at?: string): string =>
  refusal(history.ask(byBob, 'EditDraft', completeEdit, at === undefined ? at : utc(at)))

const begun = delegated.as(byBob, 'OpenDraft', opening)
const later = hoursAfter(monday, 1)
const inRunOff = revokedWith(begun.at(later), 'RunOff')

describe('in run-off (DEL-14)', () => {
  test('what was begun is edited, submitted, or thrown away', () => {
    const edited = inRunOff.as(byBob, 'EditDraft', completeEdit)
    expect(eventTypes(edited.ask(byBob, 'SubmitDeclaration', draft))).toEqual([
      'DeclarationSubmitted',
      'DeclarationAccepted',
    ])
    expect(refusal(inRunOff.ask(byBob, 'DiscardDraft', draft))).toBe('accepted')
  })

  test('the authority used is the run-off of that grant', () => {
    const answer = inRunOff.ask(byBob, 'EditDraft', completeEdit)
    if (answer._tag === 'Left') throw new Error('refused')
    expect(answer.right.grant).toMatchObject({
      role: 'pPAM',
      rules: ['MATRIX-15', 'DEL-14', 'DEL-19'],
      delegation: slot(2),
    })
  })

  test('a discarded number is not begun again', () => {
    const discarded = inRunOff.as(byBob, 'DiscardDraft', draft)
    expect(refusal(discarded.ask(byBob, 'OpenDraft', opening))).toBe('NotBegunBeforeEnd')
  })

  test('nothing new is begun', () => {
    const other = { ...opening, transactionNumber: '10000000000024' }
    expect(refusal(inRunOff.ask(byBob, 'OpenDraft', other))).toBe('NotBegunBeforeEnd')
  })

  test('what was begun in the instant of the end was not begun before it (f4)', () => {
    const atTheEnd = revokedWith(delegated.at(later).as(byBob, 'OpenDraft', opening), 'RunOff')
    expect(edits(atTheEnd)).toBe('NotBegunBeforeEnd')
    const oneBefore = delegated.as(byBob, 'OpenDraft', opening, justBefore(later))
    expect(edits(revokedWith(oneBefore.at(later), 'RunOff'))).toBe('accepted')
  })

  test('30 times 24 hours after the instant of revocation it is over (f1)', () => {
    const end = daysAfter(later, 30)
    expect(edits(inRunOff, justBefore(end))).toBe('accepted')
    expect(edits(inRunOff, end)).toBe('AuthorityExpired')
  })

  test('what somebody else began is not to be seen', () => {
    const ofClient = delegated.as(dave.for(maple), 'OpenDraft', opening)
    const answer = edits(revokedWith(ofClient.at(later), 'RunOff'))
    expect(answer).toBe('NotBegunBeforeEnd, NotVisible')
  })

  test('what the client has submitted since is out of reach of the provider (f4)', () => {
    const submitted = inRunOff.as(dave.for(maple), 'SubmitDeclaration', draft)
    expect(submitted.events(stream.declaration).at(-1)?.type).toBe('DeclarationRefused')
    expect(edits(submitted)).toBe('NotBegunBeforeEnd, NotVisible')
  })

  test('what the client began and the provider only submitted was never begun by it', () => {
    const ofClient = delegated.as(dave.for(maple), 'OpenDraft', opening)
    const refused = ofClient.as(byBob, 'SubmitDeclaration', draft)
    expect(refused.events(stream.declaration).at(-1)?.type).toBe('DeclarationRefused')
    expect(edits(refused)).toBe('accepted')
    expect(edits(revokedWith(refused.at(later), 'RunOff'))).toBe('NotBegunBeforeEnd')
  })
})

describe('CutOff', () => {
  test('leaves nothing, not even what was begun', () => {
    expect(edits(revokedWith(begun.at(later), 'CutOff'))).toBe('AuthorityExpired')
  })

  test('also ends an earlier run-off (f3)', () => {
    const regranted = inRunOff
      .as(byBob, 'RequestDelegation', wish)
      .as(byAlice, 'ApproveDelegation', terms)
    const cut = recorded(regranted.ask(byAlice, 'RevokeDelegation', { ...pair, mode: 'CutOff' }))
    expect(cut).toEqual([
      { type: 'DelegationRevoked', v: 1, data: { grantId: slot(4), mode: 'CutOff' } },
      { type: 'GrantEnded', v: 1, data: { grantId: slot(4) } },
      { type: 'GrantEnded', v: 1, data: { grantId: slot(2) } },
    ])
    expect(edits(revokedWith(regranted, 'CutOff'))).toBe('AuthorityExpired')
  })
})

describe('a new grant while run-off stands', () => {
  const regranted = inRunOff
    .as(byBob, 'RequestDelegation', wish)
    .as(byAlice, 'ApproveDelegation', { ...terms, validFrom: '2026-02-20' })

  test('leaves the run-off standing', () => {
    expect(regranted.state(delegation, stream.delegation)).toMatchObject({
      grant: { id: slot(4) },
      runOffs: [{ grantId: slot(2), endedAt: later }],
    })
  })

  test('does not lend its dates to what the run-off gives, nor the reverse', () => {
    expect(edits(regranted)).toBe('accepted')
    const other = { ...opening, transactionNumber: '10000000000024' }
    expect(refusal(regranted.ask(byBob, 'OpenDraft', other))).toBe(
      'GrantNotYetValid, NotBegunBeforeEnd',
    )
  })

  test('revoked before its first day, it leaves the earlier run-off standing', () => {
    const revoked = revokedWith(regranted, 'RunOff')
    expect(revoked.events(stream.delegation).at(-1)).toMatchObject({
      type: 'GrantEnded',
      data: { grantId: slot(4) },
    })
    expect(edits(revoked)).toBe('accepted')
  })

  test('and its own run-off beside the earlier one: each keeps its capacity', () => {
    const asConsultant = { ...wish, capacity: 'TradeConsultant' }
    const both = revokedWith(
      inRunOff.as(byBob, 'RequestDelegation', asConsultant).as(byAlice, 'ApproveDelegation', terms),
      'RunOff',
    )
    expect(both.state(delegation, stream.delegation)).toMatchObject({
      runOffs: [
        { grantId: slot(2), capacity: 'CustomsBroker' },
        { grantId: slot(4), capacity: 'TradeConsultant' },
      ],
    })
    expect(edits(both)).toBe('accepted')
  })

  test('has an id that was never used, whatever came before it (P17)', () => {
    const again = revokedWith(regranted, 'CutOff')
      .as(byBob, 'RequestDelegation', wish)
      .as(byAlice, 'RejectDelegation', { ...pair, reason: 'NotNeeded', block: false })
      .as(byBob, 'RequestDelegation', wish)
      .as(byAlice, 'ApproveDelegation', terms)
    const ids = again.events(stream.delegation).flatMap(({ type, data }) => {
      const { requestId, grantId } = data as { requestId?: string; grantId?: string }
      if (type === 'DelegationRequested') return [requestId]
      return type === 'DelegationGranted' ? [grantId] : []
    })
    expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7].map(slot))
  })
})

describe('expiry by date (f2)', () => {
  const dated = delegatedWith({ terms: { validUntil: '2026-02-10' } })
  const ofDated = dated.as(byBob, 'OpenDraft', opening)
  /** Midnight Eastern behind 10 February, and behind 12 March: daylight time has begun by then. */
  const end = utc('2026-02-11T05:00:00.000Z')
  const over = utc('2026-03-13T04:00:00.000Z')

  test('needs no event: up to the last instant of the day all is allowed, then run-off is', () => {
    const other = { ...opening, transactionNumber: '10000000000024' }
    const opens = (at: string) => refusal(ofDated.ask(byBob, 'OpenDraft', other, utc(at)))
    expect(opens(justBefore(end))).toBe('accepted')
    expect(opens(end)).toBe('NotBegunBeforeEnd')
    expect(edits(ofDated, end)).toBe('accepted')
  })

  test('run-off after a day lasts 30 civil days, over a change of the clock (f1)', () => {
    expect(edits(ofDated, justBefore(over))).toBe('accepted')
    expect(edits(ofDated, over)).toBe('AuthorityExpired')
  })

  test('cannot be revoked any more', () => {
    const revoke = { ...pair, mode: 'CutOff' }
    expect(refusal(dated.ask(byAlice, 'RevokeDelegation', revoke, end))).toBe('NoLiveGrant')
  })

  test('is recorded when the next grant takes the slot, with the instant it holds from', () => {
    const asked = dated.as(byBob, 'RequestDelegation', wish, end)
    const expired = { type: 'GrantExpired', v: 1, data: { grantId: slot(2), endedAt: end } }
    const approve = (at: string) =>
      recorded(asked.ask(byAlice, 'ApproveDelegation', terms, utc(at))).slice(1, -1)
    const relationship = slot(2)
    const capacity = 'CustomsBroker'
    const runOff = { grantId: slot(2), capacity, endedAt: end, until: over, relationship }
    expect(approve(justBefore(over))).toEqual([
      expired,
      { type: 'RunOffStarted', v: 2, data: runOff },
    ])
    expect(approve(over)).toEqual([expired])
  })

  test('recording it changes nothing that the dates had not decided', () => {
    const regranted = ofDated
      .as(byBob, 'RequestDelegation', wish, end)
      .as(byAlice, 'ApproveDelegation', { ...terms, validFrom: '2026-12-01' })
    expect(edits(regranted, justBefore(over))).toBe('accepted')
    expect(edits(regranted, over)).toBe('GrantNotYetValid')
  })
})

test('a draft keeps its lines when the authority under which it was begun ends', () => {
  const edited = begun.as(byBob, 'EditDraft', edit({ lines: [line] }))
  const before = edited.events(stream.declaration)
  expect(revokedWith(edited, 'CutOff').events(stream.declaration)).toEqual(before)
})
