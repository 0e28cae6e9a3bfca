/** What the events of requests and offers change. */
import type { RecordedEvent } from '@carmkit/kernel'
import { type Change, put, type Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { delegation, delegationRequest } from '../tables/index.js'
import { begunRow, type DelegationRow, type On, pairOf, rowOf } from './event.js'

type RequestRow = Row<typeof delegationRequest>

export const requested = (
  { event }: On<'DelegationRequested'>,
  rows: Rows,
): ReadonlyArray<Change> => {
  const { requestId, requestedBy, capacity, visibility, providerProgram, comment, lapsesAt } =
    event.data
  return asked(event, rows, {
    request_id: requestId,
    kind: 'request',
    capacity,
    visibility,
    valid_from: null,
    valid_until: null,
    provider_program: providerProgram,
    asked_by: requestedBy,
    lapses_at: lapsesAt,
    comment,
  })
}

export const offered = ({ event }: On<'DelegationOffered'>, rows: Rows): ReadonlyArray<Change> => {
  const { offerId, offeredBy, capacity, terms, lapsesAt } = event.data
  return asked(event, rows, {
    request_id: offerId,
    kind: 'offer',
    capacity,
    visibility: terms.visibility,
    valid_from: terms.validFrom,
    valid_until: terms.validUntil,
    provider_program: null,
    asked_by: offeredBy,
    lapses_at: lapsesAt,
    comment: null,
  })
}

type Asked = Omit<
  RequestRow,
  | 'client'
  | 'provider'
  | 'scope'
  | 'status'
  | 'asked_at'
  | 'settled_at'
  | 'reason'
  | 'granted_visibility'
  | 'revision'
>

/** Where another one is in the slot, its time is over: nobody may ask while one is open (DEL-01). */
const asked = (event: RecordedEvent, rows: Rows, what: Asked): ReadonlyArray<Change> => {
  const row = rowOf(event, rows) ?? neverGranted(event)
  const { request_id, kind, lapses_at } = what
  const { revision, metadata } = event
  return [
    ...(row.request_id === null
      ? []
      : [settled(event, rows, row.request_id, { status: 'Lapsed' })]),
    put(delegation, {
      ...row,
      request_id,
      request_kind: kind,
      request_lapses_at: lapses_at,
      revision,
    }),
    put(delegationRequest, {
      ...pairOf(event),
      ...what,
      status: 'Open',
      asked_at: metadata.recordedAt,
      settled_at: null,
      reason: null,
      granted_visibility: null,
      revision,
    }),
  ]
}

const neverGranted = (event: RecordedEvent): DelegationRow => ({
  ...pairOf(event),
  standing: 'NeverGranted',
  grant_id: null,
  capacity: null,
  visibility: null,
  valid_from: null,
  valid_until: null,
  granted_at: null,
  relationship: null,
  run_off_until: null,
  request_id: null,
  request_kind: null,
  request_lapses_at: null,
  revision: event.revision,
})

/** The slot is free again, and the request has its end. */
export const answered =
  <Type extends Answer>(to: (data: On<Type>['event']['data']) => Settled) =>
  ({ event }: On<Type>, rows: Rows): ReadonlyArray<Change> => {
    const data = event.data as On<Answer>['event']['data']
    const id = 'offerId' in data ? data.offerId : data.requestId
    return [
      put(delegation, {
        ...begunRow(event, rows),
        request_id: null,
        request_kind: null,
        request_lapses_at: null,
        revision: event.revision,
      }),
      settled(event, rows, id, to(event.data)),
    ]
  }

type Answer =
  | 'RequestApproved'
  | 'RequestRejected'
  | 'OfferAccepted'
  | 'OfferDeclined'
  | 'RequestWithdrawn'
  | 'RequestLapsed'
  | 'RequestVoided'

type Settled = Pick<RequestRow, 'status'> &
  Partial<Pick<RequestRow, 'reason' | 'granted_visibility' | 'provider_program'>>

const settled = (event: RecordedEvent, rows: Rows, request_id: string, change: Settled): Change => {
  const row = rows.get(delegationRequest, { request_id })
  if (row === null) throw new Error(`${event.type}: nobody asked for ${request_id}`)
  const { metadata, revision } = event
  return put(delegationRequest, { ...row, ...change, settled_at: metadata.recordedAt, revision })
}
