/** The declaration: command, decide, events, evolve, state. */
import type { Aggregate } from '../../aggregate.js'
import { startOfEasternDay } from '../../calendar/index.js'
import { type Bn9, bn9Of, type Instant } from '../../values/index.js'
import { commands, type DeclarationCommand } from './command/index.js'
import { context, type DeclarationContext, intent, needs } from './context/index.js'
import { decide } from './decide/index.js'
import { type DeclarationEvent, events } from './event/index.js'
import { evolve } from './evolve/index.js'
import type { DeclarationRejection } from './rejection.js'
import { category, type Declaration, declarationStream, initial } from './state/index.js'

export { contentHashOf } from './content/whole.js'
export { versionFigures } from './proof/figures.js'
export { type VersionProof, versionProof } from './proof/version.js'
export type { DeclarationRejection } from './rejection.js'

/** Whoever filed, released or decided elsewhere fixed the date, however late it was told here (CK-154). */
const effectiveAt = ({ type, data }: DeclarationEvent): Instant | null => {
  if (type === 'VersionRecorded') return data.filedAt
  if (type === 'AcceptanceRecorded') return data.acceptedAt
  if (type === 'RejectionRecorded') return data.rejectedAt
  if (type === 'AssessmentRecorded') return data.assessedAt
  if (type === 'DecisionRecorded') return data.decidedAt
  if (type === 'ReleaseRecorded') return startOfEasternDay(data.releaseDate)
  return type === 'AsDeclaredRecorded' ? startOfEasternDay(data.accountedOn) : null
}

/** Its importer, and whoever filed a part of it, who may come later than a release or an import. */
const parties = ({ type, data }: DeclarationEvent): ReadonlyArray<Bn9> => {
  if (type === 'ReleaseRecorded' || type === 'AsDeclaredRecorded') return [bn9Of(data.importer)]
  if (type === 'VersionRecorded') return [bn9Of(data.importer), data.filedBy]
  if (type === 'DraftOpened') return [bn9Of(data.importer), data.openedFor]
  if (type === 'DeclarationSubmitted') return [data.submittedFor]
  if (type === 'DeclarationCorrected') return [bn9Of(data.importer), data.correctedFor]
  return type === 'AdjustmentRequested' ? [bn9Of(data.importer), data.requestedFor] : []
}

export const declaration: Aggregate<
  DeclarationCommand,
  DeclarationContext,
  Declaration,
  DeclarationEvent,
  DeclarationRejection
> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => declarationStream(data.transactionNumber),
  needs,
  intent,
  context,
  decide,
  evolve,
  effectiveAt,
  parties,
  accounts: ({ data }) => ('importer' in data ? [data.importer] : []),
}
