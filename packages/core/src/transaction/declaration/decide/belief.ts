/** The answer to a reason to believe that lines are wrong, whoever learned it: 90 days to correct them (s.32.2). */
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../../calendar/index.js'
import { type Instant, valueIn } from '../../../values/index.js'
import type { On } from '../command/index.js'
import type { DeclarationContext } from '../context/index.js'
import { type DeclarationEvent, ReasonToBelieveRecorded } from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { type Accepted, currentOf } from '../state/index.js'
import { correctionDeadline, timeLimitOf } from '../state/phase.js'

export const recordReasonToBelieve = (
  { data }: On<'RecordReasonToBelieve'>,
  { state, now }: { readonly state: Accepted; readonly now: Instant },
): E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>> => {
  const { lines: known } = currentOf(state)
  const unknown = data.lines.filter((line) => !known.has(line))
  if (data.lines.length === 0 || unknown.length > 0) {
    return E.left({ name: 'ScopeEmpty', rule: 'CK-45', unknown })
  }
  const today = easternDateOf(now)
  if (data.learnedOn > today) {
    return E.left({ name: 'NotYet', rule: 'CK-45', on: data.learnedOn, today })
  }
  const { importer } = state
  const deadline = correctionDeadline(data.learnedOn)
  return E.right([ReasonToBelieveRecorded.make({ ...data, importer, deadline })])
}

/** After four years nothing is corrected any more, and what must be corrected sooner stays so. */
export const noteRulingDecided = (
  { data: { transactionNumber } }: On<'NoteRulingDecided'>,
  state: Accepted,
  { learned, now }: Pick<DeclarationContext, 'learned' | 'now'>,
): E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>> => {
  if (learned === null || easternDateOf(now) > timeLimitOf(state)) return E.right([])
  const { importer } = state
  const deadline = correctionDeadline(learned.on)
  const lines = learned.lines.filter((line) => {
    const known = valueIn(state.corrigible, String(line))
    return known === undefined || known > deadline
  })
  return E.right(
    lines.length === 0
      ? []
      : [
          ReasonToBelieveRecorded.make({
            transactionNumber,
            importer,
            source: 'ruling',
            learnedOn: learned.on,
            deadline,
            lines,
          }),
        ],
  )
}
