/** Laws of what declarations come to: whose ledger owes it, what is paid first, and where it was entered. */
import { centsOf, type Money } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { dataOf, eventsIn } from '../auditor.js'
import type { Log } from '../log.js'
import { rule, stepRule } from '../rules/rule.js'
import { declarationsIn } from './filed.js'

interface Charged {
  readonly version: number
  readonly cadType: string
  readonly channel: string | null
  readonly charges: { readonly total: { readonly [charge: string]: Money } }
}

const charges = [
  'customsDuty',
  'sima',
  'surtax',
  'excise',
  'luxuryTax',
  'salesTax',
  'provincialTax',
]

const payable = (event: DomainEvent): number => {
  const { total } = dataOf<Charged>(event).charges
  return charges.reduce((sum, charge) => {
    const amount = total[charge]
    return sum + (amount === undefined ? 0 : centsOf(amount))
  }, 0)
}

/** Cents that all declarations of an importer come to, by the events of the versions in effect. */
const owedFor = (log: Log, importer: string): number =>
  declarationsIn(log)
    .filter(({ filed }) => filed.importer === importer)
    .map(({ stream, filed }) =>
      eventsIn(log, stream).findLast(
        ({ data }) => 'charges' in (data as object) && (data as Charged).version === filed.version,
      ),
    )
    .reduce((sum, event) => sum + (event === undefined ? 0 : payable(event)), 0)

const paidBy = (log: Log, importer: string): number =>
  eventsIn(log, `ledger-${importer}`)
    .filter(({ type }) => type === 'PaymentReceived')
    .reduce((sum, event) => sum + centsOf(dataOf<{ amount: Money }>(event).amount), 0)

export const comesTo = rule(
  'DEL-F4: what declarations come to is owed in the ledger of their importer, whoever filed them',
  function* ({ end }) {
    const importers = new Set(declarationsIn(end).map(({ filed }) => filed.importer))
    for (const importer of importers) {
      const state = end.get(`ledger-${importer}`)?.state ?? { owed: 0, unallocated: 0 }
      const { owed, unallocated } = state as { readonly owed: number; readonly unallocated: number }
      const expected = owedFor(end, importer) - paidBy(end, importer)
      if (owed - unallocated !== expected)
        yield `${importer} owes ${owed - unallocated}, not ${expected}`
    }
  },
)

const accepted = (events: ReadonlyArray<DomainEvent>): DomainEvent | undefined =>
  events.find(({ type }) => type === 'DeclarationAccepted')

export const paidFirst = stepRule(
  'CK-16: type C is accepted with money beyond all that its importer owes',
  ({ events, before }) => {
    const acceptance = accepted(events)
    if (acceptance === undefined) return null
    const { cadType, importer } = dataOf<Charged & { importer: string }>(acceptance)
    const ahead = paidBy(before, importer) - owedFor(before, importer)
    return cadType === 'C' && payable(acceptance) > ahead
      ? `${payable(acceptance)} with ${ahead} ahead`
      : null
  },
)

export const portalOnly = stepRule(
  'CK-129: types C and V are entered in the portal, as far as anybody says',
  ({ events }) => {
    const acceptance = accepted(events)
    const submission = events.find(({ type }) => type === 'DeclarationSubmitted')
    if (acceptance === undefined || submission === undefined) return null
    const { channel } = dataOf<Charged>(submission)
    const isElsewhere = channel !== null && channel !== 'portal'
    return isElsewhere && ['C', 'V'].includes(dataOf<Charged>(acceptance).cadType)
      ? `it came by ${channel}`
      : null
  },
)
