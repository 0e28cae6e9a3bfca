/** What ends a grant elsewhere holds at once, before any reaction records it in the delegation's stream. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { afterEndings, type DelegationStanding, type Endings } from '../src/authority/index.js'
import type { World } from '../src/index.js'
import type { CivilDate, Instant, Revocation } from '../src/values/index.js'
import { alice, atlas, carol, maple } from './support/actors.js'
import {
  authority,
  business,
  employeeWorld,
  item,
  known,
  member,
  program,
  providerWorld,
  rm,
  standing,
} from './support/worlds.js'

type Question = Parameters<typeof authority>[1]
const reasons = (world: World, question: Question): string => {
  const answer = authority(world, question)
  return E.isRight(answer) ? 'allowed' : answer.left.map(({ name }) => name).join(', ')
}
const instant = (text: string): Instant => `2026-01-${text}:00.000Z` as Instant
const drafting: Question = { permission: 'SubmitFirstDeclaration' }
const finishing: Question = { ...drafting, target: { item: item() }, finishesWork: true }

const revoked = (mode: Revocation['mode'], at: Instant) =>
  providerWorld({
    target: known(business(maple, { revocations: new Map([[atlas, [{ mode, at }]]]) }), 'client'),
  })

describe('everything of a provider revoked (DEL-25)', () => {
  const later = instant('20T12:00')
  test('RunOff leaves what was begun before, CutOff leaves nothing', () => {
    expect(reasons(revoked('RunOff', later), drafting)).toBe('NotBegunBeforeEnd')
    expect(reasons(revoked('RunOff', later), finishing)).toBe('allowed')
    expect(reasons(revoked('CutOff', later), finishing)).toBe('AuthorityExpired')
  })

  test('a grant made later is not touched, one of the same instant is (f3)', () => {
    const granted = '2025-01-01T17:00:00.000Z' as Instant
    const before = '2025-01-01T16:59:59.999Z' as Instant
    expect(reasons(revoked('CutOff', before), drafting)).toBe('allowed')
    expect(reasons(revoked('CutOff', granted), drafting)).toBe('AuthorityExpired')
  })
})

describe('a program that closed and was reopened (DEL-17, DEL-18)', () => {
  const reopened = (scope: 'business' | typeof rm) =>
    providerWorld({
      program: known(program({ closedAt: instant('20T12:00') }), 'program'),
      delegations: [known(standing({ scope }), 'delegation')],
    })
  test('ends the grants on it for ever, and none of the whole business', () => {
    expect(reasons(reopened(rm), drafting)).toBe('AuthorityExpired')
    expect(reasons(reopened('business'), drafting)).toBe('allowed')
  })
})

describe('the slots after both endings', () => {
  const grant = standing().grant as NonNullable<DelegationStanding['grant']>
  const endings = (revokedAt: string, closedAt: string): Endings => ({
    revocations: [{ mode: 'RunOff', at: instant(revokedAt) }],
    closedAt: instant(closedAt),
  })
  test('a run-off that began before the closing ends with it, whichever is read first', () => {
    const ended = afterEndings({ grant, runOffs: [] }, endings('10T12:00', '20T12:00'))
    expect(ended).toEqual({ grant: null, runOffs: [] })
    const closedFirst = afterEndings({ grant, runOffs: [] }, endings('20T12:00', '10T12:00'))
    expect(closedFirst).toEqual({ grant: null, runOffs: [] })
  })

  test('what an earlier CutOff ended a later RunOff does not give back', () => {
    const earlier: Revocation = { mode: 'CutOff', at: instant('10T12:00') }
    const later: Revocation = { mode: 'RunOff', at: instant('20T12:00') }
    const ended = afterEndings(
      { grant, runOffs: [] },
      { revocations: [earlier, later], closedAt: null },
    )
    expect(ended).toEqual({ grant: null, runOffs: [] })
  })

  test('a scheduled grant leaves no run-off, a suspended one does (a15)', () => {
    const revocation: Revocation = { mode: 'RunOff', at: instant('20T12:00') }
    const only = { revocations: [revocation], closedAt: null }
    const scheduled = { ...grant, terms: { ...grant.terms, validFrom: '2026-02-01' as CivilDate } }
    expect(afterEndings({ grant: scheduled, runOffs: [] }, only).runOffs).toEqual([])
    const suspended = { ...grant, suspended: true }
    expect(afterEndings({ grant: suspended, runOffs: [] }, only).runOffs).toMatchObject([
      { grantId: 'grant', endedAt: revocation.at, until: '2026-02-19T12:00:00.000Z' },
    ])
  })

  test('a grant that had expired keeps the run-off of its date under RunOff, not under CutOff', () => {
    const expired = { ...grant, terms: { ...grant.terms, validUntil: '2026-01-10' as CivilDate } }
    const at = instant('20T12:00')
    const under = (mode: Revocation['mode']) =>
      afterEndings({ grant: expired, runOffs: [] }, { revocations: [{ mode, at }], closedAt: null })
    expect(under('RunOff').runOffs).toMatchObject([{ endedAt: '2026-01-11T05:00:00.000Z' }])
    expect(under('CutOff')).toEqual({ grant: null, runOffs: [] })
  })
})

describe('a licence', () => {
  const licensed = (from: string, restored: string | null) => {
    const suspension = { from: from as CivilDate, restored: restored as CivilDate | null }
    const periods = [{ validFrom: '2024-10-21' as CivilDate, validUntil: null }]
    const licence = { periods, suspensions: [suspension] }
    return providerWorld({ acting: known(business(atlas, { licence }), 'provider') })
  }
  test('that is suspended accounts for nobody until the day it is restored (DEL-F21)', () => {
    expect(reasons(licensed('2026-02-02', null), drafting)).toBe('LicenceNotValid')
    expect(reasons(licensed('2026-02-03', null), drafting)).toBe('allowed')
    expect(reasons(licensed('2026-01-05', '2026-02-02'), drafting)).toBe('allowed')
    expect(reasons(licensed('2026-01-05', '2026-02-03'), drafting)).toBe('LicenceNotValid')
  })
})

test('a person whose access is suspended is told so, and nothing is allowed', () => {
  const members = new Map([[alice.id, member({ role: 'BAM' }, { suspended: true })]])
  const reading = { permission: 'ListUsers', actor: alice.for(maple) } as const
  expect(reasons(employeeWorld({ members }), reading)).toBe('AccessSuspended')
})

test('nobody raises the own role (USR-17)', () => {
  const members = new Map([[carol.id, member({ role: 'PAM', programs: [rm] })]])
  const answer = authority(employeeWorld({ members }), {
    permission: 'ManageEmployees',
    actor: carol.for(maple),
    subject: carol.id,
    gives: { role: 'BAM' },
  })
  expect(answer).toMatchObject({
    left: [{ name: 'SelfPromotion', role: 'BAM' }, { name: 'RoleAboveApprover' }],
  })
})
