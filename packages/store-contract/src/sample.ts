/** Sealed events for the cases that speak to the port directly, without the command loop. */
import type { Pin } from '@carmkit/core'
import { endOf, type JsonObject, noHash, type RecordedEvent, seal, uuidFrom } from '@carmkit/kernel'
import type { Batch } from '@carmkit/store'

let batches = 0
const recordedAt = '2026-03-02T14:00:00.000Z'

/** Events with this data, one each, behind `before`. */
export const eventsBehind = (
  stream: string,
  before: ReadonlyArray<RecordedEvent>,
  data: ReadonlyArray<JsonObject>,
): ReadonlyArray<RecordedEvent> => {
  const commandId = uuidFrom(`batch ${++batches}`)
  const events: RecordedEvent[] = []
  for (const one of data) {
    const end = endOf([...before, ...events])
    const event = seal({
      stream,
      revision: end === 'absent' ? 0 : end.revision + 1,
      type: 'Noted',
      v: 1,
      data: one,
      metadata: {
        commandId,
        correlationId: commandId,
        causationId: null,
        actor: { kind: 'external', party: 'cra' },
        grant: { role: null, rules: [], delegation: null, pins: [] },
        recordedAt,
        effectiveAt: recordedAt,
        ruleSet: 'sample/1',
        previousHash: end === 'absent' ? noHash : end.hash,
      },
    })
    events.push(event)
  }
  return events
}

/** A batch of `count` events behind `before`. */
export const batchBehind = (
  stream: string,
  before: ReadonlyArray<RecordedEvent>,
  {
    count = 1,
    expect = [],
  }: { readonly count?: number; readonly expect?: ReadonlyArray<Pin> } = {},
): Batch => {
  const data = Array.from({ length: count }, (_, index) => ({ note: index }))
  const end = endOf(before)
  return {
    stream,
    expected: end === 'absent' ? 'absent' : end.revision,
    events: eventsBehind(stream, before, data),
    expect,
  }
}

/** The pin of a stream that ends with these events. */
export const pinOn = (stream: string, events: ReadonlyArray<RecordedEvent>): Pin => {
  const end = endOf(events)
  return end === 'absent'
    ? { stream, revision: 'absent', hash: noHash }
    : { stream, revision: end.revision, hash: end.hash }
}
