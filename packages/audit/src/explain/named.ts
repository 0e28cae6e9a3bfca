/** What an explanation is asked of: an event or a command by its id, a place in a stream, or a figure. */
import {
  type BalanceFigure,
  Bn15,
  balanceFigures,
  PeriodLabel,
  securityFigures,
  TransactionNumber,
} from '@carmkit/core'
import { Uuid } from '@carmkit/kernel'

export type Named =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'place'; readonly stream: string; readonly revision: number }
  | FigureName
  | BalanceName
  | SecurityName
  | VersionName

/** The parts of the id of a figure on a statement, `{bn15}/{period}/{line}`. */
export interface FigureName {
  readonly kind: 'figure'
  readonly id: string
  readonly bn15: Bn15
  /** Like `2026-02`. */
  readonly period: string
}

/** A figure of an account at a moment, `{bn15}/{name}`. */
export interface BalanceName {
  readonly kind: 'balance'
  readonly id: string
  readonly bn15: Bn15
  /** Null for a name that none of them has. */
  readonly figure: BalanceFigure | null
}

export type SecurityFigure = (typeof securityFigures)[number]

/** A figure of an account's security at a moment, `{bn15}/security/{name}`. */
export interface SecurityName {
  readonly kind: 'security'
  readonly id: string
  readonly bn15: Bn15
  /** Null for a name that none of them has. */
  readonly figure: SecurityFigure | null
}

/** A figure of a version, `{transactionNumber}/{version}/{name}`, or the version itself. */
export interface VersionName {
  readonly kind: 'version'
  readonly id: string
  readonly transactionNumber: TransactionNumber
  readonly version: number
  /** As it was asked for; null for all figures of the version. */
  readonly figure: string | null
}

/** How it is written, for whoever wrote it wrongly. */
export const namedForms =
  'the id of an event or a command (a lower-case UUID), the place of an event like ledger-123456782RM0001@7, or a figure: of a statement like 123456782RM0001/2026-02/closing, of an account at a moment like 123456782RM0001/owed, of its security like 123456782RM0001/security/cover, of a version like 10000000000025/1/payable'

/** Null for a text of no such form. */
export const namedBy = (text: string): Named | null => {
  if (Uuid.is(text)) return { kind: 'id', id: text }
  const figure = figureBy(text)
  if (figure !== null) return figure
  const [, stream, revision] = /^(.+)@([0-9]{1,15})$/.exec(text) ?? []
  return stream === undefined ? null : { kind: 'place', stream, revision: Number(revision) }
}

const figureBy = (id: string): FigureName | BalanceName | SecurityName | VersionName | null => {
  const [whose, second, third, more] = id.split('/')
  if (second === undefined || more !== undefined) return null
  if (TransactionNumber.is(whose) && /^[1-9][0-9]{0,5}$/.test(second)) {
    const version = Number(second)
    return { kind: 'version', id, transactionNumber: whose, version, figure: third ?? null }
  }
  if (!Bn15.is(whose)) return null
  if (second === 'security') {
    const figure = securityFigures.find((name) => name === third) ?? null
    return { kind: 'security', id, bn15: whose, figure }
  }
  if (third === undefined) {
    const figure = balanceFigures.find((name) => name === second) ?? null
    return { kind: 'balance', id, bn15: whose, figure }
  }
  return PeriodLabel.is(second) ? { kind: 'figure', id, bn15: whose, period: second } : null
}
