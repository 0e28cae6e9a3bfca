/** Where dated tables come from: the built-in ones, and those that an embedder supplies. */
import {
  agencyRecord,
  agencyRecordPrefix,
  Bn9,
  Bn15,
  EnrolmentChannels,
  Instant,
  ledgerTables,
  monthlyDuties,
  monthlyDutiesPrefix,
  obligationsPrefix,
  ProgramObligations,
  portalReleasesTable,
  postedThroughTable,
  securityLimitsTable,
  securityReviewsTable,
  surtaxMeasures,
  type Table,
  tableCodecs,
} from '@carmkit/core'
import { type Codec, contentHash, type Fault, faultsOf, type Json, sketch } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

export type TableSource = ReadonlyMap<string, Table>

/** One table of each name, the agency's record of a business number, and two of each account. */
export type TableName =
  | keyof typeof tableCodecs
  | keyof typeof ledgerTables
  | 'portalReleases'
  | 'enrolmentChannels'
  | 'securityLimits'
  | 'securityReviews'
  | `${typeof monthlyDutiesPrefix}${string}`
  | typeof postedThroughTable
  | `${typeof obligationsPrefix}${string}`
  | `${typeof agencyRecordPrefix}${string}`

type Content = Pick<Codec<unknown>, 'decode'>

const contents: { readonly [name: string]: Content } = {
  ...tableCodecs,
  ...ledgerTables,
  portalReleases: portalReleasesTable,
  enrolmentChannels: EnrolmentChannels,
  securityLimits: securityLimitsTable,
  securityReviews: securityReviewsTable,
  [postedThroughTable]: Instant,
}

/** A table with its content checked and hashed. */
export const table = (name: TableName, content: unknown): E.Either<ReadonlyArray<Fault>, Table> => {
  const expected = contentOf(name)
  if (expected === null) {
    const reason = `no table is called ${sketch(name)}`
    return E.left([{ path: '', reason }])
  }
  const decoded = expected.decode(content)
  if (E.isLeft(decoded)) return E.left(faultsOf(decoded.left))
  const hash = contentHash(decoded.right)
  return E.isLeft(hash)
    ? E.left([{ path: '', reason: hash.left }])
    : E.right({ name, hash: hash.right, content: decoded.right as unknown as Json })
}

/** Null for a name that no decision asks for. */
const contentOf = (name: string): Content | null => {
  if (name.startsWith(agencyRecordPrefix) && Bn9.is(name.slice(agencyRecordPrefix.length)))
    return agencyRecord
  if (name.startsWith(obligationsPrefix) && Bn15.is(name.slice(obligationsPrefix.length)))
    return ProgramObligations
  if (name.startsWith(monthlyDutiesPrefix) && Bn15.is(name.slice(monthlyDutiesPrefix.length)))
    return monthlyDuties
  return Object.hasOwn(contents, name) ? (contents[name] ?? null) : null
}

const builtIn = (name: TableName, content: unknown): readonly [string, Table] => {
  const made = table(name, content)
  if (E.isLeft(made)) throw new Error(`built-in table ${name}: ${JSON.stringify(made.left)}`)
  return [name, made.right]
}

/** The tables that come with carmkit. */
export const builtInTables: TableSource = new Map([builtIn('surtaxMeasures', surtaxMeasures)])
