/** The way in: from an address to a database of read models, or to a sentence that says what to do. */
import * as E from 'fp-ts/lib/Either.js'
import { type Address, addressOf, type BadAddress, secretsIn } from './address.js'
import type { Database } from './database.js'
import {
  type DatabaseFailure,
  databaseFailure,
  noReadModels,
  SqlError,
  type WrongDatabase,
} from './failure.js'
import {
  type DatabaseNewer,
  type Migration,
  migrations,
  missingSteps,
  runMigrations,
} from './migrations/index.js'
import { openPostgres } from './postgres/open.js'
import { openSqlite, ownerOf } from './sqlite/open.js'

/**
 * Why there is no database; each reason says what to do, and shows no credentials.
 *
 * - `SomebodyElses`: the file is a database of another program, or carmkit's own log;
 * - `NoReadModels`: it is to be read only, and no read models were ever made there.
 */
export type OpenFailure = BadAddress | DatabaseFailure | DatabaseNewer | WrongDatabase

export interface OpenOptions {
  /** Never writes; there must be read models already. */
  readonly readonly?: boolean
  /** How long a lock of somebody else is waited for, in milliseconds; default 10,000. */
  readonly patience?: number
}

/**
 * Opens the database at `sqlite:<file>` or `postgres://...`. Opened for writing, a file that is
 * missing is made, and the schema of the bookkeeping brought up to date; on PostgreSQL everything
 * stands in the schema `carmkit` of a database that must be there.
 */
export const openDatabase = async (
  text: string,
  options: OpenOptions = {},
): Promise<E.Either<OpenFailure, Database>> =>
  opening(text, options, async (database) => {
    const ready = await prepare(database)
    if (E.isLeft(ready)) await database.close()
    return E.map(() => database)(ready)
  })

/** The steps that opening it for writing would run; nothing is changed. */
export const pendingMigrations = async (
  text: string,
): Promise<E.Either<OpenFailure, ReadonlyArray<Migration>>> => {
  const found = await opening(text, { readonly: true }, async (database) => {
    const version = await database.schemaVersion()
    await database.close()
    return missingSteps(database, version)
  })
  const isNew = E.isLeft(found) && found.left.name === 'NoReadModels'
  return isNew ? E.right(migrations) : found
}

/** Brings the schema of the bookkeeping up to date, and answers with the steps that this took. */
export const migrate = (text: string): Promise<E.Either<OpenFailure, ReadonlyArray<Migration>>> =>
  opening(text, {}, async (database) => {
    const done = await runMigrations(database)
    await database.close()
    return done
  })

/** How long a lock is waited for by default, in milliseconds. */
const defaultPatience = 10_000

const opening = async <A>(
  text: string,
  { readonly = false, patience = defaultPatience }: OpenOptions,
  work: (database: Database) => Promise<E.Either<OpenFailure, A>>,
): Promise<E.Either<OpenFailure, A>> => {
  const address = addressOf(text)
  if (E.isLeft(address)) return address
  return attempted(address.right, async () => {
    const opened = await open(address.right, { readonly, patience })
    if (E.isLeft(opened)) return opened
    try {
      return await work(opened.right)
    } catch (error) {
      await opened.right.close()
      throw error
    }
  })
}

const open = async (
  address: Address,
  options: { readonly readonly: boolean; readonly patience: number },
): Promise<E.Either<OpenFailure, Database>> => {
  if (address.kind === 'postgres') return E.right(await openPostgres({ ...address, ...options }))
  const owner = ownerOf(address.file)
  if (owner === "somebody's") {
    const reason = `${address.shown} is a database of something else, and stays as it is: name another file`
    return E.left({ name: 'SomebodyElses', reason })
  }
  if (owner === "nobody's" && options.readonly) return E.left(noReadModels(address.shown))
  return E.right(openSqlite({ ...address, ...options }))
}

const prepare = async (database: Database): Promise<E.Either<OpenFailure, unknown>> => {
  if (database.writing !== null) return runMigrations(database)
  const version = await database.schemaVersion()
  if (version === 0) return E.left(noReadModels(database.address))
  const missing = missingSteps(database, version)
  if (E.isLeft(missing) || missing.right.length === 0) return missing
  return E.left(noReadModels(database.address))
}

/** What a database answers, or its failure as people may see it. */
const attempted = async <L, A>(
  address: Address,
  work: () => Promise<E.Either<L, A>>,
): Promise<E.Either<L | DatabaseFailure, A>> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SqlError)) throw error
    return E.left(databaseFailure(address.shown, withoutSecrets(address, error)))
  }
}

const withoutSecrets = (address: Address, { kind, message }: SqlError): SqlError =>
  new SqlError(
    kind,
    secretsIn(address).reduce((text, secret) => text.replaceAll(secret, '***'), message),
  )
