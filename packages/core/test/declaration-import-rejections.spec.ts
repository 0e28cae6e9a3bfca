/** Messages of other systems that were turned down: what becomes of their number, and of other answers to it. */
import { describe, expect, test } from 'vitest'
import { dave, maple } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import { opening } from './support/declarations.js'
import {
  acceptance,
  acceptedElsewhere,
  assessment,
  dearerVersion,
  elsewhere,
  imported,
  importing,
  messageRejection,
  stateOf,
  statuses,
  version,
} from './support/imports.js'
import { rm1, stream } from './support/story.js'

const byDave = dave.for(maple)

describe('a message that was turned down', () => {
  const refused = imported(elsewhere, ['RecordRejection', messageRejection(1)])

  test('leaves its number to be filed again, with other content (CK-121)', () => {
    expect(statuses(refused)).toEqual(['1 refused'])
    expect(refusal(refused.ask(byDave, 'OpenDraft', opening))).toBe('NumberInUse')
    const again = imported(refused, ['RecordVersion', dearerVersion(1)])
    expect(statuses(again)).toEqual(['1 recorded'])
    expect(eventTypes(refused.ask(importing, 'RecordVersion', version(1)))).toEqual([])
  })

  test('is the latest without an answer, where the file names none', () => {
    const two = imported(acceptedElsewhere, ['RecordVersion', version(2)])
    const answer = two.ask(importing, 'RecordRejection', messageRejection(null))
    expect(recorded(answer)[0]?.data).toMatchObject({ version: 2, importer: rm1 })
  })

  test('is told once, and an acceptance stands before it in either order', () => {
    expect(eventTypes(refused.ask(importing, 'RecordRejection', messageRejection(1)))).toEqual([])
    const accepted = imported(refused, ['RecordAcceptance', acceptance(1)])
    const acceptedFirst = imported(acceptedElsewhere, ['RecordRejection', messageRejection(1)])
    expect(statuses(accepted)).toEqual(['1 accepted'])
    expect(stateOf(acceptedFirst)).toEqual(stateOf(accepted))
    const [told] = recorded(
      acceptedElsewhere.ask(importing, 'RecordRejection', messageRejection(1)),
    )
    expect(told?.data).toMatchObject({ version: 1, stays: 'accepted' })
    expect(refused.events(stream.declaration).at(-1)?.data).not.toHaveProperty('stays')
    expect(refusal(accepted.ask(importing, 'RecordVersion', dearerVersion(1)))).toBe(
      'VersionConflict',
    )
  })

  test('and an assessment are both kept, and it is filed again without either', () => {
    const facts = [
      ['RecordRejection', messageRejection(1)],
      ['RecordAssessment', assessment(1)],
    ] as const
    const both = imported(elsewhere, ...facts)
    expect(stateOf(both)).toEqual(stateOf(imported(elsewhere, ...facts.toReversed())))
    expect(statuses(both)).toEqual(['1 refused'])
    const again = imported(both, ['RecordVersion', dearerVersion(1)])
    expect(statuses(again)).toEqual(['1 recorded'])
    expect(refusal(again.ask(importing, 'RecordAssessment', assessment(1)))).toBe('accepted')
  })
})
