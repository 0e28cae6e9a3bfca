/** What is recorded of a ruling. Storage contract: add a version, never edit one. */
import { bool, closed, type EventIn, event, eventSchema } from '@carmkit/kernel'
import { Bn9, Bn15, CivilDate, DocumentHashes, Instant, RulingNumber } from '../../values/index.js'
import { Application, DeclineReason, Ground, RulingKind, Terms } from './content.js'

const identity = { rulingNumber: RulingNumber }

/** The 120 days run from `submittedOn`, an Eastern day as all others here. */
export const RulingSubmitted = event(
  'RulingSubmitted',
  closed('RulingSubmitted', {
    ...identity,
    applicant: Bn15,
    kind: RulingKind,
    application: Application,
    submittedFor: Bn9,
    submittedAt: Instant,
    submittedOn: CivilDate,
  }),
)

export const RulingAssigned = event('RulingAssigned', closed('RulingAssigned', identity))

/** Pauses the clock. What is asked stands in the agency's notice. */
export const InfoRequested = event(
  'InfoRequested',
  closed('InfoRequested', {
    ...identity,
    samplesAsked: bool,
    requestedOn: CivilDate,
  }),
)

/** The clock goes on. */
export const InfoProvided = event(
  'InfoProvided',
  closed('InfoProvided', {
    ...identity,
    documents: DocumentHashes,
    providedOn: CivilDate,
  }),
)

export const RulingWithdrawn = event('RulingWithdrawn', closed('RulingWithdrawn', identity))

export const RulingDeclined = event(
  'RulingDeclined',
  closed('RulingDeclined', { ...identity, reason: DeclineReason }),
)

/** The agency fixed the day from which it holds, so the event is effective then. */
export const RulingIssued = event(
  'RulingIssued',
  closed('RulingIssued', { ...identity, terms: Terms, decidedOn: CivilDate }),
)

export const ModificationRequested = event(
  'ModificationRequested',
  closed('ModificationRequested', {
    ...identity,
    ground: Ground,
    documents: DocumentHashes,
    requestedOn: CivilDate,
  }),
)

/** The new terms govern from their own first day; before it the ruling stays what it was. */
export const RulingModified = event(
  'RulingModified',
  closed('RulingModified', { ...identity, terms: Terms, decidedOn: CivilDate }),
)

export const ModificationRefused = event(
  'ModificationRefused',
  closed('ModificationRefused', identity),
)

export const RulingRevoked = event(
  'RulingRevoked',
  closed('RulingRevoked', { ...identity, revokedFrom: CivilDate }),
)

/** The President's decision under section 60: the ruling stands as it is. */
export const RulingUpheld = event('RulingUpheld', closed('RulingUpheld', identity))

/** The President's decision under section 60: the ruling is given other terms. */
export const RulingVaried = event(
  'RulingVaried',
  closed('RulingVaried', { ...identity, terms: Terms, decidedOn: CivilDate }),
)

export const events = eventSchema(
  RulingSubmitted,
  RulingAssigned,
  InfoRequested,
  InfoProvided,
  RulingWithdrawn,
  RulingDeclined,
  RulingIssued,
  ModificationRequested,
  RulingModified,
  ModificationRefused,
  RulingRevoked,
  RulingUpheld,
  RulingVaried,
)

export type RulingEvent = EventIn<typeof events>
