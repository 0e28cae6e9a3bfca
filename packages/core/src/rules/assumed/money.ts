/** Readings about ledgers, statements and security that no source settles. */
import { rulesOf } from '../rule.js'

export const assumedOfMoney = rulesOf('assumed', [
  [
    'CK-50',
    'A declaration that comes to nothing is posted as a debt of nothing, which a correction replaces; one after a decision of the agency is posted as a difference.',
  ],
  [
    'CK-51',
    'A decision that raises one charge and lowers another posts a debt and a credit, and never the balance of both.',
  ],
  [
    'CK-52',
    'From its first line on an account gets a statement each month, with lines or without.',
  ],
  [
    'CK-53',
    'Interest is assessed on the last day of a billing period, for the days before it; money that comes in is cleared on the next day.',
  ],
  [
    'CK-54',
    'A statement that waits for postings, or whose sums are too large, is asked for again each day, interest without a known rate, too large or within a waiver with the next period; the months of a ledger are its billing periods, and credits lower none.',
  ],
  [
    'CK-55',
    'Number and version are the key of a debt or credit, the bank’s reference that of a payment; a repeat that says something else is refused.',
  ],
  ['CK-56', 'Payments are of Canadian dollars (sourced), and of more than nothing.'],
  [
    'CK-57',
    'What one account owes, and what is free, stay within 10^13 cents each; an offset pays at most 500 debts at a time.',
  ],
  [
    'CK-58',
    'The three offset preferences: everything, payments only, directed only; names and meanings are ours.',
  ],
  ['CK-59', 'Payments are used before credits, as from 2018 to 2024.'],
  ['CK-60', 'What was paid out of a payment that is then returned is owed at once.'],
  [
    'CK-61',
    'A return is charged once, by the amount an officer states, due with the period of the charge.',
  ],
  ['CK-62', 'Nothing is recorded of a day that has not come.'],
  [
    'CK-63',
    'What was paid too much on a corrected or cancelled debt is free again in the payment or credit that paid it, the last one first.',
  ],
  ['CK-64', 'Debts of declarations bear interest; penalties, charges and interest do not.'],
  [
    'CK-65',
    'Interest is compounded daily on a year of 365 days, rounded each day to a millionth of a cent; what was paid or waived of it bears no more.',
  ],
  ['CK-66', 'Interest is due on the day on which it is assessed.'],
  [
    'CK-67',
    'A deferral moves debts by the due date that they were posted with, settled ones too; interest assessed on one is waived first.',
  ],
  [
    'CK-68',
    'Memory of C070 and late accounting is 12 months, the latter costs 100 dollars and goes with no C070; caps hold for each issue, then for the occurrence; a pause runs from the first penalty that is remembered.',
  ],
  ['CK-69', 'A penalty is due with the period in which it is assessed.'],
  [
    'CK-70',
    'A statement waits for what was recorded before the 18th, as far as somebody says how far postings have come.',
  ],
  [
    'CK-71',
    'Who may pay may ask for a payout, of any amount; the whole ledger is the scope of its debts.',
  ],
  ['CK-72', 'Before its cap by period a card paid at most 5,000.00 at a time.'],
  [
    'CK-73',
    'Officers cancel debts of declarations and their interest, penalties, invoices and fees for returned payments, with what was paid on them set free; what is decided later of a declaration of which any debt was so cancelled makes no credit until people see to it.',
  ],
  ['CK-74', 'Arrears begin on the 31st day after the due date.'],
  [
    'CK-85',
    'An instrument has one id within its account, never used twice; at most 50 are held at once; a bond that is apportioned has one id in all its accounts.',
  ],
  ['CK-86', 'The lesser minimum of security holds from the launch, and for cash as for bonds.'],
  [
    'CK-87',
    'A month counts in the look-back window in which it ends; at other times than the review the window is the last year; figures go before an estimate.',
  ],
  [
    'CK-88',
    'Days without cover are days without release prior to payment, whether or not an officer suspended it; a day counts where it stood at some moment of it.',
  ],
  [
    'CK-89',
    'Bonds and cash together: each form meets its part of what is required in that form alone.',
  ],
  [
    'CK-90',
    'A lower requirement holds at once, a higher one after its day; one reduction is asked for at a time, below the last basis.',
  ],
  [
    'CK-91',
    'Cash is returned on request, and while the account takes part only what is not needed; bonds are raised and end from today on.',
  ],
  [
    'CK-92',
    'A surety with an active account posts bonds and no cash; all shares of a bond are no more than the bond; why a release is revoked is one of a few reasons.',
  ],
  ['CK-110', 'Interest of a debt is assessed once free money has paid what it can of it.'],
  [
    'CK-111',
    'Waived interest says whether its days are forgiven for the whole debt or are assessed anew.',
  ],
  [
    'CK-112',
    'A correction replaces the debt of the first version until an earlier version has a posting of its own.',
  ],
  ['CK-113', 'No payment is dated before 1900, and none is returned before it was made.'],
  [
    'CK-133',
    'The agency applies the prescribed rate to a debt from a day on, for a voluntary amendment or for security in place of payment; the monthly way of computing is not offered; days that are assessed are waived first.',
  ],
  [
    'CK-134',
    'A debt with security in place of payment is offset as others are, and not sent to collections.',
  ],
  [
    'CK-135',
    'A miscellaneous invoice is due on the day that it states, not before it is posted; it bears no interest.',
  ],
  [
    'CK-136',
    'One command takes back at most 10,000 allocations in at most 500 events, and moves at most 10,000 due dates; allocations beyond that are released first.',
  ],
  ['CK-137', 'A card payment that is returned gives back what a card may pay in its period.'],
  [
    'CK-138',
    'Nothing is paid out while days of a debt bear interest that is not assessed, whether or not their rate is known.',
  ],
  [
    'CK-139',
    'A line of a statement has the status O where credits alone settled its debt, or debts alone used up its credit; other statuses are not compared.',
  ],
  [
    'CK-140',
    'A refund that the agency decided, unlike a correction before the due date, bears the prescribed rate on what was paid for the declaration, the last payment first, up to the day of the decision (sourced: the rate and the days); it is credited once, by what is known then, and stands.',
  ],
  [
    'CK-141',
    'A correction of another system that is told after interest was assessed on what it replaces or takes away has that interest waived, and its days bear on what is owed.',
  ],
  [
    'CK-147',
    'A penalty that was cancelled counts neither for the level of the next, nor against another code for its document; levels that were given before stay.',
  ],
  [
    'CK-149',
    'An appeal that is allowed cancels the penalty of the notice that it names, where that was stated with the penalty; a notice tells of one penalty. What an appeal allowed in part leaves of it, people state.',
  ],
  [
    'CK-150',
    'A penalty whose appeal was allowed in part is still to be dealt with until it is cancelled: what is left of it is assessed or invoiced anew. Where no penalty names the notice, it is as long as one stands in that ledger that names none.',
  ],
  [
    'CK-153',
    'Of books as of a past day, only what the bank tells is amended: a payment counts from its value date as free money, whatever was allocated since, and a return opens what the payment paid on that day.',
  ],
])
