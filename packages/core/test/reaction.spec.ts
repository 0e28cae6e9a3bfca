/** What follows from events across aggregates: a reserved reference opens its account. */
import { noHash, type RecordedEvent } from '@carmkit/kernel'
import { describe, expect, test } from 'vitest'
import { openEnrolment, reactions } from '../src/index.js'
import { alice, maple } from './support/actors.js'
import { delegated, mapleStaffed, stream } from './support/story.js'

const recordedIn = (name: string, events: ReadonlyArray<object>): ReadonlyArray<RecordedEvent> =>
  events.map((event, revision) => ({
    ...(event as Pick<RecordedEvent, 'type' | 'v' | 'data'>),
    stream: name,
    revision,
    metadata: { hash: noHash } as RecordedEvent['metadata'],
  }))

const reservation = {
  type: 'ProgramReferenceReserved',
  v: 1,
  data: { bn9: maple, reference: 'RM0007', programType: 'Exporter' },
}

describe('openEnrolment', () => {
  test('answers a reservation with the opening of that account', () => {
    const [event] = recordedIn(stream.maple, [reservation])
    expect(openEnrolment.react(null, event as RecordedEvent)).toEqual([
      {
        type: 'OpenEnrolment',
        data: { bn15: `${maple}RM0007`, programType: 'Exporter' },
      },
    ])
  })

  test('has nothing to say to any other event of the domain', () => {
    const all = [stream.maple, stream.atlas, stream.rm1, stream.delegation].flatMap((name) =>
      recordedIn(name, delegated.events(name)),
    )
    const others = all.filter(({ type }) => type !== 'ProgramReferenceReserved')
    expect(others.length).toBeGreaterThan(15)
    expect(others.flatMap((event) => openEnrolment.react(null, event))).toEqual([])
  })

  test('remembers nothing', () => {
    const [event] = recordedIn(stream.maple, [reservation])
    expect(openEnrolment.evolve(openEnrolment.initial, event as RecordedEvent)).toBe(null)
  })

  test('stops at a reservation that cannot be read, and names its place', () => {
    const [event] = recordedIn(stream.maple, [{ ...reservation, v: 2 }])
    expect(() => openEnrolment.react(null, event as RecordedEvent)).toThrow(`${stream.maple}@0`)
  })
})

test('the names of reactions are different: their commands take ids from them', () => {
  const names = reactions.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('within one command nothing of another aggregate is recorded', () => {
  const after = mapleStaffed.ask(alice.for(maple), 'StartProgramEnrolment', {
    bn9: maple,
    programType: 'Exporter',
  })
  expect(after).toMatchObject({ right: { events: [{ type: 'ProgramReferenceReserved' }] } })
})
