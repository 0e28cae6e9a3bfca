/** The public list of the kernel: what a decider is, and how its events are kept. */
export { canonicalJson, maxCanonicalLength, type NotCanonical } from './canonical-json.js'
export {
  type ChainFault,
  type ChainFaultKind,
  followsInChain,
  nextInChain,
  verifyChain,
} from './chain.js'
export {
  bool,
  type Closed,
  type Codec,
  closed,
  codec,
  integer,
  jsonObject,
  list,
  nullable,
  oneOf,
  type Static,
  tagged,
  text,
} from './codec.js'
export { type CsvCell, csvLine } from './csv.js'
export { type Decider, fold, type StreamRef } from './decider.js'
export {
  contentHash,
  endOf,
  eventIdOf,
  Hash,
  hashOf,
  Metadata,
  noHash,
  RecordedEvent,
  type StreamEnd,
  seal,
  textHash,
  type UnsealedEvent,
} from './envelope.js'
export {
  type DomainEvent,
  type EventDefinition,
  type EventIn,
  type EventOf,
  type EventSchema,
  event,
  eventSchema,
} from './event-schema.js'
export {
  type Fault,
  faultsOf,
  faultsUnder,
  joinPath,
  maxFaults,
  printable,
  sketch,
} from './fault.js'
export { flatJson, fromFlatJson } from './flat-json.js'
export { carmkitNamespace, Uuid, uuidFrom } from './identifier.js'
export {
  isJsonObject,
  type Json,
  type JsonObject,
  maxJsonDepth,
  parseJson,
  utf8Length,
} from './json.js'
export {
  absurd,
  type Denied,
  type Invalid,
  type Reason,
  type Refusal,
  type Rejected,
} from './refusal.js'
export { type Shape, shapeOf } from './shape.js'
export { sealedPart } from './stored-text.js'
