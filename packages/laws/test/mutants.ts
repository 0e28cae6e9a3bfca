/** Defects planted in accounts and declarations, each with the law that must find it. */
import type { DomainEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import {
  blindTo,
  deaf,
  deciding,
  type Mutant,
  made,
  recording,
  wanting,
  withAggregate,
} from './planting.js'

type Charge = { readonly [name: string]: string }
interface Charges {
  readonly lines: ReadonlyArray<Charge>
  readonly total: Charge
}
const number = (text: unknown, more: number): string => (Number(text) + more).toFixed(2)

let calls = 0
let seen = 0

export const accountMutants: ReadonlyArray<Mutant> = [
  {
    defect: 'the last lasting BAM may be removed',
    law: 'BUS-11',
    domain: deaf('businessAccount', ['RemoveUser', 'LastBam'], ({ command }) => [
      made('AccessEnded', {
        user: (command.data as { user: string }).user,
        assignment: { role: 'BAM' },
      }),
    ]),
  },
  {
    defect: 'a PAM may give any role',
    law: 'BUS-12',
    domain: wanting('businessAccount', 'ApproveAccess', (intent) => ({
      ...intent,
      gives: null,
      target: { ...intent.target, programs: ['RM0001'] } as never,
    })),
  },
  {
    defect: 'an open access request may be asked again',
    law: 'USR-15',
    domain: deaf('businessAccount', ['RequestAccess', 'RequestOpen'], ({ context }) => {
      const { actor } = context as { actor: { userId: string } }
      const lapsesAt = '2026-12-31T00:00:00.000Z'
      return [made('AccessRequested', { user: actor.userId, lapsesAt })]
    }),
  },
  {
    defect: 'every delegation is decided as if it were about one program',
    law: 'USR-19',
    domain: wanting('delegation', 'ApproveDelegation', (intent) => ({
      ...intent,
      permission: 'DecideProgramDelegation',
      target: { ...intent.target, programs: ['RM0001'] } as never,
    })),
  },
  {
    defect: 'viewing rights suffice for editing a draft',
    law: 'USR-20',
    domain: wanting('transaction-declaration', 'EditDraft', (intent) => ({
      ...intent,
      permission: 'ViewTransactions',
    })),
  },
  {
    defect: 'the second account takes the reference of the first',
    law: 'PRG-14',
    domain: recording('businessAccount', 'ProgramReferenceReserved', () => ({
      reference: 'RM0002',
    })),
  },
  {
    defect: 'a number is taken twice',
    law: 'TXN-02',
    domain: deaf(
      'transaction-declaration',
      ['OpenDraft', 'NumberInUse'],
      ({ command, context }) => {
        const { now, actor } = context as { now: string; actor: { actingFor: string } }
        return [
          made('DraftOpened', {
            ...(command.data as object),
            openedFor: actor.actingFor,
            openedAt: now,
          }),
        ]
      },
    ),
  },
  {
    defect: 'what is submitted is said to be of another business',
    law: 'TXN-47',
    domain: recording('transaction-declaration', 'DeclarationSubmitted', () => ({
      submittedFor: '700000019',
    })),
  },
  {
    defect: 'value for tax is a cent too high',
    law: 'TXN-12',
    domain: recording('transaction-declaration', 'DeclarationAccepted', ({ charges }) => {
      const { lines, total } = charges as never as Charges
      return {
        charges: {
          total,
          lines: lines.map((line) => ({
            ...line,
            valueForTax: number(line['valueForTax'], 0.01),
          })),
        },
      }
    }),
  },
  {
    defect: 'the total is rounded by itself',
    law: 'TXN-14',
    domain: recording('transaction-declaration', 'DeclarationAccepted', ({ charges }) => {
      const { lines, total } = charges as never as Charges
      return { charges: { lines, total: { ...total, salesTax: number(total['salesTax'], 0.01) } } }
    }),
  },
  {
    defect: 'nothing is ever late',
    law: 'TXN-18',
    domain: recording('transaction-declaration', 'DeclarationAccepted', () => ({ late: false })),
  },
  {
    defect: 'the period is that of the acceptance, however late',
    law: 'TXN-20',
    domain: recording('transaction-declaration', 'DeclarationAccepted', ({ acceptedOn }) => ({
      billingPeriod: String(acceptedOn as unknown).slice(0, 7),
    })),
  },
  {
    defect: 'a decision counts its calls',
    law: 'AUTH-01',
    domain: recording('delegation', 'DelegationRequested', () => {
      calls += 1
      return { lapsesAt: `2027-01-01T00:00:00.${String(calls % 1000).padStart(3, '0')}Z` }
    }),
  },
  {
    defect: 'a state is changed in place',
    law: 'AUTH-05 businessAccount',
    domain: withAggregate('businessAccount', ({ evolve }) => ({
      evolve: (state: { spells: number }, event: DomainEvent) => {
        if (event.type !== 'AccessApproved') return evolve(state, event)
        state.spells += 1
        return evolve({ ...state, spells: state.spells - 1 }, event)
      },
    })),
  },
  {
    defect: 'the requests of all businesses are counted together',
    law: 'P27',
    domain: deciding('businessAccount', 'RequestAccess', (answer, { context }) => {
      const { now } = context as { now: string }
      seen = now < '2026-02-02' ? 0 : seen + 1
      return seen % 3 === 2 ? E.left({ name: 'RequestOpen', rule: null }) : answer
    }),
  },
  {
    defect: 'an event holds more than its codec knows',
    law: 'every event',
    domain: recording('transaction-declaration', 'DraftOpened', () => ({ colour: 'red' })),
  },
  {
    defect: 'a member may ask for access again',
    law: 'USR-13',
    domain: deaf('businessAccount', ['RequestAccess', 'AlreadyMember'], ({ context }) => {
      const { actor } = context as { actor: { userId: string } }
      const lapsesAt = '2026-12-31T00:00:00.000Z'
      return [made('AccessRequested', { user: actor.userId, lapsesAt })]
    }),
  },
  {
    defect: 'who was sent away is still let in',
    law: 'P02',
    domain: blindTo('businessAccount', 'AccessEnded'),
  },
  {
    defect: 'a refusal is remembered',
    law: 'AUTH-02',
    domain: deciding('businessAccount', 'RequestAccess', (answer, { context }) => {
      const { now } = context as { now: string }
      seen = now < '2026-02-02' ? 0 : seen + (E.isLeft(answer) ? 1 : 0)
      return seen % 2 === 1 ? E.left({ name: 'RequestOpen', rule: null }) : answer
    }),
  },
  {
    defect: 'the last lasting BAM may be removed',
    law: 'AUTH-05: every prefix',
    domain: deaf('businessAccount', ['RemoveUser', 'LastBam'], ({ command }) => [
      made('AccessEnded', {
        user: (command.data as { user: string }).user,
        assignment: { role: 'BAM' },
      }),
    ]),
  },
]
