/** The events of program accounts in words: enrolment, life and closing of a customs account. */
import { also, type Descriptions, items, listed, text, unchecked } from './words.js'

export const programAccountTexts: Descriptions = {
  EnrolmentStarted: ({ bn15, programType }) => `${text(bn15)} as ${text(programType)}`,
  EnrolmentSubmitted: ({ bn15 }) => text(bn15),
  DocumentsRequested: ({ bn15, documents }) => `${text(bn15)} lacks ${listed(documents)}`,
  DocumentsSupplied: ({ bn15, documents }) => `${text(bn15)}, ${listed(documents)}`,
  EnrolmentWithdrawn: ({ bn15, reason }) => `${text(bn15)}${also(reason)}`,
  EnrolmentRejected: ({ bn15, reason }) => `${text(bn15)}${also(reason)}`,
  ProgramAccountOpened: ({ bn15, programType, origin, openedOn }) => {
    const elsewhere = text(origin) === '' || origin === 'portal' ? '' : ` by ${text(origin)}`
    const since = elsewhere === '' ? '' : ` on ${text(openedOn)}`
    return `${text(bn15)} as ${text(programType)}${elsewhere}${since}`
  },
  ProgramContactUpdated: ({ bn15, language }) => `of ${text(bn15)}, language ${text(language)}`,
  SubProgramEnrolled: ({ bn15, subProgram }) => `${text(bn15)}${also(subProgram)}`,
  SubProgramLeft: ({ bn15, subProgram }) => `${text(bn15)}${also(subProgram)}`,
  ProgramSuspended: ({ bn15, reason }) => `${text(bn15)}${also(reason)}`,
  SuspensionLifted: ({ bn15 }) => text(bn15),
  ProgramDormant: ({ bn15, unusedSince }) => `${text(bn15)}, not used since ${text(unusedSince)}`,
  ProgramReactivated: ({ bn15 }) => text(bn15),
  ProgramClosed: ({ bn15, reason, unchecked: names, unreadable }) =>
    `${text(bn15)}${also(reason)}${unchecked(names)}${unread(unreadable)}`,
}

/** Nothing where every declaration could be read. */
const unread = (streams: unknown): string =>
  items(streams).length === 0 ? '' : `, unreadable: ${listed(streams)}`
