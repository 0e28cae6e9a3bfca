/** Defects planted in what is decided about businesses, their people, and claims of their numbers. */
import * as E from 'fp-ts/lib/Either.js'
import { people } from '../src/index.js'
import {
  believing,
  blindTo,
  deaf,
  deciding,
  folding,
  type Mutant,
  made,
  recording,
  wanting,
} from './planting.js'

interface Named {
  readonly user: string
  readonly assignment: object
  readonly until: string | null
}

const named = ({ command }: { readonly command: { readonly data: never } }): Named => command.data
const [anna, , , dan] = people
const registered = ({ command }: { readonly command: { readonly data: never } }) => [
  made('BusinessRegistered', { ...(command.data as object), basis: 'registration' }),
]

export const peopleMutants: ReadonlyArray<Mutant> = [
  {
    defect: 'a ceased business goes on',
    law: 'BUS-13: Ceased',
    domain: blindTo('businessAccount', 'BusinessCeased'),
  },
  {
    defect: 'a suspension of the business is not seen',
    law: 'BUS-13: a Suspended',
    domain: blindTo('businessAccount', 'BusinessSuspended'),
  },
  {
    defect: 'a business without a usable BAM goes on',
    law: 'USR-11',
    domain: blindTo('businessAccount', 'BusinessOrphaned'),
  },
  {
    defect: 'who acts for nobody asks in the name of a provider',
    law: 'USR-03',
    domain: wanting('delegation', 'RequestDelegation', (intent) => ({
      ...intent,
      permission: null,
    })),
  },
  {
    defect: 'who was let in last stays the last',
    law: 'USR-09',
    domain: deciding('businessAccount', 'InviteUser', (answer, { state }) =>
      (state as { readonly spells: number }).spells > 2
        ? E.left({ name: 'AlreadyMember', rule: 'USR-13' })
        : answer,
    ),
  },
  {
    defect: 'the access of the last BAM may get an end',
    law: 'P23',
    domain: deaf('businessAccount', ['SetAccessEnd', 'LastBam'], (asked) => {
      const { user, until } = named(asked)
      return [made('AccessEndSet', { user, until })]
    }),
  },
  {
    defect: 'a non-resident registers anew',
    law: 'PRG-07',
    domain: deaf('businessAccount', ['RegisterNewBusiness', 'NonResident'], registered),
  },
  {
    defect: 'anybody takes a request back',
    law: 'USR-04',
    domain: wanting('businessAccount', 'WithdrawAccess', (intent) => ({
      ...intent,
      onlyBy: null,
    })),
  },
  {
    defect: 'anybody takes an invitation',
    law: 'USR-05',
    domain: wanting('businessAccount', 'AcceptInvitation', (intent) => ({
      ...intent,
      onlyBy: null,
    })),
  },
  {
    defect: 'every program passes for an Active one',
    law: 'USR-06',
    domain: believing('businessAccount', 'ApproveAccess', () => ({ inactivePrograms: [] })),
  },
  {
    defect: 'whoever sees the business suspends its people',
    law: 'USR-07',
    domain: wanting('businessAccount', 'SuspendAccess', (intent) => ({
      ...intent,
      permission: 'ViewBusinessProfile',
    })),
  },
  {
    defect: 'a PAM gives any role',
    law: 'USR-08',
    domain: wanting('businessAccount', 'ApproveAccess', (intent) => ({
      ...intent,
      gives: null,
      target: { ...intent.target, programs: ['RM0001'] } as never,
    })),
  },
  {
    defect: 'one BAM passes for whoever asked',
    law: 'USR-12',
    domain: wanting('delegation', 'ApproveDelegation', (intent) => ({
      ...intent,
      approves: anna ?? null,
    })),
  },
  {
    defect: 'a request waits for a year',
    law: 'USR-14',
    domain: recording('businessAccount', 'AccessRequested', () => ({
      lapsesAt: '2027-02-02T17:00:00.000Z',
    })),
  },
  {
    defect: 'an access ends before it begins',
    law: 'USR-16',
    domain: deaf('businessAccount', ['ApproveAccess', 'EndInPast'], (asked) => {
      const { user, assignment, until } = named(asked)
      return [made('AccessApproved', { user, assignment, until, basis: 'request' })]
    }),
  },
  {
    defect: 'a PAM makes itself a BAM',
    law: 'USR-17',
    domain: wanting('businessAccount', 'ChangeRole', (intent) => ({
      ...intent,
      gives: null,
      target: { ...intent.target, programs: ['RM0001'] } as never,
    })),
  },
  {
    defect: 'a request for access stays open after its approval',
    law: 'USR-21',
    domain: folding('businessAccount', 'AccessApproved', (_next, { requests }) => ({ requests })),
  },
  {
    defect: 'a lock is recorded and locks nothing',
    law: 'BUS-07: three',
    domain: folding('claim', 'ClaimLockStarted', () => ({ lock: null })),
  },
  {
    defect: 'a claim waits for ever',
    law: 'BUS-07: a claim',
    domain: folding('claim', 'ClaimBegun', () => ({ lapsesAt: '2099-01-01T00:00:00.000Z' })),
  },
  {
    defect: 'somebody else becomes the first BAM of a claimed business',
    law: 'BUS-08',
    domain: deciding(
      'businessAccount',
      'RegisterClaimedBusiness',
      (answer) =>
        E.map((events: ReadonlyArray<{ readonly type: string }>) =>
          events.map((event) =>
            event.type === 'BamAppointed'
              ? made('BamAppointed', { user: dan, basis: 'claim' })
              : event,
          ),
        )(answer as never) as never,
    ),
  },
  {
    defect: 'a business is registered over and over',
    law: 'BUS-09',
    domain: deaf('businessAccount', ['RegisterNewBusiness', 'AlreadyRegistered'], registered),
  },
  {
    defect: 'a claimed business shows none of its accounts',
    law: 'BUS-10',
    domain: deciding(
      'businessAccount',
      'RegisterClaimedBusiness',
      (answer) =>
        E.map((events: ReadonlyArray<{ readonly type: string }>) =>
          events.filter(({ type }) => type !== 'ProgramMirrored'),
        )(answer as never) as never,
    ),
  },
  {
    defect: 'the clock ends every grant that it looks at',
    law: 'DEL-12, USR-14, USR-16: without',
    domain: deaf('delegation', ['ExpireDelegation', 'NotDue'], ({ state }) => {
      const { grant } = state as { readonly grant: { readonly id: string } }
      return [made('GrantEnded', { grantId: grant.id })]
    }),
  },
  {
    defect: 'the clock ends every access that it looks at',
    law: 'DEL-12, USR-14, USR-16: with the clock',
    domain: deaf('businessAccount', ['ExpireAccess', 'NotDue'], (asked) => [
      made('AccessEnded', { user: named(asked).user, assignment: { role: 'BAM' } }),
    ]),
  },
]
