/** What is recorded of a program account. Storage contract: add a version, never edit one. */
import { closed, type EventIn, event, eventSchema, list } from '@carmkit/kernel'
import { Bn15, Document, ProgramType, RecordsLocation } from '../values/index.js'

export const EnrolmentStarted = event(
  'EnrolmentStarted',
  closed('EnrolmentStarted', { bn15: Bn15, programType: ProgramType }),
)

export const EnrolmentSubmitted = event(
  'EnrolmentSubmitted',
  closed('EnrolmentSubmitted', {
    bn15: Bn15,
    recordsLocation: RecordsLocation,
    documents: list(Document, { most: 10, key: (document) => document }),
  }),
)

export const ProgramAccountOpened = event(
  'ProgramAccountOpened',
  closed('ProgramAccountOpened', { bn15: Bn15, programType: ProgramType }),
)

export const events = eventSchema(EnrolmentStarted, EnrolmentSubmitted, ProgramAccountOpened)

export type ProgramAccountEvent = EventIn<typeof events>
