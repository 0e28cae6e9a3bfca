/**
 * Families of worlds in which something outside the delegation decides: what the client revoked, a
 * program that closed, and what the provider assigned to its staff.
 */
import type { Membership } from '@carmkit/core'
import { broker, type Parts, permissions, programLists } from '../src/index.js'
import {
  assignments,
  ben,
  business,
  delegation,
  early,
  grant,
  inOrder,
  items,
  itemsOf,
  late,
  rm,
  stands,
} from './authority-families.js'

const moments = ['2026-01-01T12:00:00.000Z', early, late, '2026-02-10T16:59:59.999Z'].map(
  (one) => one as Parts['now'],
)

/** Everything of the provider revoked, and the program closed, before and after it was granted. */
export function* endings(): Iterable<Parts> {
  const revocations = [null, ...moments].flatMap((at) =>
    (['RunOff', 'CutOff'] as const).map((mode) =>
      at === null ? new Map() : new Map([[broker, [{ mode, at }]]]),
    ),
  )
  for (const permission of ['SubmitFirstDeclaration', 'ViewTransactions'] as const)
    for (const [name, stand] of Object.entries(stands))
      for (const scope of ['business', rm] as const)
        for (const revocation of revocations)
          for (const closedAt of [null, ...moments])
            for (const grantedAt of name === 'active' ? [null, early, late] : [early])
              for (const one of items) {
                const { grant: granted = null, ...rest } = stand('Program')
                const stood = {
                  ...rest,
                  grant: granted === null ? null : { ...granted, grantedAt },
                }
                yield {
                  ...inOrder,
                  permission,
                  item: one,
                  finishesWork: true,
                  client: { ...inOrder.client, revocations: revocation },
                  program: { status: 'Active', importing: true, closedAt },
                  delegations: [delegation(scope, stood)],
                }
              }
}

/** Staff of the provider by what it was assigned as, in this relationship and in another. */
export function* staff(): Iterable<Parts> {
  const assigned = [
    {},
    ...(['pReader', 'pEditor', 'pPAM'] as const).flatMap((role) => [
      { first: role },
      { second: role },
      { first: role, second: 'pPAM' as const },
    ]),
  ]
  for (const permission of permissions)
    for (const assignment of assignments)
      for (const programs of programLists)
        for (const scope of ['business', rm] as const)
          for (const suspended of [false, true])
            for (const one of assigned)
              for (const thing of itemsOf(permission).slice(0, 3)) {
                const place = { assignment, until: null, suspended, spell: 1 } as Membership
                yield {
                  ...inOrder,
                  permission,
                  programs,
                  item: thing,
                  assigned: one,
                  acting: business(broker, new Map([[ben, place]])),
                  delegations: [delegation(scope, { grant: grant('Financial') })],
                }
              }
}
