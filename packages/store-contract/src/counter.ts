/**
 * The smallest domain that goes the whole way through the command loop: counters. Separate from the
 * cases because writers in other processes carry out its commands too.
 *
 * Commands bear the names of actions, and authority knows those of CARM only. So the counter's three
 * commands borrow names that need no role, and nothing else of these actions: adding an amount is
 * called `RecordBnIssued`, open to `external.cra`; adding the total of another counter is called
 * `OpenEnrolment`, open to `system.reaction`; adding an amount when it is due is called
 * `MarkDormant`, open to `system.clock`.
 */
import {
  type Actor,
  type Aggregate,
  type AnyCommandDefinition,
  type Command,
  type Decision,
  type Domain,
  type Found,
  type Intent,
  nothing,
} from '@carmkit/core'
import {
  type Codec,
  closed,
  type EventOf,
  event,
  eventSchema,
  integer,
  type StreamRef,
  text,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

/** A counter that would come above this total refuses. */
export const fullCounter = 1_000_000

const CounterName: Codec<string> = text('CounterName', '1 to 20 lower-case letters', (value) =>
  /^[a-z]{1,20}$/.test(value),
)
const Amount = integer('Amount', 0, fullCounter)

type AddToCounter = Command<'RecordBnIssued', { readonly counter: string; readonly amount: number }>
type AddTotalOf = Command<'OpenEnrolment', { readonly counter: string; readonly other: string }>
type AddWhenDue = Command<'MarkDormant', AddToCounter['data']>
type CounterCommand = AddToCounter | AddTotalOf | AddWhenDue

const Added = event('Added', closed('Added', { amount: Amount }))
const events = eventSchema(Added)
type CounterEvent = EventOf<typeof Added>

interface Counter {
  readonly total: number
}

interface CounterContext extends Decision {
  /** How much the command adds. */
  readonly amount: number
}

interface CounterFull {
  readonly name: 'CounterFull'
  readonly rule: null
  readonly total: number
}

const commands: ReadonlyArray<AnyCommandDefinition> = [
  {
    type: 'RecordBnIssued',
    summary: 'Adds an amount (external.cra); adding nothing is already true.',
    data: closed('AddToCounter', { counter: CounterName, amount: Amount }),
    fields: [
      { name: 'counter', type: CounterName.name, about: 'which one' },
      { name: 'amount', type: Amount.name, about: 'how much' },
    ],
    example: { counter: 'a', amount: 1 },
  },
  {
    type: 'OpenEnrolment',
    summary: 'Adds the total of another counter (system.reaction).',
    data: closed('AddTotalOf', { counter: CounterName, other: CounterName }),
    fields: [
      { name: 'counter', type: CounterName.name, about: 'which one' },
      { name: 'other', type: CounterName.name, about: 'whose total' },
    ],
    example: { counter: 'a', other: 'b' },
  },
  {
    type: 'MarkDormant',
    summary: 'Adds an amount (system.clock); adding nothing is already true.',
    data: closed('AddWhenDue', { counter: CounterName, amount: Amount }),
    fields: [
      { name: 'counter', type: CounterName.name, about: 'which one' },
      { name: 'amount', type: Amount.name, about: 'how much' },
    ],
    example: { counter: 'a', amount: 1 },
  },
]

/** The stream of a counter. */
export const counterStream = (counter: string): StreamRef<Counter> => ({
  category: 'counter',
  name: `counter-${counter}`,
})

const intent = ({ type }: CounterCommand): Intent => ({
  action: type,
  permission: null,
  target: null,
  approves: null,
  gives: null,
  subject: null,
  onlyBy: null,
  finishesWork: false,
})

const context = (
  { type, data }: CounterCommand,
  { facts, decision }: Found<Counter>,
): CounterContext => ({
  ...decision,
  amount:
    type === 'OpenEnrolment' ? facts.stream(counterStream(data.other)).state.total : data.amount,
})

const decide = (
  _command: CounterCommand,
  { total }: Counter,
  { amount }: CounterContext,
): E.Either<CounterFull, ReadonlyArray<CounterEvent>> => {
  if (total + amount > fullCounter) return E.left({ name: 'CounterFull', rule: null, total })
  return E.right(amount === 0 ? [] : [Added.make({ amount })])
}

const counter: Aggregate<CounterCommand, CounterContext, Counter, CounterEvent, CounterFull> = {
  category: 'counter',
  commands,
  events,
  initial: { total: 0 },
  streamOf: ({ data }) => counterStream(data.counter),
  needs: ({ type, data }) =>
    type === 'OpenEnrolment'
      ? { streams: [counterStream(data.other)], tables: ['surtaxMeasures'], more: null }
      : nothing,
  intent,
  context,
  decide,
  evolve: (state, { data }) => ({ total: state.total + data.amount }),
  effectiveAt: () => null,
  parties: () => [],
  accounts: () => [],
}

/** Counters alone, without reactions. */
export const counterDomain: Domain = { aggregates: [counter], reactions: [], ruleSet: 'counter/1' }

/** Who may add an amount. */
export const counting: Actor = { kind: 'external', party: 'cra' }

/** Who may add a total. */
export const reacting: Actor = { kind: 'system', process: 'reaction' }

/** The command to add an amount, as it is submitted. */
export const addToCounter = (commandId: string, data: AddToCounter['data']) => ({
  commandId,
  actor: counting,
  type: 'RecordBnIssued',
  data,
})

/** The command to add the total of another counter, as it is submitted. */
export const addTotalOf = (commandId: string, data: AddTotalOf['data']) => ({
  commandId,
  actor: reacting,
  type: 'OpenEnrolment',
  data,
})
