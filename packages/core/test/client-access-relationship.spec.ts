/** Which relationship a client and a provider have at a moment: over all scopes, and whatever ended it. */
import type { StreamRef } from '@carmkit/kernel'
import { describe, expect, test } from 'vitest'
import { type BusinessAccount, initial as noBusiness } from '../src/business-account/state.js'
import { initial as noDelegation } from '../src/delegation/state.js'
import { initial as noProgram } from '../src/program-account/state.js'
import { establishedRelationship, pairStreams } from '../src/relationship.js'
import { atlas, maple } from './support/actors.js'
import { daysAfter, hoursAfter, justBefore, monday, utc } from './support/time.js'

const names = {
  maple: `businessAccount-${maple}`,
  atlas: `businessAccount-${atlas}`,
  whole: `delegation-${maple}.${atlas}.business`,
  rm1: `delegation-${maple}.${atlas}.RM0001`,
  rm2: `delegation-${maple}.${atlas}.RM0002`,
  program1: `programAccount-${maple}RM0001`,
}

type States = { readonly [stream: string]: object }

const client = (change: object = {}) => ({
  status: 'Active',
  references: ['RM0001', 'RM0002'],
  orphaned: false,
  revocations: {},
  ...change,
})
const grant = (change: object = {}) => ({
  id: 'latest',
  capacity: 'CustomsBroker',
  terms: { visibility: 'Own', validFrom: '2026-01-01', validUntil: null },
  suspended: false,
  grantedAt: '2026-01-01T17:00:00.000Z',
  relationship: 'first',
  ...change,
})
const terms = (validFrom: string, validUntil: string | null) => ({
  terms: { visibility: 'Own', validFrom, validUntil },
})
const present = (change: object) => ({
  status: 'Present',
  grant: null,
  runOffs: [],
  everGranted: true,
  ...change,
})
const runOff = {
  grantId: 'earlier',
  capacity: 'CustomsBroker',
  endedAt: hoursAfter(monday, -1),
  until: hoursAfter(monday, 719),
  relationship: 'first',
}

const empty: States = {
  businessAccount: noBusiness,
  programAccount: noProgram,
  delegation: noDelegation,
}

/** The states given, and empty streams beside them; no more than a writer would have asked for. */
const pairIn = (states: States, now: string = monday) => {
  const all: States = { [names.maple]: client(), ...states }
  const needed = [names.maple, names.atlas, ...streamsOf(all[names.maple] as never)]
  return {
    client: maple,
    provider: atlas,
    now: utc(now),
    facts: {
      stream: ({ category, name }: StreamRef<unknown>) => {
        if (!needed.includes(name)) throw new Error(`${name} was not among the needs`)
        const pin = { stream: name, revision: 'absent' as const, hash: '' }
        return { state: (all[name] ?? empty[category]) as never, pin }
      },
    },
  }
}

const streamsOf = (ofClient: BusinessAccount): ReadonlyArray<string> =>
  pairStreams(maple, atlas, ofClient).map(({ name }) => name)

const relationshipIn = (states: States, now?: string) =>
  establishedRelationship(pairIn(states, now))
const established = 'first'
const none = null

test('is read from every scope of the client, and from the programs that may have closed', () => {
  expect(streamsOf(client() as never)).toEqual([
    names.whole,
    names.rm1,
    names.rm2,
    names.program1,
    `programAccount-${maple}RM0002`,
  ])
  expect(streamsOf(noBusiness)).toEqual([names.whole])
})

describe('a grant', () => {
  test.each([
    ['Active', {}, established],
    ['Suspended', { suspended: true }, established],
    ['Scheduled', terms('2026-02-03', null), none],
    ['on its first day', terms('2026-02-02', null), established],
    ['expired, in run-off', terms('2026-01-01', '2026-02-01'), established],
    ['expired while suspended', { suspended: true, ...terms('2026-01-01', '2026-02-01') }, none],
    ['expired long ago', terms('2025-01-01', '2025-12-31'), none],
  ])('%s', (_state, change, expected) => {
    expect(relationshipIn({ [names.rm1]: present({ grant: grant(change) }) })).toBe(expected)
  })

  test.each([['whole'], ['rm1'], ['rm2']] as const)('in scope %s', (scope) => {
    expect(relationshipIn({ [names[scope]]: present({ grant: grant() }) })).toBe(established)
  })

  test('that is Scheduled does not hide an established one of another scope', () => {
    const scheduled = present({ grant: grant(terms('2026-02-03', null)) })
    const states = { [names.whole]: scheduled, [names.rm2]: present({ grant: grant() }) }
    expect(relationshipIn(states)).toBe(established)
  })
})

test('nothing but a request is no relationship', () => {
  expect(relationshipIn({})).toBe(none)
  expect(relationshipIn({ [names.rm1]: present({ everGranted: false }) })).toBe(none)
})

test('lasts through run-off, and not a moment longer', () => {
  const states = { [names.rm1]: present({ runOffs: [runOff] }) }
  expect(relationshipIn(states, justBefore(runOff.until))).toBe(established)
  expect(relationshipIn(states, runOff.until)).toBe(none)
})

describe('ends with what ended the grants elsewhere', () => {
  const granted = { [names.rm1]: present({ grant: grant({ grantedAt: monday }) }) }
  const later = daysAfter(monday, 1)
  const revoked = (mode: string, at: string) => ({
    ...granted,
    [names.maple]: client({ revocations: { [atlas]: [{ mode, at }] } }),
  })

  test('a revocation of everything, at once or when its run-off is over', () => {
    expect(relationshipIn(revoked('CutOff', later), later)).toBe(none)
    expect(relationshipIn(revoked('RunOff', later), later)).toBe(established)
    expect(relationshipIn(revoked('RunOff', later), daysAfter(later, 30))).toBe(none)
  })

  test('not a revocation from before the grant, nor one of another provider', () => {
    expect(relationshipIn(revoked('CutOff', justBefore(monday)), later)).toBe(established)
    const other = client({ revocations: { [maple]: [{ mode: 'CutOff', at: later }] } })
    expect(relationshipIn({ ...granted, [names.maple]: other }, later)).toBe(established)
  })

  test('a closed program ends what was granted on it, and nothing of the whole business', () => {
    const closed = {
      [names.program1]: { status: 'Closed', programType: 'Importer', closed: { at: later } },
    }
    expect(relationshipIn({ ...granted, ...closed }, later)).toBe(none)
    const whole = { [names.whole]: present({ grant: grant() }) }
    expect(relationshipIn({ ...whole, ...closed }, later)).toBe(established)
  })

  test.each([['maple'], ['atlas']] as const)('%s has ceased', (ceased) => {
    expect(relationshipIn({ ...granted, [names[ceased]]: client({ status: 'Ceased' }) })).toBe(none)
  })

  test.each(['Suspended', 'Orphaned'])('not a client that is %s', (status) => {
    expect(relationshipIn({ ...granted, [names.maple]: client({ status }) })).toBe(established)
  })
})
