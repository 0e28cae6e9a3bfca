/** What managers keep up to date in an account: its contact person, and the programs within it. */
import * as E from 'fp-ts/lib/Either.js'
import { isImporting } from '../../values/index.js'
import type { On } from '../command.js'
import { ProgramContactUpdated, SubProgramEnrolled, SubProgramLeft } from '../event.js'
import type { ProgramAccount } from '../state.js'
import { type Verdict, whileIn } from './verdict.js'

/** A file under review has a contact person too; assumed (CK-25). */
export const updateProgramContact = (
  { data }: On<'UpdateProgramContact'>,
  state: ProgramAccount,
): Verdict => {
  if (state.status === 'Closed') {
    return E.left({ name: 'Closed', rule: 'PRG-15', reason: state.closed.reason })
  }
  return whileIn(
    ['Draft', 'Submitted', 'Incomplete', 'Active', 'Inactive', 'Suspended'],
    state,
    ({ contact, language }) =>
      contact === data.contact && language === data.language
        ? E.left({ name: 'NothingChanged', rule: 'PRG-11' })
        : E.right([ProgramContactUpdated.make(data)]),
  )
}

export const enrolSubProgram = ({ data }: On<'EnrolSubProgram'>, state: ProgramAccount): Verdict =>
  whileIn(['Active'], state, ({ programType, subPrograms }) => {
    const { subProgram } = data
    if (!isImporting(programType)) {
      return E.left({ name: 'NotImporterType', rule: 'PRG-02', programType })
    }
    return subPrograms.includes(subProgram)
      ? E.left({ name: 'AlreadyEnrolled', rule: 'PRG-02', subProgram })
      : E.right([SubProgramEnrolled.make(data)])
  })

export const leaveSubProgram = ({ data }: On<'LeaveSubProgram'>, state: ProgramAccount): Verdict =>
  whileIn(['Active'], state, ({ subPrograms }) => {
    const { subProgram } = data
    return subPrograms.includes(subProgram)
      ? E.right([SubProgramLeft.make(data)])
      : E.left({ name: 'NotEnrolled', rule: 'PRG-02', subProgram })
  })
