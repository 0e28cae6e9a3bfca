/** Deadlines of declarations: released goods that nobody has accounted for. */
import { accountingDeadline, startOfEasternDay } from '../calendar/index.js'
import { cadTypes } from '../dated-rules/index.js'
import type {
  DraftDiscarded,
  DraftOpened,
  ReleaseRecorded,
  VersionRecorded,
} from '../transaction/declaration/event/index.js'
import { warnFromOf } from '../transaction/declaration/state/release.js'
import type { Instant, TransactionNumber } from '../values/index.js'
import { type DataOf, type Deadline, onData, type Rule, recordedAt } from './deadline.js'

const noteAt = (at: Instant, transactionNumber: TransactionNumber): Deadline => ({
  at,
  command: { type: 'NoteAccountingDue', data: { transactionNumber } },
})

/** Asked at once where the type moves the day: what is not due yet answers when it is. */
const ofType = onData(
  (
    { transactionNumber, cadType }: DataOf<typeof DraftOpened> | DataOf<typeof VersionRecorded>,
    event,
  ) => (hasOrdinaryDeadline(cadType) ? [] : [noteAt(recordedAt(event), transactionNumber)]),
)

const hasOrdinaryDeadline = (cadType: string): boolean =>
  cadTypes.some(
    ({ type, accountingDeadline: counted }) => type === cadType && counted === 'fiveBusinessDays',
  )

export const declarationDeadlines: { readonly [type: string]: Rule } = {
  /** A business day before the last one (assumed CK-41); a draft may have moved that (CK-172). */
  ReleaseRecorded: onData(({ transactionNumber, releaseDate }: DataOf<typeof ReleaseRecorded>) => [
    noteAt(startOfEasternDay(warnFromOf(accountingDeadline(releaseDate))), transactionNumber),
  ]),
  DraftOpened: ofType,
  VersionRecorded: ofType,
  DraftDiscarded: onData(({ transactionNumber, importer }: DataOf<typeof DraftDiscarded>, event) =>
    importer === undefined ? [] : [noteAt(recordedAt(event), transactionNumber)],
  ),
}
