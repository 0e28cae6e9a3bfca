/** Queries about authority by example: check, who can, what can, and what a command would change. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { check, preview, whatCan, whoCan, worldIn } from '../src/access/index.js'
import type { Actor, Permission, Request, Target } from '../src/index.js'
import type { ProgramReference, UserId } from '../src/values/index.js'
import { asking, ofClient, portalAt, rm1 } from './support/access-story.js'
import { alice, atlas, bob, carol, cedar, erin, maple, officer, zoe } from './support/actors.js'
import type { History } from './support/history.js'
import { delegated, delegatedWith, mapleStaffed, pair, ready, stream } from './support/story.js'
import { monday } from './support/time.js'
import { item, rm } from './support/worlds.js'

const names = (history: History, permission: Permission, target: Target = rm1) =>
  whoCan(portalAt(history), { permission, target, now: monday }).map(({ user, actingFor, proof }) =>
    [user.slice(0, 3), actingFor === maple ? 'maple' : 'atlas', proof.role].join(' '),
  )

const request = (actor: Actor, type: string, data: object): Request => ({
  commandId: '00000000-0000-4000-8000-000000000001',
  actor,
  command: { type, data },
})

describe('whoCan', () => {
  test('names the own people and the people of providers, each with its role', () => {
    expect(names(delegated, 'SubmitFirstDeclaration')).toEqual([
      'a11 maple BAM',
      'ca2 maple PAM',
      'da5 maple Editor',
      'b0b atlas pPAM',
    ])
  })

  test('a revoked broker is gone', () => {
    const revoked = delegated.as(alice.for(maple), 'RevokeDelegation', { ...pair, mode: 'CutOff' })
    expect(names(revoked, 'ViewTransactions')).toEqual([
      'a11 maple BAM',
      'ca2 maple PAM',
      'da5 maple Editor',
      'e21 maple Reader',
    ])
  })

  test('visibility Own shows the broker its own items, Program also those of others', () => {
    const own = delegatedWith({ terms: { visibility: 'Own' } })
    const others: Target = { ...rm1, item: ofClient }
    expect(names(own, 'ViewTransactions', { ...rm1, item: item() })).toContain('b0b atlas pPAM')
    expect(names(own, 'ViewTransactions', others)).not.toContain('b0b atlas pPAM')
    expect(names(delegated, 'ViewTransactions', others)).toContain('b0b atlas pPAM')
  })

  test('a broker in run-off submits and corrects what it began, and begins nothing', () => {
    const ending = delegated.as(alice.for(maple), 'RevokeDelegation', { ...pair, mode: 'RunOff' })
    const begun: Target = { ...rm1, item: item() }
    expect(names(ending, 'SubmitFirstDeclaration', begun)).toContain('b0b atlas pPAM')
    expect(names(ending, 'CorrectDeclaration', begun)).toContain('b0b atlas pPAM')
    expect(names(ending, 'CorrectDeclaration')).not.toContain('b0b atlas pPAM')
    for (const permission of ['RequestAdjustment', 'MakePayment'] as const) {
      expect(names(ending, permission, begun)).not.toContain('b0b atlas pPAM')
    }
  })

  test('nobody can do anything to a business that no stream is about', () => {
    expect(names(delegated, 'ViewBusinessProfile', { ...rm1, business: cedar })).toEqual([])
  })
})

describe('whatCan', () => {
  const lines = (history: History, userId: UserId) =>
    whatCan(portalAt(history), { userId, now: monday }).map(
      ({ actingFor, business: where, permission, program: level, items }) =>
        [actingFor === maple ? 'maple' : 'atlas', where, permission, level, items].join(' '),
    )

  test('of a broker: its own business, and its client within the scope', () => {
    const all = lines(delegated, bob.id)
    expect(all).toContain(`atlas ${atlas} ManageEmployees  none`)
    expect(all).toContain(`atlas ${maple} SubmitFirstDeclaration RM0001 others`)
    expect(all).not.toContain(`atlas ${maple} ViewStatements RM0001 none`)
  })

  test('of a reader: it looks, and does nothing', () => {
    expect(lines(delegated, erin.id)).toEqual([
      `maple ${maple} ViewBusinessProfile  none`,
      `maple ${maple} ViewBusinessProfile RM0001 none`,
      `maple ${maple} ViewProgramProfile RM0001 none`,
      `maple ${maple} ViewTransactions RM0001 none`,
      `maple ${maple} ViewTransactions RM0001 own`,
      `maple ${maple} ViewTransactions RM0001 others`,
      `maple ${maple} ViewStatements RM0001 none`,
      `maple ${maple} ExportTransactions RM0001 none`,
    ])
  })

  test('of somebody whom nobody knows: nothing', () => {
    expect(lines(delegated, zoe.id)).toEqual([])
  })
})

describe('check', () => {
  test('allows with the streams that it rests on, denies with every reason', () => {
    const portal = portalAt(delegated)
    const allowed = check(portal, asking(bob.id, atlas, 'SubmitFirstDeclaration'))
    expect(E.isRight(allowed) && allowed.right.pins.map((pin) => pin.stream)).toEqual([
      stream.atlas,
      stream.maple,
      stream.rm1,
      stream.delegation,
    ])
    expect(check(portal, asking(zoe.id, atlas, 'ViewTransactions'))).toEqual(
      E.left([{ name: 'NotAuthorized', rule: 'DEL-13', role: null }]),
    )
  })

  test('finds its world also for several programs, unknown businesses and persons alone', () => {
    const portal = portalAt(delegated)
    const several = { ...rm1, programs: [rm, 'RM0002' as ProgramReference] }
    const alone = { kind: 'user', userId: bob.id, actingFor: null } as const
    expect(E.isRight(check(portal, asking(alice.id, maple, 'ViewTransactions', several)))).toBe(
      true,
    )
    expect(E.isRight(check(portal, asking(bob.id, atlas, 'ViewTransactions', several)))).toBe(false)
    expect(worldIn(portal, { ...alone, actingFor: cedar }, rm1).acting?.is.status).toBe('Unclaimed')
    expect(worldIn(portal, alone, rm1).acting).toBeNull()
  })
})

describe('preview', () => {
  const revoking = request(alice.for(maple), 'RevokeDelegation', { ...pair, mode: 'CutOff' })

  test('of a revocation: what the broker loses, and nobody else', () => {
    const answer = preview(portalAt(delegated), { request: revoking, now: monday })
    const changes = E.isRight(answer) ? answer.right : []
    expect(new Set(changes.map(({ change, user }) => `${change} ${user}`))).toEqual(
      new Set([`loses ${bob.id}`]),
    )
    expect(
      changes.find(
        ({ permission, items }) => permission === 'SubmitFirstDeclaration' && items === 'own',
      ),
    ).toMatchObject({
      witness: { delegation: `${stream.delegation}#2`, role: 'pPAM' },
      denials: [{ name: 'AuthorityExpired', rule: 'DEL-13', scope: 'RM0001' }],
    })
  })

  test('of a licence that has ended: the broker may no longer account', () => {
    const { actor, type, data } = {
      actor: { kind: 'external', party: 'cbsa' } as const,
      type: 'RecordLicence',
      data: { bn9: atlas, validFrom: '2024-10-21', validUntil: '2026-01-31' },
    }
    const answer = preview(portalAt(delegated), {
      request: request(actor, type, data),
      now: monday,
    })
    const lost = (E.isRight(answer) ? answer.right : []).map(
      ({ change, permission, program: level, items }) =>
        [change, permission, level, items].join(' '),
    )
    expect(lost).toEqual([
      'loses SubmitFirstDeclaration RM0001 none',
      'loses SubmitFirstDeclaration RM0001 own',
      'loses SubmitFirstDeclaration RM0001 others',
      'loses CorrectDeclaration RM0001 none',
      'loses CorrectDeclaration RM0001 own',
      'loses CorrectDeclaration RM0001 others',
    ])
  })

  test('of a command that is refused: the refusal', () => {
    const refused = request(carol.for(maple), 'RemoveUser', { bn9: maple, user: alice.id })
    expect(preview(portalAt(mapleStaffed), { request: refused, now: monday })).toMatchObject(
      E.left({ outcome: 'denied' }),
    )
  })

  test('of a command that changes nothing of access, and of no command', () => {
    const portal = portalAt(ready)
    const asks = request(zoe.alone, 'RequestAccess', { bn9: maple })
    expect(preview(portal, { request: asks, now: monday })).toEqual(E.right([]))
    expect(() =>
      preview(portal, { request: request(officer, 'Nothing', {}), now: monday }),
    ).toThrow('Nothing is no command')
  })
})
