/** What follows from events across aggregates: a reserved reference opens its account. */
import type { DomainEvent, RecordedEvent } from '@carmkit/kernel'
import { describe, expect, test } from 'vitest'
import { openEnrolment, reactions, viewsOver } from '../src/reaction/index.js'
import { alice, maple } from './support/actors.js'
import { delegated, mapleStaffed, stream } from './support/story.js'

const recordedIn = (name: string, events: ReadonlyArray<DomainEvent>) =>
  events.map((event, revision) => ({ ...event, stream: name, revision }) as RecordedEvent)

const reservation = {
  type: 'ProgramReferenceReserved',
  v: 1,
  data: { bn9: maple, reference: 'RM0007', programType: 'Exporter' },
}

const [recorded] = recordedIn(stream.maple, [reservation]) as [RecordedEvent]

const nothingToSee = viewsOver([], [])

describe('openEnrolment', () => {
  test('answers a reservation with the opening of that account', () => {
    expect(openEnrolment.react(null, recorded, nothingToSee)).toEqual([
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
    expect(others.flatMap((event) => openEnrolment.react(null, event, nothingToSee))).toEqual([])
  })

  test('remembers nothing', () => {
    expect(openEnrolment.evolve(openEnrolment.initial, recorded)).toBe(null)
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
