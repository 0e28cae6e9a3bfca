/**
 * The dated tables that a submission reads, by name, and how each is read.
 *
 * A table that the embedder does not supply is null: its edit is reported as unchecked, never
 * silently passed. A table that is supplied but malformed is a bug of its supplier and throws.
 */
import { type Codec, codec, isJsonObject, list, text } from '@carmkit/kernel'
import type { Facts } from '../../../aggregate.js'
import {
  type CadTypeRule,
  CadTypeRules,
  cadTypesOf,
  cadTypesTable,
  ReasonCodeRules,
  suppliedTable,
} from '../../../dated-rules/index.js'
import { SurtaxMeasure } from '../../../rating/index.js'

type TextLists = { readonly [key: string]: ReadonlyArray<string> }

export interface EditTables {
  /** Tariff code → prefixes of the classifications that it may stand with. */
  readonly tariffCodes: TextLists | null
  /** Tariff treatment → countries of origin that may claim it. */
  readonly treatmentOrigins: TextLists | null
}

export interface DeclarationTables extends EditTables {
  /** What each type asks for; ours where none are supplied. */
  readonly cadTypes: ReadonlyArray<CadTypeRule>
  readonly surtaxMeasures: ReadonlyArray<SurtaxMeasure> | null
}

export const tableNames = [
  'tariffCodes',
  'treatmentOrigins',
  'surtaxMeasures',
  cadTypesTable,
] as const

const Entry = list(
  text<string>('Code', '1 to 10 characters', (value) => /^.{1,10}$/.test(value)),
  { most: 400 },
)

const TextLists: Codec<TextLists> = codec('lists by code', (value) =>
  isJsonObject(value) && Object.values(value).every(Entry.is)
    ? null
    : 'expected lists of codes by code',
)

/** Codec of each table's content, for embedders that build a table source. */
export const tableCodecs = {
  tariffCodes: TextLists,
  treatmentOrigins: TextLists,
  surtaxMeasures: list(SurtaxMeasure, { most: 1000 }),
  cadTypes: CadTypeRules,
  reasonCodes: ReasonCodeRules,
}

export const declarationTables = (facts: Facts): DeclarationTables => ({
  tariffCodes: suppliedTable(facts, 'tariffCodes', TextLists),
  treatmentOrigins: suppliedTable(facts, 'treatmentOrigins', TextLists),
  cadTypes: cadTypesOf(facts),
  surtaxMeasures: suppliedTable(facts, 'surtaxMeasures', tableCodecs.surtaxMeasures),
})
