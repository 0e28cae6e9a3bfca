/** The example of the README, as a test. */
import { carm } from '@carmkit/core'
import { histories, historyOf, laws, lawsOf, type Sent } from '@carmkit/laws'
import { historyLaw } from '@carmkit/testkit'
import { expect, test } from 'vitest'

// 1. Every law of the domain, over histories that only commands can make.
test.each(laws.map((law) => [law.name, law] as const))('%s', (_name, law) => {
  law.check({ numRuns: 20 })
})

// 2. A law of your own: in this house nobody but a BAM gives authority to a third party.
const onlyBams = historyLaw({
  name: 'HOUSE-1: delegations are approved by a BAM',
  histories: histories(carm),
  holds: ({ steps }) =>
    steps.every(
      ({ command, outcome, grant }) =>
        command.type !== 'ApproveDelegation' || outcome !== 'accepted' || grant?.role === 'BAM',
    ),
})

test('our house rule is stricter than the domain: a PAM may approve as well', () => {
  expect(() => onlyBams.check({ seed: 1, numRuns: 2000 })).toThrow('HOUSE-1')
})

// 3. A counterexample, pasted back.
test('the PAM who approved', () => {
  const { steps } = historyOf(carm, {
    founded: 'withPam',
    commands: JSON.parse(`[
      {"at":"2026-02-02T17:00:00.000Z","actor":{"kind":"user","userId":"b0000000-0000-4000-8000-000000000002","actingFor":"700123458"},"type":"RequestDelegation","data":{"client":"123456782","provider":"700123458","scope":"RM0001","capacity":"CustomsBroker","visibility":"Own","providerProgram":"RM0001","comment":null}},
      {"at":"2026-02-03T17:00:00.000Z","actor":{"kind":"user","userId":"d0000000-0000-4000-8000-000000000004","actingFor":"123456782"},"type":"ApproveDelegation","data":{"client":"123456782","provider":"700123458","scope":"RM0001","visibility":null,"validFrom":null,"validUntil":null}}
    ]`) as ReadonlyArray<Sent>,
  })
  expect(steps.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
  expect(steps.at(-1)?.grant?.role).toBe('PAM')
})

// 4. Rules of your own: the same laws, over a domain that you changed.
test('a domain without reactions still obeys the laws of delegation', () => {
  const domain = { ...carm, reactions: [] }
  const delegation = lawsOf(domain).filter(({ name }) => name.startsWith('DEL-'))
  for (const law of delegation) law.check({ numRuns: 20 })
})
