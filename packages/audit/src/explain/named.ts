/** What an explanation is asked of: an event or a command by its id, a place in a stream, or a figure. */
import { Bn15, PeriodLabel } from '@carmkit/core'
import { Uuid } from '@carmkit/kernel'

export type Named =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'place'; readonly stream: string; readonly revision: number }
  | FigureName

/** The parts of a figure's id, `{bn15}/{period}/{line}`. */
export interface FigureName {
  readonly kind: 'figure'
  readonly id: string
  readonly bn15: Bn15
  /** Like `2026-02`. */
  readonly period: string
}

/** How it is written, for whoever wrote it wrongly. */
export const namedForms =
  'the id of an event or a command (a lower-case UUID), the place of an event like ledger-123456782RM0001@7, or a figure like 123456782RM0001/2026-02/closing'

/** Null for a text of no such form. */
export const namedBy = (text: string): Named | null => {
  if (Uuid.is(text)) return { kind: 'id', id: text }
  const [bn15, period, line, more] = text.split('/')
  if (Bn15.is(bn15) && PeriodLabel.is(period) && line !== undefined && more === undefined) {
    return { kind: 'figure', id: text, bn15, period }
  }
  const [, stream, revision] = /^(.+)@([0-9]{1,15})$/.exec(text) ?? []
  return stream === undefined ? null : { kind: 'place', stream, revision: Number(revision) }
}
