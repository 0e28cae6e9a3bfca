/** Minimal evidence by example: the few events that an answer rests on. */
import { describe, expect, test } from 'vitest'
import { minimalEvidence } from '../src/access/index.js'
import { carm } from '../src/index.js'
import { asking, logsOf } from './support/access-story.js'
import { alice, atlas, bob, maple, zoe } from './support/actors.js'
import type { History } from './support/history.js'
import { delegated, pair, stream } from './support/story.js'
import { daysAfter, monday } from './support/time.js'

describe('minimalEvidence', () => {
  const evidence = (history: History, question = asking(bob.id, atlas, 'SubmitFirstDeclaration')) =>
    minimalEvidence({ domain: carm, question, events: logsOf(history) }).map(
      ({ stream: name, type }) => `${name.split('-')[0]} ${type}`,
    )

  test('of a broker that may: registrations, managers, licence, account and grant', () => {
    expect(evidence(delegated)).toEqual([
      'businessAccount BusinessRegistered',
      'businessAccount BusinessRegistered',
      'businessAccount BamAppointed',
      'businessAccount LicenceRecorded',
      'programAccount ProgramAccountOpened',
      'delegation DelegationRequested',
      'delegation DelegationGranted',
    ])
  })

  test('of a stranger: nothing, whatever stands in the streams', () => {
    expect(evidence(delegated, asking(zoe.id, atlas, 'SubmitFirstDeclaration'))).toEqual([])
  })

  test('of a broker that is revoked: that it was granted, and that it ended', () => {
    const revoked = delegated.as(alice.for(maple), 'RevokeDelegation', { ...pair, mode: 'CutOff' })
    const types = evidence(revoked)
    expect(types).toContain('delegation DelegationGranted')
    expect(types.at(-1)).toBe('delegation GrantEnded')
  })

  test('finds the few among thousands', () => {
    const asked = { type: 'AccessRequested', v: 1 }
    const lapsesAt = daysAfter(monday, 30)
    const noise = Array.from({ length: 5000 }, (_, index) => ({
      ...asked,
      data: {
        user: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        lapsesAt,
      },
    }))
    expect(evidence(delegated.given(stream.maple, ...noise))).toEqual(evidence(delegated))
  })

  test('a log that cannot be read throws', () => {
    const broken = delegated.given(stream.maple, { type: 'Nothing', v: 1, data: {} })
    expect(() => evidence(broken)).toThrow(`${stream.maple}@`)
    expect(() =>
      minimalEvidence({
        domain: carm,
        question: asking(bob.id, atlas, 'ViewTransactions'),
        events: new Map([['nothing-1', []]]),
      }),
    ).toThrow('no aggregate reads nothing-1')
  })
})
