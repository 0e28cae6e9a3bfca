/** What a lapse is recorded with: the pins that had moved on, the reasons, and what was given away. */
import {
  type Codec,
  closed,
  codec,
  Hash,
  integer,
  type JsonObject,
  jsonObject,
  list,
  type Static,
  sketch,
  text,
} from '@carmkit/kernel'
import { Bn9, Scope, SlotId } from '../values/index.js'

export const StreamName: Codec<string> = text('StreamName', '1 to 200 characters', (value) =>
  /^.{1,200}$/.test(value),
)
export const Revision = integer('Revision', 0, Number.MAX_SAFE_INTEGER)

const PinnedRevision = codec<number | 'absent'>('PinnedRevision', (value) =>
  value === 'absent' || Revision.is(value)
    ? null
    : `expected a revision or "absent", got ${sketch(value)}`,
)

/** A pin of the command, and how far its stream had come when the event took its place in the log. */
export const StalePin = closed('StalePin', {
  stream: StreamName,
  revision: PinnedRevision,
  hash: Hash,
  movedTo: Revision,
})
export type StalePin = Static<typeof StalePin>
export const StalePins = list(StalePin, { least: 1, most: 20 })

/** A denial as it was told then, with whatever fields it had: it stays readable when denials change. */
export type RecordedDenial = JsonObject & { readonly name: string; readonly rule: string }
const RecordedDenial = codec<RecordedDenial>('RecordedDenial', (value) =>
  jsonObject.is(value) && typeof value['name'] === 'string' && typeof value['rule'] === 'string'
    ? null
    : `expected a reason with name and rule, got ${sketch(value)}`,
)
export const RecordedDenials = list(RecordedDenial, { least: 1, most: 100 })

/** A grant that the lapsed command gave, widened or resumed. */
export const LapsedGrant = closed('LapsedGrant', {
  client: Bn9,
  provider: Bn9,
  scope: Scope,
  grantId: SlotId,
})
export type LapsedGrant = Static<typeof LapsedGrant>

/** The businesses that the lapsed event's stream is about: whose history tells of the lapse (DEL-15). */
export const Businesses = list(Bn9, { most: 10 })
