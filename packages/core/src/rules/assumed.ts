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
  ]),
]
