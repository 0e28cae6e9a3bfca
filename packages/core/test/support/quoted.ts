/** Declarations that quote the ruling of the stories about rulings, and that ruling as it is given. */
import { cbsa, dave, maple, officer } from './actors.js'
import { completeEdit, draft, line, opening, release } from './declarations.js'
import type { History } from './history.js'
import { applied, ruled, terms } from './rulings.js'

const byDave = dave.for(maple)

/** Line 1 quotes nothing, line 2 the ruling. */
export const quotingLines = [line, { ...line, number: 2, ...ruled }]

/** Released prior to payment, or, of a type that needs no release, without one. */
export const quotedOn = (
  history: History,
  lines: ReadonlyArray<object> = quotingLines,
  { cadType = 'AB' }: { readonly cadType?: string } = {},
): History => {
  const stated = cadType === 'V' ? { ...completeEdit, header: null } : completeEdit
  const released = cadType === 'V' ? history : history.as(cbsa, 'RecordRelease', release)
  return released
    .as(byDave, 'OpenDraft', { ...opening, cadType })
    .as(byDave, 'EditDraft', { ...stated, lines })
    .as(byDave, 'SubmitDeclaration', draft)
}

/** Given on 2 February 2026, on which the goods were released too, unless said otherwise. */
export const ruledWith = (named: object, history: History = applied): History =>
  history.as(officer, 'AssignRuling', ruled).as(officer, 'RenderDecision', {
    ...ruled,
    terms: { ...terms, classification: line.classification, effectiveFrom: '2026-02-02', ...named },
  })
