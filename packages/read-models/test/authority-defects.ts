/** Defects planted in the model: each forgets one thing, and the law must notice. */
import { broker, importer } from '@carmkit/laws'
import { authority, type Change, type Model } from '../src/index.js'
import { stillKnown } from '../src/models/authority/tables/index.js'
import type { Change as Happening } from './authority-histories.js'

type PlainRow = Readonly<Record<string, unknown>>

/** The model with every row changed on its way to the tables, or kept from them. */
const changed = (change: (table: string, row: PlainRow) => PlainRow | null): Model => ({
  ...authority,
  project: (projected, rows) =>
    authority.project(projected, rows).flatMap((one): ReadonlyArray<Change> => {
      if (one.row === null) return [one]
      const row = change(one.table.name, one.row)
      return row === null ? [] : [{ ...one, row }]
    }),
})

/** Nothing in that table ever ends. */
const endless = (name: string): Model =>
  changed((table, row) => (table === name && row['known_until'] !== stillKnown ? null : row))

/** Nothing is ever put into that table. */
const forgotten = (name: string): Model => changed((table, row) => (table === name ? null : row))

/** A column of that table always holds this value. */
const fixed = (name: string, column: string, value: unknown): Model =>
  changed((table, row) => (table === name ? { ...row, [column]: value } : row))

/** A defect, and what has to happen for it to show. */
export interface Defect {
  readonly model: Model
  readonly after: ReadonlyArray<Happening>
  /** Before any reaction to it was recorded. */
  readonly late?: true
}

export const defects: { readonly [defect: string]: Defect } = {
  'a business stands as it once did': {
    model: endless('business_history'),
    after: ['the client is suspended', 'the client is reinstated'],
  },
  'who left is still there': {
    model: endless('membership_history'),
    after: ['the person leaves'],
  },
  'suspended access counts': {
    model: fixed('membership_history', 'suspended', 0),
    after: ['access is suspended'],
  },
  'access has no last day': {
    model: fixed('membership_history', 'last_day', null),
    after: ['access gets a last day'],
  },
  'every access is the same': {
    model: fixed('membership_history', 'spell', 2),
    after: ['the person leaves', 'the person is hired'],
  },
  'a licence runs as it was first stated': {
    model: endless('licence_period_history'),
    after: ['the licence has a last day'],
  },
  'a licence has no last day': {
    model: fixed('licence_period_history', 'valid_until', null),
    after: ['the licence has a last day'],
  },
  'a restored licence is suspended': {
    model: endless('licence_suspension_history'),
    after: ['the licence is suspended', 'the licence is restored'],
  },
  'a suspended licence counts': {
    model: forgotten('licence_suspension_history'),
    after: ['the licence is suspended'],
  },
  'what was revoked elsewhere goes on': {
    model: forgotten('provider_revocation_history'),
    after: ['everything is revoked'],
    late: true,
  },
  'an account stands as it once did': {
    model: endless('program_history'),
    after: ['the account is suspended', 'the account is not suspended'],
  },
  'what was closed did not end grants': {
    model: fixed('program_history', 'closed_at', null),
    after: ['the account is given up', 'the account is reactivated'],
    late: true,
  },
  'a transaction is whose it was': {
    model: endless('transaction_history'),
    after: ['the client submits what the provider began', 'only the own is shown'],
  },
  'a grant never ends': {
    model: endless('grant_history'),
    after: ['the grant is cut off'],
  },
  'a suspended grant counts': {
    model: fixed('grant_history', 'suspended', 0),
    after: ['the grant is suspended'],
  },
  'a grant has no first day': {
    model: fixed('grant_history', 'valid_from', '2020-01-01'),
    after: ['the grant is cut off', 'it is granted from a day'],
  },
  'a grant has no last day': {
    model: fixed('grant_history', 'valid_until', null),
    after: ['the grant gets a last day'],
  },
  'a grant is older than any ending': {
    model: fixed('grant_history', 'granted_at', null),
    after: ['everything is revoked', 'it is granted again'],
  },
  'a grant goes on with an earlier relationship': {
    model: fixed('grant_history', 'relationship', `delegation-${importer}.${broker}.RM0001#2`),
    after: ['the grant is cut off', 'it is granted again'],
  },
  'everything is shown': {
    model: fixed('grant_history', 'visibility', 'Financial'),
    after: ['only the own is shown'],
  },
  'everybody is a customs broker': {
    model: fixed('grant_history', 'capacity', 'CustomsBroker'),
    after: ['the grant is cut off', 'it is granted to a consultant'],
  },
  'a run-off is not cut off': {
    model: endless('run_off_history'),
    after: ['the grant is revoked', 'the run-off is cut off'],
  },
  'a run-off never ends': {
    model: fixed('run_off_history', 'run_off_until', stillKnown),
    after: ['the grant is revoked'],
  },
  'a run-off is of all times': {
    model: fixed('run_off_history', 'ended_at', stillKnown),
    after: [
      'the grant is revoked',
      'it is granted again',
      'the provider begins another one',
      'the grant is suspended',
    ],
  },
  'a deleted group is there': {
    model: endless('client_group_history'),
    after: ['the group is deleted'],
  },
  'a client is in a group that it left': {
    model: endless('group_client_history'),
    after: ['the client leaves the group'],
  },
  'what was assigned stays assigned': {
    model: endless('staff_assignment_history'),
    after: ['not assigned to the group'],
  },
}
