/** A figure of security at a moment explained: the requirement or the instruments, and the events of each. */
import type { SecurityExplained, SecurityTerm } from '@carmkit/audit'
import { easternDateOf, type Instant, instrumentStatus } from '@carmkit/core'
import { printable } from '@carmkit/kernel'
import type { Output } from '../output.js'
import { eventText } from './event.js'

type Explained = SecurityExplained & { readonly amount: string }
type Change = Extract<SecurityTerm, { readonly of: 'basis' | 'bound' }>['changes'][number]
type HeldInstrument = Extract<SecurityTerm, { readonly of: 'held' }>['instruments'][number]

export const securityText = (
  id: string,
  { amount, terms, stream, sources }: Explained,
  { effective, output: { colors } }: { readonly effective: Instant; readonly output: Output },
): string => {
  const events = new Map(sources.map((recorded) => [recorded.revision, recorded]))
  const changeText = ({ revision, amount: share }: Change): string => {
    const place = `    ${share.padStart(12)} by ${stream}@${revision}`
    const event = events.get(revision)
    if (event === undefined) return place
    const { recordedAt } = event.metadata
    return printable(`${place} ${event.type} recorded ${recordedAt}: ${eventText(event)}`)
  }
  const instrumentText = ({ item, amount: share }: HeldInstrument): string =>
    printable(`    ${share.padStart(12)} ${item.id}: ${statusText(item, effective)}`)
  const within = (term: SecurityTerm): ReadonlyArray<string> => {
    switch (term.of) {
      case 'basis':
      case 'bound':
        return term.changes.map(changeText)
      case 'held':
        return term.instruments.flatMap((one) => [
          instrumentText(one),
          ...one.changes.map((change) => `  ${changeText(change)}`),
        ])
      case 'excess':
        return []
    }
  }
  return [
    `${colors.bold(id)} ${amount}`,
    ...terms.flatMap((term) => [
      `  = ${term.amount.padStart(12)} ${termText(term)}`,
      ...within(term),
    ]),
    ...(terms.length === 0 ? ['  = nothing: no instrument is in force'] : []),
  ].join('\n')
}

const termText = (term: SecurityTerm): string => {
  switch (term.of) {
    case 'basis': {
      const { basis, source } = term.requirement
      const share = term.form === 'bond' ? 'half of the basis' : 'the basis'
      return `${share}, required ${inForm[term.form]}: ${basis}, ${sourceTexts[source]}`
    }
    case 'bound':
      return term.amount.startsWith('-')
        ? `less, down to the bound ${inForm[term.form]} when it was recorded`
        : `more, up to the bound ${inForm[term.form]} when it was recorded`
    case 'held': {
      const { bond, cash } = term.required
      return term.form === 'cash'
        ? `${term.held} held in cash`
        : `${term.held} held in bonds, in terms of cash: x ${cash} required in cash / ${bond} in bonds, rounded to the cent`
    }
    case 'excess':
      return 'cover beyond what is required'
  }
}

const inForm = { bond: 'in bonds', cash: 'in cash' } as const

const sourceTexts = {
  history: 'the highest month of duties and GST in the year before',
  estimate: 'the highest month that was expected',
  reduction: 'what a reduction granted',
} as const

/** `bond, InForce from 2025-06-01`. */
const statusText = (item: HeldInstrument['item'], effective: Instant): string => {
  const status = `${item.form}, ${instrumentStatus(item, easternDateOf(effective))}`
  if (item.form === 'cash') return status
  const { posted, endsOn } = item
  return `${status} from ${posted.inForceFrom}${endsOn === null ? '' : ` to ${endsOn}`}`
}

/** The shape of `--json`: places of the events in place of the events. */
export const securityJson = (
  id: string,
  { amount, terms, stream, sources, notYet, withoutPlace }: Explained,
): object => ({
  figure: id,
  amount,
  terms: terms.map(termJson),
  sources: sources.map(({ revision, type, metadata: { recordedAt, effectiveAt } }) => ({
    stream,
    revision,
    type,
    recordedAt,
    effectiveAt,
  })),
  notYet,
  withoutPlace,
})

const termJson = (term: SecurityTerm): object =>
  term.of === 'held'
    ? {
        ...term,
        instruments: term.instruments.map(({ item, amount, changes }) => ({
          id: item.id,
          amount,
          inForceFrom: item.form === 'bond' ? item.posted.inForceFrom : null,
          endsOn: item.form === 'bond' ? item.endsOn : null,
          changes,
        })),
      }
    : term
