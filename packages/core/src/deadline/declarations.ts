/** Deadlines of declarations: released goods that nobody has accounted for. */
import { startOfEasternDay } from '../calendar/index.js'
import type { ReleaseRecorded } from '../transaction/declaration/event/index.js'
import { warnFromOf } from '../transaction/declaration/state/release.js'
import { type DataOf, onData, type Rule } from './deadline.js'

export const declarationDeadlines: { readonly [type: string]: Rule } = {
  /** A business day before the last one (assumed CK-41). */
  ReleaseRecorded: onData(({ transactionNumber, releaseDate }: DataOf<typeof ReleaseRecorded>) => [
    {
      at: startOfEasternDay(warnFromOf(releaseDate)),
      command: { type: 'NoteAccountingDue', data: { transactionNumber } },
    },
  ]),
}
