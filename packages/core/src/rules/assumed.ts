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
    ['CK-11', 'A business name is stated, except a sole proprietor’s, which is a person’s.'],
    ['CK-12', 'Revoking with CutOff also ends an earlier run-off of the same delegation.'],
    ['CK-13', 'Goods with a release date in the future are not accounted for yet.'],
    ['CK-14', 'A declaration has at most 700 KiB, and line numbers from 1 to 999.'],
    ['CK-15', 'A declaration that cannot be rated is refused, naming line and field.'],
    [
      'CK-16',
      'Type C is paid before release (sourced), so it is refused while payments are not modelled.',
    ],
    ['CK-17', 'Other types than AB are refused until their facts are modelled.'],
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
      'Interest is compounded daily on a year of 365 days, rounded each day to a millionth of a cent.',
    ],
    ['CK-66', 'Interest is due on the day on which it is assessed.'],
    ['CK-67', 'A deferral moves open debts of which no interest was assessed.'],
    [
      'CK-68',
      'Memory of C070 and late accounting is 12 months, the latter costs 100 dollars and goes with no C070; caps hold for each issue, then for the occurrence.',
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
    ['CK-73', 'Officers cancel debts of declarations, with what was paid on them set free.'],
    ['CK-74', 'Arrears begin on the 31st day after the due date.'],
  ]),
]
