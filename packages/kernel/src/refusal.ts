/**
 * Why a command was not carried out, as a value: never an exception, never a text to be parsed.
 */
import type { Fault } from './fault.js'

/** One reason. `name` is stable and published; `rule` is an id of the rule catalogue, or null. */
export interface Reason {
  readonly name: string
  readonly rule: string | null
}

/** The command itself is no command: every fault at once. */
export interface Invalid {
  readonly outcome: 'invalid'
  readonly faults: ReadonlyArray<Fault>
}

/** The actor may not do this: every reason that a related actor may know. */
export interface Denied<Denial extends Reason> {
  readonly outcome: 'denied'
  readonly reasons: ReadonlyArray<Denial>
}

/** The actor may, but the facts do not allow it: the first reason in declared precedence. */
export interface Rejected<Rejection extends Reason> {
  readonly outcome: 'rejected'
  readonly reasons: readonly [Rejection]
}

export type Refusal<Denial extends Reason, Rejection extends Reason> =
  | Invalid
  | Denied<Denial>
  | Rejected<Rejection>

/** Marks code that a complete `switch` never reaches; a new case breaks the build at its call. */
export const absurd = (value: never): never => {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
