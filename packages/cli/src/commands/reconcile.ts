/** `carmkit reconcile`: their statement against ours, of an account or of a broker, with the cause of every difference. */
import { Bn15, ledger } from '@carmkit/core'
import type { Fault } from '@carmkit/kernel'
import {
  decodeMessage,
  type LedgerOf,
  reconcile,
  reconcileBroker,
  type StatementMessage,
  securitiesNamed,
  statementIn,
} from '@carmkit/messages'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { readJsonFile } from '../json-file.js'
import { type LedgerAsked, ledgerIn, withStore } from '../ledger-reading.js'
import { tellFailure, tellFaults } from '../telling.js'
import { printAccount, printBroker } from '../text/reconciliation.js'

/** Numbers that are the broker's, for the statement of a broker; none for those that its lines name. */
export interface ReconcileAsked extends LedgerAsked {
  readonly options: LedgerAsked['options'] & { readonly security?: ReadonlyArray<string> }
}

export const reconcileCommand = async (file: string, asked: ReconcileAsked): Promise<ExitCode> => {
  const theirs = await statementOf(file)
  if (E.isLeft(theirs)) return tellFaults(theirs.left, asked)
  return withStore(asked, async (store) => {
    const ledgers = await allLedgers(store)
    if (E.isLeft(ledgers)) return tellFailure(ledgers.left, asked.output)
    const { body } = theirs.right
    return body.brokerBn9 === undefined
      ? ofAccount(theirs.right, ledgers.right, asked)
      : ofBroker(
          { ...theirs.right, body: { ...body, brokerBn9: body.brokerBn9 } },
          ledgers.right,
          asked,
        )
  })
}

const ofAccount = async (
  theirs: StatementMessage,
  ledgers: ReadonlyArray<LedgerOf>,
  asked: ReconcileAsked,
): Promise<ExitCode> => {
  const own = ledgers.find(({ bn15 }) => bn15 === theirs.body.bn15)
  if (own === undefined) {
    const reason = `the store has no ledger of ${theirs.body.bn15}`
    return tellFaults([{ path: 'body.bn15', reason }], asked)
  }
  const others = ledgers.filter((one) => one !== own)
  const result = reconcile(theirs, { own, others })
  const { importer, broker } = result.totalPayable
  const isEqual = [importer, broker].every(({ difference }) => difference === '0.00')
  if (asked.options.json) await asked.output.line(JSON.stringify(result))
  else await printAccount(result, asked.output)
  return isEqual && result.differences.length === 0 ? exitCodes.ok : exitCodes.refused
}

const ofBroker = async (
  theirs: Parameters<typeof reconcileBroker>[0],
  ledgers: ReadonlyArray<LedgerOf>,
  asked: ReconcileAsked,
): Promise<ExitCode> => {
  const securities = asked.options.security ?? []
  if (securities.length === 0 && securitiesNamed(theirs.body.lines).length === 0) {
    const reason = 'no line names an account security number: name the broker’s by --security'
    return tellFaults([{ path: 'body.brokerBn9', reason }], asked)
  }
  const result = reconcileBroker(theirs, { ledgers, securities })
  const differences = result.accounts.flatMap((one) => one.differences)
  const isEqual = result.stated.length + differences.length + result.unknown.length === 0
  if (asked.options.json) await asked.output.line(JSON.stringify(result))
  else await printBroker(result, asked.output)
  return isEqual && result.payable.difference === '0.00' ? exitCodes.ok : exitCodes.refused
}

const statementOf = async (
  file: string,
): Promise<E.Either<ReadonlyArray<Fault>, StatementMessage>> => {
  const json = await readJsonFile(file)
  if (E.isLeft(json)) return E.left([json.left])
  const decoded = decodeMessage(json.right)
  if (E.isLeft(decoded)) return decoded
  return E.mapLeft((fault: Fault) => [fault])(statementIn(decoded.right.message))
}

/** Of every account: a line that is missing on one may stand on another. */
const allLedgers = async (
  store: Store,
): Promise<E.Either<ReadFailure, ReadonlyArray<LedgerOf>>> => {
  const names = await store.listStreams(ledger.category)()
  if (E.isLeft(names)) return names
  const ledgers: LedgerOf[] = []
  for (const name of names.right) {
    const bn15 = name.slice(`${ledger.category}-`.length)
    if (!Bn15.is(bn15)) continue
    const read = await ledgerIn(store, bn15)
    if (E.isLeft(read)) return read
    ledgers.push(read.right)
  }
  return E.right(ledgers)
}
