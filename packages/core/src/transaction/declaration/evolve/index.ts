/** What a recorded event means for a declaration. */
import { absurd } from '@carmkit/kernel'
import { bn9Of, noEntries, withValue } from '../../../values/index.js'
import { editedContent, noHeader } from '../content/index.js'
import type { DeclarationEvent } from '../event/index.js'
import {
  type Declaration,
  type Draft,
  type Filed,
  filedHere,
  nothingNoted,
  type Version,
} from '../state/index.js'
import { evolveAnswer, evolveFiling } from './imported.js'
import { evolveFiled } from './versions.js'

type On<Type extends DeclarationEvent['type']> = Extract<DeclarationEvent, { type: Type }>

export const evolve = (state: Declaration, event: DeclarationEvent): Declaration => {
  switch (event.type) {
    case 'ReleaseRecorded':
      return { ...state, release: { ...event.data, dueNoted: null } }
    case 'AccountingDueNoted':
      return state.release === null
        ? state
        : { ...state, release: { ...state.release, dueNoted: event.data.deadline } }
    case 'ReleaseMismatchNoted':
    case 'RulingsQuoted':
    case 'VersionGapNoted':
      return state
    case 'DraftOpened':
      return opened(state, event)
    case 'AsDeclaredRecorded':
      return { ...asDeclared(event), release: state.release }
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
    case 'RulingMismatchNoted':
    case 'MassCaseApplied':
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
  const { acceptedOn, billingPeriod, paymentDueDate, charges } = data
  const { cadType, header, lines, submitted: contentHash } = draft
  if (contentHash === null) throw new Error('accepted before it was submitted')
  return {
    ...ownedOf(draft),
    ...firstVersion({ header, lines, contentHash, charges }),
    cadType,
    adjusted: false,
    adjustable: true,
    acceptedOn,
    billingPeriod,
    paymentDueDate,
  }
}

/** What it came to was owed elsewhere: what changes it is posted as a difference. */
const asDeclared = ({ data }: On<'AsDeclaredRecorded'>): Filed => {
  const { importer, cadType, blanket, accountedOn, recordedAt } = data
  const { header, contentHash, charges, billingPeriod, paymentDueDate } = data
  const lines = new Map(data.lines.map((line) => [line.number, line]))
  const owner = bn9Of(importer)
  return {
    importer,
    ownedBy: owner,
    openedFor: owner,
    openedAt: recordedAt,
    ...firstVersion({ header, lines, contentHash, charges }),
    cadType,
    adjusted: true,
    adjustable: !blanket,
    acceptedOn: accountedOn,
    billingPeriod,
    paymentDueDate,
  }
}

const firstVersion = (content: Pick<Version, 'header' | 'lines' | 'contentHash' | 'charges'>) => ({
  status: 'Accepted' as const,
  version: 1,
  first: 1,
  latest: 1,
  cancelledBy: null,
  pending: null,
  charged: { version: 1, total: content.charges.total },
  versions: withValue(noEntries, '1', {
    number: 1,
    status: 'accepted' as const,
    basedOn: null,
    ...content,
    ...filedHere,
  }),
  ...nothingNoted,
})
