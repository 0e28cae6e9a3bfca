/** Declarations in a picture: the version in effect, what it comes to, and until when it may change. */
import {
  type Accepted,
  accountByRules,
  cadTypes,
  currentOf,
  type Declaration,
  type declaration,
  entriesOf,
  type Instant,
  noDueDate,
  owedCorrections,
  phaseOf,
  timeLimitOf,
  unaccounted,
  versionsOf,
} from '@carmkit/core'
import type { Describing } from './describing.js'
import type { Fields } from './picture.js'

export const declarationEntries: Describing<typeof declaration> = (state, { name, at }) => {
  if (state.status === 'Absent' && state.release === null) return []
  const fields = { ...ownerFields(state), ...releaseFields(state, at), ...versionFields(state, at) }
  return [{ section: 'declarations', key: name, fields }]
}

const ownerFields = (state: Declaration): Fields => ({
  status: state.status === 'Absent' ? 'NotFiled' : state.status,
  importer: state.status === 'Absent' ? (state.release?.importer ?? null) : state.importer,
  cadType: 'cadType' in state ? state.cadType : null,
  ownedBy: 'ownedBy' in state ? state.ownedBy : null,
  openedFor: 'openedFor' in state ? state.openedFor : null,
})

const releaseFields = (state: Declaration, at: Instant): Fields => {
  const missing = unaccounted(state, { now: at, accountBy: accountByRules(cadTypes) })
  return {
    releasedOn: state.release?.releaseDate ?? null,
    releasedPriorToPayment: state.release?.releasedPriorToPayment ?? null,
    accountBy: missing?.deadline ?? null,
    accounting: missing?.standing ?? null,
  }
}

const versionFields = (state: Declaration, at: Instant): Fields =>
  state.status === 'Recorded' || state.status === 'Accepted'
    ? {
        versions: versionsOf(state).map(({ number, status }) => `${number} ${status}`),
        cancelledBy: state.cancelledBy,
        ...(state.status === 'Accepted' ? acceptedFields(state, at) : {}),
      }
    : {}

const acceptedFields = (state: Accepted, at: Instant): Fields => ({
  version: state.version,
  pending: state.pending,
  payable: currentOf(state).charges.total.totalPayable ?? null,
  charged: state.charged?.total.totalPayable ?? null,
  acceptedOn: state.acceptedOn,
  billingPeriod: state.billingPeriod,
  paymentDueDate: state.paymentDueDate,
  phase: phaseOf(state, {
    now: at,
    // Announced moves of due dates stand in the ledger of its importer, in a section of its own.
    due: noDueDate,
    isCorrectableType: cadTypes.some(
      ({ type, correctable }) => type === state.cadType && correctable,
    ),
  }),
  adjustableUntil: state.adjustable ? timeLimitOf(state) : null,
  owedCorrections: owedCorrections(state).map(
    ({ line, deadline }) => `line ${line} by ${deadline}`,
  ),
  appealsCarriedOut: entriesOf(state.carriedOut)
    .map(([appeal]) => appeal)
    .toSorted(),
  massCases: entriesOf(state.massCases)
    .map(([massCase]) => massCase)
    .toSorted(),
})
