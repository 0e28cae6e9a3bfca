/** What a mass case must know from elsewhere, and what its commands want of authority. */
import type { Decision, Found } from '../../aggregate.js'
import { type Intent, openTo, under } from '../../authority/index.js'
import { easternDateOf } from '../../calendar/index.js'
import { bn9Of, type CivilDate, referenceOf } from '../../values/index.js'
import type { MassCaseCommand } from './command.js'
import type { MassCase } from './state.js'

export interface MassCaseContext extends Decision {
  /** The Eastern day. */
  readonly today: CivilDate
}

export const context = (
  _command: MassCaseCommand,
  { decision }: Found<MassCase>,
): MassCaseContext => ({
  ...decision,
  today: easternDateOf(decision.now),
})

/** Whoever may adjust may not for that reason correct: one correction takes the row of corrections. */
export const intent = ({ type, data }: MassCaseCommand): Intent => {
  if (type === 'DecideMassCase') return openTo(type)
  const corrects = data.changes.some(({ kind }) => kind === 'correction')
  return under(type, corrects ? 'CorrectDeclaration' : 'RequestAdjustment', {
    business: bn9Of(data.importer),
    programs: [referenceOf(data.importer)],
    item: null,
  })
}
