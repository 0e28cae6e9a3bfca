/** What tables and pictures must both say of delegations: what is granted, given, and asked for. */
import type { Picture } from '@carmkit/audit'
import { easternDateOf, type Instant } from '@carmkit/core'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import type { PlainRow } from '../support.js'
import { isLicensed } from './picture-people.js'
import { expectSection, isOver, text, told, value } from './picture-sections.js'

export const expectDelegations = (tables: Tables, picture: Picture, at: Instant): void => {
  const { delegation: rows = [], delegation_request: requests = [] } = tables
  const inForce = grantsInForce(tables, at)
  expectSection(
    'delegations',
    picture.delegations,
    told(rows, (row) => {
      const isOpen = row['request_id'] !== null && at < text(row['request_lapses_at'])
      const request = isOpen
        ? requests.find((one) => one['request_id'] === row['request_id'])
        : undefined
      const grant = isEndedElsewhere(tables, row) ? null : value(row['grant_id'])
      const ofGrant = (column: string) => (grant === null ? null : value(row[column]))
      return [
        `${row['client']}.${row['provider']}.${row['scope']}`,
        {
          client: value(row['client']),
          provider: value(row['provider']),
          scope: value(row['scope']),
          grant,
          capacity: ofGrant('capacity'),
          visibility: ofGrant('visibility'),
          validFrom: ofGrant('valid_from'),
          validUntil: ofGrant('valid_until'),
          suspended: grant !== null && row['standing'] === 'Suspended',
          grantedAt: ofGrant('granted_at'),
          relationship: ofGrant('relationship'),
          ...givenBy(tables, row, at),
          request: isOpen ? value(row['request_id']) : null,
          asked: isOpen ? (row['request_kind'] === 'request' ? 'Requested' : 'Offered') : null,
          askedCapacity: value(request?.['capacity']),
          askedVisibility: value(request?.['visibility']),
          askedBy: value(request?.['asked_by']),
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

/**
 * What the grant gives, and what runs off. Not told where something ended elsewhere or by a date and no
 * event of the delegation says so yet: of that only the grants in force are compared.
 */
const givenBy = (tables: Tables, row: PlainRow, at: Instant) => {
  const day = easternDateOf(at)
  if (isTouchedElsewhere(tables, row) || isOver(row['valid_until'], day)) {
    return {
      gives: expect.any(Array) as never,
      runOffs: expect.any(Array) as never,
      stoppedBy: expect.any(Array) as never,
      unlicensed: expect.any(Boolean) as never,
      programNotActive: expect.any(Boolean) as never,
    }
  }
  const runOffs = (tables['delegation_grant'] ?? []).filter(
    (one) =>
      one['client'] === row['client'] &&
      one['provider'] === row['provider'] &&
      one['scope'] === row['scope'] &&
      one['run_off_open'] === 1 &&
      at < text(one['run_off_until']),
  )
  const force =
    row['grant_id'] === null
      ? []
      : row['standing'] === 'Suspended'
        ? ['Suspended']
        : [day < text(row['valid_from']) ? 'Scheduled' : 'Active']
  const gives = [...force, ...runOffs.map(() => 'RunOff')]
  const capacities = [...(force.includes('Active') ? [row] : []), ...runOffs].map(
    ({ capacity }) => capacity,
  )
  const stoppedBy = capacities.length === 0 ? [] : stoppedIn(tables, row)
  const given = stoppedBy.length === 0 ? gives : gives.filter((one) => !isLive(one))
  const isBegun = gives.length > 0
  return {
    gives: isBegun ? given : [row['standing'] === 'NeverGranted' ? 'None' : 'Ended'],
    stoppedBy,
    unlicensed:
      capacities.includes('CustomsBroker') && !isLicensed(tables, text(row['provider']), day),
    programNotActive: capacities.length > 0 && !isAccountActive(tables, row),
    runOffs: runOffs
      .map(
        (one) =>
          `${one['grant_id']} of what was begun by ${one['ended_at']}, until ${one['run_off_until']}`,
      )
      .toSorted(),
  }
}

const isLive = (force: string): boolean => force === 'Active' || force === 'RunOff'

/** Nobody acts for a provider that is not Active, or upon a client that is closed to providers (BUS-13). */
const stoppedIn = (
  { business = [] }: Tables,
  { client, provider }: PlainRow,
): ReadonlyArray<string> => {
  const statusOf = (bn9: unknown) => business.find((one) => one['bn9'] === bn9)?.['status']
  return [
    ...(statusOf(provider) === 'Active' ? [] : ['provider']),
    ...(['Active', 'Orphaned'].includes(text(statusOf(client))) ? [] : ['client']),
  ]
}

/** Of a delegation of the whole business no account is told. */
const isAccountActive = (
  { program_account: accounts = [] }: Tables,
  { client, scope }: PlainRow,
): boolean =>
  scope === 'business' ||
  accounts.some((one) => one['bn15'] === `${client}${scope}` && one['status'] === 'Active')

const isTouchedElsewhere = (
  { provider_revocation: revocations = [], program_account: accounts = [], business = [] }: Tables,
  { client, provider, scope }: PlainRow,
): boolean =>
  revocations.some((one) => one['client'] === client && one['provider'] === provider) ||
  accounts.some((one) => one['bn15'] === `${client}${scope}` && one['closed_at'] !== null) ||
  business.some(({ bn9, status }) => (bn9 === client || bn9 === provider) && status === 'Ceased')

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
        stoppedIn(tables, row).length === 0,
    )
    .map((row) => text(row['grant_id']))
    .toSorted()
}
