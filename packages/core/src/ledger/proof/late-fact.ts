/**
 * What the bank tells of a day that is past, read against the ledger as it stood on that day: the part
 * of the books that an audit as of that day has to amend.
 *
 * Separate from `evolve`, which takes events only where they were recorded: meanwhile money may have
 * been allocated or paid out that on that day was not.
 */
import { moneyOf } from '../../values/index.js'
import type { DebtId } from '../content.js'
import { allocationsOf, ordinalOf } from '../decide/verdict.js'
import { AllocationReversed, type LedgerEvent, PaymentReturned } from '../event/index.js'
import { fundIn, type Ledger } from '../state.js'

/**
 * A payment and its return, by the bank's date. Other events are our own bookkeeping, of the moment
 * at which they were recorded (assumed CK-153): none for them, and none for what has no place here.
 */
export const bankFactsFor = (state: Ledger, event: LedgerEvent): ReadonlyArray<LedgerEvent> => {
  if (event.type === 'PaymentReceived') {
    return fundIn(state, event.data.fund) === undefined ? [event] : []
  }
  return event.type === 'PaymentReturned' ? returning(state, event.data) : []
}

/** Whatever it paid on that day is open again, and what had been paid out of it by then is owed. */
const returning = (
  state: Ledger,
  data: Extract<LedgerEvent, { type: 'PaymentReturned' }>['data'],
): ReadonlyArray<LedgerEvent> => {
  const fund = fundIn(state, data.fund)
  if (fund === undefined || fund.returned) return []
  const { id, amount, disbursed } = fund
  const allocations = allocationsOf(fund)
  const debt = data.debt ?? (`returned/${ordinalOf(state, 2)}` as DebtId)
  return [
    ...(allocations.length === 0
      ? []
      : [
          AllocationReversed.make({
            bn15: data.bn15,
            fund: id,
            allocations,
            reason: 'PaymentReturned',
          }),
        ]),
    PaymentReturned.make({
      ...data,
      amount: moneyOf(amount),
      owed: moneyOf(disbursed),
      debt: disbursed > 0 ? debt : null,
    }),
  ]
}
