/**
 * What an auditor's walk finds, and what it cannot find. Exhibit M29 of the bug museum: chains that
 * do not bind the position, verifiers that sort by time, nested fields that no hash covers.
 */
import {
  endOf,
  type Json,
  nextInChain,
  noHash,
  type RecordedEvent,
  seal,
  verifyChain,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { nestedList } from './arbitrary-json.js'
import { appended, streamOf, variantsOf } from './sample-stream.js'

const stream = 'ledger-100000009RM0001'
const events = streamOf(stream, 6)
const at = (index: number): RecordedEvent => {
  const event = events[index]
  if (event === undefined) throw new Error(`the sample has no event ${index}`)
  return event
}
const faultOf = (presented: Iterable<unknown>): readonly [number, string] => {
  const walked = verifyChain(stream, presented)
  if (E.isRight(walked)) throw new Error('no fault was found')
  expect(walked.left).toMatchObject({ name: 'ChainFault', stream })
  return [walked.left.revision, walked.left.reason]
}

/** Seals a whole stream again after a change, as a forger with all the tools would. */
const resealed = (changed: ReadonlyArray<RecordedEvent>): ReadonlyArray<RecordedEvent> => {
  let previousHash = noHash
  return changed.map(({ metadata: { eventId: _eventId, hash: _hash, ...metadata }, ...event }) => {
    const sealed = seal({ ...event, metadata: { ...metadata, previousHash } })
    previousHash = sealed.metadata.hash
    return sealed
  })
}

describe('what is accepted', () => {
  test('a stream as it was written, and where it ends', () => {
    expect(verifyChain(stream, events)).toStrictEqual(E.right(endOf(events)))
    expect(verifyChain(stream, [])).toStrictEqual(E.right('absent'))
  })

  test('the same after it went through text', () => {
    const stored = JSON.parse(JSON.stringify(events)) as ReadonlyArray<unknown>
    expect(verifyChain(stream, stored)).toStrictEqual(E.right(endOf(events)))
  })

  test('a stream that is longer than memory: it is walked once', () => {
    function* walk() {
      yield* events
    }
    expect(verifyChain(stream, walk())).toStrictEqual(E.right(endOf(events)))
  })

  test('events whose times run backwards: position counts, not time', () => {
    let backwards: ReadonlyArray<RecordedEvent> = []
    for (const day of ['03', '02', '01']) {
      backwards = appended(stream, backwards, {}, `2025-06-${day}T12:00:00.000Z`)
    }
    expect(verifyChain(stream, backwards)).toStrictEqual(E.right(endOf(backwards)))
    expect(faultOf([...backwards].reverse())).toStrictEqual([
      0,
      'revision 2 stands where 0 belongs',
    ])
  })
})

describe('change', () => {
  test('of any field at any depth is found, at its event', () => {
    const variants = variantsOf(at(2) as unknown as Json)
    expect(variants.length).toBeGreaterThan(80)
    for (const variant of variants) {
      const [revision, reason] = faultOf([at(0), at(1), variant, at(3)])
      expect(revision).toBe(2)
      expect(reason).not.toBe('')
    }
  })

  test('of a nested field is a change of content', () => {
    const changed = { ...at(1), data: { at: 1, lines: [{ cents: 1 }] } }
    expect(faultOf([at(0), changed])).toStrictEqual([1, 'content does not match its hash'])
  })

  test('with the hash computed again is found at the next event', () => {
    const { metadata, ...event } = at(1)
    const { eventId: _eventId, hash: _hash, ...rest } = metadata
    const forged = seal({ ...event, data: { at: 99 }, metadata: rest })
    expect(E.isRight(verifyChain(stream, [at(0), forged]))).toBe(true)
    expect(faultOf([at(0), forged, at(2)])).toStrictEqual([
      2,
      'does not follow the event before it: previousHash differs',
    ])
  })

  test('of the event id alone is found', () => {
    const eventId = at(0).metadata.eventId
    const changed = { ...at(1), metadata: { ...at(1).metadata, eventId } }
    expect(faultOf([at(0), changed])).toStrictEqual([1, 'event id does not match its hash'])
  })

  test('of one spelling of a letter for another is found', () => {
    const composed = appended(stream, [], { name: 'é' })
    const decomposed = composed.map((event) => ({ ...event, data: { at: 0, name: 'e\u0301' } }))
    expect(faultOf(decomposed)).toStrictEqual([0, 'content does not match its hash'])
  })
})

describe('loss, repetition and order', () => {
  test('an event that is missing', () => {
    expect(faultOf([at(0), at(2)])).toStrictEqual([1, 'revision 2 stands where 1 belongs'])
  })

  test('a missing event whose followers were renumbered', () => {
    expect(faultOf([at(0), { ...at(2), revision: 1 }])).toStrictEqual([
      1,
      'does not follow the event before it: previousHash differs',
    ])
  })

  test('a cut head', () => {
    expect(faultOf(events.slice(1))).toStrictEqual([0, 'revision 1 stands where 0 belongs'])
    expect(faultOf([{ ...at(1), revision: 0 }])).toStrictEqual([
      0,
      'does not follow the event before it: previousHash differs',
    ])
  })

  test('an event that stands twice', () => {
    expect(faultOf([at(0), at(1), at(1)])).toStrictEqual([2, 'revision 1 stands where 2 belongs'])
  })

  test('two events in the other order, with and without their numbers', () => {
    expect(faultOf([at(0), at(2), at(1)])).toStrictEqual([1, 'revision 2 stands where 1 belongs'])
    expect(faultOf([at(0), { ...at(2), revision: 1 }, { ...at(1), revision: 2 }])[0]).toBe(1)
  })
})

describe('splicing', () => {
  const other = streamOf('ledger-200000008RM0001', 6)

  test('an event of another stream', () => {
    expect(faultOf([at(0), other[1]])).toStrictEqual([
      1,
      'belongs to stream ledger-200000008RM0001',
    ])
  })

  test('an event of another stream under the name of this one', () => {
    expect(faultOf([at(0), { ...other[1], stream }])).toStrictEqual([
      1,
      'does not follow the event before it: previousHash differs',
    ])
    expect(faultOf([{ ...other[0], stream }])).toStrictEqual([0, 'content does not match its hash'])
  })

  test('a whole stream under the name of another', () => {
    expect(faultOf(other)).toStrictEqual([0, 'belongs to stream ledger-200000008RM0001'])
  })

  test('the tail of another history of the same stream', () => {
    let branch: ReadonlyArray<RecordedEvent> = events.slice(0, 2)
    while (branch.length < 6) branch = appended(stream, branch, { other: true })
    expect(E.isRight(verifyChain(stream, branch))).toBe(true)
    expect(faultOf([...events.slice(0, 3), ...branch.slice(3)])[0]).toBe(3)
  })
})

describe('what cannot be found in the stream alone', () => {
  test('a cut tail: the walk ends earlier and is content; only an end kept elsewhere tells', () => {
    const cut = verifyChain(stream, events.slice(0, 4))
    expect(cut).toStrictEqual(E.right(endOf(events.slice(0, 4))))
    expect(cut).not.toStrictEqual(verifyChain(stream, events))
  })

  test('a chain that was computed again from the change on; its end tells', () => {
    const changed = events.map((event, index) =>
      index === 2 ? { ...event, data: { at: 'forged' } } : event,
    )
    const forged = verifyChain(stream, resealed(changed))
    expect(E.isRight(forged)).toBe(true)
    expect(forged).not.toStrictEqual(verifyChain(stream, events))
  })
})

describe('what is no event', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['a text', 'event'],
    ['a list', []],
    ['an empty object', {}],
    ['an event with a key more', { ...at(0), more: 1 }],
    ['an event with undefined data', { ...at(0), data: undefined }],
    ['a very deep value', nestedList(200_000)],
    ['very deep data', { ...at(0), data: { deep: nestedList(200_000) } }],
  ])('%s is refused with a place', (_name, value) => {
    const [revision, reason] = faultOf([value])
    expect(revision).toBe(0)
    expect(reason).toMatch(/^not an event: /)
  })

  test('data without canonical text', () => {
    expect(faultOf([{ ...at(0), data: { note: '\ud800' } }])[1]).toMatch(
      /lone surrogate|not an event/,
    )
  })
})

describe('one step', () => {
  test('continues from any end', () => {
    const end = endOf(events.slice(0, 3))
    expect(nextInChain(stream, end, at(3))).toStrictEqual(E.right(endOf(events.slice(0, 4))))
    expect(E.isLeft(nextInChain(stream, end, at(4)))).toBe(true)
    expect(E.isLeft(nextInChain(stream, 'absent', at(3)))).toBe(true)
  })
})
