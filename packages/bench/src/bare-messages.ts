/**
 * The messages of the load on an emulator: prepared by the vendor's own code before any clock runs, and what
 * came back decoded by it afterwards, and checked.
 */
import sharedMessages from '@eventstore/db-client/generated/shared_pb.js'
import streamMessages from '@eventstore/db-client/generated/streams_pb.js'

const { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } = streamMessages
const { Empty, StreamIdentifier, UUID } = sharedMessages

/** Each writes a stream of its own, event after event. */
export interface Writer {
  /** The append of one event, wherever the stream ends. */
  readonly request: (revision: number) => Buffer
  /** How many events were sent. */
  sent: number
}

/** Encodes once; then only the revision is put into the ids. */
export const writerOf = (writer: number): Writer => {
  const { Options, ProposedMessage } = BatchAppendReq
  const id = idOf(writer, 0)
  const stream = new StreamIdentifier().setStreamName(base64(streamOf(writer)))
  const proposal = new ProposedMessage().setId(new UUID().setString(id)).setData(base64(data))
  proposal.getMetadataMap().set('type', 'Changed').set('content-type', 'application/json')
  const bytes = Buffer.from(
    new BatchAppendReq()
      .setCorrelationId(new UUID().setString(id))
      .setOptions(new Options().setStreamIdentifier(stream).setAny(new Empty()))
      .setProposedMessagesList([proposal])
      .setIsFinal(true)
      .serializeBinary(),
  )
  const [ofAppend, ofEvent] = [bytes.indexOf(id), bytes.lastIndexOf(id)]
  const request = (revision: number): Buffer => {
    const copy = Buffer.from(bytes)
    copy.write(hex(revision, 8), ofAppend, 'latin1')
    copy.write(hex(revision, 8), ofEvent, 'latin1')
    return copy
  }
  return { request, sent: 0 }
}

/** About 400 bytes of JSON. */
const data = JSON.stringify({ client: '123456782', note: 'x'.repeat(350) })

const streamPrefix = 'bare-'

const streamOf = (writer: number): string => streamPrefix + writer

/** Of an event, and of the append that carries it. */
const idOf = (writer: number, revision: number): string =>
  `${hex(revision, 8)}-0000-4000-8000-${hex(writer, 12)}`

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Whose append this answers: the id stands first, and its last twelve digits are the writer's. */
export const writerIn = (answer: Buffer): number =>
  Number.parseInt(answer.toString('latin1', 28, 40), 16)

/** Throws unless each append was written at the revision that it was sent for. */
export const checkAppends = (answers: ReadonlyArray<Buffer>): void => {
  for (const bytes of answers) {
    const answer = BatchAppendResp.deserializeBinary(bytes)
    const revision = Number(answer.getSuccess()?.getCurrentRevision() ?? -1)
    expectSame(answer.getCorrelationId()?.getString(), idOf(writerIn(bytes), revision))
  }
}

/** Asks for the whole log, from its beginning on. */
export const readRequest = (): Buffer => {
  const { AllOptions, UUIDOption } = ReadReq.Options
  const options = new ReadReq.Options()
    .setAll(new AllOptions().setStart(new Empty()))
    .setCount(String(Number.MAX_SAFE_INTEGER))
    .setNoFilter(new Empty())
    .setUuidOption(new UUIDOption().setString(new Empty()))
  return Buffer.from(new ReadReq().setOptions(options).serializeBinary())
}

/** Throws unless the log holds all that the writers sent, each event once and in order. */
export const checkLog = (answers: ReadonlyArray<Buffer>, writers: ReadonlyArray<Writer>): void => {
  const found = new Map(writers.map((_, writer) => [streamOf(writer), 0]))
  let last = -1
  for (const bytes of answers) {
    const event = ReadResp.deserializeBinary(bytes).getEvent()?.getEvent()
    const position = Number(event?.getCommitPosition())
    if (event === undefined || !(position > last)) throw new Error(`after ${last}: ${position}`)
    last = position
    const stream = Buffer.from(event.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()
    const revision = found.get(stream)
    // The official client writes to streams of its own.
    if (revision === undefined) continue
    found.set(stream, revision + 1)
    expectSame(Number(event.getStreamRevision()), revision)
    const writer = Number(stream.slice(streamPrefix.length))
    expectSame(event.getId()?.getString(), idOf(writer, revision))
    expectSame(Buffer.from(event.getData_asU8()).toString(), data)
  }
  writers.forEach(({ sent }, writer) => {
    expectSame(found.get(streamOf(writer)), sent)
  })
}

type Value = string | number | undefined

const expectSame = (found: Value, expected: Value): void => {
  if (found !== expected) throw new Error(`${expected} was expected, there is ${found}`)
}
