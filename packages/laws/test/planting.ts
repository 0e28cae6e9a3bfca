/** Ways to plant a defect in a domain: a wrapper around one function of one aggregate. */
import { type AnyAggregate, carm, type Domain, type Instant, type Intent } from '@carmkit/core'
import type { DomainEvent, Reason } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

export type Decide = AnyAggregate['decide']
type Evolve = AnyAggregate['evolve']
/** One planted defect. */
export interface Mutant {
  readonly defect: string
  /** Beginning of the name of the law that finds it. */
  readonly law: string
  readonly domain: Domain
}

type Answer = E.Either<Reason, ReadonlyArray<DomainEvent>>
type Category =
  | 'claim'
  | 'businessAccount'
  | 'programAccount'
  | 'delegation'
  | 'clientAccess'
  | 'transaction-declaration'
  | 'security'
  | 'transaction-ruling'
  | 'transaction-appeal'
  | 'transaction-massCase'
  | 'ledger'

export const withAggregate = (
  category: Category,
  change: (aggregate: AnyAggregate) => Partial<AnyAggregate>,
): Domain => ({
  ...carm,
  aggregates: carm.aggregates.map((aggregate) =>
    aggregate.category === category ? { ...aggregate, ...change(aggregate) } : aggregate,
  ),
})

export type Command = { readonly type: string; readonly data: never }

/** Changes the answer to one command. */
export const deciding = (
  category: Category,
  type: string,
  change: (answer: Answer, asked: { command: Command; state: never; context: never }) => Answer,
): Domain =>
  withAggregate(category, ({ decide }) => ({
    decide: ((command: Command, state: never, context: never) => {
      const answer = decide(command, state, context) as Answer
      return command.type === type ? change(answer, { command, state, context }) : answer
    }) as Decide,
  }))

/** Records events where the decision refuses by this name. */
export const deaf = (
  category: Category,
  [type, rejection]: readonly [string, string],
  events: (asked: { command: Command; state: never; context: never }) => ReadonlyArray<DomainEvent>,
): Domain =>
  deciding(category, type, (answer, asked) =>
    E.isLeft(answer) && answer.left.name === rejection ? E.right(events(asked)) : answer,
  )

/** Changes the data of one event where it is decided. */
export const recording = (
  category: Category,
  type: string,
  change: (data: { readonly [field: string]: { readonly [key: string]: unknown } }) => object,
): Domain =>
  withAggregate(category, ({ decide }) => ({
    decide: ((...asked: Parameters<Decide>) =>
      E.map((events: ReadonlyArray<DomainEvent>) =>
        events.map((event) =>
          event.type === type
            ? { ...event, data: { ...(event.data as object), ...change(event.data as never) } }
            : event,
        ),
      )(decide(...asked) as Answer)) as Decide,
  }))

export const wanting = (
  category: Category,
  type: string,
  change: (intent: Intent, command: Command) => Intent,
): Domain =>
  withAggregate(category, ({ intent }) => ({
    intent: (command: Command, state: unknown, now: Instant) => {
      const wanted = intent(command, state, now)
      return command.type === type ? change(wanted, command) : wanted
    },
  }))

/** Decides with a context that says something else. */
export const believing = (
  category: Category,
  type: string,
  change: (context: never) => object,
): Domain =>
  withAggregate(category, ({ decide }) => ({
    decide: ((command: Command, state: never, context: object) =>
      decide(
        command,
        state,
        (command.type === type ? { ...context, ...change(context as never) } : context) as never,
      )) as Decide,
  }))

/** Changes the state that follows from events of that type. */
export const folding = (
  category: Category,
  type: string,
  change: (next: never, before: never) => object,
): Domain =>
  withAggregate(category, ({ evolve }) => ({
    evolve: ((state: never, event: DomainEvent) => {
      const next = evolve(state, event) as object
      return event.type === type ? { ...next, ...change(next as never, state) } : next
    }) as Evolve,
  }))

/** What ended elsewhere is recorded by no reaction, so that authority must obey it by itself. */
export const unrecorded = (domain: Domain): Domain => ({
  ...domain,
  reactions: domain.reactions.filter(({ name }) => !name.startsWith('close')),
})

/** Does not see events of that type. */
export const blindTo = (category: Category, type: string): Domain =>
  withAggregate(category, ({ evolve }) => ({
    evolve: (state: unknown, event: DomainEvent) =>
      event.type === type ? state : evolve(state, event),
  }))

export const made = (type: string, data: object): DomainEvent => ({ type, v: 1, data })
