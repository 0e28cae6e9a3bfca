/** Readings about accounts, people and delegation that no source settles. */
import { rulesOf } from '../rule.js'

export const assumedOfAccounts = rulesOf('assumed', [
  [
    'CK-10',
    'A new business is registered by the person whom the revenue agency named as applicant.',
  ],
  ['CK-11', 'A business name is stated, except a sole proprietor’s, which is a person’s.'],
  ['CK-12', 'Revoking with CutOff also ends an earlier run-off of the same delegation.'],
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
    'CK-146',
    'An account does not close while a declaration of its own cannot be read; one that cannot be read and may be anybody’s stands in nobody’s way, and the closing names it. Neither lets an account fall dormant.',
  ],
  [
    'CK-152',
    'What is effective on a day, as is known later, is what was recorded by then, amended by what was recorded later under a date that somebody else fixed, not after that day. The events of one command hold together, from the latest such date among them.',
  ],
  [
    'CK-155',
    'A licence that is restored from a day on was suspended until then: told later, it may correct what held on a day before.',
  ],
  [
    'CK-158',
    'A decision on a stream that had moved on, which nobody has judged again yet, is no damage; the log does not count as verified until it is.',
  ],
  [
    'CK-161',
    'What was decided on a stream that had moved on counts as decided otherwise only where the streams as they stood would give another outcome or other events.',
  ],
  [
    'CK-163',
    'A review of access counts as use a recorded command whose grant names the person, the acting business, the role, and the delegation with whether it runs off. Looking at something is not recorded and is no use.',
  ],
  [
    'CK-164',
    'Access is unused when it was held for 90 days of the period (another number may be asked for), let its holder do more than look, and no command used it. Without a command for 90 days is our measure.',
  ],
  [
    'CK-165',
    'A role is too high when the column of a lower one allows every row of the matrix that was used in the period. What the business’s own stream decides counts as a matter of the whole business. The only manager of a business is not asked to be less.',
  ],
  [
    'CK-166',
    'A grant is too wide when it shows money matters and nothing that was done needs that, or covers the business and all that was done was for one program. Own and Program are not told apart: they differ in what may be looked at.',
  ],
  [
    'CK-167',
    'Access lasts without an end when it is open at the end of the period and still when the last date in the states has passed. The only manager of a business has to be without an end.',
  ],
  [
    'CK-168',
    'Access is orphaned when it is open at the end of the period and a person who gave its role, grant or assignment has no place any more in the business for which it was given. Who invited or offered is the giver, not who accepted.',
  ],
  [
    'CK-169',
    'What a report calls a finding: a store that does not verify, what was left out, a seal that does not follow, lapsed authority, facts nobody supplied, denied attempts, what was told late.',
  ],
  [
    'CK-170',
    'A report draws a delegation at each moment as it was known then; what was told later does not change it.',
  ],
])
