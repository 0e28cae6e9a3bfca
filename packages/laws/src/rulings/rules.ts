/**
 * Laws of rulings, appeals and mass cases, each told from the events anew and not from the state
 * that decided: days are counted one by one, and decisions looked for from the last to the first.
 */
import { addDays, type Bn9, type CivilDate, rulingMismatch, serviceClock } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { dataOf, dayOf } from '../auditor.js'
import { importer } from '../cast.js'
import type { History } from '../history.js'
import { type Step, send } from '../log.js'
import { type Rule, rule, stepRule } from '../rules/rule.js'

type RulingState = Parameters<typeof serviceClock>[0]

/** Steps of the streams of one kind, each with the events that its stream had before. */
function* stepsIn(
  { steps }: History,
  category: string,
): Iterable<{ readonly step: Step; readonly earlier: ReadonlyArray<DomainEvent> }> {
  for (const step of steps) {
    if (!step.stream.startsWith(`${category}.`)) continue
    yield { step, earlier: step.before.get(step.stream)?.events ?? [] }
  }
}

const has = (events: ReadonlyArray<DomainEvent>, ...types: ReadonlyArray<string>): boolean =>
  events.some(({ type }) => types.includes(type))

const decisions = ['RulingIssued', 'RulingModified', 'RulingVaried']

/** Whether the event may follow those before it, by the catalogue's way of a ruling (7.6). */
const mayFollow = (type: string, earlier: ReadonlyArray<DomainEvent>): boolean => {
  if (has(earlier, 'RulingWithdrawn', 'RulingDeclined', 'RulingRevoked')) return false
  const isDecided = has(earlier, 'RulingIssued')
  const modifications = earlier.filter(({ type: one }) => one === 'ModificationRequested').length
  const answers = earlier.filter(({ type: one }) =>
    ['RulingModified', 'ModificationRefused'].includes(one),
  ).length
  switch (type) {
    case 'RulingSubmitted':
      return earlier.length === 0
    case 'ModificationRequested':
      return isDecided && modifications === answers
    case 'RulingModified':
    case 'ModificationRefused':
      return isDecided && modifications === answers + 1
    case 'RulingRevoked':
    case 'RulingUpheld':
    case 'RulingVaried':
      return isDecided
    default:
      return earlier.length > 0 && !isDecided
  }
}

const txn41 = rule(
  'TXN-41: a ruling is modified once it is decided, and nothing follows on its end',
  function* (history) {
    for (const { step, earlier } of stepsIn(history, 'transaction-ruling')) {
      for (const { type } of step.events) {
        if (!mayFollow(type, earlier)) yield `${type} at ${step.sent.at} in ${step.stream}`
      }
    }
  },
)

/** Days are waited for from the one of a question to the one before its answer. */
const countedDays = (events: ReadonlyArray<DomainEvent>, today: string): number => {
  const dated = events.map(({ type, data }) => ({ type, data: data as Record<string, string> }))
  const start = dated
    .filter(({ type }) => type === 'RulingSubmitted' || type === 'ModificationRequested')
    .at(-1)
  const from = start?.data['submittedOn'] ?? start?.data['requestedOn'] ?? today
  const isWaiting = (day: string): boolean => {
    const known = dated.filter(
      ({ type, data }) =>
        (type === 'InfoRequested' && (data['requestedOn'] ?? '') <= day) ||
        (type === 'InfoProvided' && (data['providedOn'] ?? '') <= day),
    )
    return start?.type === 'RulingSubmitted' && known.at(-1)?.type === 'InfoRequested'
  }
  let counted = 0
  for (let day = from as CivilDate; day < today; day = addDays(day, 1)) {
    if (!isWaiting(day)) counted += 1
  }
  return counted
}

const ck78 = rule(
  'CK-78: of the 120 days of a ruling each day counts once, and none that information is waited for',
  function* (history) {
    for (const { step } of stepsIn(history, 'transaction-ruling')) {
      const stream = step.after.get(step.stream)
      const clock = serviceClock(
        (stream?.state ?? { status: 'Absent' }) as RulingState,
        step.sent.at,
      )
      if (stream === undefined || clock === null) continue
      const today = dayOf(step.sent.at) as CivilDate
      const counted = countedDays(stream.events, today)
      if (clock.daysElapsed !== counted)
        yield `${clock.daysElapsed} days instead of ${counted} on ${today} in ${step.stream}`
      if (clock.dueOn !== addDays(today, 120 - counted))
        yield `due on ${clock.dueOn}, with ${counted} days gone on ${today}`
    }
  },
)

interface Ruled {
  readonly terms: {
    readonly classification: string | null
    readonly effectiveFrom: string
    readonly effectiveTo: string | null
  }
}

/** What the ruling says of a day: undefined where it says nothing. */
const ruledOn = (events: ReadonlyArray<DomainEvent>, day: string): string | null | undefined => {
  const revoked = events.find(({ type }) => type === 'RulingRevoked')
  if (revoked !== undefined && dataOf<{ revokedFrom: string }>(revoked).revokedFrom <= day)
    return undefined
  const terms = events
    .filter(({ type }) => decisions.includes(type))
    .map((event) => dataOf<Ruled>(event).terms)
    .findLast(({ effectiveFrom }) => effectiveFrom <= day)
  return terms === undefined || (terms.effectiveTo ?? day) < day ? undefined : terms.classification
}

const quotedDays = ['2026-02-19', '2026-02-20', '2026-05-03', '2026-05-05', '2027-06-01']
const quotedClassification = '8711600090'

const txn42 = rule(
  'TXN-42: a quoted ruling fits when the latest decision for that day rules that classification',
  function* ({ end }) {
    for (const [name, { events, state }] of end) {
      if (!name.startsWith('transaction-ruling.')) continue
      for (const releaseDate of quotedDays) {
        const ruled = ruledOn(events, releaseDate)
        const fits = ruled === null || ruled === quotedClassification
        const mismatch = rulingMismatch(state as RulingState, {
          releaseDate: releaseDate as CivilDate,
          business: importer as Bn9,
          classification: quotedClassification,
        })
        if (fits !== (mismatch === null)) yield `${name} on ${releaseDate}: ${mismatch}`
      }
    }
  },
)

interface Noticed {
  readonly kind: string
  readonly noticedOn: string
}
interface AppealData extends Noticed {
  readonly until: string
  readonly subjects: ReadonlyArray<Noticed>
}

const appealDays = 90

const txn43 = rule(
  'TXN-43: an appeal is filed within 90 days of each notice, or of a recorded extension',
  function* (history) {
    for (const { step, earlier } of stepsIn(history, 'transaction-appeal')) {
      const today = dayOf(step.sent.at)
      const extension = earlier.findLast(({ type }) => type === 'AppealTimeExtended')
      const more = extension === undefined ? null : dataOf<AppealData>(extension)
      for (const event of step.events.filter(({ type }) => type === 'AppealFiled')) {
        for (const { kind, noticedOn } of dataOf<AppealData>(event).subjects) {
          const isExtended = more?.kind === kind && more.noticedOn === noticedOn
          const last = isExtended ? more.until : addDays(noticedOn as CivilDate, appealDays)
          if (last < today) yield `${step.stream} of ${noticedOn} is filed on ${today}`
        }
      }
    }
  },
)

/** Each event of an appeal, with those that may stand directly before it. */
const appealWay: { readonly [type: string]: ReadonlyArray<string | undefined> } = {
  AppealTimeExtended: [undefined, 'AppealTimeExtended', 'AppealRejectedForForm'],
  AppealFiled: [undefined, 'AppealTimeExtended', 'AppealRejectedForForm'],
  AppealRejectedForForm: ['AppealFiled'],
  AppealTakenUnderReview: ['AppealFiled'],
  AppealDecided: ['AppealTakenUnderReview'],
  ExternalAppealRecorded: ['AppealDecided', 'ExternalAppealRecorded'],
}

const ck83 = rule(
  'CK-83: an appeal is filed, reviewed, decided, and goes on, each in its turn',
  function* (history) {
    for (const { step, earlier } of stepsIn(history, 'transaction-appeal')) {
      for (const { type } of step.events) {
        const before = earlier.at(-1)?.type
        if (appealWay[type]?.includes(before) !== true)
          yield `${type} follows ${before} in ${step.stream}`
      }
    }
  },
)

interface MassCaseData {
  readonly changes: ReadonlyArray<{ readonly transactionNumber: string; readonly kind: string }>
  readonly reasonCodes: ReadonlyArray<string>
  readonly form: string | null
  readonly simaInIssue: boolean
}

const txn44 = stepRule(
  'TXN-44: a mass case is of one kind, has at most three reason codes, and its form',
  ({ command, sent }) => {
    if (command.type !== 'SubmitMassCase') return null
    const { changes, reasonCodes, form, simaInIssue } = command.data as MassCaseData
    if (new Set(changes.map(({ kind }) => kind)).size > 1) return 'it is of two kinds'
    if (reasonCodes.length > 3) return `it has ${reasonCodes.length} reason codes`
    if (form === null && dayOf(sent.at) >= '2026-02-02') return 'it has no form'
    return simaInIssue ? 'SIMA is in issue' : null
  },
)

const ck84 = rule(
  'CK-84: a mass case is decided once, with one outcome for each of its declarations',
  function* (history) {
    for (const { step, earlier } of stepsIn(history, 'transaction-massCase')) {
      for (const event of step.events) {
        if (event.type === 'MassCaseSubmitted') continue
        if (earlier.length !== 1) yield `${event.type} behind ${earlier.length} events`
        if (event.type !== 'MassCaseProcessed') continue
        const [submitted] = earlier.map((one) =>
          dataOf<{ declarations: ReadonlyArray<string> }>(one).declarations.toSorted().join(),
        )
        const { outcomes } = dataOf<{ outcomes: ReadonlyArray<{ transactionNumber: string }> }>(
          event,
        )
        const decided = outcomes.map(({ transactionNumber }) => transactionNumber).toSorted()
        if (decided.join() !== submitted) yield `outcomes for ${decided.join()}, not ${submitted}`
      }
    }
  },
)

const txn45 = rule(
  'TXN-45: asked again of the same streams, a command is answered the same',
  function* ({ domain, steps }) {
    for (const step of steps) {
      const again = send(domain, step.before, step.sent)
      const answer = JSON.stringify([again.outcome, again.reasons, again.events])
      if (answer !== JSON.stringify([step.outcome, step.reasons, step.events]))
        yield `${step.sent.type} at ${step.sent.at}: ${answer}`
    }
  },
)

/** All laws of rulings, appeals and mass cases. */
export const rulingRules: ReadonlyArray<Rule> = [
  txn41,
  txn42,
  ck78,
  txn43,
  ck83,
  txn44,
  ck84,
  txn45,
]
