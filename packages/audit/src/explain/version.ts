/**
 * Where a figure of a declaration's version comes from: the arithmetic of each line as the rater tells
 * it, the events that brought what was rated, and who filed it under which authority.
 */
import {
  carm,
  type Declaration,
  type Domain,
  declaration,
  declarationStream,
  type Money,
  type TransactionNumber,
  tableCodecs,
  type VersionProof,
  versionFigures,
  versionProof,
} from '@carmkit/core'
import { isJsonObject, type RecordedEvent } from '@carmkit/kernel'
import {
  builtInTables,
  decodeRecorded,
  type ReadFailure,
  type Store,
  type TableSource,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { evolved } from '../evolved.js'
import { type Explained, explainedAll, toldIn } from './command.js'
import { findingIn } from './places.js'
import { brokenIn, type Unsound, unsoundAmong } from './unsound.js'
import type { OneCommand } from './walk.js'

export interface VersionQuestion {
  readonly store: Store
  readonly domain?: Domain
  /** Those by which versions were rated, found again by their hash; default: the built-in ones. */
  readonly tables?: TableSource
  readonly transactionNumber: TransactionNumber
  readonly version: number
  /** As it was asked for; null for every figure of the version. */
  readonly figure: string | null
  readonly onProgress?: (events: number) => void
}

export type VersionFigure = keyof typeof versionFigures

/** Null: it is not stated, or not known here. */
export interface FigureOfVersion {
  /** `{transactionNumber}/{version}/{name}`. */
  readonly id: string
  readonly name: VersionFigure
  /** As it was rated here. */
  readonly amount: Money | null
  /** As the agency states it. */
  readonly theirs: Money | null
}

export interface VersionExplained {
  readonly stream: string
  readonly transactionNumber: TransactionNumber
  readonly version: number
  readonly status: VersionProof['version']['status']
  /** The one that was asked for, or all that there are. */
  readonly figures: ReadonlyArray<FigureOfVersion>
  readonly lines: VersionProof['lines']
  readonly otherwise: VersionProof['otherwise']
  readonly basis: VersionProof['basis']
  /** Hash of the table of surtax measures that was read; null where none was. */
  readonly measures: string | null
  readonly madeBy: ReadonlyArray<RecordedEvent>
  readonly broughtBy: ReadonlyArray<RecordedEvent>
  readonly answeredBy: ReadonlyArray<RecordedEvent>
  /** The commands that made it, and those that answered it. */
  readonly commands: ReadonlyArray<Explained>
  readonly unsound: ReadonlyArray<Unsound>
}

/** Why there is nothing to explain, and what there is. */
export type NoVersion =
  | { readonly name: 'NoDeclaration' }
  | { readonly name: 'NoSuchVersion'; readonly versions: ReadonlyArray<number> }
  | { readonly name: 'NoFigureOfVersion'; readonly figures: ReadonlyArray<string> }

/** Looks through the log at most once, and not at all where nothing caused the commands. */
export const explainVersion = async ({
  domain = carm,
  tables = builtInTables,
  store,
  transactionNumber,
  version: number,
  figure,
  onProgress,
}: VersionQuestion): Promise<E.Either<ReadFailure, VersionExplained | NoVersion>> => {
  const { name: stream } = declarationStream(transactionNumber)
  const read = E.chainW(decodedIn)(await store.read(stream)())
  if (E.isLeft(read)) return read
  const { recorded, events } = read.right
  if (recorded.length === 0) return E.right({ name: 'NoDeclaration' })
  const context = contextOf(recorded, tables)
  const found = versionProof(events, { number, measuresAt: context.measuresAt })
  if (E.isLeft(found)) return E.right({ name: 'NoSuchVersion', versions: found.left })
  const proof = found.right
  const all = figuresOf(proof, `${transactionNumber}/${number}`)
  const figures = figure === null ? all : all.filter(({ name }) => name === figure)
  if (figures.length === 0 && figure !== null) {
    return E.right({ name: 'NoFigureOfVersion', figures: all.map(({ id }) => id) })
  }
  const at = (places: ReadonlyArray<number>) => places.flatMap((place) => recorded[place] ?? [])
  const [madeBy, broughtBy, answeredBy] = [
    at(proof.madeBy),
    at(proof.broughtBy),
    at(proof.answeredBy),
  ]
  const reading = { store, domain, find: findingIn(store, onProgress) }
  const explained = await explainedAll(commandsOf(recorded, [...madeBy, ...answeredBy]), reading)
  return E.map((commands: ReadonlyArray<Explained>) => ({
    stream,
    transactionNumber,
    version: number,
    status: proof.version.status,
    figures,
    lines: proof.lines,
    otherwise: proof.otherwise,
    basis: proof.basis,
    measures: context.hashAt(proof.madeBy.at(-1) ?? 0),
    madeBy,
    broughtBy,
    answeredBy,
    commands,
    unsound: unsoundAmong(
      [...madeBy, ...broughtBy, ...answeredBy, ...commands.flatMap(toldIn)],
      [{ faults: brokenIn(stream, recorded) }, ...commands],
    ),
  }))(explained)
}

type Events = Parameters<typeof versionProof>[0]

/** Left names an event that cannot be read, or cannot stand behind those before it. */
const decodedIn = (
  recorded: ReadonlyArray<RecordedEvent>,
): E.Either<
  ReadFailure,
  { readonly recorded: ReadonlyArray<RecordedEvent>; readonly events: Events }
> => {
  const events: Events[number][] = []
  let state: unknown = declaration.initial satisfies Declaration
  for (const one of recorded) {
    const event = decodeRecorded(declaration, one)
    if (E.isLeft(event)) return event
    const after = evolved(state, { aggregate: declaration, recorded: one, event: event.right })
    if (E.isLeft(after)) return after
    state = after.right
    events.push(event.right as unknown as Events[number])
  }
  return E.right({ recorded, events })
}

/** Which table of measures the command of an event read: its first event says the hash. */
const contextOf = (recorded: ReadonlyArray<RecordedEvent>, tables: TableSource) => {
  const hashAt = (place: number): string | null => {
    const commandId = recorded[place]?.metadata.commandId
    const first = recorded.find(({ metadata }) => metadata.commandId === commandId)
    const read = first?.metadata.context?.['tables']
    const hash = isJsonObject(read) ? read['surtaxMeasures'] : undefined
    return typeof hash === 'string' ? hash : null
  }
  return {
    hashAt,
    /** None were known where none were read; null where the table that was read is not at hand. */
    measuresAt: (place: number) => {
      const hash = hashAt(place)
      if (hash === null) return []
      const table = tables.get('surtaxMeasures')
      if (table?.hash !== hash) return null
      const measures = tableCodecs.surtaxMeasures.decode(table.content)
      return E.isLeft(measures) ? null : measures.right
    },
  }
}

/** Those of which anything is known. */
const figuresOf = (
  { version: { charges, assessment } }: VersionProof,
  id: string,
): ReadonlyArray<FigureOfVersion> => {
  const theirs: { readonly [charge: string]: Money | null } = assessment?.theirs.total ?? {}
  return (Object.keys(versionFigures) as ReadonlyArray<VersionFigure>)
    .map((name) => {
      const charge = versionFigures[name]
      return {
        id: `${id}/${name}`,
        name,
        amount: charges.total[charge] ?? null,
        theirs: theirs[charge] ?? null,
      }
    })
    .filter(({ amount, theirs: stated }) => amount !== null || stated !== null)
}

/** Each once, in the order of the stream. */
const commandsOf = (
  recorded: ReadonlyArray<RecordedEvent>,
  events: ReadonlyArray<RecordedEvent>,
): ReadonlyArray<OneCommand> => {
  const ids = new Set(events.map(({ metadata }) => metadata.commandId))
  return [...ids].flatMap((id): ReadonlyArray<OneCommand> => {
    const [first, ...others] = recorded.filter(({ metadata }) => metadata.commandId === id)
    return first === undefined ? [] : [[first, ...others]]
  })
}
