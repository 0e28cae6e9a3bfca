/**
 * What imported facts make of the versions that are known: which of them is in effect, and what was
 * charged for it. Answers may come in any order and mean the same (assumed CK-122).
 *
 * Separate from `evolve` because a decision asks the same before it records what follows.
 */
import {
  type CivilDate,
  entriesOf,
  type Instant,
  withoutValue,
  withValue,
} from '../../../values/index.js'
import { chargesOf } from '../content/assessment.js'
import type { Assessed } from '../content/index.js'
import { isSameLine } from '../content/whole.js'
import {
  type Charged,
  currentOf,
  type Filed,
  type Imported,
  type ImportedAssessment,
  type ImportedDecision,
  knownVersion,
  nothingNoted,
  type Recorded,
  type Version,
  versionOf,
  versionsOf,
} from './index.js'
import { learnedBy } from './phase.js'

export type Known = Recorded | Filed

/** Its number stays taken, whatever becomes of it. */
export const withFiling = <K extends Known>(state: K, version: Version): K => ({
  ...put(state, version),
  latest: Math.max(state.latest, version.number),
})

/** An acceptance, and the days that are the declaration's where no earlier one is known. */
export interface Acceptance {
  readonly version: number
  readonly acceptedAt: Instant
  readonly acceptedOn: CivilDate
  readonly billingPeriod: string
  readonly paymentDueDate: CivilDate
  /** Of the declaration, where it was not recorded before. */
  readonly dueDate?: CivilDate
}

export const withAcceptance = (state: Known, acceptance: Acceptance): Filed => {
  const { version: number, acceptedAt: at, acceptedOn: on } = acceptance
  const accepted = changed(versionOf(state, number), { acceptance: { at, on } })
  return state.status === 'Accepted' && state.first < number
    ? withDueDate(judged(corrected(state, accepted, on), accepted), acceptance.dueDate)
    : beginning(put(state, accepted), acceptance)
}

/** A later day makes corrections of what came after the earlier one. */
const withDueDate = <K extends Known>(state: K, dueDate: CivilDate | undefined): K =>
  state.status === 'Accepted' && dueDate !== undefined
    ? versionsOf(state).reduce<K>(judged, { ...state, paymentDueDate: dueDate })
    : state

/**
 * Lines that differ from those in effect are corrected, or asked to be, since one came to know that
 * they are wrong; what was filed elsewhere before that day answers nothing (assumed CK-45).
 */
const corrected = (state: Filed, version: Version, on: CivilDate): Filed => {
  if (version.number < state.version) return state
  const { lines } = currentOf(state)
  const answered = entriesOf(state.corrigible).flatMap(([number, deadline]) => {
    const line = version.lines.get(Number(number))
    const isChanged = line !== undefined && !isSameLine(line, lines.get(line.number))
    return isChanged && learnedBy(deadline) <= on ? [number] : []
  })
  const corrigible = answered.reduce<Filed['corrigible']>(
    (owed, line) => withoutValue(owed, line),
    state.corrigible,
  )
  return { ...state, corrigible }
}

/**
 * The first acceptance that is known: its days are the declaration's. While the due date is that of
 * the first one before, only that one is judged anew, so that versions told from the last to the
 * first take no longer than others.
 */
const beginning = (state: Known, acceptance: Acceptance): Filed => {
  const { version: first, acceptedOn, billingPeriod } = acceptance
  const paymentDueDate = acceptance.dueDate ?? acceptance.paymentDueDate
  const days = { first, acceptedOn, billingPeriod, paymentDueDate }
  if (state.status === 'Accepted' && state.paymentDueDate === paymentDueDate) {
    const version = state.version > state.first ? state.version : first
    const affected = [first, state.first].map((number) => versionOf(state, number))
    return affected.reduce<Filed>(judged, { ...state, ...days, version })
  }
  const filed = { ...(state.status === 'Accepted' ? state : firstFiled(state)), ...days }
  return versionsOf(state).reduce<Filed>(judged, { ...filed, version: first })
}

/** Nothing is charged yet. */
const firstFiled = (state: Recorded) =>
  ({
    ...state,
    status: 'Accepted',
    pending: null,
    adjusted: false,
    charged: null,
    adjustable: true,
    ...nothingNoted,
  }) as const

export const withRefusal = <K extends Known>(state: K, number: number): K =>
  judged(state, changed(versionOf(state, number), { isRefused: true }))

/** A version that waits here is decided like one that another system filed. */
export const withDecision = (
  state: Filed,
  { version: number, ...decision }: ImportedDecision & { readonly version: number },
): Filed => {
  const decided = judged(state, { ...versionOf(state, number), decision })
  return decided.pending === number
    ? { ...decided, pending: null, adjusted: decided.adjusted || decided.version === number }
    : decided
}

export const withAssessment = <K extends Known>(
  state: K,
  { version: number, ours, dueDate, ...assessment }: Assessing,
): K => {
  const version = versionOf(state, number)
  const charges = version.imported === null ? version.charges : ours
  return withDueDate(put(state, { ...version, charges, assessment }), dueDate)
}

export interface Assessing extends ImportedAssessment {
  readonly version: number
  readonly ours: Assessed['charges']
  /** Of the declaration, where what is stated moves it. */
  readonly dueDate?: CivilDate
}

/**
 * What a ledger was not told yet, in order: what the agency charges for the imported versions that
 * took effect, are known to be accepted, and were assessed, but not for those that a correction
 * replaces. None before one that was charged earlier, by an import or by filing it here; none until
 * the original is known to be accepted, since what is in effect may go back until then; and none
 * after a cancellation, which leaves what was charged as it is (assumed CK-121). An adjustment waits
 * until something is known that it adjusts (assumed CK-123).
 */
export const notYetCharged = (state: Filed): ReadonlyArray<Charged> => {
  if (state.first > 1 || state.cancelledBy !== null) return []
  const assessed = assessedSince(state, state.charged?.version ?? 0)
  const begin = assessed.findIndex((one) => state.charged !== null || !isAdjustment(state, one))
  const untold = begin < 0 ? [] : assessed.slice(begin)
  return untold
    .filter((_one, index) => {
      const next = untold[index + 1]
      return next === undefined || isAdjustment(state, next)
    })
    .map(({ number, assessment, charges }) => ({
      version: number,
      total: chargesOf(assessment.theirs.total, charges.total),
    }))
}

type AssessedVersion = Version & { readonly assessment: ImportedAssessment }

const isAssessed = (version: Version): version is AssessedVersion => version.assessment !== null

/** Only numbers after that one are looked at, so that long histories take no longer. */
const assessedSince = (state: Filed, told: number): ReadonlyArray<AssessedVersion> => {
  const later = Array.from({ length: Math.max(state.version - told, 0) }, (_, index) =>
    knownVersion(state, told + 1 + index),
  )
  return later
    .filter((version) => version !== undefined)
    .filter(
      ({ status, imported }) => status === 'accepted' && (imported?.acceptance ?? null) !== null,
    )
    .filter(isAssessed)
}

/** Whatever is not said to be the whole is a difference. */
export const withCharges = (
  state: Filed,
  { version, charges: total, posting }: Charging,
): Filed => ({
  ...state,
  adjusted: state.adjusted || posting !== 'whole',
  charged: { version, total },
})

interface Charging {
  readonly version: number
  readonly charges: Charged['total']
  readonly posting?: 'whole' | 'difference'
}

/** Not the first version, and not accepted by the due date: it takes a decision (B5). */
export const isAdjustment = (state: Filed, { number, imported }: Version): boolean => {
  const acceptance = imported?.acceptance ?? null
  return number > state.first && (acceptance === null || acceptance.on > state.paymentDueDate)
}

/**
 * The version for whose decision others wait (TXN-07): filed here, or the highest imported one. What
 * comes before the version in effect changes nothing any more, so nobody waits for it.
 */
export const pendingOf = (state: Filed): number | null => state.pending ?? pendingElsewhere(state)

const pendingElsewhere = (state: Filed): number | null =>
  versionsOf(state).findLast(
    ({ number, status, imported }) =>
      imported !== null && status === 'pending' && number > state.version,
  )?.number ?? null

const changed = (version: Version, change: Partial<Imported>): Version => ({
  ...version,
  imported: version.imported === null ? null : { ...version.imported, ...change },
})

const put = <K extends Pick<Known, 'versions'>>(state: K, version: Version): K => ({
  ...state,
  versions: withValue(state.versions, String(version.number), version),
})

/** The version with the status that its answers give it, in effect where it is the highest accepted. */
const judged = <K extends Known>(state: K, version: Version): K => {
  const status = statusOf(state, version)
  const next = put(state, { ...version, status })
  return next.status === 'Accepted' && status === 'accepted' && version.number > next.version
    ? { ...next, version: version.number }
    : next
}

/**
 * The first accepted version is in effect; others are until the due date, and after it once they are
 * approved (B5). What was accepted in time takes no decision and stands before one; a decision stands
 * before a refused message, and so does an acceptance that waits for one.
 */
const statusOf = (state: Known, version: Version): Version['status'] => {
  const { imported, decision } = version
  if (imported !== null && state.status !== 'Accepted') return unanswered(imported)
  const isAccepted = imported !== null && imported.acceptance !== null
  if (isAccepted && state.status === 'Accepted' && !isAdjustment(state, version)) return 'accepted'
  if (decision !== null) return decision.outcome === 'approved' ? 'accepted' : 'rejected'
  if (imported === null) return version.status
  return isAccepted ? 'pending' : unanswered(imported)
}

const unanswered = ({ isRefused }: Imported): Version['status'] =>
  isRefused ? 'refused' : 'recorded'
