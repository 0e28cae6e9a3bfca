/** What an imported fact means for a declaration: one version more, or an answer to one. */
import { absurd } from '@carmkit/kernel'
import { noEntries } from '../../../values/index.js'
import { unrated } from '../content/assessment.js'
import type { DeclarationEvent } from '../event/index.js'
import {
  type Known,
  withAcceptance,
  withAssessment,
  withCharges,
  withDecision,
  withFiling,
  withRefusal,
} from '../state/imported.js'
import type { Declaration, Version } from '../state/index.js'

type On<Type extends DeclarationEvent['type']> = Extract<DeclarationEvent, { type: Type }>

/** The first version that is told of makes a transaction; its number may have been free before. */
export const evolveFiling = (state: Declaration, event: On<'VersionRecorded'>): Declaration => {
  const known = state.status === 'Recorded' || state.status === 'Accepted' ? state : begun(event)
  return { ...withFiling<Known>(known, versionFiled(event)), release: state.release }
}

const begun = ({ data }: On<'VersionRecorded'>): Known => ({
  status: 'Recorded',
  importer: data.importer,
  ownedBy: data.filedBy,
  openedFor: data.filedBy,
  openedAt: data.filedAt,
  cadType: data.cadType,
  versions: noEntries,
  latest: data.version,
  cancelledBy: null,
})

const versionFiled = ({ data }: On<'VersionRecorded'>): Version => ({
  number: data.version,
  status: 'recorded',
  basedOn: null,
  header: data.header,
  lines: new Map(data.lines.map((line) => [line.number, line])),
  contentHash: data.contentHash,
  charges: unrated(data.lines.length),
  imported: {
    documentHash: data.documentHash,
    stated: data.stated,
    unheld: data.unheld,
    acceptance: null,
    isRefused: false,
  },
  decision: null,
  assessment: null,
})

export const evolveAnswer = (
  state: Known,
  event: On<
    | 'AcceptanceRecorded'
    | 'AssessmentRecorded'
    | 'CancellationRecorded'
    | 'ChargesImported'
    | 'DecisionRecorded'
    | 'RejectionRecorded'
  >,
): Known => {
  switch (event.type) {
    case 'AcceptanceRecorded':
      return withAcceptance(state, event.data)
    case 'RejectionRecorded':
      return withRefusal(state, event.data.version)
    case 'AssessmentRecorded':
      return withAssessment(state, event.data)
    case 'DecisionRecorded': {
      const { version, decision: outcome, decidedOn } = event.data
      return state.status === 'Accepted'
        ? withDecision(state, { version, outcome, decidedOn })
        : state
    }
    case 'CancellationRecorded': {
      const { version } = event.data
      return { ...state, cancelledBy: version, latest: Math.max(state.latest, version) }
    }
    case 'ChargesImported':
      return state.status === 'Accepted' ? withCharges(state, event.data) : state
    default:
      return absurd(event)
  }
}
