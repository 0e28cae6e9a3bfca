/** The answer to a reason to believe that lines are wrong, whoever learned it: 90 days to correct them (s.32.2). */
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../../calendar/index.js'
import { type Instant, valueIn } from '../../../values/index.js'
import type { On } from '../command/index.js'
import { isSameLine } from '../content/whole.js'
import type { DeclarationContext } from '../context/index.js'
import { type DeclarationEvent, ReasonToBelieveRecorded } from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { type Accepted, currentOf, versionsOf } from '../state/index.js'
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
  const corrected = correctedElsewhere(state, data)
  return E.right([
    ReasonToBelieveRecorded.make({
      ...data,
      importer,
      deadline,
      ...(corrected.length === 0 ? {} : { corrected }),
    }),
  ])
}

/**
 * Those of the lines that versions of another system changed, or asked to, since one came to know:
 * told of after the belief, they would have met it (assumed CK-45).
 */
const correctedElsewhere = (
  state: Accepted,
  { lines, learnedOn }: On<'RecordReasonToBelieve'>['data'],
): ReadonlyArray<number> => {
  const versions = versionsOf(state)
  const changes = versions.flatMap(({ number, imported, lines: after }) => {
    const on = imported?.acceptance?.on ?? null
    if (number === state.first || on === null || on < learnedOn) return []
    const before = versions.findLast((one) => one.status === 'accepted' && one.number < number)
    return before === undefined ? [] : [{ before: before.lines, after }]
  })
  return lines.filter((number) =>
    changes.some(({ before, after }) => {
      const line = after.get(number)
      return line !== undefined && !isSameLine(line, before.get(number))
    }),
  )
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
