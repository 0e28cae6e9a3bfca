/** Defects planted in what is decided about delegations, and in what a provider may do. */
import type { Intent } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { broker, type Item, people } from '../src/index.js'
import {
  blindTo,
  type Command,
  type Decide,
  deaf,
  type Mutant,
  made,
  recording,
  wanting,
  withAggregate,
} from './planting.js'

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

export const delegationMutants: ReadonlyArray<Mutant> = [
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
          requestedBy: people[0],
          client,
          provider,
          scope,
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
      approves: null,
      target: { business: (data as { provider: never }).provider, programs: [], item: null },
    })),
  },
  {
    defect: 'a program that is not open yet may be delegated',
    law: 'DEL-06',
    domain: withAggregate('delegation', ({ decide }) => ({
      decide: ((command: Command, state: never, context: object) =>
        decide(command, state, { ...context, scopeActive: true } as never)) as Decide,
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
    law: 'DEL-12: periods',
    domain: recording('delegation', 'DelegationGranted', ({ terms }) => ({
      terms: { ...terms, validFrom: '2026-01-01' },
    })),
  },
  {
    defect: 'every draft passes for one that was begun in time',
    law: 'DEL-14: in run-off',
    domain: wanting('transaction-declaration', 'EditDraft', ofBroker),
  },
  {
    defect: 'who submitted a draft last passes for who began it',
    law: 'DEL-14: in run-off',
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
    law: 'P17: an id',
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
    defect: 'a new grant takes the place of earlier run-off',
    law: 'DEL-14, P30',
    domain: withAggregate('delegation', ({ evolve }) => ({
      evolve: (state: unknown, event: DomainEvent) => {
        const next = evolve(state, event) as object
        return event.type === 'DelegationGranted' ? { ...next, runOffs: [] } : next
      },
    })),
  },
  {
    defect: 'it is forgotten who asked for authority',
    law: 'P24',
    domain: wanting('delegation', 'ApproveDelegation', (intent) => ({
      ...intent,
      approves: null,
    })),
  },
  {
    defect: 'an approved request may be approved again',
    law: 'P18',
    domain: blindTo('delegation', 'RequestApproved'),
  },
  {
    defect: 'a business may delegate to itself',
    law: 'DEL-02',
    domain: deaf('delegation', ['RequestDelegation', 'SameBusiness'], ({ command }) => {
      const { client, scope } = command.data as Record<'client' | 'scope', string>
      return [
        made('DelegationRequested', {
          ...(command.data as object),
          requestId: `delegation-${client}.${client}.${scope}#1`,
          requestedBy: people[0],
          lapsesAt: '2026-12-31T00:00:00.000Z',
        }),
      ]
    }),
  },
  {
    defect: 'a business scope covers no single program',
    law: 'DEL-16: a business scope',
    domain: wanting('transaction-declaration', 'OpenDraft', (intent) => ({
      ...intent,
      target: { ...intent.target, programs: [] } as never,
    })),
  },
]
