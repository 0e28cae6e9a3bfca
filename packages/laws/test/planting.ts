/** Ways to plant a defect in a domain: a wrapper around one function of one aggregate. */
import { type AnyAggregate, carm, type Domain, type Intent } from '@carmkit/core'
import type { DomainEvent, Reason } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

export type Decide = AnyAggregate['decide']
/** One planted defect. */
export interface Mutant {
  readonly defect: string
  /** Beginning of the name of the law that finds it. */
  readonly law: string
  readonly domain: Domain
}

type Answer = E.Either<Reason, ReadonlyArray<DomainEvent>>
type Category = 'businessAccount' | 'programAccount' | 'delegation' | 'transaction-declaration'

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
    intent: (command: Command, state: unknown) =>
      command.type === type ? change(intent(command, state), command) : intent(command, state),
  }))

/** Does not see events of that type. */
export const blindTo = (category: Category, type: string): Domain =>
  withAggregate(category, ({ evolve }) => ({
    evolve: (state: unknown, event: DomainEvent) =>
      event.type === type ? state : evolve(state, event),
  }))

export const made = (type: string, data: object): DomainEvent => ({ type, v: 1, data })
