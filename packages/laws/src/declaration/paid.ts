/**
 * Histories of declarations that are paid before the goods are released, among others: on any day of
 * a cycle, with or without a release, while there is money and while there is none.
 *
 * Apart from the others because of these what counts are the days, not the versions.
 */
import { addDays, type CivilDate, type Domain } from '@carmkit/core'
import fc from 'fast-check'
import { importer, numbers } from '../cast.js'
import { type History, historyOf } from '../history.js'
import type { Sent } from '../log.js'
import { byImporter, day, line, sent } from './histories.js'

const account = `${importer}RM0001`

/** One declaration: when it is submitted, and how long before that its goods were released, if they were. */
interface Filed {
  readonly cadType: string
  readonly on: CivilDate
  readonly releasedBefore: number | null
  /** What is paid in on the day, in cents; null for nothing. */
  readonly payment: string | null
}

const filings: fc.Arbitrary<ReadonlyArray<Filed>> = fc.array(
  fc.record({
    cadType: fc.constantFrom('C', 'C', 'C', 'AB', 'V'),
    on: fc.nat({ max: 70 }).map((days) => addDays('2026-02-01' as CivilDate, days)),
    releasedBefore: fc.option(fc.nat({ max: 20 }), { nil: null }),
    payment: fc.constantFrom('20.00', '60.00', '60.00', '120.00', null),
  }),
  { minLength: 1, maxLength: numbers.length },
)

const commandsOf = (one: Filed, index: number): ReadonlyArray<Sent> => {
  const at = day(one.on)
  const named = { transactionNumber: numbers[index] }
  const header = {
    releaseDate: one.releasedBefore === null ? null : addDays(one.on, -one.releasedBefore),
    releaseOffice: '0497',
    cargoControlNumber: null,
  }
  const paid = {
    bn15: account,
    reference: `P${index}`,
    method: 'onlineBanking',
    amount: one.payment,
    currency: 'CAD',
    valueAt: at,
  }
  return [
    ...(one.payment === null
      ? []
      : [sent({ kind: 'external', party: 'bank' }, 'ReceivePayment', paid, at)]),
    sent(byImporter, 'OpenDraft', { ...named, importer: account, cadType: one.cadType }, at),
    sent(
      byImporter,
      'EditDraft',
      { ...named, header, lines: [line(1, '200.00')], removedLines: [] },
      at,
    ),
    sent(byImporter, 'SubmitDeclaration', named, at),
  ]
}

/** In the order of the days, three declarations at most. */
export const paidHistories = (domain: Domain): fc.Arbitrary<History> =>
  filings.map((all) => {
    const inOrder = all.toSorted((one, other) => (one.on < other.on ? -1 : 1))
    return historyOf(domain, { founded: 'withPam', commands: inOrder.flatMap(commandsOf) })
  })
