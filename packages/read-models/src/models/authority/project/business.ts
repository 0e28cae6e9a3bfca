/** What each event of a business account changes in the joints of authority. */
import {
  businessAccount,
  withLicencePeriod,
  withLicenceRestored,
  withLicenceSuspended,
} from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { type Projected, type Projection, source, unchanged } from '../../../project/model.js'
import { type Change, put, type Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { businessHistory, membershipHistory, providerRevocationHistory } from '../tables/index.js'
import { type Licence, licenceChanges } from './licensing.js'
import { begun, changed, ended, since, standing, type Untimed } from './timed.js'

type BusinessEvent = EventIn<typeof businessAccount.events>
type On<Type extends BusinessEvent['type']> = Extract<BusinessEvent, { readonly type: Type }>
type BusinessRow = Row<typeof businessHistory>
type MemberRow = Row<typeof membershipHistory>

const bn9Of = ({ event: { stream } }: Projected): string =>
  stream.slice(businessAccount.category.length + 1)

/** Changes of a business that is registered: before that, nothing else of it is known. */
const ofRegistered =
  <Event extends BusinessEvent>(
    project: (projected: Projected<Event>, business: BusinessRow, rows: Rows) => Changes,
  ): Projection<Event> =>
  (projected, rows) => {
    const [business] = standing(rows, businessHistory, { bn9: bn9Of(projected) })
    return business === undefined ? [] : project(projected, business, rows)
  }

type Changes = ReadonlyArray<Change>

const status = (
  to: (business: BusinessRow) => Partial<Untimed<typeof businessHistory>>,
): Projection<BusinessEvent> =>
  ofRegistered((projected, business) => changed(businessHistory, business, to(business), projected))

const memberIn = (rows: Rows, bn9: string, user_id: string): MemberRow | undefined =>
  standing(rows, membershipHistory, { bn9, user_id })[0]

/** Changes of the place of the person that the event names. */
const ofMember = <Event extends BusinessEvent & { readonly data: { readonly user: string } }>(
  to: (event: Projected<Event>['event']) => Partial<Untimed<typeof membershipHistory>>,
): Projection<Event> =>
  ofRegistered((projected, { bn9 }, rows) => {
    const member = memberIn(rows, bn9, projected.event.data.user)
    return member === undefined
      ? []
      : changed(membershipHistory, member, to(projected.event), projected)
  })

type Assignment = On<'AccessApproved'>['data']['assignment']

const assigned = (assignment: Assignment) => ({
  role: assignment.role,
  programs: JSON.stringify(assignment.role === 'BAM' ? [] : assignment.programs),
})

interface Access {
  readonly user: string
  readonly assignment: Assignment
  readonly until: string | null
}

/** A new access has a number of its own: what named an earlier one does not name it. */
const letIn = (
  projected: Projected,
  { bn9, accesses }: BusinessRow,
  { rows, access }: { readonly rows: Rows; readonly access: Access },
): Changes => {
  const { user, assignment, until } = access
  const before = memberIn(rows, bn9, user)
  const given = {
    bn9,
    user_id: user,
    ...assigned(assignment),
    last_day: until,
    suspended: 0 as const,
    spell: accesses + 1,
  }
  return [
    ...(before === undefined ? [] : [ended(membershipHistory, before, projected)]),
    begun(membershipHistory, given, projected),
  ]
}

/** Whoever could not sign in holds no power until the new BAM says so (CK-32). */
const bamsSuspended = (projected: Projected, bn9: string, rows: Rows): Changes =>
  standing(rows, membershipHistory, { bn9, role: 'BAM' }).flatMap((bam) =>
    changed(membershipHistory, bam, { suspended: 1 }, projected),
  )

const registered = (
  projected: Projected,
  rows: Rows,
  { status: to }: Pick<BusinessRow, 'status'>,
): Changes => {
  const bn9 = bn9Of(projected)
  const [before] = standing(rows, businessHistory, { bn9 })
  const standsNow = { bn9, status: to, orphaned: 0 as const, accesses: 0 }
  return before === undefined
    ? [begun(businessHistory, standsNow, projected)]
    : changed(businessHistory, before, { status: to }, projected)
}

const ofLicence = <Event extends BusinessEvent>(
  to: (licence: Licence | null, event: Projected<Event>['event']) => Licence | null,
): Projection<Event> =>
  ofRegistered((projected, { bn9 }, rows) =>
    licenceChanges(projected, { bn9, rows, to: (licence) => to(licence, projected.event) }),
  )

export const businesses = source(businessAccount, {
  BnIssued: unchanged,
  BusinessRegistered: (projected, rows) => registered(projected, rows, { status: 'Active' }),
  BusinessCeased: (projected, rows) => [
    ...registered(projected, rows, { status: 'Ceased' }),
    ...standing(rows, membershipHistory, { bn9: bn9Of(projected) }).map((member) =>
      ended(membershipHistory, member, projected),
    ),
  ],
  BamAppointed: ofRegistered((projected, business, rows) => {
    const { user, basis } = projected.event.data
    const access: Access = { user, assignment: { role: 'BAM' }, until: null }
    const appointed = { status: 'Active', orphaned: 0 as const, accesses: business.accesses + 1 }
    return [
      ...changed(businessHistory, business, appointed, projected),
      ...(basis === 'recovery' ? bamsSuspended(projected, business.bn9, rows) : []),
      ...letIn(projected, business, { rows, access }),
    ]
  }),
  BusinessSuspended: status(() => ({ status: 'Suspended' })),
  BusinessReinstated: status(({ orphaned }) => ({ status: orphaned ? 'Orphaned' : 'Active' })),
  BusinessOrphaned: status(({ status: now }) => ({
    status: now === 'Suspended' ? 'Suspended' : 'Orphaned',
    orphaned: 1,
  })),
  AccessApproved: ofRegistered((projected, business, rows) => [
    put(businessHistory, { ...business, accesses: business.accesses + 1 }),
    ...letIn(projected, business, { rows, access: projected.event.data }),
  ]),
  RoleChanged: ofMember(({ data }) => assigned(data.after)),
  AccessEndSet: ofMember(({ data }) => ({ last_day: data.until })),
  AccessSuspended: ofMember(() => ({ suspended: 1 })),
  AccessResumed: ofMember(() => ({ suspended: 0 })),
  AccessEnded: ofRegistered((projected, { bn9 }, rows) => {
    const member = memberIn(rows, bn9, projected.event.data.user)
    return member === undefined ? [] : [ended(membershipHistory, member, projected)]
  }),
  LicenceRecorded: ofLicence((licence, { data }) => withLicencePeriod(licence, data)),
  LicenceSuspended: ofLicence(
    (licence, { data }) => licence && withLicenceSuspended(licence, data.from),
  ),
  LicenceRestored: ofLicence(
    (licence, { data }) => licence && withLicenceRestored(licence, data.from),
  ),
  ProviderRevoked: ofRegistered((projected) => {
    const { client, provider, mode, at } = projected.event.data
    const { known_from, revision } = since(projected)
    return [
      put(providerRevocationHistory, {
        client,
        provider,
        mode,
        revoked_at: at,
        known_from,
        revision,
      }),
    ]
  }),
  BusinessContactUpdated: unchanged,
  LegalCorrectionRequested: unchanged,
  AccessRequested: unchanged,
  UserInvited: unchanged,
  AccessRejected: unchanged,
  AccessWithdrawn: unchanged,
  AccessLapsed: unchanged,
  ProviderBlocked: unchanged,
  ProviderUnblocked: unchanged,
  ProgramReferenceReserved: unchanged,
  ProgramMirrored: unchanged,
})
