/** Laws of declarations: numbers, sums, deadlines and periods of what was accepted. */
import { centsOf, type Money } from '@carmkit/core'
import { dataOf, dayOf } from '../auditor.js'
import type { Log } from '../log.js'
import { eventRule, type Rule, rule } from './rule.js'

interface Opened {
  readonly transactionNumber: string
  readonly importer: string
}

const txn02 = rule(
  'TXN-02: a number is taken once, and after a discard again by the same importer only',
  function* ({ steps }) {
    const takenBy = new Map<string, { readonly importer: string; readonly free: boolean }>()
    for (const { events, stream, sent } of steps) {
      for (const event of events) {
        const taken = takenBy.get(stream)
        if (event.type === 'DraftOpened') {
          const { importer } = dataOf<Opened>(event)
          const isFree = taken === undefined || (taken.free && taken.importer === importer)
          if (!isFree) yield `${stream} is taken by ${taken.importer} and opened at ${sent.at}`
          takenBy.set(stream, { importer, free: false })
        }
        if (event.type === 'DraftDiscarded' && taken !== undefined) {
          takenBy.set(stream, { ...taken, free: true })
        }
      }
    }
  },
)

type Charged = { readonly [charge: string]: Money | null | undefined | object }

interface Accepted {
  readonly charges: { readonly lines: ReadonlyArray<Charged>; readonly total: Charged }
  readonly cadType: string
  readonly acceptedOn: string
  /** Null for a type without one, and where the goods are not released. */
  readonly accountingDeadline: string | null
  readonly late: boolean
  readonly billingAnchor: string
  readonly billingPeriod: string
  readonly paymentDueDate: string
}

const acceptanceRule = (
  name: string,
  breach: (accepted: Accepted, at: Parameters<typeof dayOf>[0]) => string | null,
): Rule =>
  eventRule(name, ['DeclarationAccepted'], (event, step) =>
    breach(dataOf<Accepted>(event), step.sent.at),
  )

const charge = (charges: Charged, name: string): number => {
  const amount = charges[name]
  return typeof amount === 'string' ? centsOf(amount) : 0
}

const dutiable = ['valueForDuty', 'customsDuty', 'sima', 'surtax', 'excise', 'luxuryTax']
const all = [...dutiable, 'valueForTax', 'salesTax', 'provincialTax', 'totalPayable']

const txn12 = acceptanceRule(
  'TXN-12: value for tax is value for duty with all duties, each not negative',
  ({ charges }) => {
    for (const [index, line] of charges.lines.entries()) {
      const parts = dutiable.map((name) => charge(line, name))
      if (parts.some((one) => one < 0)) return `line ${index + 1} has a negative charge`
      const sum = parts.reduce((total, one) => total + one, 0)
      if (charge(line, 'valueForTax') !== sum) return `line ${index + 1}: ${sum} cents expected`
    }
    return null
  },
)

const txn14 = acceptanceRule(
  'TXN-14: each total is the sum of the rounded charges of the lines',
  ({ charges }) => {
    for (const name of all) {
      const sum = charges.lines.reduce((total, line) => total + charge(line, name), 0)
      if (charge(charges.total, name) !== sum) return `${name}: ${sum} cents expected`
    }
    return null
  },
)

const txn18 = acceptanceRule(
  'TXN-18: accepted by the deadline, or flagged late',
  ({ acceptedOn, accountingDeadline, late }, at) => {
    if (acceptedOn !== dayOf(at)) return `accepted on ${acceptedOn}, recorded on ${dayOf(at)}`
    const isLate = accountingDeadline !== null && acceptedOn > accountingDeadline
    return late === isLate ? null : `late is ${late}`
  },
)

/** A period ends on the 17th and is named after that month. */
const periodOf = (day: string): string => {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  const months = year * 12 + month - 1 + (dayOfMonth > 17 ? 1 : 0)
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

const txn20 = acceptanceRule(
  'TXN-20: the earlier of acceptance and deadline lies in the period, or the month after release; late never delays; paid before release, it is due at once',
  ({ cadType, acceptedOn, accountingDeadline, billingAnchor, billingPeriod, paymentDueDate }) => {
    const last = accountingDeadline ?? acceptedOn
    const earlier = acceptedOn < last ? acceptedOn : last
    const anchor = billingAnchor === 'calendarMonth' ? `${last.slice(0, 7)}-01` : earlier
    if (billingPeriod !== periodOf(anchor)) return `${anchor} is not in ${billingPeriod}`
    const isDue =
      cadType === 'C' ? paymentDueDate === acceptedOn : paymentDueDate > `${billingPeriod}-17`
    return isDue ? null : `due on ${paymentDueDate}`
  },
)

interface FiledFor {
  readonly openedFor?: string
  readonly submittedFor?: string
  readonly correctedFor?: string
}

const txn47 = eventRule(
  'TXN-47: a filing names the business whose user filed it: the importer, or a broker of it',
  ['DraftOpened', 'DeclarationSubmitted', 'DeclarationCorrected'],
  (event, { sent: { actor }, stream, after, grant }) => {
    const { openedFor, submittedFor, correctedFor } = dataOf<FiledFor>(event)
    const named = openedFor ?? submittedFor ?? correctedFor
    if (actor.kind !== 'user' || actor.actingFor !== named) return `${named} did not file it`
    if (grant === null) return 'by no authority'
    const state = after.get(stream)?.state as { readonly importer: string } | undefined
    const client = state?.importer.slice(0, 9) ?? ''
    return named === client || isBrokerOf(after, { client, provider: named })
      ? null
      : 'by no broker'
  },
)

/** Granted as a customs broker once, whatever has become of it. */
const isBrokerOf = (
  log: Log,
  { client, provider }: { readonly client: string; readonly provider: string },
): boolean =>
  [...log].some(
    ([name, { events }]) =>
      name.startsWith(`delegation-${client}.${provider}.`) &&
      events.some(
        (event) =>
          ['DelegationGranted', 'TermsReplaced'].includes(event.type) &&
          dataOf<{ readonly capacity: string }>(event).capacity === 'CustomsBroker',
      ),
  )

export const declarationRules: ReadonlyArray<Rule> = [txn02, txn12, txn14, txn18, txn20, txn47]
