/** What a question is about, as it is written on the command line: a business, an account, a transaction. */
import {
  Bn9,
  Bn15,
  bn9Of,
  declaration,
  matrix,
  type Permission,
  type Portal,
  referenceOf,
  type Target,
  TransactionNumber,
} from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

/** What was written, before anything is looked up. */
export type Subject =
  | { readonly kind: 'business'; readonly bn9: Bn9 }
  | { readonly kind: 'account'; readonly bn15: Bn15 }
  | { readonly kind: 'transaction'; readonly number: TransactionNumber }

/** Left says what may be written instead. */
export const subjectOf = (text: string): E.Either<string, Subject> => {
  const compact = text.replace(/[\s-]/g, '').toUpperCase()
  if (Bn9.is(compact)) return E.right({ kind: 'business', bn9: compact })
  if (Bn15.is(compact)) return E.right({ kind: 'account', bn15: compact })
  if (TransactionNumber.is(compact)) return E.right({ kind: 'transaction', number: compact })
  return E.left(
    `${sketch(text)} is neither a business number (123456782), an account (123456782RM0001) nor a transaction number (10000000000017)`,
  )
}

/** Left: there is no such transaction. A business or an account that is not there is a target still. */
export const targetOf = (portal: Portal, subject: Subject): E.Either<string, Target> => {
  switch (subject.kind) {
    case 'business':
      return E.right({ business: subject.bn9, programs: [], item: null })
    case 'account':
      return E.right({
        business: bn9Of(subject.bn15),
        programs: [referenceOf(subject.bn15)],
        item: null,
      })
    case 'transaction':
      return ofTransaction(portal, subject.number)
  }
}

const ofTransaction = (portal: Portal, number: TransactionNumber): E.Either<string, Target> => {
  const ref = declaration.streamOf({ type: 'DiscardDraft', data: { transactionNumber: number } })
  const { state } = portal.facts.stream(ref)
  if (state.status === 'Absent') return E.left(`no transaction ${number} is recorded`)
  const { importer, ownedBy, openedFor: begunFor, openedAt: begunAt } = state
  return E.right({
    business: bn9Of(importer),
    programs: [referenceOf(importer)],
    item: { stream: ref.name, ownedBy, begunFor, begunAt },
  })
}

/** Left lists every permission of the matrix. */
export const permissionOf = (text: string): E.Either<string, Permission> => {
  const row = matrix.find(({ permission }) => permission.toLowerCase() === text.toLowerCase())
  return row === undefined
    ? E.left(
        `no action is called ${sketch(text)}; known: ${matrix.map(({ permission }) => permission).join(', ')}`,
      )
    : E.right(row.permission)
}
