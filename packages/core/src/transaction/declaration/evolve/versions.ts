/** What a recorded event means for an accepted declaration: one version more, or another status of one. */
import { absurd } from '@carmkit/kernel'
import { valueIn, withoutValue, withValue } from '../../../values/index.js'
import { chargedAfter } from '../content/assessment.js'
import { type Change, editedContent } from '../content/index.js'
import type { DeclarationEvent } from '../event/index.js'
import { currentOf, type Filed, filedHere, type Version, versionOf } from '../state/index.js'

type On<Type extends DeclarationEvent['type']> = Extract<DeclarationEvent, { type: Type }>

export const evolveFiled = (
  state: Filed,
  event: On<
    | 'DeclarationCorrected'
    | 'AdjustmentRequested'
    | 'AdjustmentWithdrawn'
    | 'AdjustmentApproved'
    | 'AdjustmentRejected'
    | 'DeclarationRedetermined'
    | 'ReasonToBelieveRecorded'
    | 'RulingMismatchNoted'
    | 'MassCaseApplied'
  >,
): Filed => {
  switch (event.type) {
    case 'DeclarationCorrected':
      return {
        ...inEffect(state, event),
        adjusted: state.adjusted || event.data.posting === 'difference',
      }
    case 'DeclarationRedetermined':
      return { ...carriedOut(inEffect(state, event), event), adjusted: true }
    case 'AdjustmentRequested':
      return { ...corrected(added(state, event, 'pending'), event), pending: event.data.version }
    case 'AdjustmentWithdrawn':
      return decided(state, event.data.version, 'withdrawn')
    case 'AdjustmentRejected':
      return decided(state, event.data.version, 'rejected')
    case 'AdjustmentApproved':
      return {
        ...decided(state, event.data.version, 'accepted'),
        version: Math.max(state.version, event.data.version),
        adjusted: true,
        charged: chargedBy(state, event),
      }
    case 'ReasonToBelieveRecorded':
      return believed(state, event)
    case 'MassCaseApplied':
      return { ...state, massCases: withValue(state.massCases, event.data.massCaseNumber, true) }
    case 'RulingMismatchNoted':
      return {
        ...state,
        mismatched: withValue(state.mismatched, String(event.data.version), true),
      }
    default:
      return absurd(event)
  }
}

type Revised = On<'DeclarationCorrected' | 'DeclarationRedetermined' | 'AdjustmentRequested'>

const inEffect = (
  state: Filed,
  event: On<'DeclarationCorrected' | 'DeclarationRedetermined'>,
): Filed => ({
  ...corrected(added(state, event, 'accepted'), event),
  version: event.data.version,
  charged: chargedBy(state, event),
})

/** What the agency charged of a version of another system stands, but for what is changed here. */
const chargedBy = (
  { charged }: Filed,
  {
    data: { version, delta },
  }: On<'DeclarationCorrected' | 'DeclarationRedetermined' | 'AdjustmentApproved'>,
) => ({
  version,
  total: chargedAfter(charged?.total ?? null, delta),
})

const carriedOut = (state: Filed, { data }: On<'DeclarationRedetermined'>): Filed =>
  data.appealNumber === null
    ? state
    : { ...state, carriedOut: withValue(state.carriedOut, data.appealNumber, true) }

const added = (state: Filed, { data }: Revised, status: Version['status']): Filed => {
  const { version: number, basedOn, header, changes, contentHash, charges } = data
  const lines = changes.map(({ line }: Change) => line)
  const content = editedContent(currentOf(state), { header, lines, removedLines: [] })
  return withVersion(
    { ...state, latest: number },
    { number, status, basedOn, ...content, contentHash, charges, ...filedHere },
  )
}

const withVersion = (state: Filed, version: Version): Filed => ({
  ...state,
  versions: withValue(state.versions, String(version.number), version),
})

const decided = (state: Filed, number: number, status: Version['status']): Filed => ({
  ...withVersion(state, { ...versionOf(state, number), status }),
  pending: null,
})

/** What must be corrected is filed in time once it is sent, whatever the agency decides (assumed CK-45). */
const corrected = (state: Filed, { data }: Revised): Filed => ({
  ...state,
  corrigible: data.changes.reduce(
    (owed, { line }: Change) => withoutValue(owed, String(line.number)),
    state.corrigible,
  ),
})

const stillOwed = ({ lines, corrected: answered = [] }: On<'ReasonToBelieveRecorded'>['data']) =>
  lines.filter((line) => !answered.includes(line))

/** The earliest belief counts: learning more starts no new 90 days. */
const believed = (state: Filed, { data }: On<'ReasonToBelieveRecorded'>): Filed => ({
  ...state,
  corrigible: stillOwed(data).reduce((owed, line) => {
    const known = valueIn(owed, String(line))
    return known !== undefined && known <= data.deadline
      ? owed
      : withValue(owed, String(line), data.deadline)
  }, state.corrigible),
})
