/** What no source says, or where sources leave a choice: our readings. */
import { type Rule, rulesOf } from './rule.js'

export const assumedRules: ReadonlyArray<Rule> = [
  ...rulesOf('assumed', [
    [
      'CK-01',
      'Eastern clocks change at 02:00 local time; before 2007 on the first Sunday of April and the last of October; today’s rule holds for the years to come.',
    ],
    [
      'CK-02',
      'The federal holidays listed are the statutory ones meant; on a weekend they are observed on the next weekday.',
    ],
    [
      'CK-03',
      'Steel surtaxes stop stacking on the day the order of Customs Notice 25-33 took effect; between equal ranks the higher rate wins.',
    ],
    ['CK-04', 'An ad valorem excise is charged on value for duty plus customs duty.'],
    ['CK-05', 'Luxury tax is part of the value for tax.'],
    ['CK-06', 'Each surtax measure is rounded by itself.'],
    [
      'CK-10',
      'A new business is registered by the person whom the revenue agency named as applicant.',
    ],
    ['CK-100', 'What the lines of an exported statement are called.'],
    [
      'CK-101',
      'The broker’s part of what an exported statement makes payable is the sum of the lines under a security number.',
    ],
    ['CK-102', 'A statement of account is that of the month in which it was issued.'],
    ['CK-11', 'A business name is stated, except a sole proprietor’s, which is a person’s.'],
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
      'CK-119',
      'What another system filed is a fact beside what is filed here: at most 999 versions, of which some may be missing, one number is one document, and the transaction is whose that filed the first version told of.',
    ],
    ['CK-12', 'Revoking with CutOff also ends an earlier run-off of the same delegation.'],
    [
      'CK-120',
      'The agency answers a version once: another answer is refused, and so is one to a version that is not known or that was given on a later day than today.',
    ],
    [
      'CK-121',
      'A message that was turned down leaves its version to be filed again under the number, which stays with its importer; nothing is filed after a cancellation, and it changes no charge.',
    ],
    [
      'CK-122',
      'Of imported versions the first accepted one is in effect, others from their acceptance where that came by the due date, and otherwise once they are approved; release prior to payment is not asked for.',
    ],
    [
      'CK-123',
      'A ledger is told what the agency charged for the imported version in effect, as a difference to what it was told before: once the original is known to be accepted, GST included, what is not itemised as duty, and nothing of versions that were posted here.',
    ],
    [
      'CK-124',
      'What a line of a file has no place for here leaves our charges of it unknown; a file without a person who submits it tells what others filed.',
    ],
    ['CK-13', 'Goods with a release date in the future are not accounted for yet.'],
    ['CK-14', 'A declaration has at most 700 KiB, and line numbers from 1 to 999.'],
    ['CK-15', 'A declaration that cannot be rated is refused, naming line and field.'],
    [
      'CK-16',
      'Type C is paid before release (sourced), so it is refused while payments are not modelled.',
    ],
    [
      'CK-17',
      'Types AB, TT, F and V are accepted by rules of ours; other codes, the unverified ones of warehouses among them, once a table has rules for them.',
    ],
    ['CK-18', 'Which kind of actor sends which command.'],
    ['CK-19', 'A licence does not end before it begins.'],
    ['CK-20', 'A person has one kind of role in a business, over one or more programs.'],
    [
      'CK-21',
      'A rejection with block is decided for the whole business, so by a BAM: a block reaches every scope.',
    ],
    [
      'CK-22',
      'Why a business is suspended, or a request for access turned down, is one of a few reasons.',
    ],
    ['CK-23', 'Nobody prolongs the own access.'],
    ['CK-24', 'Why an enrolment is refused, or an account suspended, is one of a few reasons.'],
    ['CK-25', 'The contact of an account may be changed while its file is under review.'],
    ['CK-26', 'An account of which no day of use is known is not dormant yet.'],
    ['CK-27', 'Closing an account ends the sub-programs within it.'],
    [
      'CK-28',
      'In release 1 every importer, also one that exports, and every trade consultant has portal access.',
    ],
    ['CK-29', 'A set of answers too few to succeed is not compared, and costs no attempt.'],
    ['CK-30', 'Who begins a claim anew keeps the failures and locks of before.'],
    ['CK-31', 'A request for access names no program, so only a BAM turns it down.'],
    ['CK-32', 'A recovery suspends the BAMs of that time; the new one may resume them.'],
    ['CK-33', 'An invitation holds while who gave it could still give it.'],
    ['CK-34', 'Amending or suspending a grant voids an older offer of the client.'],
    [
      'CK-35',
      'A grant given, widened or resumed when the authority to do so had lapsed is suspended until the client resumes it.',
    ],
    [
      'CK-36',
      'What was decided on a stream that had moved on is judged again at its own moment, and is recorded as lapsed only when it is denied there.',
    ],
    [
      'CK-38',
      'A licence may have several periods; stating one with a known first day corrects its end.',
    ],
    [
      'CK-39',
      'A licence may have several suspensions; restoring ends those that run on the day, or corrects the last end before it.',
    ],
    [
      'CK-40',
      'A release is recorded once for a number, by the agency’s feed or an officer, and never restated.',
    ],
    ['CK-41', 'Accounting that is missing is warned of from the fourth business day on.'],
    [
      'CK-42',
      'The codes for a change of classification under s.32.2 are neutral; a code that no table knows is left unchecked.',
    ],
    [
      'CK-43',
      'A line whose SIMA amount or flag changes is adjusted by re-determination alone; it may be corrected.',
    ],
    [
      'CK-44',
      'Attached documents are a flag: required where a correction lowers what is owed, and with every adjustment.',
    ],
    [
      'CK-45',
      'Reason to believe names lines, from a day that has come; a line counts as corrected once a change of it is filed.',
    ],
    ['CK-46', 'Why the agency turns an adjustment down is one of a few reasons.'],
    ['CK-47', 'While a version waits for a decision the agency re-determines nothing.'],
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
      'A statement that waits for postings is asked for again each day, interest without a known rate or within a waiver with the next period; the months of a ledger are its billing periods, and credits lower none.',
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
      'Officers cancel debts of declarations and their interest, with what was paid on them set free.',
    ],
    ['CK-74', 'Arrears begin on the 31st day after the due date.'],
    [
      'CK-75',
      'Numbers of rulings, appeals and mass cases have 4 to 20 capitals, digits or hyphens, and are used once.',
    ],
    [
      'CK-76',
      'An application for a ruling is of a known kind and states its context and goods, one on classification also a proposed classification.',
    ],
    ['CK-77', 'A ruling is applied for from an active account, of whatever type.'],
    [
      'CK-78',
      'The 120 days of a ruling are civil days after the request; those from a question to its answer do not count.',
    ],
    [
      'CK-79',
      'Terms of a ruling govern from their first day until later ones do, and a review changes them at any time; a ruling on classification rules one.',
    ],
    [
      'CK-80',
      'Appeals are filed within 90 days after the notice, of adjustment decisions too; the year of an extension has 365 days.',
      'rule option `appealTimes`',
    ],
    [
      'CK-81',
      'Adjustment decisions on one issue are appealed together and a penalty by itself, with SIMA duties stated to be paid.',
    ],
    ['CK-82', 'An appeal has documents; one rejected for its form is filed anew in the same time.'],
    ['CK-83', 'An appeal is reviewed, decided, then taken to the tribunal, then to the court.'],
    [
      'CK-84',
      'A mass case has at most 1,000 declarations and is decided once, with one outcome for each or against the whole.',
    ],
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
    ['CK-93', 'What the message formats call mandatory, and how long their texts may be.'],
    ['CK-94', 'One message declares at most 9,999 lines.'],
    ['CK-95', 'Declaration types 10, 13, 20 and 21 are those of bonded warehouses.'],
    ['CK-96', 'A stated total may differ from the sum of its lines by a cent for each.'],
    [
      'CK-97',
      'An imported line that says nothing of SIMA is not subject, and its goods are commercial.',
    ],
    ['CK-98', 'An imported line with a GST exemption and no rate bears none.'],
    [
      'CK-99',
      'The date part of an exchange rate’s timestamps is the Canadian day on which it is in force.',
    ],
  ]),
]
