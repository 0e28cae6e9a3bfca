/** What tables and pictures must both say of businesses, the people in them, claims and program accounts. */
import type { Picture } from '@carmkit/audit'
import { easternDateOf, type Instant } from '@carmkit/core'
import type { Tables } from '../../src/index.js'
import type { PlainRow } from '../support.js'
import { expectSection, isOver, listIn, text, told, value } from './picture-sections.js'

export const expectPeople = (
  tables: Tables,
  { people, businesses }: Picture,
  at: Instant,
): void => {
  const day = easternDateOf(at)
  const { business = [], membership = [], access_request: asked = [] } = tables
  expectSection(
    'businesses',
    businesses,
    told(business, (row) => [
      text(row['bn9']),
      row['status'] === 'BnIssued'
        ? { status: 'BnIssued', applicant: value(row['applicant']) }
        : {
            status: value(row['status']),
            orphaned: row['orphaned'] === 1,
            applicant: value(row['applicant']),
            contact: value(row['contact']),
            language: value(row['language']),
            claimant: row['registered_by'] === 'claim' ? value(row['founder']) : null,
            ...licenceFields(tables, row['bn9']),
            ...providerFields(tables, row['bn9'], at),
            licensed: isLicensed(tables, text(row['bn9']), day),
          },
    ]),
  )
  const current = membership.filter(({ status }) => status === 'Current')
  const open = asked.filter((row) => row['status'] === 'Open' && at < text(row['lapses_at']))
  const given = open.filter(
    (row) => row['kind'] === 'request' || current.some((one) => isInviter(one, row, day)),
  )
  const keys = new Set([...current, ...given].map((row) => `${row['bn9']} ${row['user_id']}`))
  const of = (rows: ReadonlyArray<PlainRow>, key: string, kind?: string) =>
    rows.find(
      (row) =>
        `${row['bn9']} ${row['user_id']}` === key && (kind === undefined || row['kind'] === kind),
    )
  expectSection(
    'people',
    people,
    Object.fromEntries(
      [...keys].map((key) => {
        const member = of(current, key)
        const invitation = of(given, key, 'invitation')
        return [
          key,
          {
            role: value(member?.['role']),
            programs: member === undefined ? [] : listIn(member['programs']),
            until: value(member?.['ends_on']),
            over: isOver(member?.['ends_on'], day),
            suspended: member?.['suspended'] === 1,
            access: value(member?.['spell']),
            requestOpenUntil: value(of(given, key, 'request')?.['lapses_at']),
            invitationOpenUntil: value(invitation?.['lapses_at']),
            invitedAs:
              invitation === undefined
                ? null
                : assignmentText(text(invitation['role']), listIn(invitation['programs'])),
            invitedUntil: value(invitation?.['ends_on']),
            invitedBy: value(invitation?.['invited_by']),
          },
        ]
      }),
    ),
  )
}

const assignmentText = (role: string, programs: ReadonlyArray<string>): string =>
  programs.length === 0 ? role : `${role} on ${programs.join(', ')}`

const licenceFields = (tables: Tables, bn9: unknown) => {
  const { licence_period: periods = [], licence_suspension: suspensions = [] } = tables
  const own = (row: PlainRow): boolean => row['bn9'] === bn9
  return {
    licencePeriods: periods
      .filter(own)
      .map(({ valid_from: from, valid_until: until }) =>
        until === null ? `from ${from}` : `${from} to ${until}`,
      )
      .toSorted(),
    licenceSuspensions: suspensions
      .filter(own)
      .map(({ suspended_from: from, restored_on: restored }) => `${from} to ${restored ?? 'now'}`)
      .toSorted(),
  }
}

const providerFields = ({ provider_standing: all = [] }: Tables, bn9: unknown, at: Instant) => {
  const own = all.filter(({ client }) => client === bn9)
  return {
    blockedProviders: own
      .filter(({ blocked_until: until }) => until !== null && at < text(until))
      .map(({ provider, blocked_until: until }) => `${provider} until ${until}`)
      .toSorted(),
    revokedProviders: own
      .filter(({ revoked_at: revoked }) => revoked !== null)
      .map((row) => `${row['provider']} by ${row['revoked_mode']} at ${row['revoked_at']}`)
      .toSorted(),
  }
}

/** CK-33. */
const isInviter = (member: PlainRow, invitation: PlainRow, day: string): boolean =>
  member['bn9'] === invitation['bn9'] &&
  member['user_id'] === invitation['invited_by'] &&
  member['spell'] === invitation['inviter_spell'] &&
  !isOver(member['ends_on'], day)

export const isLicensed = (tables: Tables, bn9: string, day: string): boolean => {
  const { licence_period: periods = [], licence_suspension: suspensions = [] } = tables
  const ofBusiness = (row: PlainRow): boolean => row['bn9'] === bn9
  return (
    periods
      .filter(ofBusiness)
      .some((row) => text(row['valid_from']) <= day && !isOver(row['valid_until'], day)) &&
    !suspensions
      .filter(ofBusiness)
      .some(
        (row) =>
          text(row['suspended_from']) <= day &&
          (row['restored_on'] === null || day < text(row['restored_on'])),
      )
  )
}

export const expectAccounts = (
  { program_account: rows = [] }: Tables,
  { accounts }: Picture,
): void =>
  expectSection(
    'accounts',
    accounts,
    told(rows, (row) => [
      text(row['bn15']),
      {
        status: value(row['status']),
        programType: value(row['program_type']),
        subPrograms: listIn(row['sub_programs']).toSorted(),
        inUseSince: value(row['in_use_since']),
        documentsRequested: listIn(row['documents_requested']).toSorted(),
        closedBecause: row['status'] === 'Closed' ? value(row['status_reason']) : null,
        closedAt: row['status'] === 'Closed' ? value(row['closed_at']) : null,
      },
    ]),
  )

export const expectClaims = (
  { claim: rows = [] }: Tables,
  { claims }: Picture,
  at: Instant,
): void =>
  expectSection(
    'claims',
    claims,
    told(rows, (row) => {
      const isWaiting = ['Claiming', 'InReview'].includes(text(row['status']))
      const isLapsed = isWaiting && text(row['lapses_at']) <= at
      const isLocked =
        row['locked_at'] !== null &&
        (row['locked_until'] === null || at < text(row['locked_until']))
      return [
        `${row['bn9']} ${row['claimant']}`,
        {
          status: isLapsed ? 'Lapsed' : value(row['status']),
          failures: value(row['failures']),
          locks: value(row['locks']),
          reference: value(row['reference']),
          questions: listIn(row['questions']),
          lapsesAt: value(row['lapses_at']),
          locked: isLocked,
          lockedUntil: isLocked ? value(row['locked_until']) : null,
        },
      ]
    }),
  )
