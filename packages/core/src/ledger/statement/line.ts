/**
 * Lines of a statement of account: one for each event that changes what is owed less what is free
 * to pay it. What an allocation moves from one side to the other is no line; its events tell it.
 */
import { contentHash, noHash } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { type Money, moneyOf } from '../../values/index.js'
import { netOf } from '../account/postings.js'
import type { LedgerEvent } from '../event/index.js'

export interface StatementLine {
  /** Place of the event in its stream. */
  readonly revision: number
  readonly type: string
  /** The debt, payment, credit or disbursement that it is about. */
  readonly item: string
  /** Owed is positive, owed back negative. */
  readonly amount: Money
  /** Whose view as a broker it stands in; null for the importer's own alone. */
  readonly accountSecurity: string | null
}

/** A line, and the period that it belongs to by itself. */
export interface PeriodLine {
  readonly period: string
  readonly line: StatementLine
}

/** Null for an event that changes nothing of the net position. */
export const lineOf = (event: LedgerEvent, revision: number): PeriodLine | null => {
  const amount = netOf(event)
  if (amount === 0 || !('billingPeriod' in event.data)) return null
  const { data } = event
  return {
    period: data.billingPeriod,
    line: {
      revision,
      type: event.type,
      item: itemOf(data),
      amount: moneyOf(amount),
      accountSecurity: 'accountSecurity' in data ? data.accountSecurity : null,
    },
  }
}

const itemOf = (data: LedgerEvent['data']): string => {
  if ('debt' in data && data.debt !== null) return data.debt
  if ('fund' in data) return data.fund
  return 'disbursement' in data ? `disbursement/${data.disbursement}` : ''
}

/** Each line is hashed together with the hash of all before it, so that any number can be. */
export const linesHashOf = (lines: ReadonlyArray<StatementLine>): string =>
  lines.reduce((previous, line) => {
    const hash = contentHash({ previous, line: { ...line } })
    if (E.isLeft(hash)) throw new Error(hash.left)
    return hash.right
  }, noHash)

/** Lines of the debts that were released under one security: a broker's view (catalogue 4.1). */
export const linesFor = (
  lines: ReadonlyArray<StatementLine>,
  accountSecurity: string,
): ReadonlyArray<StatementLine> => lines.filter((line) => line.accountSecurity === accountSecurity)
