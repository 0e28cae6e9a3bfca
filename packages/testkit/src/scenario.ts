/**
 * One decision, told as given, when, then, and compared exactly: order, every field, no extras.
 */
import { AssertionError } from 'node:assert/strict'
import { type Decider, fold } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { assertSame, printed } from './difference.js'

/** A history, waiting for a command. */
export interface Given<Command, Context, Event, Rejection> {
  /** Decides the command on the state that the history folds to. */
  readonly when: (command: Command, context: Context) => Outcome<Event, Rejection>
}

/** What the decider answered. Both checks throw an `AssertionError` that names what differs. */
export interface Outcome<Event, Rejection> {
  /** Exactly these events, in this order; without any: the command was already true. */
  readonly then: (...events: ReadonlyArray<Event>) => void
  /** Refused, with exactly this value. */
  readonly rejected: (rejection: Rejection) => void
}

/**
 * Starts a scenario from a history; without events, from the decider's initial state.
 *
 * ```ts
 * given(delegation, requested, approved).when(revoke, context).then(revoked)
 * ```
 */
export const given = <Command, Context, State, Event, Rejection>(
  decider: Decider<Command, Context, State, Event, Rejection>,
  ...history: ReadonlyArray<NoInfer<Event>>
): Given<Command, Context, Event, Rejection> => ({
  when: (command, context) => outcomeOf(decider.decide(command, fold(decider, history), context)),
})

const outcomeOf = <Event, Rejection>(
  answer: E.Either<Rejection, ReadonlyArray<Event>>,
): Outcome<Event, Rejection> => ({
  // oxlint-disable-next-line unicorn/no-thenable -- the form's own word; an outcome is not awaited
  then: (...expected) => {
    if (E.isLeft(answer)) {
      throw otherAnswer(described(expected), `rejected: ${printed(answer.left)}`)
    }
    assertSame({
      heading: 'the command recorded other events than expected',
      path: 'events',
      expected,
      actual: [...answer.right],
    })
  },
  rejected: (expected) => {
    if (E.isRight(answer)) {
      throw otherAnswer(`rejected: ${printed(expected)}`, described(answer.right))
    }
    assertSame({
      heading: 'the command was rejected with another value than expected',
      path: 'rejection',
      expected,
      actual: answer.left,
    })
  },
})

/** Accepted where a rejection belongs, or the reverse: there is nothing to compare field by field. */
const otherAnswer = (expected: string, actual: string): AssertionError =>
  new AssertionError({
    message: `the command got the other answer\n  expected ${expected}\n  got ${actual}`,
    actual,
    expected,
    operator: 'strictEqual',
  })

const described = (events: ReadonlyArray<unknown>): string =>
  events.length === 0
    ? 'no events: already true'
    : `${events.length} event${events.length === 1 ? '' : 's'}: ${events.map(printed).join(', ')}`
