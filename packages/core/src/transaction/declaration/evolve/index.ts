/** What a recorded event means for a declaration. */
import { absurd } from '@carmkit/kernel'
import { noEntries, withValue } from '../../../values/index.js'
import { editedContent, noHeader } from '../content/index.js'
import type { DeclarationEvent } from '../event/index.js'
import { type Declaration, type Draft, type Filed, filedHere } from '../state/index.js'
import { evolveAnswer, evolveFiling } from './imported.js'
import { evolveFiled } from './versions.js'

type On<Type extends DeclarationEvent['type']> = Extract<DeclarationEvent, { type: Type }>

export const evolve = (state: Declaration, event: DeclarationEvent): Declaration => {
  switch (event.type) {
    case 'ReleaseRecorded':
      return { ...state, release: { ...event.data, dueNoted: false } }
    case 'AccountingDueNoted':
      return state.release === null
        ? state
        : { ...state, release: { ...state.release, dueNoted: true } }
    case 'ReleaseMismatchNoted':
    case 'VersionGapNoted':
      return state
    case 'DraftOpened':
      return opened(state, event)
    case 'DraftEdited':
    case 'DraftDiscarded':
    case 'DeclarationSubmitted':
    case 'DeclarationRefused':
    case 'DeclarationAccepted':
      return state.status === 'Draft'
        ? { ...evolveDraft(state, event), release: state.release }
        : state
    case 'DeclarationCorrected':
    case 'AdjustmentRequested':
    case 'AdjustmentWithdrawn':
    case 'AdjustmentApproved':
    case 'AdjustmentRejected':
    case 'DeclarationRedetermined':
    case 'ReasonToBelieveRecorded':
      return state.status === 'Accepted'
        ? { ...evolveFiled(state, event), release: state.release }
        : state
    case 'VersionRecorded':
      return evolveFiling(state, event)
    case 'AcceptanceRecorded':
    case 'RejectionRecorded':
    case 'AssessmentRecorded':
    case 'DecisionRecorded':
    case 'CancellationRecorded':
    case 'ChargesImported':
      return state.status === 'Recorded' || state.status === 'Accepted'
        ? { ...evolveAnswer(state, event), release: state.release }
        : state
    default:
      return absurd(event)
  }
}

const opened = ({ release }: Declaration, { data }: On<'DraftOpened'>): Declaration => {
  const { importer, cadType, openedFor, openedAt } = data
  return {
    status: 'Draft',
    release,
    importer,
    cadType,
    ownedBy: openedFor,
    openedFor,
    openedAt,
    header: noHeader,
    lines: new Map(),
    submitted: null,
  }
}

type OfDraft =
  | 'DraftEdited'
  | 'DraftDiscarded'
  | 'DeclarationSubmitted'
  | 'DeclarationRefused'
  | 'DeclarationAccepted'

const evolveDraft = (state: Draft, event: On<OfDraft>) => {
  switch (event.type) {
    case 'DraftEdited':
      return { ...state, ...editedContent(state, event.data) }
    case 'DraftDiscarded':
      return { status: 'Discarded' as const, ...ownedOf(state) }
    case 'DeclarationSubmitted':
      return { ...state, ownedBy: event.data.submittedFor, submitted: event.data.contentHash }
    case 'DeclarationRefused':
      return state
    case 'DeclarationAccepted':
      return filed(state, event)
    default:
      return absurd(event)
  }
}

const ownedOf = ({ importer, ownedBy, openedFor, openedAt }: Draft) => ({
  importer,
  ownedBy,
  openedFor,
  openedAt,
})

/** The first version is what was submitted in the event before. */
const filed = (draft: Draft, { data }: On<'DeclarationAccepted'>): Filed => {
  const { version, acceptedOn, billingPeriod, paymentDueDate, charges } = data
  const { cadType, header, lines, submitted } = draft
  if (submitted === null) throw new Error('accepted before it was submitted')
  const first = {
    number: version,
    status: 'accepted' as const,
    basedOn: null,
    header,
    lines,
    contentHash: submitted,
    charges,
    ...filedHere,
  }
  return {
    status: 'Accepted',
    ...ownedOf(draft),
    cadType,
    version,
    first: version,
    latest: version,
    cancelledBy: null,
    pending: null,
    adjusted: false,
    charged: { version, total: charges.total },
    versions: withValue(noEntries, String(version), first),
    acceptedOn,
    billingPeriod,
    paymentDueDate,
    corrigible: noEntries,
  }
}
