/** From the reserved or mirrored reference to the open account, or to the end of its enrolment. */
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../calendar/index.js'
import { originFits } from '../../dated-rules/index.js'
import type { Bn15, Instant, ProgramType } from '../../values/index.js'
import type { On } from '../command.js'
import type { ProgramAccountContext } from '../context/index.js'
import {
  DocumentsRequested,
  DocumentsSupplied,
  EnrolmentRejected,
  EnrolmentStarted,
  EnrolmentSubmitted,
  EnrolmentWithdrawn,
  type ProgramAccountEvent,
  ProgramAccountOpened,
} from '../event.js'
import type { ProgramAccount } from '../state.js'
import { unlessCeased, type Verdict, whileIn } from './verdict.js'

/** A reaction may deliver twice; what was begun stays begun. */
export const openEnrolment = ({ data }: On<'OpenEnrolment'>, state: ProgramAccount): Verdict =>
  E.right(state.status === 'Absent' ? [EnrolmentStarted.make(data)] : [])

export const openMirroredAccount = (
  { data }: On<'OpenMirroredAccount'>,
  state: ProgramAccount,
  context: ProgramAccountContext,
): Verdict => {
  if (state.status !== 'Absent') return E.right([])
  const { bn15, origin, openedOn } = data
  return unlessCeased(context, {
    bn15,
    answer: () => {
      if (!originFits(origin, openedOn, context.channels)) {
        return E.left({ name: 'OriginNotOfThatDay', rule: 'PRG-06', origin, openedOn })
      }
      const today = easternDateOf(context.now)
      const inUseSince = openedOn < today ? today : openedOn
      return E.right([ProgramAccountOpened.make({ ...data, openedAt: null, inUseSince })])
    },
  })
}

export const submitEnrolment = ({ data }: On<'SubmitEnrolment'>, state: ProgramAccount): Verdict =>
  whileIn(['Draft'], state, () => {
    const missing = data.recordsLocation === 'elsewhere' && !data.documents.includes('BSF900')
    return missing
      ? E.left({ name: 'MissingDocuments', rule: 'PRG-09', documents: ['BSF900'] })
      : E.right([EnrolmentSubmitted.make(data)])
  })

export const requestMissingDocuments = (
  { data }: On<'RequestMissingDocuments'>,
  state: ProgramAccount,
): Verdict => whileIn(['Submitted'], state, () => E.right([DocumentsRequested.make(data)]))

/** All at once: an answer in part leaves the file where it was. */
export const supplyDocuments = ({ data }: On<'SupplyDocuments'>, state: ProgramAccount): Verdict =>
  whileIn(['Incomplete'], state, ({ requested }) => {
    const documents = requested.filter((one) => !data.documents.includes(one))
    return documents.length > 0
      ? E.left({ name: 'MissingDocuments', rule: 'PRG-09', documents })
      : E.right([DocumentsSupplied.make(data)])
  })

export const withdrawEnrolment = (
  { data: { bn15 } }: On<'WithdrawEnrolment'>,
  state: ProgramAccount,
): Verdict =>
  whileIn(['Draft', 'Submitted', 'Incomplete'], state, () =>
    E.right([EnrolmentWithdrawn.make({ bn15, reason: 'Applicant' })]),
  )

export const approveEnrolment = (
  { data: { bn15 } }: On<'ApproveEnrolment'>,
  state: ProgramAccount,
  context: ProgramAccountContext,
): Verdict => {
  if (state.status === 'Incomplete') {
    return E.left({ name: 'IncompleteFile', rule: 'PRG-09', documents: state.requested })
  }
  return whileIn(['Submitted'], state, ({ programType }) =>
    unlessCeased(context, {
      bn15,
      answer: () => E.right([opening({ bn15, programType }, context.now)]),
    }),
  )
}

const opening = (
  account: { readonly bn15: Bn15; readonly programType: ProgramType },
  now: Instant,
): ProgramAccountEvent => {
  const today = easternDateOf(now)
  const opened = { origin: 'portal', openedOn: today, openedAt: now, inUseSince: today } as const
  return ProgramAccountOpened.make({ ...account, ...opened })
}

export const rejectEnrolment = ({ data }: On<'RejectEnrolment'>, state: ProgramAccount): Verdict =>
  whileIn(['Submitted'], state, () => E.right([EnrolmentRejected.make(data)]))
