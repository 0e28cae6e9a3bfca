/**
 * In which order the automatic offset pays debts: dated, since it has changed once. The name of the
 * order that was used stands in each allocation.
 */
import { closed, list, type Static, text } from '@carmkit/kernel'
import { CivilDate } from '../../values/index.js'
import { AllocationOrder } from '../content.js'

/** From this Eastern day until the next row. */
const DatedOrder = closed('DatedOrder', {
  from: CivilDate,
  order: AllocationOrder,
  source: text<string>('Source', 'an address', (value) => value.length <= 400),
})
type DatedOrder = Static<typeof DatedOrder>

/** Codec of the table `allocationOrders`, which replaces {@link allocationOrders}. */
export const AllocationOrders = list(DatedOrder, { least: 1, most: 100, key: ({ from }) => from })

export const allocationOrders: ReadonlyArray<DatedOrder> = [
  {
    from: '2018-01-01' as CivilDate,
    order: 'newestDueFirst',
    source: 'http://www.cbsa.gc.ca/prog/arl-glcc/fs-eng.html',
  },
  {
    from: '2024-10-21' as CivilDate,
    order: 'oldestDueFirst',
    source: 'https://www.cbsa-asfc.gc.ca/prog/arl-glcc/refoff-remcom-eng.html',
  },
]

/** The order of that day; today’s where no row reaches so far back. */
export const orderOn = (rows: ReadonlyArray<DatedOrder>, today: CivilDate): AllocationOrder =>
  rowOn(rows, today)?.order ?? 'oldestDueFirst'

const rowOn = (rows: ReadonlyArray<DatedOrder>, today: CivilDate): DatedOrder | undefined =>
  rows
    .filter(({ from }) => from <= today)
    .toSorted((one, another) => (one.from < another.from ? -1 : 1))
    .at(-1)
