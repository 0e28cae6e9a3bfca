/**
 * Laws that every decider, codec and event schema obeys, ready to be checked with your generators.
 *
 * They prove the mechanics and say nothing about your rules: state those with `historyLaw`.
 */
import {
  canonicalJson,
  type Decider,
  type DomainEvent,
  type EventSchema,
  type Fault,
  faultsOf,
  fold,
} from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { deepFreeze } from './deep-freeze.js'
import { assertSame } from './difference.js'
import { historyLaw, type Law } from './law.js'

const named = (subject: string | undefined, law: string): string =>
  subject === undefined ? law : `${subject}: ${law}`

/**
 * State follows from events alone: folding twice gives the same state, folding on from an earlier
 * state gives the same state, and neither the events nor the earlier states are changed.
 *
 * Events and states are frozen deeply, so an `evolve` that changes one fails with a `TypeError`.
 */
export const foldDeterminism = <State, Event>({
  name,
  decider,
  events,
}: {
  /** Stands before the law's name, to tell several deciders apart. */
  readonly name?: string
  readonly decider: {
    readonly initial: State
    readonly evolve: (state: State, event: Event) => State
  }
  readonly events: fc.Arbitrary<ReadonlyArray<Event>>
}): Law => {
  const evolve = (state: State, event: Event): State => deepFreeze(decider.evolve(state, event))
  const foldFrom = (initial: State, list: ReadonlyArray<Event>): State =>
    fold({ initial: deepFreeze(initial), evolve }, list)
  return historyLaw({
    name: named(name, 'folding is deterministic'),
    histories: fc.record({ events, cut: fc.nat() }),
    holds: ({ events: all, cut }) => {
      deepFreeze(all)
      const length = cut % (all.length + 1)
      const earlier = foldFrom(decider.initial, all.slice(0, length))
      const earlierText = fc.stringify(earlier)
      const state = foldFrom(decider.initial, all)
      sameState('folding twice gives two states', state, foldFrom(decider.initial, all))
      const continued = foldFrom(earlier, all.slice(length))
      sameState(`folding on after ${length} events gives another state`, state, continued)
      unchanged(`the state after ${length} events was changed later`, earlierText, earlier)
    },
  })
}

const sameState = (heading: string, expected: unknown, actual: unknown): void =>
  assertSame({ heading, path: 'state', expected, actual })

/** Freezing does not reach into a `Map`; the text that a value had before tells what happened. */
const unchanged = (heading: string, expected: string, value: unknown): void =>
  assertSame({ heading, path: 'text', expected, actual: fc.stringify(value) })

/**
 * A decision follows from command, state and context alone: deciding twice gives the same answer
 * and changes none of the three. All three are frozen deeply.
 */
export const decidesPurely = <Command, Context, State, Event, Rejection>({
  name,
  decider,
  commands,
  histories,
  contexts,
}: {
  /** Stands before the law's name, to tell several deciders apart. */
  readonly name?: string
  readonly decider: Decider<Command, Context, State, Event, Rejection>
  readonly commands: fc.Arbitrary<Command>
  /** Events that lead to the states in which the commands are decided. */
  readonly histories: fc.Arbitrary<ReadonlyArray<Event>>
  readonly contexts: fc.Arbitrary<Context>
}): Law =>
  historyLaw({
    name: named(name, 'deciding is pure'),
    histories: fc.record({ history: histories, command: commands, context: contexts }),
    holds: (situation) => {
      const { history, command, context } = deepFreeze(situation)
      const state = deepFreeze(fold(decider, history))
      const before = fc.stringify({ command, state, context })
      const expected = decider.decide(command, state, context)
      const actual = decider.decide(command, state, context)
      unchanged('deciding changed what it was given', before, { command, state, context })
      assertSame({ heading: 'deciding twice gives two answers', path: 'answer', expected, actual })
    },
  })

/** What the law needs of an io-ts codec. */
interface IdentityCodec {
  readonly encode: (value: never) => unknown
  readonly decode: (value: unknown) => E.Either<Parameters<typeof faultsOf>[0], unknown>
}

/**
 * What is hashed is what was decoded: `decode(encode(x))` is `x`, and both have one canonical text.
 * Fails as well where the generator makes a value that the codec refuses.
 */
export const codecIdentity = ({
  name,
  codec,
  values,
}: {
  readonly name: string
  readonly codec: IdentityCodec
  readonly values: fc.Arbitrary<unknown>
}): Law =>
  historyLaw({
    name: `${name}: encoding changes nothing`,
    histories: values,
    holds: (value) => {
      const encoded = codec.encode(deepFreeze(value) as never)
      const decoded = accepted('codec', E.mapLeft(faultsOf)(codec.decode(encoded)))
      assertSame({
        heading: 'decoding what was encoded gives another value',
        path: 'value',
        expected: value,
        actual: decoded,
      })
      assertSame({
        heading: 'the encoded value has another canonical text',
        path: 'text',
        expected: canonicalText(value),
        actual: canonicalText(encoded),
      })
    },
  })

const accepted = <A>(judge: string, answer: E.Either<ReadonlyArray<Fault>, A>): A => {
  if (E.isRight(answer)) return answer.right
  const faults = answer.left.map(({ path, reason }) =>
    path === '' ? reason : `${path}: ${reason}`,
  )
  throw new Error(`the ${judge} refuses a generated value: ${faults.join('; ')}`)
}

const canonicalText = (value: unknown): string => {
  const written = canonicalJson(value)
  if (E.isRight(written)) return written.right
  throw new Error(`a generated value has no canonical text: ${written.left.reason}`)
}

/**
 * An event of the current version is decoded to itself: an upcaster never touches it. Fails as
 * well where the generator makes an older version or a type that the schema does not know.
 */
export const schemaIdentity = <Event extends DomainEvent>({
  name,
  schema,
  events,
}: {
  /** Stands before the law's name, to tell several schemas apart. */
  readonly name?: string
  readonly schema: EventSchema<Event>
  readonly events: fc.Arbitrary<Event>
}): Law =>
  historyLaw({
    name: named(name, 'a current event is decoded to itself'),
    histories: events,
    holds: (event) => {
      const current = schema.definitions.find(({ type }) => type === event.type)
      if (current !== undefined && current.v !== event.v) {
        throw new Error(`generated ${event.type} has version ${event.v}, current is ${current.v}`)
      }
      const actual = accepted('schema', schema.decode(deepFreeze(event)))
      assertSame({
        heading: 'decoding gives another event',
        path: 'event',
        expected: event,
        actual,
      })
    },
  })
