/** Sealed events for the specs that speak to the store directly. */
import type { JsonObject, RecordedEvent } from '@carmkit/kernel'
import { noHash, seal, uuidFrom } from '@carmkit/kernel'
import type { Batch } from '@carmkit/store'

const recordedAt = '2026-03-02T14:00:00.000Z'
let batches = 0

/** One event for each data, behind `before`. */
export const batchOf = (
  stream: string,
  before: ReadonlyArray<RecordedEvent>,
  data: ReadonlyArray<JsonObject> = [{ note: 'one' }],
): Batch => {
  const commandId = uuidFrom(`command ${++batches} of ${process.pid}`)
  const events: RecordedEvent[] = []
  for (const one of data) {
    const last = events.at(-1) ?? before.at(-1)
    events.push(
      seal({
        stream,
        revision: (last?.revision ?? -1) + 1,
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
          previousHash: last?.metadata.hash ?? noHash,
        },
      }),
    )
  }
  return { stream, expected: before.at(-1)?.revision ?? 'absent', events, expect: [] }
}
