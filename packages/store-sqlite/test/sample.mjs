// Sealed events for the specs and for the processes that they start, which run the built packages.
import { endOf, noHash, seal, uuidFrom } from '@carmkit/kernel'

const recordedAt = '2026-03-02T14:00:00.000Z'

/**
 * A batch of `count` events behind `before`.
 *
 * @param {string} stream
 * @param {ReadonlyArray<import('@carmkit/kernel').RecordedEvent>} before
 * @param {{count?: number, filler?: string}} [options]
 * @returns {import('@carmkit/store').Batch}
 */
export const batchBehind = (stream, before, { count = 1, filler = '' } = {}) => {
  const end = endOf(before)
  /** @type {import('@carmkit/kernel').RecordedEvent[]} */
  const events = []
  const commandId = uuidFrom(`${stream} ${before.length}`)
  for (let index = 0; index < count; index++) {
    const last = endOf([...before.slice(-1), ...events])
    events.push(
      seal({
        stream,
        revision: last === 'absent' ? 0 : last.revision + 1,
        type: 'Noted',
        v: 1,
        data: { note: index, filler },
        metadata: {
          commandId,
          correlationId: commandId,
          causationId: null,
          actor: { kind: 'external', party: 'cra' },
          grant: { role: null, rules: [], delegation: null, pins: [] },
          recordedAt,
          effectiveAt: recordedAt,
          ruleSet: 'sample/1',
          previousHash: last === 'absent' ? noHash : last.hash,
        },
      }),
    )
  }
  return { stream, expected: end === 'absent' ? 'absent' : end.revision, events, expect: [] }
}
