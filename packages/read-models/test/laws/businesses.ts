/** What rows of businesses, of people in them and of claims must say, told from the streams alone. */
import type { businessAccount, claim, Membership, RoleAssignment } from '@carmkit/core'
import { entriesOf } from '@carmkit/core'
import type { Log } from '@carmkit/laws'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import { byText, like, type PlainRow, statesOf } from '../support.js'

type Account = typeof businessAccount.initial
type Registered = Extract<Account, { readonly orphaned: boolean }>
type Claim = typeof claim.initial

const rowsOf = (tables: Tables, table: string, bn9: string): ReadonlyArray<PlainRow> =>
  (tables[table] ?? []).filter((row) => row['bn9'] === bn9)

/** What a row and a state both say of a business. */
const business = (account: Account) => {
  if (account.status === 'Unknown') return {}
  const { status, applicant } = account
  if (account.status === 'BnIssued') return { status, applicant, orphaned: 0, spells: 0 }
  return {
    status,
    applicant,
    orphaned: account.orphaned ? 1 : 0,
    contact: account.contact?.contact ?? null,
    language: account.contact?.language ?? null,
    spells: account.spells,
  }
}

const assigned = (assignment: RoleAssignment) => ({
  role: assignment.role,
  programs: JSON.stringify('programs' in assignment ? assignment.programs : []),
})

const member = (user: string, { assignment, until, suspended, spell }: Membership) => ({
  spell,
  user_id: user,
  ...assigned(assignment),
  ends_on: until,
  suspended: suspended ? 1 : 0,
})

const members = ({ members: all }: Registered) =>
  entriesOf(all)
    .map(([user, membership]) => member(user, membership))
    .toSorted((one, other) => one.spell - other.spell)

const waiting = ({ requests, invitations }: Registered) =>
  [
    ...entriesOf(requests).map(([user_id, lapses_at]) => ({
      kind: 'request',
      user_id,
      lapses_at,
      role: null,
      programs: null,
      ends_on: null,
      invited_by: null,
      inviter_spell: null,
    })),
    ...entriesOf(invitations).map(([user_id, invitation]) => ({
      kind: 'invitation',
      user_id,
      lapses_at: invitation.lapsesAt,
      ...assigned(invitation.assignment),
      ends_on: invitation.until,
      invited_by: invitation.invitedBy,
      inviter_spell: invitation.spell,
    })),
  ].toSorted(byText)

const requestColumns = [
  'kind',
  'user_id',
  'lapses_at',
  'role',
  'programs',
  'ends_on',
  'invited_by',
  'inviter_spell',
]
const memberColumns = ['spell', 'user_id', 'role', 'programs', 'ends_on', 'suspended']

const licence = ({ licence: stated }: Registered) => ({
  periods: (stated?.periods ?? [])
    .map(({ validFrom, validUntil }) => ({ valid_from: validFrom, valid_until: validUntil }))
    .toSorted(byText),
  suspensions: (stated?.suspensions ?? [])
    .map(({ from, restored }) => ({ suspended_from: from, restored_on: restored }))
    .toSorted(byText),
})

/** Businesses, their people and licences are those that the streams fold to. */
export const expectBusinesses = (tables: Tables, log: Log): void => {
  const accounts = statesOf(log, 'businessAccount')
  expect(tables['business']?.map(({ bn9 }) => bn9)).toEqual([...accounts.keys()].toSorted())
  for (const [bn9, state] of accounts) {
    const account = state as Account
    expect(rowsOf(tables, 'business', bn9)[0]).toMatchObject(business(account))
    if ('members' in account) expectPeople(tables, bn9, account)
    else expect(rowsOf(tables, 'membership', bn9)).toEqual([])
  }
}

const expectPeople = (tables: Tables, bn9: string, account: Registered): void => {
  const memberships = rowsOf(tables, 'membership', bn9)
  expect(memberships.map(({ spell }) => spell)).toEqual(
    Array.from({ length: account.spells }, (_none, index) => index + 1),
  )
  expect(memberships.filter(({ status }) => status === 'Current').map(like(memberColumns))).toEqual(
    members(account),
  )
  expect(
    rowsOf(tables, 'access_request', bn9)
      .filter(({ status }) => status === 'Open')
      .map(like(requestColumns))
      .toSorted(byText),
  ).toEqual(waiting(account))
  expect({
    periods: rowsOf(tables, 'licence_period', bn9).map(like(['valid_from', 'valid_until'])),
    suspensions: rowsOf(tables, 'licence_suspension', bn9).map(
      like(['suspended_from', 'restored_on']),
    ),
  }).toEqual(licence(account))
}

/** Claims are those that their streams fold to. */
export const expectClaims = ({ claim: rows = [] }: Tables, log: Log): void => {
  const claims = statesOf(log, 'claim')
  expect(rows.map(({ bn9, claimant }) => `${bn9}.${claimant}`)).toEqual(
    [...claims.keys()].toSorted(),
  )
  for (const row of rows) {
    const state = claims.get(`${row['bn9']}.${row['claimant']}`) as Claim
    const { status, failures, locks, lock } = state
    expect(row).toMatchObject({
      status: status === 'Absent' ? 'NotBegun' : status,
      ...('reference' in state
        ? {
            reference: state.reference,
            questions: JSON.stringify(state.questions),
            lapses_at: state.lapsesAt,
          }
        : { reference: null, questions: '[]', lapses_at: null }),
      failures,
      locks,
      locked_until: lock?.until ?? null,
    })
    expect(row['locked_at'] === null).toBe(lock === null)
  }
}
