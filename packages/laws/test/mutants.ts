/** Defects planted in the domain, each with the law that must find it. */
import type { Domain, Intent } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { broker, type Item } from '../src/index.js'
import {
  blindTo,
  type Command,
  type Decide,
  deaf,
  deciding,
  made,
  recording,
  wanting,
  withAggregate,
} from './planting.js'

/** One planted defect. */
export interface Mutant {
  readonly defect: string
  /** Beginning of the name of the law that finds it. */
  readonly law: string
  readonly domain: Domain
}

const member = (state: unknown, user: string) =>
  (state as { members: ReadonlyMap<string, { assignment: object }> }).members.get(user)
type Charge = { readonly [name: string]: string }
interface Charges {
  readonly lines: ReadonlyArray<Charge>
  readonly total: Charge
}
const number = (text: unknown, more: number): string => (Number(text) + more).toFixed(2)

let calls = 0
let seen = 0

/** The item that a draft is, changed. */
const asItem =
  (change: (item: Item) => Partial<Item>) =>
  (intent: Intent): Intent => {
    const { target } = intent
    if (target?.item == null) return intent
    const item = { ...target.item, ...change(target.item) }
    return { ...intent, target: { ...target, item } }
  }
const ofBroker = asItem(() => ({ ownedBy: broker, begunFor: broker }))

export const mutants: ReadonlyArray<Mutant> = [
  {
    defect: 'the last lasting BAM may be removed',
    law: 'BUS-11',
    domain: deaf('businessAccount', ['RemoveUser', 'LastBam'], ({ command, state }) => {
      const { user } = command.data as { user: string }
      return [made('AccessEnded', { user, assignment: member(state, user)?.assignment })]
    }),
  },
  {
    defect: 'a PAM may give any role',
    law: 'BUS-12',
    domain: wanting('businessAccount', 'ApproveAccess', (intent) => ({
      ...intent,
      managing: null,
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
    defect: 'an open delegation request may be asked again',
    law: 'DEL-01: at most one open request',
    domain: deaf('delegation', ['RequestDelegation', 'RequestOpen'], ({ command, state }) => {
      const { identity, request } = state as never as { identity: object; request: { id: string } }
      const { client, provider, scope } = identity as Record<string, string>
      return [
        made('DelegationRequested', {
          ...(command.data as object),
          requestId: `${request.id.split('#')[0]}#99`,
          ...{ client, provider, scope },
          lapsesAt: '2026-12-31T00:00:00.000Z',
        }),
      ]
    }),
  },
  {
    defect: 'an approval forgets the grant that stands',
    law: 'DEL-01: at most one live grant',
    domain: withAggregate('delegation', ({ decide }) => ({
      decide: ((command: Command, state: object, context: never) =>
        decide(
          command,
          command.type === 'ApproveDelegation' && 'grant' in state
            ? { ...state, grant: null }
            : state,
          context,
        )) as Decide,
    })),
  },
  {
    defect: 'a request stays open after its approval',
    law: 'DEL-03',
    domain: blindTo('delegation', 'RequestApproved'),
  },
  {
    defect: 'whoever views transactions may revoke',
    law: 'DEL-04',
    domain: wanting('delegation', 'RevokeDelegation', (intent) => ({
      ...intent,
      permission: 'ViewTransactions',
    })),
  },
  {
    defect: 'the provider approves its own request',
    law: 'DEL-05',
    domain: wanting('delegation', 'ApproveDelegation', (intent, { data }) => ({
      ...intent,
      permission: 'RequestClientAccess',
      target: { business: (data as { provider: never }).provider, programs: [], item: null },
    })),
  },
  {
    defect: 'a program that is not open yet may be delegated',
    law: 'DEL-06',
    domain: withAggregate('delegation', ({ decide }) => ({
      decide: ((command: Command, state: never, context: object) =>
        decide(command, state, { ...context, programActive: true } as never)) as Decide,
    })),
  },
  {
    defect: 'no choice of visibility means Program',
    law: 'DEL-08',
    domain: recording('delegation', 'DelegationGranted', ({ terms }) => ({
      terms: { ...terms, visibility: String(terms?.['visibility']).replace('Own', 'Program') },
    })),
  },
  {
    defect: 'every draft passes for one of the broker itself',
    law: 'DEL-09',
    domain: wanting('transaction-declaration', 'EditDraft', ofBroker),
  },
  {
    defect: 'a grant starts when it was wished to, however long ago',
    law: 'DEL-12',
    domain: recording('delegation', 'DelegationGranted', ({ terms }) => ({
      terms: { ...terms, validFrom: '2026-01-01' },
    })),
  },
  {
    defect: 'every draft passes for one that was begun in time',
    law: 'DEL-14',
    domain: wanting('transaction-declaration', 'EditDraft', ofBroker),
  },
  {
    defect: 'who submitted a draft last passes for who began it',
    law: 'DEL-14',
    domain: wanting(
      'transaction-declaration',
      'EditDraft',
      asItem(({ ownedBy }) => ({ begunFor: ownedBy })),
    ),
  },
  {
    defect: 'a program scope is used in every program',
    law: 'DEL-16: a program scope',
    domain: wanting('transaction-declaration', 'OpenDraft', (intent) => ({
      ...intent,
      target: { ...intent.target, programs: ['RM0001'] } as never,
    })),
  },
  {
    defect: 'drafting is judged as requesting an adjustment',
    law: 'DEL-19',
    domain: wanting('transaction-declaration', 'OpenDraft', (intent) => ({
      ...intent,
      permission: 'RequestAdjustment',
    })),
  },
  {
    defect: 'ids are given again after a grant has ended',
    law: 'P17',
    domain: withAggregate('delegation', ({ evolve }) => ({
      evolve: (state: unknown, event: DomainEvent) => {
        const next = evolve(state, event) as object
        return event.type === 'GrantEnded' ? { ...next, ordinal: 0 } : next
      },
    })),
  },
  {
    defect: 'CutOff is recorded and the grant lives on',
    law: 'P14',
    domain: blindTo('delegation', 'GrantEnded'),
  },
  {
    defect: 'a revocation shows everything',
    law: 'P30',
    domain: withAggregate('delegation', ({ evolve }) => ({
      evolve: (state: unknown, event: DomainEvent) => {
        const next = evolve(state, event) as { grant: { terms: object } | null }
        if (event.type !== 'GrantEnded' && event.type !== 'RunOffStarted') return next
        const terms = { visibility: 'Financial', validFrom: '2020-01-01', validUntil: null }
        const grant = { id: 'back', capacity: 'CustomsBroker', terms }
        return { ...next, grant, everGranted: true }
      },
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
      billingPeriod: String(acceptedOn).slice(0, 7),
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
      evolve: (state: { requests: Map<string, string> }, event: DomainEvent) => {
        if (event.type !== 'AccessRequested') return evolve(state, event)
        const { user, lapsesAt } = event.data as Record<'user' | 'lapsesAt', string>
        state.requests.set(user, lapsesAt)
        return state
      },
    })),
  },
  {
    defect: 'an approved request may be approved again',
    law: 'P18',
    domain: blindTo('delegation', 'RequestApproved'),
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
]
