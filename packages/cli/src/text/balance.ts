/** A figure of an account at a moment explained: its debts and funds, and the events that made each. */
import type { BalanceExplained, BalanceTerm } from '@carmkit/audit'
import { debtPhaseOf, easternDateOf, type Instant } from '@carmkit/core'
import { printable } from '@carmkit/kernel'
import type { Output } from '../output.js'
import { eventText } from './event.js'
import { interestTexts } from './figure.js'

type Explained = BalanceExplained & { readonly amount: string }

export const balanceText = (
  id: string,
  { amount, terms, stream, sources }: Explained,
  { effective, output: { colors } }: { readonly effective: Instant; readonly output: Output },
): string => {
  const events = new Map(sources.map(({ recorded }) => [recorded.revision, recorded]))
  const changeText = ({ revision, amount: share }: BalanceTerm['changes'][number]): string => {
    const event = events.get(revision)
    if (event === undefined) return `    ${share.padStart(12)} ${stream}@${revision}`
    const { recordedAt, effectiveAt } = event.metadata
    const since = effectiveAt === recordedAt ? '' : `, effective ${effectiveAt}`
    return printable(
      `    ${share.padStart(12)} by ${stream}@${revision} ${event.type} recorded ${recordedAt}${since}: ${eventText(event)}`,
    )
  }
  return [
    `${colors.bold(id)} ${amount}`,
    ...terms.flatMap((term) => [
      `  = ${term.amount.padStart(12)} ${itemText(term, effective)}`,
      ...term.changes.flatMap((one) => [
        changeText(one),
        ...one.interest.flatMap(interestTexts).map((text) => `  ${text}`),
      ]),
    ]),
    ...(terms.length === 0 ? ['  = nothing: no debt and no payment stands in it'] : []),
  ].join('\n')
}

const itemText = ({ of, item }: BalanceTerm, effective: Instant): string =>
  'free' in item
    ? `${of}: ${item.kind}, counts from ${item.valueOn}`
    : `${of}: ${item.kind}, due ${item.dueDate}, ${debtPhaseOf(item, easternDateOf(effective))}`

/** The shape of `--json`: places of the events in place of the events. */
export const balanceJson = (
  id: string,
  { amount, terms, stream, sources, notYet, withoutPlace }: Explained,
): object => ({
  figure: id,
  amount,
  terms: terms.map(({ of, amount: part, item, changes }) => ({
    of,
    amount: part,
    kind: item.kind,
    dueDate: 'free' in item ? null : item.dueDate,
    changes,
  })),
  sources: sources.map(({ recorded: { revision, type, metadata }, causedBy }) => {
    const { recordedAt, effectiveAt } = metadata
    return { stream, revision, type, recordedAt, effectiveAt, causedBy }
  }),
  notYet,
  withoutPlace,
})
