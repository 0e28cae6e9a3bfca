/** The example of the README, run as it stands there; `readme.spec.ts` keeps the two equal. */
import type { Decider } from '@carmkit/kernel'
import { climb, decidesPurely, foldDeterminism, given, historyLaw } from '@carmkit/testkit'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { test } from 'vitest'

// An importer lets one broker at a time act for it. Today's date is a fact from outside.
type Command = { type: 'Appoint'; broker: string; until: string } | { type: 'Revoke' }
type Event =
  | { type: 'Appointed'; broker: string; until: string }
  | { type: 'Revoked'; broker: string }
type Rejection = { name: 'EndInPast'; today: string } | { name: 'OtherBroker'; broker: string }
type State = { broker: string } | null

const appointment: Decider<Command, { today: string }, State, Event, Rejection> = {
  initial: null,
  decide: (command, state, { today }) => {
    if (command.type === 'Revoke') {
      return E.right(state === null ? [] : [{ type: 'Revoked', broker: state.broker }])
    }
    const { broker, until } = command
    if (until < today) return E.left({ name: 'EndInPast', today })
    if (state === null) return E.right([{ type: 'Appointed', broker, until }])
    return state.broker === broker
      ? E.right([])
      : E.left({ name: 'OtherBroker', broker: state.broker })
  },
  evolve: (_state, event) => (event.type === 'Appointed' ? { broker: event.broker } : null),
}

const june = { today: '2025-06-01' }
const appointed: Event = { type: 'Appointed', broker: 'north', until: '2025-12-31' }

// 1. One decision, compared exactly.
test('revoking ends the appointment', () => {
  given(appointment, appointed)
    .when({ type: 'Revoke' }, june)
    .then({ type: 'Revoked', broker: 'north' })
})
test('revoking twice is already true', () => {
  given(appointment, appointed, { type: 'Revoked', broker: 'north' })
    .when({ type: 'Revoke' }, june)
    .then()
})

// 2. Every refusal, in declared order, up to the first acceptance.
test('appointing climbs its ladder', () => {
  climb({
    attempt: ({ broker, until, history }) =>
      E.mapLeft((rejection: Rejection) => [rejection])(
        appointment.decide(
          { type: 'Appoint', broker, until },
          history.reduce(appointment.evolve, appointment.initial),
          june,
        ),
      ),
    precedence: ['EndInPast', 'OtherBroker'],
    rungs: [
      {
        request: { broker: 'south', until: '2025-01-01', history: [appointed] },
        refusal: 'EndInPast',
      },
      {
        request: { broker: 'south', until: '2025-09-30', history: [appointed] },
        refusal: 'OtherBroker',
      },
      { request: { broker: 'south', until: '2025-09-30', history: [] }, refusal: null },
    ],
  })
})

// 3. What holds for every history.
const broker = fc.constantFrom('north', 'south')
const until = fc.constantFrom('2025-03-31', '2025-12-31')
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant('Appoint' as const), broker, until }),
  fc.constant({ type: 'Revoke' as const }),
)
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ type: fc.constant('Appointed' as const), broker, until }),
  fc.record({ type: fc.constant('Revoked' as const), broker }),
)
const laws = [
  foldDeterminism({ decider: appointment, events: fc.array(event) }),
  decidesPurely({
    decider: appointment,
    commands: command,
    histories: fc.array(event),
    contexts: fc.constant(june),
  }),
  historyLaw({
    name: 'a repeated command records nothing',
    histories: fc.array(command, { minLength: 1 }),
    holds: (commands) => {
      let state = appointment.initial
      for (const next of commands) {
        const answer = appointment.decide(next, state, june)
        if (E.isRight(answer)) state = answer.right.reduce(appointment.evolve, state)
        const again = appointment.decide(next, state, june)
        if (E.isRight(again) && again.right.length > 0) return false
      }
      return true
    },
  }),
]
for (const law of laws) test(law.name, () => law.check())
