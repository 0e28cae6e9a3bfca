/**
 * Where a figure of an account at a moment comes from: the debts and funds that it is the sum of, the
 * events that count for each, and behind them the declarations with their authority. The figure is
 * the one that `asOf` gives, and its terms are made from the very events that counted for it.
 */
import {
  type BalanceFigure,
  type Bn15,
  balanceFigures,
  balanceTerms,
  carm,
  type Domain,
  easternDateOf,
  type Instant,
  type LedgerEvent,
  ledgerStream,
  traceOf,
} from '@carmkit/core'
import type { DomainEvent, RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type AsOf, asOfTold } from '../as-of/as-of.js'
import type { Bound } from '../bound.js'
import type { AccountEvent, Read } from '../prefix/account.js'
import type { Checks } from '../prefix/following.js'
import { type Caused, type DeclarationBehind, declarationsBehind } from './behind.js'
import { toldIn } from './command.js'
import { placesIn } from './places.js'
import { type Unsound, unsoundAmong } from './unsound.js'

export interface BalanceQuestion {
  readonly store: Store
  readonly domain?: Domain
  readonly bn15: Bn15
  readonly figure: BalanceFigure
  /** The moment that the figure is about, and until when what counts was recorded. */
  readonly effective: Instant
  readonly known: Bound
  /** What an event is held against before it counts; default: hashes. */
  readonly checks?: Checks
  readonly onProgress?: (events: number) => void
}

export type BalanceTerm = ReturnType<typeof balanceTerms>[number]

export interface BalanceExplained {
  readonly stream: string
  readonly figure: BalanceFigure
  /** As an answer as of the moment prints it; null where no event of the ledger counts. */
  readonly amount: string | null
  readonly terms: ReadonlyArray<BalanceTerm>
  /** Every event that the terms name, in order: one that was recorded after the moment counts since it holds by then. */
  readonly sources: ReadonlyArray<Caused>
  readonly declarations: ReadonlyArray<DeclarationBehind>
  /** How far the log was read for it, and what is missing. */
  readonly read: Read
  /** How many events were known and do not count, by why. */
  readonly notYet: number
  readonly withoutPlace: number
  readonly unsound: ReadonlyArray<Unsound>
}

/** Looks through the log once. */
export const explainBalance = async ({
  store,
  domain = carm,
  bn15,
  figure,
  ...asked
}: BalanceQuestion): Promise<E.Either<ReadFailure, BalanceExplained>> => {
  const { name: stream } = ledgerStream(bn15)
  const counted: CountedEvent[] = []
  const { add: onLogged, find } = placesIn(store)
  const subject = { kind: 'stream', stream } as const
  const question = { ...asked, store, domain, subject, onLogged }
  const answer = await asOfTold(question, (event, facts) => void counted.push({ event, facts }))
  if (E.isLeft(answer)) return answer
  const terms = balanceTerms(counted.map(countedOf), {
    figure,
    today: easternDateOf(asked.effective),
  })
  const sources = sourcesOf(terms, counted)
  const declarations = await declarationsBehind({ store, domain, find }, sources)
  return E.map((behind: BalanceExplained['declarations']) => {
    const explained = behind.flatMap((one) => one.explained ?? [])
    return {
      stream,
      figure,
      amount: amountIn(answer.right, bn15, figure),
      terms,
      sources,
      declarations: behind,
      read: answer.right.cut.read,
      notYet: answer.right.notYet,
      withoutPlace: answer.right.withoutPlace,
      unsound: unsoundAmong(explained.flatMap(toldIn), explained),
    }
  })(declarations)
}

interface CountedEvent {
  readonly event: AccountEvent
  readonly facts: ReadonlyArray<DomainEvent>
}

const countedOf = ({ event, facts }: CountedEvent) => ({
  revision: event.recorded.revision,
  facts: facts as ReadonlyArray<LedgerEvent>,
})

const amountIn = ({ picture }: AsOf, bn15: Bn15, figure: BalanceFigure): string | null => {
  const amount = picture.balances[bn15]?.[figure]
  return typeof amount === 'string' ? amount : null
}

/** With the versions that they were recorded for, as far as events that count say so. */
const sourcesOf = (
  terms: ReadonlyArray<BalanceTerm>,
  counted: ReadonlyArray<CountedEvent>,
): ReadonlyArray<Caused> => {
  const named = new Set(terms.flatMap(({ changes }) => changes.map(({ revision }) => revision)))
  const recorded: ReadonlyArray<RecordedEvent> = counted.map(({ event }) => event.recorded)
  const trace = traceOf(counted.map(({ event }) => event.event as LedgerEvent))
  return recorded.flatMap((one, place) =>
    named.has(one.revision) ? [{ recorded: one, causedBy: trace.causeOf(place) }] : [],
  )
}

/** The ids of the figures of an account. */
export const balanceIds = (bn15: Bn15): ReadonlyArray<string> =>
  balanceFigures.map((figure) => `${bn15}/${figure}`)
