/** An importer, its broker and a stranger, as lines of a commands file: what questions are asked of. */
import { expect } from 'vitest'
import { forge } from './forged.js'
import { newFile, runLines, uuid } from './support.js'

export const importer = '123456782'
export const account = `${importer}RM0001`
export const broker = '700123458'
export const stranger = '800000010'

/** The one transaction of the story. */
export const draft = '10000000000017'

export const alice = uuid(901)
export const bob = uuid(902)
export const carol = uuid(903)
export const mallory = uuid(904)

export const user = (userId: string, actingFor: string | null) => ({
  kind: 'user',
  userId,
  actingFor,
})
const officer = { kind: 'officer', id: 'officer-7' }
const party = (name: string) => ({ kind: 'external', party: name })

/** Lines are numbered: the id of line 7 is `uuid(7)`, and its moment the seventh hour. */
const line = (number: number, actor: object, type: string, data: object) => ({
  at: momentOf(number),
  commandId: uuid(number),
  actor,
  type,
  data,
})

/** In 2026: a new day after each ten lines. */
export const momentOf = (number: number): string =>
  new Date(Date.UTC(2026, 1, 2 + Math.floor(number / 10), 14, number % 10)).toISOString()

const business = (
  from: number,
  {
    bn9,
    founder,
    programType,
  }: { readonly bn9: string; readonly founder: string; readonly programType: string },
) => [
  line(from, party('cra'), 'RecordBnIssued', { bn9, applicant: founder }),
  line(from + 1, user(founder, null), 'RegisterNewBusiness', {
    bn9,
    entityType: 'corporation',
    residency: 'resident',
    legalName: `Business ${bn9}`,
  }),
  line(from + 2, user(founder, bn9), 'StartProgramEnrolment', { bn9, programType }),
  line(from + 3, user(founder, bn9), 'SubmitEnrolment', {
    bn15: `${bn9}RM0001`,
    recordsLocation: 'canada',
    documents: [],
  }),
  line(from + 4, officer, 'ApproveEnrolment', { bn15: `${bn9}RM0001` }),
]

const pair = { client: importer, provider: broker, scope: 'RM0001' }

/** Line 23 of the story: Alice decides. */
export const approval = (userId = alice, actingFor = importer) =>
  line(23, user(userId, actingFor), 'ApproveDelegation', {
    ...pair,
    visibility: 'Program',
    validFrom: null,
    validUntil: null,
  })

export const openDraft = (number: number, userId: string, actingFor: string) =>
  line(number, user(userId, actingFor), 'OpenDraft', {
    transactionNumber: draft,
    importer: account,
    cadType: 'AB',
  })

/** Up to the broker's request, which nobody has answered. */
export const beforeApproval = [
  ...business(1, { bn9: importer, founder: alice, programType: 'Importer' }),
  line(6, user(bob, null), 'RequestAccess', { bn9: importer, comment: null }),
  line(7, user(alice, importer), 'ApproveAccess', {
    bn9: importer,
    user: bob,
    assignment: { role: 'Reader', programs: ['RM0001'] },
    until: null,
  }),
  ...business(11, { bn9: broker, founder: carol, programType: 'Broker' }),
  line(16, party('cbsa'), 'RecordLicence', {
    bn9: broker,
    validFrom: '2026-01-01',
    validUntil: null,
  }),
  line(21, user(carol, broker), 'RequestDelegation', {
    ...pair,
    capacity: 'CustomsBroker',
    visibility: 'Financial',
    providerProgram: 'RM0001',
    comment: null,
  }),
]

/** Approved, used, tried by others, and revoked while a draft is open. */
export const story = [
  ...beforeApproval,
  approval(),
  openDraft(31, carol, broker),
  openDraft(32, bob, importer),
  openDraft(33, mallory, stranger),
  line(41, user(alice, importer), 'RevokeDelegation', { ...pair, mode: 'RunOff' }),
  line(42, user(carol, broker), 'EditDraft', {
    transactionNumber: draft,
    header: { releaseDate: '2026-02-05', releaseOffice: null, cargoControlNumber: null },
    lines: [],
    removedLines: [],
  }),
  line(43, user(carol, broker), 'DiscardDraft', { transactionNumber: draft }),
]

/** A new file with these lines carried out; all but the ones named are accepted. */
export const storeOf = async (
  lines: ReadonlyArray<{ readonly commandId: string }>,
  refused: ReadonlyArray<string> = [],
): Promise<string> => {
  const file = newFile()
  const { reports } = await runLines(lines, '--store', file, '--clock', 'lines')
  const others = reports.filter(({ outcome }) => outcome !== 'accepted')
  expect(others.map(({ commandId }) => commandId)).toEqual(refused)
  return file
}

/** A copy of the story in which somebody changed one event with a database tool. */
export const editedStore = async (
  stream: string,
  revision: number,
  body: string,
): Promise<string> => {
  const changed = await storeOf(story, [uuid(32), uuid(33)])
  editEvent(changed, { stream, revision }, body)
  return changed
}

/** The same on a file that is there. */
export const editEvent = (
  file: string,
  { stream, revision }: { readonly stream: string; readonly revision: number },
  body: string,
): void => {
  forge(
    file,
    `UPDATE events SET body = ${body} WHERE stream = '${stream}' AND revision = ${revision}`,
  )
}
