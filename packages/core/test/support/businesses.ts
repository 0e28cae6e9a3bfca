/** Maple in each standing that a business may have, and with people in each step of an access. */
import { alice, atlas, bob, cbsa, cra, dave, maple, officer, zoe } from './actors.js'
import { History } from './history.js'
import { joined, mapleStaffed, ready } from './story.js'

export const byAlice = alice.for(maple)

export const suspended: History = mapleStaffed.as(officer, 'SuspendBusiness', {
  bn9: maple,
  reason: 'Compliance',
})

export const orphaned: History = mapleStaffed.as(officer, 'RecordCredentialLoss', { bn9: maple })

export const dissolution = { bn9: maple, on: '2026-02-01', reason: 'Dissolved' }
export const ceased: History = mapleStaffed.as(cra, 'RecordBnCeased', dissolution)

/** The number exists and alice may register it. */
export const issuedOnly: History = History.empty.as(cra, 'RecordBnIssued', {
  bn9: maple,
  applicant: alice.id,
})

export const editor = { role: 'Editor', programs: ['RM0001'] }
export const lapse = '2026-03-04T14:00:00.000Z'
export const invitationLapse = '2026-02-16T14:00:00.000Z'

/** Zoe asks maple for access; the request lapses at {@link lapse}. */
export const asked: History = mapleStaffed.as(zoe.alone, 'RequestAccess', {
  bn9: maple,
  comment: null,
})

export const invitation = { bn9: maple, user: zoe.id, assignment: editor, until: null }

/** Zoe is invited as an Editor; the invitation lapses at {@link invitationLapse}. */
export const invited: History = mapleStaffed.as(byAlice, 'InviteUser', invitation)

/** RM0002 exists, and its enrolment is not approved. */
export const withPendingProgram = (history: History): History =>
  history.as(byAlice, 'StartProgramEnrolment', { bn9: maple, programType: 'Importer' })

/** Zoe is a BAM too. */
export const withSecondBam = (until: string | null = null): History =>
  joined(mapleStaffed, {
    person: zoe,
    business: maple,
    manager: byAlice,
    assignment: { role: 'BAM' },
    until,
  })

/** The access of dave ends with 10 February 2026. */
export const daveLeavesSoon: History = mapleStaffed.as(byAlice, 'SetAccessEnd', {
  bn9: maple,
  user: dave.id,
  until: '2026-02-10',
})

/** Atlas, whose licence does not count since 1 January 2026. */
export const unlicensedAtlas: History = ready.as(cbsa, 'SuspendLicence', {
  bn9: atlas,
  from: '2026-01-01',
})

export const byBob = bob.for(atlas)
