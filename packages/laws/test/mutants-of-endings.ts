/** Defects planted in how authority ends, and in what a client decides for all of a provider. */
import { carm } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import {
  believing,
  blindTo,
  deciding,
  folding,
  type Mutant,
  recording,
  unrecorded,
} from './planting.js'

/** The instant and stream of the request seen last. */
let last = ''

type Events = ReadonlyArray<DomainEvent>

export const endingMutants: ReadonlyArray<Mutant> = [
  {
    defect: 'the wish is recorded as Financial whatever it was',
    law: 'DEL-07',
    domain: recording('delegation', 'RequestApproved', () => ({ wished: 'Financial' })),
  },
  {
    defect: 'who accepts an offer sees everything',
    law: 'DEL-11',
    domain: deciding('delegation', 'AcceptOffer', (answer) =>
      E.map((events: Events) =>
        events.map((event) => {
          const { terms } = event.data as { readonly terms?: object }
          return terms === undefined
            ? event
            : {
                ...event,
                data: { ...(event.data as object), terms: { ...terms, visibility: 'Financial' } },
              }
        }),
      )(answer),
    ),
  },
  {
    defect: 'a grant that was cut off goes on',
    law: 'DEL-13',
    domain: blindTo('delegation', 'GrantEnded'),
  },
  {
    defect: 'a closed account stays as it was',
    law: 'DEL-17',
    domain: unrecorded(blindTo('programAccount', 'ProgramClosed')),
  },
  {
    defect: 'a reactivation forgets that the account was closed',
    law: 'DEL-18',
    domain: unrecorded(folding('programAccount', 'ProgramReactivated', () => ({ closed: null }))),
  },
  {
    defect: 'two requests of one instant are one too many',
    law: 'DEL-21',
    domain: deciding('delegation', 'RequestDelegation', (answer, { context }) => {
      const { now } = context as { readonly now: string }
      if (E.isLeft(answer)) return answer
      const isSecond = last === now
      last = isSecond ? '' : now
      return isSecond ? E.left({ name: 'RequestOpen', rule: null }) : answer
    }),
  },
  {
    defect: 'a block blocks nothing',
    law: 'DEL-22: who',
    domain: believing('delegation', 'RequestDelegation', () => ({ blockedUntil: null })),
  },
  {
    defect: 'nobody hears of a wished block',
    law: 'DEL-22: a rejection',
    domain: {
      ...carm,
      reactions: carm.reactions.filter(({ name }) => name !== 'blockProvider'),
    },
  },
  {
    defect: 'everything is revoked, and nothing ends',
    law: 'DEL-25',
    domain: blindTo('businessAccount', 'ProviderRevoked'),
  },
  {
    defect: 'a suspended grant cannot be revoked',
    law: 'P25',
    domain: deciding('delegation', 'RevokeDelegation', (answer, { state }) => {
      const { grant } = state as { readonly grant?: { readonly suspended: boolean } | null }
      return grant?.suspended === true ? E.left({ name: 'NoLiveGrant', rule: null }) : answer
    }),
  },
  {
    defect: 'a grant ends twice',
    law: 'P28',
    domain: deciding('delegation', 'RevokeDelegation', (answer) =>
      E.map((events: Events) => [...events, ...events.filter(({ type }) => type === 'GrantEnded')])(
        answer,
      ),
    ),
  },
  {
    defect: 'each relationship of a pair is the same one',
    law: 'P17, GRP-02',
    domain: recording('delegation', 'DelegationGranted', () => ({
      relationship: 'delegation-123456782.700123458.RM0001#2',
    })),
  },
]
