/**
 * Laws of what reaches a declaration from elsewhere, told from the events alone: what rulings say on
 * a day is looked up here a second time, from the last decision to the first.
 */
import { addDays, type CivilDate, owedCorrections } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { dataOf, dayOf, eventsIn } from '../auditor.js'
import type { History } from '../history.js'
import { type Log, type Step, send } from '../log.js'
import { type Rule, rule } from '../rules/rule.js'
import { declarationsIn, filedIn } from './filed.js'
import { linesOf, type Quoted } from './lines.js'
import { comesTo, paidFirst, portalOnly } from './money.js'
import { causeOf, decisions, isRuledOtherwise } from './ruled.js'

/** Every field that these laws read of any event. */
interface Told {
  readonly transactionNumber: string
  readonly importer: string
  readonly version: number
  readonly decidedOn: string
  readonly source: string
  readonly learnedOn: string
  readonly lines: ReadonlyArray<Quoted & number>
  readonly basis: string
  readonly appealNumber: string
  readonly appellant: string
  readonly subjects: ReadonlyArray<{ readonly transactionNumber?: string }>
  readonly outcome: string
  readonly massCaseNumber: string
  readonly change: { readonly [field: string]: unknown }
  readonly outcomes: ReadonlyArray<{ readonly transactionNumber: string; readonly outcome: string }>
}

const told = (event: DomainEvent): Told => dataOf<Told>(event)

interface Seen {
  readonly step: Step
  readonly event: DomainEvent
  readonly data: Told
}

function* seen({ steps }: History, ...types: ReadonlyArray<string>): Generator<Seen> {
  for (const step of steps) {
    for (const event of step.events) {
      if (types.includes(event.type)) yield { step, event, data: told(event) }
    }
  }
}

const txn42 = rule(
  'TXN-42: each accepted version is warned of exactly the lines whose quoted ruling does not hold',
  function* (history) {
    const made = ['DeclarationAccepted', 'DeclarationCorrected', 'AdjustmentApproved']
    for (const { step, data } of seen(history, ...made, 'DeclarationRedetermined')) {
      const { importer, version } = data
      const expected = linesOf(step.after, step.stream, version).flatMap((line) => {
        const cause = causeOf(step.after, line, importer)
        return cause === null ? [] : [`${line.number} ${line.rulingNumber} ${cause}`]
      })
      const noted = eventsIn(history.end, step.stream)
        .filter((one) => one.type === 'RulingMismatchNoted' && told(one).version === version)
        .map((one) =>
          told(one).lines.map(
            ({ line, rulingNumber, cause }) => `${line} ${rulingNumber} ${cause}`,
          ),
        )
      if (noted.length > 1) yield `version ${version} of ${step.stream} is warned of twice`
      if (noted.flat().join() !== expected.join())
        yield `version ${version} of ${step.stream}: ${noted.flat().join()} for ${expected.join()}`
    }
  },
)

/** The log once everything that the step called for was sent. */
const settledAfter = (history: History, step: Step): Log => {
  const rest = history.steps.slice(history.steps.indexOf(step) + 1)
  const following = rest.findIndex(({ isFollowUp }) => !isFollowUp)
  const all = following < 0 ? rest : rest.slice(0, following)
  return all.at(-1)?.after ?? step.after
}

const ck126 = rule(
  'CK-126: what a decided ruling tells to be wrong must be corrected within 90 days, and nothing else',
  function* (history) {
    for (const { step, data } of seen(history, ...decisions)) {
      const after = settledAfter(history, step)
      const number = step.stream.split('.')[1]
      for (const { stream, filed } of declarationsIn(step.after)) {
        if (dayOf(step.sent.at) > `2030${filed.acceptedOn.slice(4)}`) continue
        const owed = owedCorrections(after.get(stream)?.state as never)
        for (const line of linesOf(step.after, stream, filed.version)) {
          if (line.rulingNumber !== number) continue
          if (!isRuledOtherwise(step.after, line, filed.importer)) continue
          const due = owed.find((one) => one.line === line.number)?.deadline ?? '9999-12-31'
          if (due > addDays(data.decidedOn as CivilDate, 90))
            yield `line ${line.number} of ${stream} is due by ${due}`
        }
      }
    }
    for (const { step, data } of seen(history, 'ReasonToBelieveRecorded')) {
      const { version } = filedIn(step.before, step.stream)
      const wrong = linesOf(step.before, step.stream, version)
        .filter((line) => isRuledOtherwise(step.before, line, data.importer))
        .map((line) => line.number)
      const strange = data.lines.filter((one) => !wrong.includes(one))
      if (strange.length > 0)
        yield `line ${strange.join()} of ${step.stream} is not ruled otherwise`
    }
  },
)

const ck127 = rule(
  'CK-127: a version carries out an appeal that its importer won about it, each once',
  function* (history) {
    const done = new Set<string>()
    for (const { step, data } of seen(history, 'DeclarationRedetermined')) {
      const { appealNumber, transactionNumber, importer } = data
      if (data.basis !== 'appeal') continue
      const events = eventsIn(step.before, `transaction-appeal.${appealNumber}`)
      const filed = events
        .filter(({ type }) => type === 'AppealFiled')
        .map(told)
        .at(-1)
      const decided = events
        .filter(({ type }) => type === 'AppealDecided')
        .map(told)
        .at(-1)
      const isAbout = filed?.subjects.some((one) => one.transactionNumber === transactionNumber)
      if (filed?.appellant.slice(0, 9) !== importer.slice(0, 9) || isAbout !== true)
        yield `${appealNumber} is not about ${transactionNumber}`
      if (decided === undefined || decided.outcome === 'denied')
        yield `${appealNumber} is ${decided?.outcome ?? 'undecided'}`
      const key = `${appealNumber} ${transactionNumber}`
      if (done.has(key)) yield `${key} is carried out twice`
      done.add(key)
    }
  },
)

const ck128 = rule(
  'CK-128: of a processed mass case each accepted declaration is changed or parked, none is lost',
  function* (history) {
    for (const { step, data } of seen(history, 'MassCaseProcessed')) {
      const index = history.steps.indexOf(step)
      const answers = history.steps
        .slice(index + 1)
        .filter(({ sent }) => sent.type === 'ApplyMassCase')
        .filter(({ sent }) => (sent.data as Told).massCaseNumber === data.massCaseNumber)
      for (const { transactionNumber, outcome } of data.outcomes) {
        const ofThis = answers.filter(
          ({ sent }) => (sent.data as Told).transactionNumber === transactionNumber,
        )
        const expected = outcome === 'accepted' ? 1 : 0
        if (ofThis.length !== expected) yield `${ofThis.length} answers for ${transactionNumber}`
        for (const answer of ofThis) yield* unchanged(answer, data.change)
      }
    }
  },
)

/** A refused answer has its reasons; an accepted one has changed every line, in effect at once. */
function* unchanged(answer: Step, change: Told['change']): Generator<string> {
  if (answer.outcome !== 'accepted') {
    if (answer.reasons.length === 0) yield `${answer.stream} is refused without a reason`
    return
  }
  const { version } = filedIn(answer.after, answer.stream)
  const applied = answer.events.find(({ type }) => type === 'MassCaseApplied')
  if (applied === undefined || told(applied).version !== version)
    yield `version ${version} of ${answer.stream} is not of the case`
  for (const line of linesOf(answer.after, answer.stream, version)) {
    for (const [field, value] of Object.entries(change)) {
      if (value !== null && JSON.stringify(line[field]) !== JSON.stringify(value))
        yield `${field} of line ${line.number} of ${answer.stream} is as it was`
    }
  }
}

const fromElsewhere = ['NoteRulingMismatch', 'NoteRulingDecided', 'ApplyMassCase']

const txn46 = rule(
  'TXN-46: what reached a declaration from elsewhere records nothing when it comes again',
  function* ({ domain, steps }) {
    for (const { outcome, sent, after } of steps) {
      if (outcome !== 'accepted' || !fromElsewhere.includes(sent.type)) continue
      const again = send(domain, after, sent)
      if (again.outcome !== 'accepted' || again.events.length > 0)
        yield `${sent.type} at ${sent.at} again: ${again.outcome} ${again.reasons.join()}`
    }
  },
)

/** All laws of what is decided elsewhere. */
export const outcomeRules: ReadonlyArray<Rule> = [
  txn42,
  ck126,
  ck127,
  ck128,
  comesTo,
  paidFirst,
  portalOnly,
  txn46,
]
