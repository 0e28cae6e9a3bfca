/** Histories as values: played, printed, pasted back; and how a failing one becomes short. */
import { carm } from '@carmkit/core'
import { LawFailure } from '@carmkit/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  emptyLog,
  foundings,
  type History,
  histories,
  historyOf,
  importer,
  lawsOf,
  play,
  type Sent,
  send,
} from '../src/index.js'
import { delegationMutants } from './mutants-of-delegations.js'

const sample = fc.sample(histories(carm), { numRuns: 50, seed: 3 })

/** What was printed, as a reader would paste it into a test. */
const pasted = (text: string): Pick<History, 'founded' | 'commands'> =>
  JSON.parse(text) as Pick<History, 'founded' | 'commands'>

describe('a history', () => {
  test('is printed as what plays it again', () => {
    for (const history of sample) {
      const again = historyOf(carm, pasted(fc.stringify(history)))
      expect(again.commands).toEqual(history.commands)
      expect(again.end).toEqual(history.end)
    }
  })

  test('sends its commands in the order of their instants', () => {
    for (const { commands } of sample) {
      const instants = commands.map(({ at }) => at)
      expect(instants).toEqual([...instants].sort())
    }
  })

  test('begins where its founding ended', () => {
    for (const { steps, beginning } of sample) {
      expect(steps[0]?.before ?? beginning).toBe(beginning)
    }
  })
})

test.each(['withPam', 'withEditor'] as const)('the founding %s is accepted in full', (founded) => {
  const steps = play(carm, foundings[founded])
  expect(steps.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
  expect(steps.some(({ isFollowUp }) => isFollowUp)).toBe(true)
})

describe('send', () => {
  const { end } = historyOf(carm, { founded: 'withPam', commands: [] })
  const sent: Sent = {
    at: '2026-02-02T14:00:00.000Z' as Sent['at'],
    actor: { kind: 'external', party: 'cra' },
    type: 'RecordBnIssued',
    data: { bn9: importer, applicant: 'b0000000-0000-4000-8000-000000000002' },
  }

  test('leaves the log as it was, whatever is answered', () => {
    const step = send(carm, end, sent)
    expect(step).toMatchObject({ outcome: 'rejected', reasons: ['BnAlreadyIssued'] })
    expect(step.after).toBe(end)
    expect(send(carm, emptyLog, sent).after).not.toBe(emptyLog)
    expect(emptyLog.size).toBe(0)
  })

  test('throws for what is no command: generators make commands, not faults', () => {
    expect(() => send(carm, end, { ...sent, type: 'Nothing' })).toThrow('does not decode')
    expect(() => send(carm, end, { ...sent, data: {} })).toThrow('does not decode')
  })
})

test('a failing history is cut to the commands that matter', () => {
  const mutant = delegationMutants.find(({ law }) => law === 'DEL-03')
  const law = lawsOf(mutant?.domain ?? carm).find(({ name }) => name.startsWith('DEL-03'))
  const failures = [1, 2, 3].map((seed) => {
    try {
      law?.check({ seed, numRuns: 1000 })
    } catch (error) {
      if (error instanceof LawFailure) return (error.counterexample as History).commands
    }
    return []
  })
  for (const commands of failures) {
    expect(commands.map(({ type }) => type)).toEqual([
      'RequestDelegation',
      'ApproveDelegation',
      'ApproveDelegation',
    ])
  }
})
