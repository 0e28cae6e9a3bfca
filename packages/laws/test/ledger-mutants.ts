/** Defects for the laws of the ledger to find: in what it decides, and in what its records mean. */
import type { Ledger } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import {
  believing,
  blindTo,
  deaf,
  deciding,
  folding,
  type Mutant,
  made,
  recording,
} from './planting.js'

const allocation = (data: { bn15: string; fund: string; allocations: never }) =>
  made('CreditAllocated', { ...data, order: null, allocatedOn: '2026-02-02' })

interface Asked {
  readonly command: { readonly data: object }
  readonly state: object
  readonly context: object
}

/** Refuses by that name what would be accepted. */
const refusing = (
  type: string,
  name: string,
  isRefused: (asked: Asked) => boolean,
): Mutant['domain'] =>
  deciding('ledger', type, (answer, asked) =>
    E.isRight(answer) && isRefused(asked) ? E.left({ name, rule: 'TXN-0' }) : answer,
  )

interface OrderTables {
  readonly tables: { readonly allocationOrders: ReadonlyArray<object> }
}

type Windows = ReadonlyArray<object>

const waiving = (change: (windows: Windows) => Windows): Mutant['domain'] =>
  believing(
    'ledger',
    'AccrueInterest',
    ({ tables }: { readonly tables: { readonly interestWaivers: Windows } }) => ({
      tables: { ...tables, interestWaivers: change(tables.interestWaivers) },
    }),
  )

interface PenaltyRule {
  readonly memoryMonths: number
  readonly levels: ReadonlyArray<object>
}

interface PenaltyTables {
  readonly tables: { readonly penalties: ReadonlyArray<PenaltyRule> }
}

type Cap = 'mostPerIssue' | 'mostPerOccurrence'

const uncapped = (cap: Cap): Mutant['domain'] =>
  believing('ledger', 'AssessPenalty', ({ tables }: PenaltyTables) => ({
    tables: {
      ...tables,
      penalties: tables.penalties.map((one) => ({
        ...one,
        levels: one.levels.map((level) => ({ ...level, [cap]: null })),
      })),
    },
  }))

const remembering = (change: (months: number) => number): Mutant['domain'] =>
  believing('ledger', 'AssessPenalty', ({ tables }: PenaltyTables) => ({
    tables: {
      ...tables,
      penalties: tables.penalties.map((one) => ({
        ...one,
        memoryMonths: change(one.memoryMonths),
      })),
    },
  }))

export const ledgerMutants: ReadonlyArray<Mutant> = [
  {
    defect: 'a directed allocation pays in part',
    law: 'TXN-26',
    domain: deaf('ledger', ['DirectAllocation', 'PartialNotAllowed'], ({ command }) => [
      allocation(command.data),
    ]),
  },
  {
    defect: 'the offset pays what is due tomorrow',
    law: 'TXN-27',
    domain: believing('ledger', 'RunOffset', () => ({ today: '2026-12-31' })),
  },
  {
    defect: 'the offset pays the newest debt first',
    law: 'TXN-27',
    domain: believing('ledger', 'RunOffset', ({ tables }: { tables: object }) => ({
      tables: {
        ...tables,
        allocationOrders: [{ from: '2018-01-01', order: 'newestDueFirst', source: '' }],
      },
    })),
  },
  {
    defect: 'the first order holds for ever',
    law: 'TXN-27',
    domain: believing('ledger', 'RunOffset', ({ tables }: OrderTables) => ({
      tables: { ...tables, allocationOrders: tables.allocationOrders.slice(0, 1) },
    })),
  },
  {
    defect: 'waived days bear interest',
    law: 'TXN-30: waived',
    domain: waiving(() => []),
  },
  {
    defect: 'a waiver has no end',
    law: 'TXN-30: waived',
    domain: waiving((windows) => windows.map((one) => ({ ...one, until: '2099-12-31' }))),
  },
  {
    defect: 'the offset is refused where payments alone may pay',
    law: 'TXN-28',
    domain: refusing(
      'RunOffset',
      'NothingToOffset',
      ({ state }) => (state as Ledger).preference === 'paymentsOnly',
    ),
  },
  {
    defect: 'interest of the second quarter is refused',
    law: 'TXN-30, TXN-31, CK-110',
    domain: refusing(
      'AccrueInterest',
      'NotOverdue',
      ({ context }) => (context as { readonly today: string }).today >= '2026-04-01',
    ),
  },
  {
    defect: 'all interest is refused as accrued already',
    law: 'TXN-30, TXN-31, CK-110',
    domain: refusing('AccrueInterest', 'AlreadyAccrued', () => true),
  },
  {
    defect: 'a direction of two debts is refused',
    law: 'TXN-24, TXN-25, TXN-26',
    domain: refusing(
      'DirectAllocation',
      'InsufficientCredit',
      ({ command }) =>
        (command.data as { readonly allocations: ReadonlyArray<object> }).allocations.length > 1,
    ),
  },
  {
    defect: 'a payout forgets the debts that are due',
    law: 'TXN-29',
    domain: believing('ledger', 'RequestDisbursement', () => ({ today: '2026-01-01' })),
  },
  {
    defect: 'a payout forgets the interest that is not assessed',
    law: 'CK-138',
    domain: deaf('ledger', ['RequestDisbursement', 'InterestUnassessed'], ({ command }) => [
      made('DisbursementRequested', { ...(command.data as object), disbursement: 1 }),
    ]),
  },
  {
    defect: 'a refund bears on all of it, whatever was paid',
    law: 'CK-140',
    domain: recording('ledger', 'RefundInterestCredited', ({ parts }) => ({
      parts: (parts as never as ReadonlyArray<object>).map((part) => ({
        ...part,
        principal: '99.99',
      })),
    })),
  },
  {
    defect: 'interest is rounded up to the next cent',
    law: 'TXN-32',
    domain: recording('ledger', 'InterestAssessed', () => ({ amount: '9.99' })),
  },
  {
    defect: 'what was carried is forgotten',
    law: 'TXN-32',
    domain: recording('ledger', 'InterestAssessed', () => ({ carried: '499999' })),
  },
  {
    defect: 'the rate that the agency applied is forgotten',
    law: 'CK-133',
    domain: blindTo('ledger', 'InterestModeChanged'),
  },
  {
    defect: 'a returned payment goes on paying',
    law: 'TXN-22',
    domain: blindTo('ledger', 'AllocationReversed'),
  },
  {
    defect: 'a correction leaves the amount',
    law: 'TXN-22',
    domain: blindTo('ledger', 'ReceivableReplaced'),
  },
  {
    defect: 'a deferral moves nothing',
    law: 'TXN-22',
    domain: blindTo('ledger', 'DueDateDeferred'),
  },
  {
    defect: 'a deferral is forgotten by what is posted after it',
    law: 'TXN-22',
    domain: blindTo('ledger', 'DeferralAnnounced'),
  },
  {
    defect: 'what came back from the importer is lost',
    law: 'TXN-22',
    domain: blindTo('ledger', 'DisbursementReturned'),
  },
  {
    defect: 'a statement opens at zero',
    law: 'TXN-36',
    domain: folding('ledger', 'StatementIssued', () => ({ closing: 0 })),
  },
  {
    defect: 'cards are not counted',
    law: 'TXN-40',
    domain: folding('ledger', 'PaymentReceived', () => ({ paidByCard: null })),
  },
  {
    defect: 'an invoice is owed by nobody',
    law: 'TXN-22',
    domain: blindTo('ledger', 'MiscellaneousInvoicePosted'),
  },
  {
    defect: 'penalties are forgotten at once',
    law: 'TXN-48',
    domain: folding('ledger', 'PenaltyAssessed', () => ({ penalties: null })),
  },
  {
    defect: 'a penalty costs a cent',
    law: 'TXN-22',
    domain: recording('ledger', 'PenaltyAssessed', () => ({ amount: '0.01' })),
  },
  {
    defect: 'an issue of a penalty has no cap',
    law: 'TXN-22',
    domain: uncapped('mostPerIssue'),
  },
  {
    defect: 'an occurrence of a penalty has no cap',
    law: 'TXN-22',
    domain: uncapped('mostPerOccurrence'),
  },
  ...['PenaltyAssessed', 'ReturnFeeCharged', 'InterestAssessed'].map((type) => ({
    defect: `what ${type} posts is due in a far year`,
    law: 'TXN-22',
    domain: recording('ledger', type, () => ({ dueDate: '2099-12-31' })),
  })),
  {
    defect: 'no penalty is ever forgotten',
    law: 'TXN-48',
    domain: remembering((months) => months * 20),
  },
  {
    defect: 'a penalty is forgotten a month early',
    law: 'TXN-48',
    domain: remembering((months) => months - 1),
  },
  {
    defect: 'notices are forgotten',
    law: 'CK-149',
    domain: folding('ledger', 'PenaltyAssessed', () => ({ notices: null })),
  },
  {
    defect: 'penalties that were cancelled are remembered',
    law: 'CK-147',
    domain: folding('ledger', 'ReceivableReversed', (_next, { penalties }: Ledger) => ({
      penalties,
    })),
  },
]
