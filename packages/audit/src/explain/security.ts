/**
 * Where a figure of an account's security at a moment comes from: the requirement as it was recorded,
 * the instruments that are in force, and the events that count for each. The figure is the one that
 * `asOf` gives, and its terms are made from the very events that counted for it.
 */
import {
  type Bn15,
  easternDateOf,
  financialSecurityStream,
  securityFigures,
  securityTerms,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type AsOf, asOfTold } from '../as-of/as-of.js'
import type { Picture } from '../picture/picture.js'
import type { BalanceExplained, BalanceQuestion } from './balance.js'
import type { SecurityFigure } from './named.js'

export type SecurityTerm = ReturnType<typeof securityTerms>[number]

export interface SecurityQuestion extends Omit<BalanceQuestion, 'figure'> {
  readonly figure: SecurityFigure
}

export interface SecurityExplained
  extends Pick<BalanceExplained, 'stream' | 'amount' | 'read' | 'notYet' | 'withoutPlace'> {
  readonly figure: SecurityFigure
  readonly terms: ReadonlyArray<SecurityTerm>
  /** Every event that the terms name, in order. */
  readonly sources: ReadonlyArray<RecordedEvent>
}

type Counted = Parameters<typeof securityTerms>[0][number]

/** Looks through the log once. */
export const explainSecurity = async ({
  bn15,
  figure,
  ...asked
}: SecurityQuestion): Promise<E.Either<ReadFailure, SecurityExplained>> => {
  const { name: stream } = financialSecurityStream(bn15)
  const counted: Counted[] = []
  const recorded: RecordedEvent[] = []
  const question = { ...asked, subject: { kind: 'stream', stream } } as const
  const answer = await asOfTold(question, (event, facts) => {
    recorded.push(event.recorded)
    counted.push({ revision: event.recorded.revision, facts: facts as Counted['facts'] })
  })
  return E.map(({ picture, cut, notYet, withoutPlace }: AsOf) => {
    const terms = securityTerms(counted, { figure, today: easternDateOf(asked.effective) })
    const named = new Set(terms.flatMap(changesOf).map(({ revision }) => revision))
    return {
      stream,
      figure,
      amount: amountIn(picture, bn15, figure),
      terms,
      sources: recorded.filter(({ revision }) => named.has(revision)),
      read: cut.read,
      notYet,
      withoutPlace,
    }
  })(answer)
}

const amountIn = (picture: Picture, bn15: Bn15, figure: SecurityFigure): string | null => {
  const amount = picture.securities[bn15]?.[figure]
  return typeof amount === 'string' ? amount : null
}

const changesOf = (term: SecurityTerm) => {
  switch (term.of) {
    case 'basis':
    case 'bound':
      return term.changes
    case 'held':
      return term.instruments.flatMap(({ changes }) => changes)
    case 'excess':
      return []
  }
}

/** The ids of the figures of an account's security. */
export const securityIds = (bn15: Bn15): ReadonlyArray<string> =>
  securityFigures.map((figure) => `${bn15}/security/${figure}`)
