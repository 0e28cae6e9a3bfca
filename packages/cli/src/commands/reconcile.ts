/** `carmkit reconcile`: their statement of account against ours, with the cause of every difference. */
import { Bn15, ledger } from '@carmkit/core'
import type { Fault } from '@carmkit/kernel'
import {
  type Difference,
  decodeMessage,
  type LedgerOf,
  type Reconciliation,
  reconcile,
  type StatementMessage,
  statementOfAccount,
} from '@carmkit/messages'
import type { ReadFailure, Store } from '@carmkit/store'
import Table from 'cli-table3'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { readJsonFile } from '../json-file.js'
import { type LedgerAsked, ledgerIn, withStore } from '../ledger-reading.js'
import type { Output } from '../output.js'
import { tellFailure, tellFaults } from '../telling.js'
import { causeText } from '../text/cause.js'

export const reconcileCommand = async (file: string, asked: LedgerAsked): Promise<ExitCode> => {
  const { options, output } = asked
  const theirs = await statementIn(file)
  if (E.isLeft(theirs)) return tellFaults(theirs.left, asked)
  return withStore(asked, async (store) => {
    const ledgers = await allLedgers(store)
    if (E.isLeft(ledgers)) return tellFailure(ledgers.left, output)
    const { bn15 } = theirs.right.body
    const own = ledgers.right.find((one) => one.bn15 === bn15)
    if (own === undefined) {
      const reason = `the store has no ledger of ${bn15}`
      return tellFaults([{ path: 'body.bn15', reason }], asked)
    }
    const others = ledgers.right.filter((one) => one !== own)
    const result = reconcile(theirs.right, { own, others })
    if (options.json) await output.line(JSON.stringify(result))
    else await print(result, output)
    return result.differences.length === 0 ? exitCodes.ok : exitCodes.refused
  })
}

const statementIn = async (
  file: string,
): Promise<E.Either<ReadonlyArray<Fault>, StatementMessage & { body: { bn15: Bn15 } }>> => {
  const json = await readJsonFile(file)
  if (E.isLeft(json)) return E.left([json.left])
  const decoded = decodeMessage(json.right)
  if (E.isLeft(decoded)) return decoded
  return E.mapLeft((fault: Fault) => [fault])(statementOfAccount(decoded.right.message))
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

const print = async (
  { bn15, period, sealed, closing, differences }: Reconciliation,
  output: Output,
): Promise<void> => {
  const { bold, green, red } = output.colors
  const state = sealed ? 'sealed' : 'not sealed yet'
  await output.line(
    `${bold(`statement ${period}`)} of ${bn15}, ours ${state}: closing ${closing.ours}, theirs ${closing.theirs}`,
  )
  if (differences.length === 0) {
    await output.line(green('nothing differs'))
    return
  }
  await output.line(tableOf(differences, output))
  await output.line(red(`${differences.length} differences of ${closing.difference} in all`))
}

const kindTexts: { readonly [kind in Difference['kind']]: string } = {
  opening: 'another opening',
  missingHere: 'missing here',
  missingThere: 'missing there',
  amount: 'another amount',
  security: 'another account security',
  dueDate: 'another due date',
  version: 'another version',
  transaction: 'another transaction',
}

const tableOf = (differences: ReadonlyArray<Difference>, { colors }: Output): string => {
  const head = ['what', 'of', 'theirs at', 'ours at', 'ours', 'theirs', 'difference', 'because']
  const table = new Table({
    head: head.map((title) => colors.bold(title)),
    colAligns: ['left', 'left', 'left', 'left', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  })
  for (const one of differences) {
    table.push([
      kindTexts[one.kind],
      one.item,
      one.place ?? '',
      one.revision === null ? '' : `@${one.revision}`,
      one.ours ?? '',
      one.theirs ?? '',
      one.difference,
      causeText(one.cause),
    ])
  }
  return table.toString()
}
