/**
 * The chart of accounts: every place where money of one program account can stand. Each movement of
 * money is written on two sides that sum to zero (TXN-23).
 *
 * Seen from the agency: what is owed to it and what it holds are positive (debit), what it earned
 * or owes back is negative (credit).
 *
 * | Account | Holds | Rises with | Falls with |
 * | --- | --- | --- | --- |
 * | `receivable` | what the importer owes | debts, charges, interest | allocation, reversal |
 * | `unallocated` | money and credits that pay nothing yet (negative) | allocation, disbursement | payments, credits |
 * | `bank` | money received and not paid out | payments | returns, disbursements |
 * | `duty` … `provincial` | assessed by declarations (negative) | credits, reversal | debts |
 * | `interest`, `penalty`, `returnFee` | assessed by the ledger (negative) | waiver, reversal, interest on refunds | assessment |
 * | `miscellaneous` | invoiced by hand (negative) | reversal | invoices |
 */
export const accounts = [
  'receivable',
  'unallocated',
  'bank',
  'duty',
  'sima',
  'surtax',
  'excise',
  'luxury',
  'gst',
  'provincial',
  'interest',
  'penalty',
  'returnFee',
  'miscellaneous',
] as const

export type Account = (typeof accounts)[number]
