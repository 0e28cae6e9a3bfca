/**
 * What tables and the picture of a cut must both say: the rows tell what is recorded, the picture what
 * holds at the moment, so dates are judged here once more, on the rows alone.
 */
import type { Picture } from '@carmkit/audit'
import { easternDateOf, type Instant } from '@carmkit/core'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import type { PlainRow } from '../support.js'
import { dollars, expectSection, isOver, listIn, text, told, value } from './picture-sections.js'

export const expectPeople = (
  tables: Tables,
  { people, businesses }: Picture,
  at: Instant,
): void => {
  const day = easternDateOf(at)
  const { business = [], membership = [], access_request: asked = [] } = tables
  expectSection(
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
            invitedBy: value(invitation?.['invited_by']),
          },
        ]
      }),
    ),
  )
}

/** CK-33. */
const isInviter = (member: PlainRow, invitation: PlainRow, day: string): boolean =>
  member['bn9'] === invitation['bn9'] &&
  member['user_id'] === invitation['invited_by'] &&
  member['spell'] === invitation['inviter_spell'] &&
  !isOver(member['ends_on'], day)

const isLicensed = (tables: Tables, bn9: string, day: string): boolean => {
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
    accounts,
    told(rows, (row) => [
      text(row['bn15']),
      {
        status: value(row['status']),
        programType: value(row['program_type']),
        subPrograms: listIn(row['sub_programs']).toSorted(),
        inUseSince: value(row['in_use_since']),
        documentsRequested: listIn(row['documents_requested']).toSorted(),
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
    claims,
    told(rows, (row) => {
      const isWaiting = ['Claiming', 'InReview'].includes(text(row['status']))
      const isLapsed = isWaiting && text(row['lapses_at']) <= at
      return [
        `${row['bn9']} ${row['claimant']}`,
        {
          status: isLapsed ? 'Lapsed' : value(row['status']),
          failures: value(row['failures']),
          locks: value(row['locks']),
          locked:
            row['locked_at'] !== null &&
            (row['locked_until'] === null || at < text(row['locked_until'])),
        },
      ]
    }),
  )

export const expectDelegations = (tables: Tables, picture: Picture, at: Instant): void => {
  const { delegation: rows = [] } = tables
  const inForce = grantsInForce(tables, at)
  expectSection(
    picture.delegations,
    told(rows, (row) => {
      const isOpen = row['request_id'] !== null && at < text(row['request_lapses_at'])
      const grant = isEndedElsewhere(tables, row) ? null : value(row['grant_id'])
      return [
        `${row['client']}.${row['provider']}.${row['scope']}`,
        {
          grant,
          capacity: grant === null ? null : value(row['capacity']),
          visibility: grant === null ? null : value(row['visibility']),
          validUntil: grant === null ? null : value(row['valid_until']),
          request: isOpen ? value(row['request_id']) : null,
          openUntil: isOpen ? value(row['request_lapses_at']) : null,
        },
      ]
    }),
  )
  expect(
    Object.values(picture.delegations)
      .filter(({ gives }) => (gives as ReadonlyArray<string>).includes('Active'))
      .map(({ grant }) => text(grant))
      .toSorted(),
  ).toEqual(inForce)
}

/** DEL-25 and DEL-17: both hold of what was granted until then. */
const isEndedElsewhere = (
  { provider_revocation: revocations = [], program_account: accounts = [] }: Tables,
  { client, provider, scope, granted_at: granted }: PlainRow,
): boolean =>
  revocations.some(
    (one) =>
      one['client'] === client &&
      one['provider'] === provider &&
      text(granted) <= text(one['revoked_at']),
  ) ||
  accounts.some(
    (one) =>
      one['bn15'] === `${client}${scope}` &&
      one['closed_at'] !== null &&
      text(granted) <= text(one['closed_at']),
  )

/** The query that the table of periods documents, without what closed with its program. */
const grantsInForce = (tables: Tables, at: Instant): ReadonlyArray<string> => {
  const day = easternDateOf(at)
  return (tables['delegation_period'] ?? [])
    .filter(
      (row) =>
        text(row['in_force_from']) <= at &&
        (row['in_force_until'] === null || at < text(row['in_force_until'])) &&
        text(row['valid_from']) <= day &&
        !isOver(row['valid_until'], day) &&
        row['suspended'] === 0 &&
        !isEndedElsewhere(tables, row) &&
        !isStopped(tables, row),
    )
    .map((row) => text(row['grant_id']))
    .toSorted()
}

/** Nobody acts for a provider that is not Active, or upon a client that is closed to providers (BUS-13). */
const isStopped = ({ business = [] }: Tables, { client, provider }: PlainRow): boolean => {
  const statusOf = (bn9: unknown) => business.find((one) => one['bn9'] === bn9)?.['status']
  return statusOf(provider) !== 'Active' || !['Active', 'Orphaned'].includes(text(statusOf(client)))
}

export const expectDeclarations = (
  { declaration: rows = [], declaration_version: versions = [] }: Tables,
  { declarations }: Picture,
): void => {
  const filed = Object.entries(declarations).filter(([, { status }]) => status !== 'NotFiled')
  expectSection(
    Object.fromEntries(filed),
    told(rows, (row) => {
      const number = text(row['transaction_number'])
      const isAccepted = row['status'] === 'Accepted'
      const isKnown = isAccepted || row['status'] === 'Recorded'
      return [
        number,
        {
          status: value(row['status']),
          importer: value(row['importer']),
          ownedBy: value(row['owned_by']),
          openedFor: value(row['opened_for']),
          ...(isKnown
            ? {
                cancelledBy: value(row['cancelled_by']),
                versions: versions
                  .filter((one) => one['transaction_number'] === number)
                  .map((one) => `${one['version']} ${one['status']}`),
              }
            : {}),
          ...(isAccepted
            ? {
                version: value(row['current_version']),
                pending: value(row['pending_version']),
                payable: dollars(row['total_payable']),
                charged: dollars(row['charged_payable']),
                acceptedOn: value(row['accepted_on']),
                billingPeriod: value(row['billing_period']),
                paymentDueDate: value(row['payment_due_date']),
                adjustableUntil: value(row['adjustable_until']),
              }
            : {}),
        },
      ]
    }),
  )
}
