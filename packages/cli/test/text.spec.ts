/** Everything that people read has words: each event of the domain in each version, each refusal. */
import { readdirSync, readFileSync } from 'node:fs'
import { carm, matrix } from '@carmkit/core'
import type { DomainEvent, Reason } from '@carmkit/kernel'
import { describe, expect, it } from 'vitest'
import { eventText } from '../src/text/event.js'
import { reasonText } from '../src/text/reason.js'
import { ruleText } from '../src/text/rule.js'

const core = new URL('../../core/', import.meta.url)
const filesUnder = (folder: string): ReadonlyArray<string> =>
  readdirSync(new URL(folder, core), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}${name}`,
  )
const read = (path: string): string => readFileSync(new URL(path, core), 'utf8')

/** An example of every version of every event that was ever released. */
const examples = filesUnder('golden/')
  .filter((path) => /\.v\d+\.json$/.test(path))
  .map((path) => JSON.parse(read(path)) as DomainEvent)

describe('events', () => {
  const types = carm.aggregates.flatMap(({ events }) =>
    events.definitions.flatMap(({ type, v }) =>
      Array.from({ length: v }, (_, index) => [String(type), index + 1] as const),
    ),
  )

  it.each(types)('%s, version %d, is told in words', (type, version) => {
    const told = examples.filter((one) => one.type === type && one.v === version).map(eventText)
    expect(told.length).toBeGreaterThan(0)
    for (const text of told) {
      expect(text).toMatch(/^\S(.*\S)?$/)
      expect(text).not.toMatch(/undefined|null|NaN|\[object|: *,|, *$|  /)
    }
  })

  it.each(types)('%s, version %d, is told whatever its data lacks', (type, v) => {
    for (const data of [{}, null, { bn9: 7, user: [], questions: 'x', lines: null, cause: 1 }])
      expect(eventText({ type, v, data })).not.toMatch(/undefined|null|\[object/)
  })

  it.each([
    [
      'RoleChanged',
      {
        user: 'b0b00000-0000-4000-8000-000000000002',
        before: { role: 'Reader', programs: ['RM0001', 'RM0002'] },
        after: { role: 'BAM' },
      },
      'b0b00000 was Reader on RM0001, RM0002, is BAM',
    ],
    [
      'ClaimBegun',
      { bn9: '123456782', claimant: 'a11ce000-0000', questions: [], lapsesAt: 'then' },
      '123456782 by a11ce000, an officer decides until then',
    ],
    [
      'ClaimLockStarted',
      { bn9: '123456782', claimant: 'a11ce000-0000', until: null, lockNumber: 3 },
      '123456782 by a11ce000, lock 3 until an officer opens it',
    ],
    [
      'BusinessCeased',
      { bn9: '123456782', on: '2026-02-02', cause: { kind: 'superseded', by: '700123458' } },
      '123456782 from 2026-02-02, superseded by 700123458',
    ],
    [
      'ProgramClosed',
      { bn15: '123456782RM0001', reason: 'Voluntary', unchecked: ['OpenBalance'] },
      '123456782RM0001, Voluntary, unchecked: OpenBalance',
    ],
    [
      'ProgramClosed',
      {
        bn15: '123456782RM0001',
        reason: 'Voluntary',
        unchecked: ['OpenDeclarations'],
        unreadable: ['transaction-declaration.x'],
      },
      '123456782RM0001, Voluntary, unchecked: OpenDeclarations, unreadable: transaction-declaration.x',
    ],
    [
      'StaffAssigned',
      { user: 'b0b00000-0000', to: { kind: 'group', group: 'G1' }, role: 'pEditor' },
      'b0b00000 is pEditor for group G1',
    ],
    [
      'RequestRejected',
      { reason: 'NotNeeded', block: true },
      'NotNeeded, further requests blocked',
    ],
  ])('%s tells its facts', (type, data, text) => {
    expect(eventText({ type, v: 1, data })).toBe(text)
  })

  it('an event of another domain has no words', () => {
    expect(eventText({ type: 'constructor', v: 1, data: {} })).toBe('')
  })
})

describe('refusals', () => {
  /** As the types of the core name them; a denial by the matrix takes its name from the row. */
  const sources = filesUnder('src/').filter((path) => /\/(rejection|denial)\.ts$/.test(path))
  const names = [
    ...new Set([
      ...sources.flatMap((path) =>
        [...read(path).matchAll(/readonly name: '(\w+)'/g)].map(([, name = '']) => name),
      ),
      ...matrix.map(({ denial }) => denial),
    ]),
  ].toSorted()

  it('are found in every aggregate and in authority', () => {
    expect(sources.length).toBe(carm.aggregates.length + 1)
    expect(names.length).toBeGreaterThan(80)
  })

  /** Has every field that is asked for: a list of one word, which joins and prints as that word. */
  const anything = (name: string): Reason =>
    new Proxy({ name, rule: null } as Reason, {
      has: () => true,
      get: (target, field) => (field in target ? target[field as 'name'] : ['something']),
    })

  it.each(names)('%s is a sentence', (name) => {
    const told = reasonText(anything(name))
    expect(told).not.toBe(name)
    expect(told).toMatch(/^[a-z0-9].*[^.\s]$/)
    expect(told).not.toMatch(/undefined|\[object/)
  })

  it.each([
    [{ name: 'GrantSuspended', scope: 'RM0001' }, 'the delegation for RM0001 is suspended'],
    [
      { name: 'GrantSuspended', grantId: 'x#1' },
      'the delegation is suspended; the client resumes it first',
    ],
    [{ name: 'ProgramNotActive', program: 'RM0001' }, 'program RM0001 is not active'],
    [{ name: 'ProgramNotActive', importer: '1RM0001' }, 'account 1RM0001 is not active'],
    [{ name: 'ProgramNotActive', status: 'Closed' }, 'the program is Closed, not Active'],
    [{ name: 'BusinessNotActive', bn9: '1' }, 'business 1 is not active'],
    [
      { name: 'BusinessNotActive', business: '1', status: 'Ceased' },
      'business 1 is Ceased, not Active',
    ],
    [{ name: 'InvitationLapsed', lapsedAt: 'then' }, 'the invitation lapsed at then'],
    [
      { name: 'InvitationLapsed', lapsedAt: null },
      'whoever gave the invitation may no longer give it',
    ],
    [{ name: 'NotDue', dueAt: 'then' }, 'it is not due before then'],
    [{ name: 'NotDue', dueAt: null }, 'nothing is ever due: there is no end'],
    [
      { name: 'NotDue', dueAt: 'then', balance: '5.00' },
      'it is not due before then, and its balance is 5.00',
    ],
    [{ name: 'NotDue', dueAt: null, balance: '0.00' }, 'no day is known on which it would be'],
    [{ name: 'NotActive', bn9: '1' }, 'business 1 is not active'],
    [{ name: 'NotActive', grant: 'Scheduled' }, 'the delegation has not begun'],
    [{ name: 'NotSuspended', rule: 'BUS-13', bn9: '1' }, 'business 1 is not suspended'],
    [{ name: 'NotSuspended', rule: 'DEL-F21', bn9: '1' }, 'the licence of 1 is not suspended'],
    [{ name: 'NotSuspended', rule: 'DEL-01' }, 'no delegation is suspended now'],
    [{ name: 'NoLiveGrant', client: '1' }, 'no delegation of 1 is live'],
    [{ name: 'NoLiveGrant' }, 'there is no delegation to act upon'],
    [{ name: 'NoPortalAccess', date: 'D' }, 'the portal does not offer this on D'],
    [{ name: 'NoPortalAccess', today: 'D' }, 'the portal does not offer this on D'],
    [
      { name: 'OriginNotOfThatDay', origin: null, openedOn: 'D' },
      'accounts were not opened by anybody on D',
    ],
    [{ name: 'ClaimLocked', until: null }, 'the claim is locked until an officer opens it'],
    [
      { name: 'PeriodInvalid', validFrom: '2026-02-02', validUntil: '2026-02-01' },
      'the period 2026-02-02 to 2026-02-01 is empty or over',
    ],
  ])('%j is told from its fields', (reason, text) => {
    expect(reasonText({ rule: null, ...reason })).toBe(text)
  })

  it.each(['Elsewhere', 'constructor'])('%s, of another domain, keeps its name', (name) => {
    expect(reasonText({ name, rule: null })).toBe(name)
  })
})

describe('rules', () => {
  it('of the matrix and of the table of senders are told beside those of the catalogue', () => {
    expect(ruleText('MATRIX-15')).toContain('SubmitFirstDeclaration')
    expect(ruleText('SENDER-officer')).toBe('officer may send this command')
    expect(ruleText('DEL-14')).toContain('run-off')
    expect(ruleText('ELSE-1')).toBe('')
  })

  it('that a refusal of authority names all have a text', () => {
    const rules = [...read('src/authority/denial.ts').matchAll(/rule: '([\w-]+)'/g)]
    expect(rules.length).toBeGreaterThan(10)
    for (const [, id = ''] of rules) expect([id, ruleText(id)]).not.toEqual([id, ''])
  })
})
