/** The mapping: every property of every message, with the element it carries and how that is known. */
import type { MessageKind } from '../format/message.js'
import {
  acceptanceElements,
  adjustmentDecisionElements,
  assessmentElements,
  rejectionElements,
  statementElements,
} from './answers.js'
import { headerElements, invoiceElements } from './declaration.js'
import type { Element } from './element.js'
import { lineElements } from './line.js'

export type { Element, Mark, Use } from './element.js'

/** Rows by kind of message; the paths are those of the body. */
export const mapping: { readonly [kind in MessageKind]: ReadonlyArray<Element> } = {
  declaration: [...headerElements, ...invoiceElements, ...lineElements],
  acceptance: acceptanceElements,
  rejection: rejectionElements,
  assessment: assessmentElements,
  adjustmentDecision: adjustmentDecisionElements,
  'daily-notice/1': statementElements,
  'statement-of-account/1': statementElements,
}

/** Fields of the form B3-3 that have no property, on purpose. */
export const droppedB3Fields: { readonly [field: number]: string } = {
  5: 'the account is the BN15 of field 1',
  6: 'payment is made on the account',
  43: 'deposits are made on the account',
}
