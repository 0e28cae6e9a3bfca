/** The messages that are written and read here, beside the vendor's own code for them. */
import { createRequire } from 'node:module'
import type { Expected } from '@carmkit/store'
import sharedMessages from '@eventstore/db-client/generated/shared_pb.js'
import statusMessages from '@eventstore/db-client/generated/status_pb.js'
import streamMessages from '@eventstore/db-client/generated/streams_pb.js'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { appendAnswer, appendRequest } from '../src/wire/append.js'
import { eachField } from '../src/wire/fields.js'
import { readAnswer, readRequest, type Wanted } from '../src/wire/read.js'

const { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } = streamMessages
const { Empty, MaximumAppendSizeExceeded, StreamIdentifier, UUID, WrongExpectedVersion } =
  sharedMessages
const { Any } = createRequire(import.meta.resolve('@eventstore/db-client'))(
  'google-protobuf/google/protobuf/any_pb.js',
)

const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const other = '9b2504e0-4f89-41d3-9a0c-0305e82c3302'
const beyondDoubles = 2n ** 53n + 1n
const largest = 2n ** 64n - 1n

const bytesOf = (message: { readonly serializeBinary: () => Uint8Array }): Buffer =>
  Buffer.from(message.serializeBinary())

const identifier = (name: string) =>
  new StreamIdentifier().setStreamName(Buffer.from(name).toString('base64'))

describe('an append', () => {
  const events = [
    { id, type: 'Noted', data: { note: 'é€😀'.repeat(9_000) }, metadata: { v: 1 } },
    { id: other, type: 'Noted', data: {}, metadata: {} },
  ]
  const sent = (expected: Expected) =>
    BatchAppendReq.deserializeBinary(appendRequest(id, { stream: 'counter-é', expected, events }))

  it('says which stream, where it ends, and every event as it is', () => {
    const request = sent('absent')
    expect(request.getCorrelationId()?.getString()).toBe(id)
    expect(request.getIsFinal()).toBe(true)
    const options = request.getOptions()
    const name = options?.getStreamIdentifier()?.getStreamName_asB64() ?? ''
    expect(Buffer.from(name, 'base64').toString()).toBe('counter-é')
    expect(options?.hasNoStream()).toBe(true)
    expect(options?.hasDeadline()).toBe(false)
    const proposals = request.getProposedMessagesList().map((proposal) => ({
      id: proposal.getId()?.getString(),
      type: proposal.getMetadataMap().get('type'),
      contentType: proposal.getMetadataMap().get('content-type'),
      data: JSON.parse(Buffer.from(proposal.getData_asU8()).toString()),
      metadata: JSON.parse(Buffer.from(proposal.getCustomMetadata_asU8()).toString()),
    }))
    expect(proposals).toEqual(
      events.map((event) => ({ ...event, contentType: 'application/json' })),
    )
  })

  it.each([0, 1, 127, 128, 300_000, Number.MAX_SAFE_INTEGER])(
    'is expected behind revision %i',
    (revision) => {
      expect(sent(revision).getOptions()?.getStreamPosition()).toBe(String(revision))
    },
  )
})

describe('the answer to an append', () => {
  const answer = () => new BatchAppendResp().setCorrelationId(new UUID().setString(id))
  const refused = (type: string, detail: { readonly serializeBinary: () => Uint8Array }) => {
    const details = new Any()
    details.pack(detail.serializeBinary(), `event_store.client.${type}`)
    const status = new statusMessages.Status().setMessage('as it is said').setDetails(details)
    const { correlationId, answer: found } = appendAnswer(
      bytesOf(answer().setStreamIdentifier(identifier('a')).setError(status)),
    )
    expect(correlationId).toBe(id)
    return E.isLeft(found) ? found.left : found
  }
  const wrong = () => new WrongExpectedVersion()

  it.each([0n, 1n, 300n, beyondDoubles])('is revision %i', (revision) => {
    const success = new BatchAppendResp.Success().setCurrentRevision(String(revision))
    expect(appendAnswer(bytesOf(answer().setSuccess(success)))).toEqual({
      correlationId: id,
      answer: E.right(revision),
    })
  })

  it('says where a stream ends that ends elsewhere', () => {
    const at = refused('WrongExpectedVersion', wrong().setCurrentStreamRevision('300'))
    expect(at).toEqual({ name: 'WrongRevision', actual: 300 })
    const first = refused('WrongExpectedVersion', wrong().setCurrentStreamRevision('0'))
    expect(first).toEqual({ name: 'WrongRevision', actual: 0 })
    const nowhere = refused('WrongExpectedVersion', wrong().setCurrentNoStream(new Any()))
    expect(nowhere).toEqual({ name: 'WrongRevision', actual: 'absent' })
  })

  it('says why nothing was done', () => {
    const size = new MaximumAppendSizeExceeded().setMaxappendsize(1_048_576)
    expect(refused('MaximumAppendSizeExceeded', size)).toEqual({
      name: 'TooLarge',
      mostBytes: 1_048_576,
    })
    const bad = new sharedMessages.BadRequest().setMessage('no such type')
    expect(refused('BadRequest', bad)).toEqual({ name: 'Refused', reason: 'no such type' })
    const [denied, deleted] = [
      new sharedMessages.AccessDenied(),
      new sharedMessages.StreamDeleted(),
    ]
    expect(refused('AccessDenied', denied)).toEqual({ name: 'Refused', reason: 'as it is said' })
    expect(refused('StreamDeleted', deleted)).toEqual({ name: 'Deleted' })
  })

  it.each(['Timeout', 'Unknown', 'Empty', 'SomethingNew'])('is lost with %s', (type) => {
    expect(refused(type, new Empty())).toEqual({ name: 'Lost', reason: 'as it is said' })
  })
})

describe('a read', () => {
  const asked = (wanted: Wanted) =>
    ReadReq.deserializeBinary(readRequest(wanted)).toObject().options

  it('says which events, and how their ids are to be written', () => {
    const streamIdentifier = { streamName: Buffer.from('a').toString('base64') }
    expect(asked({ stream: 'a', from: 0, count: 5 })).toMatchObject({
      stream: { streamIdentifier, revision: '0' },
      readDirection: 0,
      resolveLinks: false,
      count: '5',
      noFilter: {},
      uuidOption: { string: {} },
    })
    expect(asked({ stream: 'a', from: 'end', count: 1 })).toMatchObject({
      stream: { streamIdentifier, end: {} },
      readDirection: 1,
    })
    expect(asked({ stream: null, from: null, count: 1 })).toMatchObject({ all: { start: {} } })
    const place = { commit: beyondDoubles, prepare: largest }
    expect(asked({ stream: null, from: place, count: 10_000 })).toMatchObject({
      all: {
        position: { commitPosition: String(beyondDoubles), preparePosition: String(largest) },
      },
      count: '10000',
      noFilter: {},
    })
    expect(asked({ stream: null, from: 'end', count: 1 })).toMatchObject({
      all: { end: {} },
      readDirection: 1,
    })
  })

  it('says how the streams begin that it is about', () => {
    const prefixes = ['sample', 'counter']
    const options = asked({ stream: null, from: null, count: 3, prefixes })
    expect(options).toMatchObject({
      all: { start: {} },
      readDirection: 0,
      count: '3',
      filter: {
        streamIdentifier: { prefixList: prefixes, regex: '' },
        max: 1_000,
        checkpointintervalmultiplier: 1,
      },
    })
    expect(options?.noFilter).toBeUndefined()
  })
})

describe('the answer to a read', () => {
  const { ReadEvent } = ReadResp
  const recorded = (contentType: string, data: Uint8Array, metadata: Uint8Array) => {
    const record = new ReadEvent.RecordedEvent()
      .setId(new UUID().setString(id))
      .setStreamIdentifier(identifier('counter-é'))
      .setStreamRevision(String(beyondDoubles))
      .setPreparePosition('128')
      .setCommitPosition(String(largest))
      .setData(data)
      .setCustomMetadata(metadata)
    record.getMetadataMap().set('type', 'Noted').set('content-type', contentType)
    record.getMetadataMap().set('created', '17000000000000000')
    return record
  }
  const json = (value: unknown) => Buffer.from(JSON.stringify(value))
  const eventIn = (answer: InstanceType<typeof ReadResp>) => {
    const found = readAnswer(bytesOf(answer))
    return found.name === 'event' ? found.event : found
  }
  const one = recorded('application/json', json({ note: 'é' }), json({ v: 1 }))

  it('is an event with its place', () => {
    const event = new ReadEvent().setEvent(one).setCommitPosition('5')
    expect(eventIn(new ReadResp().setEvent(event))).toEqual({
      stream: 'counter-é',
      revision: beyondDoubles,
      id,
      type: 'Noted',
      data: { note: 'é' },
      metadata: { v: 1 },
      place: { commit: largest, prepare: 128n },
    })
  })

  it('is the link where it leads nowhere, and what it leads to where it does', () => {
    const link = recorded('application/octet-stream', Buffer.from('0@a'), Buffer.alloc(0))
    const alone = new ReadResp().setEvent(new ReadEvent().setLink(link))
    expect(eventIn(alone)).toMatchObject({ data: Buffer.from('0@a'), metadata: Buffer.alloc(0) })
    const resolved = new ReadResp().setEvent(new ReadEvent().setEvent(one).setLink(link))
    expect(eventIn(resolved)).toMatchObject({ data: { note: 'é' } })
  })

  it('leaves as it is what is no JSON, whatever it is called', () => {
    const bad = recorded('application/json', Buffer.from('{"a'), Buffer.from('no'))
    expect(eventIn(new ReadResp().setEvent(new ReadEvent().setEvent(bad)))).toMatchObject({
      data: '{"a',
      metadata: Buffer.from('no'),
    })
  })

  it('is that there is no stream, or nothing that is needed', () => {
    const missing = new ReadResp.StreamNotFound().setStreamIdentifier(identifier('a'))
    expect(readAnswer(bytesOf(new ReadResp().setStreamNotFound(missing)))).toEqual({
      name: 'noStream',
    })
    const confirmed = new ReadResp.SubscriptionConfirmation().setSubscriptionId(id)
    expect(readAnswer(bytesOf(new ReadResp().setConfirmation(confirmed)))).toEqual({
      name: 'nothing',
    })
  })

  it('is no event without a record, and no message cut short', () => {
    const bytes = bytesOf(new ReadResp().setEvent(new ReadEvent().setEvent(one)))
    expect(() => readAnswer(bytes.subarray(0, -1))).toThrow('ends too early')
    expect(() => readAnswer(bytesOf(new ReadResp().setEvent(new ReadEvent())))).toThrow('record')
    expect(() => readAnswer(Buffer.from([0x0b]))).toThrow('kind 3')
  })
})

it('fields of every kind are passed over, those of newer servers too', () => {
  const bytes = Buffer.from([
    0x08,
    0xac,
    0x02,
    0x11,
    ...Array(8).fill(1),
    0x82,
    0x01,
    1,
    7,
    0x1d,
    1,
    2,
    3,
    4,
  ])
  const found: number[][] = []
  eachField(bytes, 0, bytes.length, (...field) => found.push(field))
  expect(found).toEqual([
    [1, 1, 3],
    [2, 4, 12],
    [16, 15, 16],
    [3, 17, 21],
  ])
})
