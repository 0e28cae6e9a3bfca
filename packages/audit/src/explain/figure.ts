/**
 * Where a figure of a statement comes from: the events and the arithmetic that made it, and behind
 * what a declaration caused, that version and the authority under which it was made.
 */
import {
  type Bn15,
  type Explanation,
  explainer,
  type Figure,
  figuresOf,
  type LedgerEvent,
  type LedgerRecord,
  ledgerStream,
  type Seal,
  type Source,
  type Statement,
  sealedWith,
  sealOf,
  statementOf,
  stretchOf,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type DeclarationBehind, declarationsBehind } from './behind.js'
import { toldIn } from './command.js'
import type { Reading } from './evidence.js'
import { type LedgerRead, ledgerRecordsIn } from './ledger-records.js'
import type { FigureName } from './named.js'
import { findingIn } from './places.js'
import { brokenIn, type Unsound, unsoundAmong } from './unsound.js'

/** A statement as it was sealed, or as it would be now. */
export interface StatementRead {
  readonly statement: Statement
  readonly seal: Seal | null
  readonly figures: ReadonlyArray<Figure>
}

/** Why a period has no statement of its own, and which one to ask for instead. */
export type NoStatement =
  | { readonly name: 'BeforeFirst'; readonly first: string }
  | { readonly name: 'NotBegun'; readonly open: string }
  | { readonly name: 'ListedElsewhere'; readonly period: string }

export const statementIn = (
  records: ReadonlyArray<LedgerRecord>,
  { bn15, period }: { readonly bn15: Bn15; readonly period: string },
): E.Either<NoStatement, StatementRead> => {
  const none = noStatementOf(
    records.map(({ event }) => event),
    period,
  )
  return none === null ? E.right(statementFrom(records, { bn15, period })) : E.left(none)
}

const noStatementOf = (events: ReadonlyArray<LedgerEvent>, period: string): NoStatement | null => {
  const stretch = stretchOf(events)
  if (stretch !== null && period < stretch.first) {
    return { name: 'BeforeFirst', first: stretch.first }
  }
  if (stretch !== null && period > stretch.open) return { name: 'NotBegun', open: stretch.open }
  const listedOn = sealedWith(events, period)
  return listedOn === null || listedOn === period
    ? null
    : { name: 'ListedElsewhere', period: listedOn }
}

/** Of a period that no other statement took the lines of. */
export const statementFrom = (
  records: ReadonlyArray<LedgerRecord>,
  { bn15, period }: { readonly bn15: Bn15; readonly period: string },
): StatementRead => {
  const events = records.map(({ event }) => event)
  const statement = statementOf(events, period)
  return { statement, seal: sealOf(events, statement), figures: figuresOf(bn15, statement) }
}

/** Of figures of that statement, from what was recorded up to its seal. */
export const explanationsOf = (
  records: ReadonlyArray<LedgerRecord>,
  {
    bn15,
    read: { statement, seal },
    figures,
  }: {
    readonly bn15: Bn15
    readonly read: Pick<StatementRead, 'statement' | 'seal'>
    readonly figures: ReadonlyArray<Figure>
  },
): ReadonlyArray<Explanation> => {
  const upTo = seal === null ? records : records.slice(0, seal.revision)
  return figures.map(explainer(upTo, { bn15, statement }))
}

export interface FigureExplained {
  readonly stream: string
  readonly explanation: Explanation
  /** Null while the statement is open: then the figure is what it would be now. */
  readonly seal: Seal | null
  readonly declarations: ReadonlyArray<DeclarationBehind>
  /** Those of the events told here, and the seal among them, that are not what was sealed, or cannot be. */
  readonly unsound: ReadonlyArray<Unsound>
}

/** Why there is no such figure; `figures` are those that there are. */
export type NoFigure =
  | { readonly name: 'NoLedger' }
  | NoStatement
  | { readonly name: 'NoSuchFigure'; readonly figures: ReadonlyArray<string> }

/** Looks through the log at most once, and where everything that led to it is known by its place not at all. */
export const explainFigure = async (
  reading: Reading & { readonly onProgress?: (events: number) => void },
  { id, bn15, period }: FigureName,
): Promise<E.Either<ReadFailure, FigureExplained | NoFigure>> => {
  const ledger = await ledgerRecordsIn(reading.store, bn15)
  if (E.isLeft(ledger)) return ledger
  const { records, events } = ledger.right
  if (records.length === 0) return E.right({ name: 'NoLedger' })
  const read = statementIn(records, { bn15, period })
  if (E.isLeft(read)) return E.right(read.left)
  const { figures, seal } = read.right
  const named = figures.filter((one) => one.id === id)
  const [explanation] = explanationsOf(records, { bn15, read: read.right, figures: named })
  if (explanation === undefined) {
    return E.right({ name: 'NoSuchFigure', figures: figures.map((one) => one.id) })
  }
  const { name: stream } = ledgerStream(bn15)
  const find = findingIn(reading.store, reading.onProgress)
  const sources = sourcesOf(explanation).flatMap(({ revision, causedBy }) => {
    const recorded = events[revision]
    return recorded === undefined ? [] : [{ recorded, causedBy }]
  })
  const declarations = await declarationsBehind({ ...reading, find }, sources)
  return E.map((behind: FigureExplained['declarations']) => {
    const explained = behind.flatMap((one) => one.explained ?? [])
    const told = [...toldOf(ledger.right, explanation, seal), ...explained.flatMap(toldIn)]
    const faults = brokenIn(stream, seal === null ? events : events.slice(0, seal.revision + 1))
    const unsound = unsoundAmong(told, [...explained, { faults }])
    return { stream, explanation, seal, declarations: behind, unsound }
  })(declarations)
}

const sourcesOf = ({ madeBy, restsOn }: Explanation): ReadonlyArray<Source> =>
  [...new Map([...restsOn, ...madeBy].map((one) => [one.revision, one])).values()].toSorted(
    (one, other) => one.revision - other.revision,
  )

const toldOf = (
  { events }: LedgerRead,
  explanation: Explanation,
  seal: Seal | null,
): ReadonlyArray<RecordedEvent> =>
  [...sourcesOf(explanation), ...(seal === null ? [] : [seal])].flatMap(
    ({ revision }) => events[revision] ?? [],
  )
