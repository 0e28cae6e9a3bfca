/** Rules of delegation, client groups, the permission matrix and authority. */
import { type Rule, rulesOf } from './rule.js'

export const delegationRules: ReadonlyArray<Rule> = [
  ...rulesOf('held', [
    ['DEL-F2', 'Only a licensed customs broker accounts for another.'],
    [
      'DEL-F4',
      'Who uses an agent stays liable.',
      'debts stand in the importer’s own ledger, whoever files',
    ],
    [
      'DEL-F5',
      'Who ends an authority leaves what was begun to be finished, unless it says otherwise.',
    ],
    ['DEL-F6', 'The provider asks, the client decides.'],
    ['DEL-F7', 'A BAM decides on any level, a PAM on its programs.'],
    ['DEL-F8', 'Access and visibility are chosen apart from each other.'],
    ['DEL-F9', 'The least visibility shows what the provider filed itself.'],
    ['DEL-F10', 'There are three levels of visibility.', 'the names of the upper two are ours'],
    ['DEL-F11', 'Several providers may hold the same scope.'],
    ['DEL-F12', 'A client may turn unknown firms away.'],
    ['DEL-F13', 'Before an approval the provider sees nothing of the client.'],
    ['DEL-F14', 'A client may amend or revoke later.'],
    ['DEL-F15', 'A provider has a business number and a program account of its own.'],
    [
      'DEL-F16',
      'Only a provider’s BAM makes groups, of clients with a relationship; a name is never used again.',
    ],
    ['DEL-F17', 'A provider’s staff reaches clients one by one or through groups.'],
    [
      'DEL-F19',
      'Without both delegations another kind of declaration is needed.',
      'type V under the right account; the old declaration is left to its own importer',
    ],
    ['DEL-F20', 'Security is the importer’s own.', 'from the end of the transition, 20 May 2025'],
    ['DEL-F21', 'A licence can be suspended; accounting stops with it.'],
    ['DEL-01', 'One open request or offer and one live grant for a pair and scope.'],
    ['DEL-02', 'Client and provider are two businesses.'],
    ['DEL-03', 'Every grant stems from an approval by the client, or from its own offer.'],
    [
      'DEL-04',
      'The decider is BAM for the business, BAM or PAM of the program for a program, at that instant.',
    ],
    ['DEL-05', 'A provider never decides about a delegation of its client.'],
    ['DEL-06', 'A program scope is an active account of the client.'],
    ['DEL-07', 'Terms may differ from the wish; both are recorded.'],
    ['DEL-08', 'Visibility is Own where none is chosen.'],
    ['DEL-09', 'Own shows what the provider submitted itself.'],
    ['DEL-10', 'Each level of visibility shows what the one below shows.'],
    ['DEL-11', 'Only the client widens terms.'],
    [
      'DEL-12',
      'A period does not end before it begins, nor in the past; a running start never changes.',
    ],
    ['DEL-13', 'Without a live grant nothing is done and nothing seen.'],
    ['DEL-14', 'In run-off only what was begun before the end goes on.'],
    ['DEL-15', 'Ending a grant changes no filing.'],
    ['DEL-16', 'The business scope covers later accounts, a program scope nothing else.'],
    ['DEL-17', 'Closing an account ends the grants on it, and none on the business.'],
    ['DEL-18', 'Reopening anything restores no ended grant.'],
    [
      'DEL-19',
      'A first declaration by a provider takes a licensed broker and an active importing account.',
    ],
    [
      'DEL-21',
      'Commands on two delegations commute, but for what the client decides for all of a provider.',
    ],
    [
      'DEL-22',
      'A rejection with block turns requests away for 90 days; the client may lift it or offer.',
      'kept in the business account; only a BAM blocks (CK-21)',
    ],
    ['DEL-25', 'After everything was revoked with CutOff nothing of the pair is live or open.'],
    ['GRP-01', 'A group’s name is unique among all groups ever, whatever its case.'],
    [
      'GRP-02',
      'A member of a group is a client with a live relationship; it leaves with the last grant.',
    ],
    ['GRP-03', 'Deleting a group removes the access through it and nothing else.'],
    ['GRP-04', 'Who leaves the provider loses all assignments in the same step.'],
    ['GRP-05', 'Assignments and groups add up; the highest role counts.'],
    ['AUTH-01', 'The same command, state and facts give the same answer.'],
    ['AUTH-02', 'A refusal records nothing; denied attempts go to a log of their own.'],
    ['AUTH-03', 'A proxy never may what the same employee may not.'],
    ['AUTH-04', 'Roles are ordered on every row of the matrix.'],
    ['AUTH-05', 'Every prefix that ends with a command satisfies all invariants.'],
  ]),
  ...rulesOf('outside', [
    [
      'DEL-F1',
      'An agent needs a written authority.',
      'agency law; the portal’s delegation is access to the system',
    ],
    [
      'DEL-F3',
      'What a written authority states.',
      'agency law; parties, scope and period are recorded here',
    ],
    [
      'DEL-F18',
      'A report of delegations from the agency is to be had once.',
      '`carmkit delegations` gives it at any time',
    ],
    [
      'DEL-F22',
      'Delegations of release 1 went on in release 2.',
      'dates decide; nothing ends them',
    ],
    [
      'DEL-F23',
      'A broker may account under its own account.',
      'then it is the importer, without a delegation',
    ],
  ]),
  ...rulesOf('waiting', [
    [
      'DEL-20',
      'A change of importer takes live delegations of both.',
      'a pre-check, with corrections',
    ],
    [
      'DEL-23',
      'Sub-delegation is off; within the parent where it is on.',
      'not built; no sign of it in the portal',
    ],
    [
      'DEL-24',
      'A decision records who, for whom, role, channel, instant, before and after.',
      'all but the channel, which the embedding system knows',
    ],
  ]),
]
