/** The public list of the messages package: formats, checks, mapping, code lists, import, exchange rates. */
export { cadErrorOf } from './cad-error.js'
export { defaultSettings, type Settings } from './check/settings.js'
export {
  type CodeList,
  type CodeListName,
  type CodeValue,
  codeLists,
  type ListMembership,
} from './code-lists/index.js'
export { type Decoded, decodeMessage, encodeMessage } from './decode.js'
export {
  type ExchangeRateClient,
  type ExchangeRateFailure,
  type ExchangeRateOptions,
  type ExchangeRatePorts,
  exchangeRateClient,
  exchangeRateDefaults,
  type HttpAnswer,
} from './exchange-rates/client.js'
export { decodeRates, type ExchangeRate, type RatesPage } from './exchange-rates/response.js'
export {
  type ConflictingRates,
  type RateTable,
  rateOn,
  rateTable,
} from './exchange-rates/table.js'
export {
  type CadImport,
  type DeclarationMessage,
  kindOf,
  Message,
  type MessageKind,
  messageKinds,
  type Statement,
} from './format/message.js'
export { commandsOf } from './import/commands.js'
export { earlierForm } from './import/earlier-form.js'
export type {
  ImportActor,
  ImportCommand,
  Imported,
  Importing,
  NotImported,
} from './import/outcome.js'
export { droppedB3Fields, type Element, type Mark, mapping, type Use } from './mapping/index.js'
export { type Fact, facts } from './mapping/sources.js'
export { messagesReference } from './reference.js'
export {
  type AccountOfBroker,
  type BrokerReconciliation,
  reconcileBroker,
  securitiesNamed,
} from './statement/broker.js'
export type { Cause, LedgerOf } from './statement/cause.js'
export type { Difference } from './statement/differences.js'
export { type StatementMessage, statementMessage } from './statement/export.js'
export {
  type Compared,
  type ComparedPart,
  type Reconciliation,
  reconcile,
  statementIn,
} from './statement/reconcile.js'
export type { Arrived, CadTransport, CadWire, TransportFailure } from './wire.js'
