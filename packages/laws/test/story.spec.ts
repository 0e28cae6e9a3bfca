/** A counterexample told: numbers, names, what followed, and a test that can be pasted. */
import { carm, type Domain, definitionsOf } from '@carmkit/core'
import { describe, expect, it } from 'vitest'
import { type History, historyOf, type Sent } from '../src/index.js'
import { storyOf, testOf } from '../src/story.js'
import { blindTo } from './planting.js'

const pair = { client: '123456782', provider: '700123458', scope: 'RM0001' }
const ben = {
  kind: 'user',
  userId: 'b0000000-0000-4000-8000-000000000002',
  actingFor: '700123458',
}
const anna = {
  kind: 'user',
  userId: 'a0000000-0000-4000-8000-000000000001',
  actingFor: '123456782',
}
const ask = {
  ...pair,
  capacity: 'CustomsBroker',
  visibility: 'Own',
  providerProgram: 'RM0001',
  comment: null,
}
const draft = { transactionNumber: '10000000000017', importer: '123456782RM0001', cadType: 'AB' }

const commands = [
  { at: '2026-02-02T17:00:00.000Z', actor: ben, type: 'RequestDelegation', data: ask },
  {
    at: '2026-02-03T17:00:00.000Z',
    actor: anna,
    type: 'ApproveDelegation',
    data: { ...pair, visibility: null, validFrom: null, validUntil: null },
  },
  { at: '2026-02-10T17:00:00.000Z', actor: anna, type: 'SuspendDelegation', data: pair },
  { at: '2026-02-20T17:00:00.000Z', actor: ben, type: 'OpenDraft', data: draft },
] as ReadonlyArray<unknown> as ReadonlyArray<Sent>

/** As the reference says it, without who may send it. */
const summary = (type: string): string => {
  const definition = definitionsOf(carm).find((one) => one.type === type)
  return definition?.summary.split(' (')[0] ?? 'no such command'
}

const played = (domain: Domain): History => historyOf(domain, { founded: 'withPam', commands })

describe('a story', () => {
  it('numbers what people sent, with the clock of Toronto, names, reasons and events', () => {
    expect(storyOf(played(carm))).toBe(
      `Given: anna manages 123456782, ben manages 700123458, cleo manages 800000010, cleo is Reader of 123456782, dan is PAM of 123456782.
1. At 2026-02-02 12:00 ben for 700123458: ${summary('RequestDelegation')}.
     RequestDelegation: client 123456782, provider 700123458, scope RM0001, capacity CustomsBroker, visibility Own, providerProgram RM0001, comment null
     Accepted: DelegationRequested.
2. At 2026-02-03 12:00 anna for 123456782: ${summary('ApproveDelegation')}.
     ApproveDelegation: client 123456782, provider 700123458, scope RM0001, visibility null, validFrom null, validUntil null
     Accepted: RequestApproved, DelegationGranted.
3. At 2026-02-10 12:00 anna for 123456782: ${summary('SuspendDelegation')}.
     SuspendDelegation: client 123456782, provider 700123458, scope RM0001
     Accepted: DelegationSuspended.
4. At 2026-02-20 12:00 ben for 700123458: Begins a declaration under a new transaction number.
     OpenDraft: transactionNumber 10000000000017, importer 123456782RM0001, cadType AB
     Denied: GrantSuspended.`,
    )
  })

  it('tells what followed under the number of what it followed from', () => {
    const ceased = historyOf(carm, {
      founded: 'withPam',
      commands: [
        ...commands.slice(0, 2),
        {
          at: '2026-02-10T17:00:00.000Z',
          actor: { kind: 'external', party: 'cra' },
          type: 'RecordBnCeased',
          data: { bn9: '700123458', on: '2026-02-10', reason: 'Dissolved' },
        } as Sent,
      ],
    })
    const text = storyOf(ceased)
    expect(text).toContain('3. At 2026-02-10 12:00 cra: The number ended')
    expect(text).toContain('It follows RecordPartyCeased: client 123456782')
    expect(text).not.toContain('4. ')
  })

  it('begins with nothing where nothing was founded', () => {
    expect(storyOf(historyOf(carm, { founded: 'no', commands: [] }))).toBe('Given: nothing.')
  })
})

describe('a test to paste', () => {
  const defective = blindTo('delegation', 'DelegationSuspended')

  /** Runs the text as its reader would, with a domain of choice. */
  const pasted = (text: string, domain: Domain): void => {
    const test = (_name: string, body: () => void) => body()
    // oxlint-disable-next-line typescript/no-implied-eval -- the text is meant to be pasted and run
    new Function('test', 'historyOf', 'expect', 'domain', text)(test, historyOf, expect, domain)
  }

  it('fails on the domain that was caught, and passes on the right one', () => {
    const text = testOf(played(defective), { law: 'P01', right: carm })
    expect(text).toContain('"OpenDraft denied"')
    expect(() => pasted(text, carm)).not.toThrow()
    expect(() => pasted(text, defective)).toThrow('to deeply equal')
  })

  it('compares whole events where the outcomes are the same', () => {
    const blind = blindTo('delegation', 'DelegationGranted')
    const history = historyOf(blind, { founded: 'withPam', commands: commands.slice(0, 2) })
    const text = testOf(history, { law: 'any', right: carm })
    expect(text).toContain('"type":"DelegationGranted"')
  })
})
