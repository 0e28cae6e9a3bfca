/**
 * Laws of what others filed, by the events alone: which version is in effect, what was charged, and
 * that neither the order of an import nor its repetition matters.
 */
import {
  centsOf,
  type Debt,
  type Declaration,
  type Fund,
  type Ledger,
  type Money,
  versionsOf,
} from '@carmkit/core'
import { contentHash, type DomainEvent, type Json } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { dataOf } from '../auditor.js'
import type { History } from '../history.js'
import { valuesOf } from '../keyed.js'
import { type Log, play, type Step, send } from '../log.js'
import { type Rule, rule } from '../rules/rule.js'

/** Everything that these laws read of any event of a declaration. */
interface Told {
  readonly version: number
  readonly header: Json
  readonly lines: ReadonlyArray<{ readonly number: number }>
  readonly contentHash: string
  readonly documentHash: string
  readonly acceptedOn: string
  readonly paymentDueDate: string
  readonly dueDate?: string
  readonly filedAs?: string
  readonly decision: string
  readonly charges: Charges & { readonly total?: Charges }
  readonly delta: Charges
  readonly theirs: { readonly total: Charges }
}
type Charges = { readonly totalPayable: Money }

/** A version as it is known from the events. */
interface Known {
  readonly hash: string | null
  readonly acceptedOn: string | null
  readonly decision: string | null
  readonly isAssessed: boolean
  readonly isTaken: boolean
  /** Cents payable, of an adjustment that was requested here. */
  readonly requested: number | null
}

/** A declaration as far as it was followed. */
interface Followed {
  readonly versions: ReadonlyMap<number, Known>
  /** By the first accepted version, and what moved it since. */
  readonly due: string | null
  /** Cents that a ledger was told of, and for which version last. */
  readonly posted: number
  readonly postedFor: number | null
  /** Nothing that the agency charged elsewhere is among it. */
  readonly isOursAlone: boolean
}

const nothing: Followed = {
  versions: new Map(),
  due: null,
  posted: 0,
  postedFor: null,
  isOursAlone: true,
}
const unknown: Known = {
  hash: null,
  acceptedOn: null,
  decision: null,
  isAssessed: false,
  isTaken: false,
  requested: null,
}

const follow = (known: Followed, event: DomainEvent): Followed => {
  const told = dataOf<Told>(event)
  const { version } = told
  const before = known.versions.get(version) ?? unknown
  const of = (change: Partial<Known>) => ({
    ...known,
    versions: new Map(known.versions).set(version, { ...before, ...change }),
  })
  const charging = (cents: number, change: Followed): Followed => ({
    ...change,
    posted: known.posted + cents,
    postedFor: version,
  })
  const delta = () => centsOf(told.delta.totalPayable)
  switch (event.type) {
    case 'VersionRecorded':
      return of({ hash: told.documentHash })
    case 'RejectionRecorded':
      return before.acceptedOn === null && before.decision === null ? of({ hash: null }) : known
    case 'AssessmentRecorded':
      return { ...of({ isAssessed: true }), due: told.dueDate ?? known.due }
    case 'AdjustmentRequested':
      return of({ requested: payableOf(told) })
    case 'AcceptanceRecorded':
      return {
        ...of({ acceptedOn: told.acceptedOn }),
        due: told.dueDate ?? (isFirst(known, version) ? told.paymentDueDate : known.due),
      }
    case 'DecisionRecorded':
      return of({ decision: told.decision })
    case 'DeclarationAccepted':
      return charging(payableOf(told), {
        ...of({ isTaken: true, acceptedOn: told.acceptedOn }),
        due: told.paymentDueDate,
      })
    case 'DeclarationCorrected':
    case 'DeclarationRedetermined':
    case 'AdjustmentApproved':
      return charging(delta(), of({ isTaken: true }))
    case 'ChargesImported':
      return charging(delta(), {
        ...known,
        isOursAlone: known.isOursAlone && before.requested !== null,
      })
    default:
      return known
  }
}

const isFirst = ({ versions }: Followed, version: number): boolean =>
  [...versions].every(([number, { acceptedOn }]) => acceptedOn === null || number > version)

const payableOf = ({ charges }: Told): number =>
  centsOf(charges.total?.totalPayable ?? ('0.00' as Money))

interface Seen {
  readonly step: Step
  /** No other event of the step is behind it. */
  readonly isLast: boolean
  readonly event: DomainEvent
  readonly told: Told
  readonly before: Followed
  readonly after: Followed
}

function* seen({ steps }: History): Generator<Seen> {
  let known = nothing
  for (const step of steps) {
    if (!step.stream.startsWith('transaction-declaration.10000000000017')) continue
    for (const [index, event] of step.events.entries()) {
      const before = known
      known = follow(known, event)
      const isLast = index === step.events.length - 1
      yield { step, isLast, event, told: dataOf<Told>(event), before, after: known }
    }
  }
}

/** The first accepted version, those accepted by its due date, and those approved, in order. */
const holding = ({ versions, due }: Followed): ReadonlyArray<readonly [number, Known]> => {
  const all = [...versions].toSorted(([one], [other]) => one - other)
  const first = all.find(([, { acceptedOn }]) => acceptedOn !== null)
  if (first === undefined) return []
  return all.filter(([number, { acceptedOn, decision, isTaken }]) => {
    if (isTaken || decision === 'approved' || number === first[0]) return true
    return acceptedOn !== null && acceptedOn <= (due ?? '')
  })
}

/** Those whose charges are known: posted here, or assessed and known to be accepted. */
const chargeable = (known: Followed): ReadonlyArray<number> =>
  holding(known)
    .filter(([, { isAssessed, isTaken, requested, acceptedOn }]) => {
      return isTaken || requested !== null || (isAssessed && acceptedOn !== null)
    })
    .map(([number]) => number)

const inEffect = (known: Followed): number | null => holding(known).at(-1)?.[0] ?? null

const stateIn = (log: Log): Declaration | undefined =>
  log.get('transaction-declaration.10000000000017')?.state as Declaration | undefined

const isCancelledIn = (log: Log): boolean => {
  const state = stateIn(log)
  return state?.status === 'Accepted' && state.cancelledBy !== null
}

const currentIn = (log: Log): number | null => {
  const state = stateIn(log)
  return state?.status === 'Accepted' ? state.version : null
}

export const importRules: ReadonlyArray<Rule> = [
  rule(
    'TXN-04: of imported versions too, the highest one that holds is in effect',
    function* (history) {
      for (const { step, after, isLast } of seen(history)) {
        if (!isLast) continue
        const current = currentIn(step.after)
        if (current !== inEffect(after)) {
          yield `${current} is in effect, not ${inEffect(after)}, after ${step.sent.type}`
        }
      }
    },
  ),
  rule('TXN-05: a version is one document, and what was hashed', function* (history) {
    for (const { event, told, before } of seen(history)) {
      if (event.type !== 'VersionRecorded') continue
      const known = before.versions.get(told.version)?.hash ?? told.documentHash
      if (known !== told.documentHash) yield `version ${told.version} was another document`
      const lines = told.lines.toSorted((one, other) => one.number - other.number)
      const hash = contentHash({ header: told.header, lines: lines as never })
      if (E.isLeft(hash) || hash.right !== told.contentHash) {
        yield `version ${told.version} is not what was hashed`
      }
    }
  }),
  rule(
    'CK-123: a version is charged once, and only while no later one with known charges took effect',
    function* (history) {
      for (const { event, told, before, isLast } of seen(history)) {
        if (event.type !== 'ChargesImported') continue
        const { postedFor } = before
        if (postedFor === told.version) yield `version ${told.version} was charged before`
        if (postedFor !== null && postedFor > told.version) yield `${postedFor} was charged before`
        const last = chargeable(before).at(-1)
        if (isLast && last !== told.version) yield `version ${told.version} is not the last`
      }
    },
  ),
  rule(
    'CK-142: approved elsewhere, what was requested here is owed as it was computed here',
    function* (history) {
      for (const { event, told, after, isLast } of seen(history)) {
        const { decision = null, requested = null } = after.versions.get(told.version) ?? {}
        const isCharged = isLast && event.type === 'ChargesImported' && after.isOursAlone
        if (!isCharged || requested === null || decision !== 'approved') continue
        if (after.posted !== requested) yield `${after.posted} was posted, not ${requested}`
      }
    },
  ),
  rule('CK-142: what an import approves is charged with it', function* (history) {
    for (const { event, told, step, before } of seen(history)) {
      const { requested = null } = before.versions.get(told.version) ?? {}
      const isApproval = event.type === 'DecisionRecorded' && told.decision === 'approved'
      if (!isApproval || requested === null || currentIn(step.after) !== told.version) continue
      if (isCancelledIn(step.after)) continue
      const types = step.events.map(({ type }) => type)
      if (!types.includes('ChargesImported')) yield `version ${told.version} owes nothing`
    }
  }),
  rule('CK-123: what was charged is what the version charged last comes to', function* (history) {
    for (const { event, told, after } of seen(history)) {
      if (event.type !== 'ChargesImported') continue
      const charged = centsOf(told.charges.totalPayable)
      if (charged !== after.posted) yield `${after.posted} was posted, ${charged} is charged`
    }
  }),
  rule(
    'CK-123: a ledger owes what it was told of declarations, and nothing twice',
    function* (history) {
      const told = [...seen(history)].at(-1)?.after.posted ?? 0
      const owed = owedIn(history.end)
      if (owed !== told) yield `${owed} is owed, ${told} was told`
    },
  ),
  rule('TXN-46: a fact that is told again records nothing', function* ({ steps, domain, end }) {
    const turnedDown = new Set(
      steps
        .flatMap(({ events }) => events)
        .filter(({ type }) => type === 'RejectionRecorded')
        .map((event) => dataOf<Told>(event).version),
    )
    const accepted = steps.filter(({ outcome }) => outcome === 'accepted')
    for (const sent of new Set(accepted.map((step) => step.sent))) {
      if (sent.actor.kind !== 'system') continue
      // of a version that was turned down another document may have been filed since
      if (turnedDown.has((sent.data as Told).version) || sent.type === 'RecordRejection') continue
      const again = send(domain, end, sent).events.map(({ type }) => type)
      if (again.length > 0) yield `${sent.type} again records ${again.join(', ')}`
    }
  }),
]

/** Of histories that import the same facts until nothing is left that came too early. */
export const importOrderRule: Rule = rule(
  'CK-122: the order of an import does not matter to what is in effect, what became of each version, what is owed, and from which day it bears',
  function* (history) {
    const { commands, domain, beginning, end } = history
    const facts = [...new Set(commands)]
    const inOrder = facts.toSorted((one, other) => placeOf(one) - placeOf(other))
    const steps = play(domain, [...inOrder, ...inOrder], beginning)
    const ends = [end, steps.at(-1)?.after ?? beginning]
    const [one, other] = ends.map(outcomeIn)
    if (one !== other) yield `${one}, and in order ${other}`
    if (isChargedTooSoon(history) || isChargedTooSoon({ ...history, steps })) return
    const [days, daysInOrder] = ends.map(bearingIn)
    if (days !== daysInOrder) yield `${days}, and in order ${daysInOrder}`
  },
)

/**
 * The two cases that CK-123 leaves: a version becomes chargeable once a later one was charged, and
 * either is an adjustment; or the agency states another due date of the original once a correction
 * was charged.
 */
const isChargedTooSoon = (history: History): boolean => {
  let adjusted = 0
  for (const { event, told, before, after } of seen(history)) {
    const { postedFor } = before
    if (event.type === 'AssessmentRecorded' && told.dueDate !== undefined && postedFor !== null) {
      return true
    }
    const known = chargeable(before)
    const isTooLate = (number: number): boolean =>
      number < adjusted || (number < (postedFor ?? 0) && isLate(after, number))
    if (chargeable(after).some((number) => !known.includes(number) && isTooLate(number)))
      return true
    if (event.type === 'ChargesImported' && told.filedAs === 'adjustment') adjusted = told.version
  }
  return false
}

const isLate = ({ versions, due }: Followed, number: number): boolean => {
  const { acceptedOn = null, requested = null } = versions.get(number) ?? {}
  return requested !== null || (acceptedOn !== null && acceptedOn > (due ?? ''))
}

/** By account, what of debts and credits of the declaration bears from which day on. */
const bearingIn = (log: Log): string => {
  const ledger = [...log].find(([name]) => name.startsWith('ledger-'))?.[1].state
  const state = stateIn(log)
  const due = state?.status === 'Accepted' ? state.paymentDueDate : ''
  const { debts = null, funds = null } = (ledger ?? {}) as Partial<Ledger>
  const sums = new Map<string, number>()
  const add = (day: string, amounts: Debt['amounts'], sign: 1 | -1): void => {
    for (const { account, amount } of amounts) {
      const place = `${day} ${account}`
      sums.set(place, (sums.get(place) ?? 0) + sign * centsOf(amount))
    }
  }
  for (const { dueDate, amounts } of valuesOf<Debt>(debts)) add(`due ${dueDate}`, amounts, 1)
  for (const { terms, ofCorrection, valueOn } of valuesOf<Fund>(funds)) {
    const isBefore = ofCorrection === true && valueOn <= due
    add(isBefore ? `due ${due}` : `from ${valueOn}`, terms?.amounts ?? [], -1)
  }
  const told = [...sums].filter(([, cents]) => cents !== 0).map((one) => one.join(': '))
  return told.toSorted((one, other) => one.localeCompare(other)).join('; ')
}

const outcomeIn = (log: Log): string => {
  const state = stateIn(log)
  if (state === undefined || !('versions' in state)) return 'nothing'
  const versions = versionsOf(state).map(
    ({ number, status, decision }) => `${number} ${status} ${decision?.outcome ?? ''}`,
  )
  return [state.status, currentIn(log), ...versions, `owed ${owedIn(log)}`].join('; ')
}

/** What debts and credits of all declarations come to, in cents. */
const owedIn = (log: Log): number => {
  const ledger = [...log].find(([name]) => name.startsWith('ledger-'))?.[1].state
  const { owed = 0, unallocated = 0 } = (ledger ?? {}) as Partial<Ledger>
  return owed - unallocated
}

const order = [
  'RecordVersion',
  'RecordRejection',
  'RecordAcceptance',
  'RecordAssessment',
  'RecordDecision',
]

const placeOf = ({ type, data }: Step['sent']): number =>
  (data as { readonly version: number }).version * order.length + order.indexOf(type)
