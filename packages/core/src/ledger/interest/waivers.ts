/** Days for which the agency charges no interest, as it announced them (TXN-30). */
import { closed, list, type Static, text } from '@carmkit/kernel'
import { CivilDate } from '../../values/index.js'

/** Eastern days, both included. */
const InterestWaiver = closed('InterestWaiver', {
  from: CivilDate,
  until: CivilDate,
  source: text<string>('Source', 'an address', (value) => value.length <= 400),
})
export type InterestWaiver = Static<typeof InterestWaiver>

/** Codec of the table `interestWaivers`, which replaces {@link interestWaivers}. */
export const InterestWaivers = list(InterestWaiver, { most: 1000 })

const transition =
  'https://blog.coleintl.com/tradenews/carm-update-canadian-importers-required-to-post-financial-security-before-april-19'

/**
 * The relief after the portal opened. One broker expected it to end on 31 March 2025; a later message
 * of the agency says that charging begins again with balances overdue on 31 January 2026, and the
 * later one is taken.
 */
export const interestWaivers: ReadonlyArray<InterestWaiver> = [
  { from: '2024-10-21' as CivilDate, until: '2025-01-19' as CivilDate, source: transition },
  { from: '2025-01-20' as CivilDate, until: '2025-03-31' as CivilDate, source: transition },
  {
    from: '2025-04-01' as CivilDate,
    until: '2026-01-30' as CivilDate,
    source: 'http://www.lmclark.com/carmlate.html',
  },
]

export const isWaived = (windows: ReadonlyArray<InterestWaiver>, day: CivilDate): boolean =>
  windows.some(({ from, until }) => from <= day && day <= until)
