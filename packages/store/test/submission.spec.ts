/** What a caller sends: taken as it is, or refused with every fault at once. */
import { decodeSubmission, type Submission } from '@carmkit/store'
import { addToCounter, counterDomain, counting } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { idOf, instant } from './counting.js'

const commandId = idOf('a command')
const valid = addToCounter(commandId, { counter: 'a', amount: 1 })

const pathsOf = (input: unknown): ReadonlyArray<string> => {
  const decoded = decodeSubmission(counterDomain, input)
  return E.isLeft(decoded) ? decoded.left.faults.map(({ path }) => path) : []
}

describe('a submission', () => {
  it('becomes a request, and is kept as it was sent', () => {
    const full = {
      ...valid,
      issuedAt: instant('13:00:00'),
      correlationId: idOf('a chain'),
      causationId: idOf('a cause'),
    }
    expect(decodeSubmission(counterDomain, full)).toEqual(
      E.right({
        submission: full as unknown as Submission,
        request: {
          commandId,
          actor: counting,
          command: { type: 'RecordBnIssued', data: { counter: 'a', amount: 1 } },
        },
      }),
    )
  })

  it('with many faults has them all told, those of the data too', () => {
    const wrong = {
      commandId: commandId.toUpperCase(),
      actor: { kind: 'officer', id: '' },
      type: 'RecordBnIssued',
      data: { counter: 'A', colour: 'red' },
      issuedAt: 'yesterday',
      mood: 'good',
    }
    expect([...pathsOf(wrong)].toSorted()).toEqual([
      'actor.id',
      'commandId',
      'data.amount',
      'data.colour',
      'data.counter',
      'issuedAt',
      'mood',
    ])
  })

  it.each([
    ['nothing of what it needs', {}, ['actor', 'commandId', 'data', 'type']],
    ['a type that is no command', { ...valid, type: 'Sing' }, ['type']],
    ['a type that is no text', { ...valid, type: 7 }, ['type']],
    ['data that is no object', { ...valid, data: [] }, ['data']],
    ['an optional field without a value', { ...valid, issuedAt: undefined }, ['issuedAt']],
    ['no object at all', 'add one', ['']],
    ['null', null, ['']],
  ])('with %s is refused at its place', (_, input, paths) => {
    expect([...pathsOf(input)].toSorted()).toEqual(paths)
  })
})
