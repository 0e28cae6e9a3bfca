/** Read models in a schema of their own, in a database of a PostgreSQL server. */
import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely'
import pg from 'pg'
import type { PlainRow } from '../../project/rows.js'
import { type Database, type Dialect, names, type Session } from '../database.js'
import { SqlError } from '../failure.js'
import { schemaVersionBy } from '../schema-version.js'
import { connectionErrorOf, postgresErrorOf } from './error.js'
import { replacing } from './replacing.js'
import { sessionOn } from './session.js'
import { watchOver } from './watch.js'

/** The schema that everything stands in, beside whatever else the database holds. */
export const schema = 'carmkit'

const dialect: Dialect = {
  typeOf: ({ kind, nullable }) => {
    const isNumber = kind === 'number' || kind === 'money' || kind === 'flag'
    // Text is compared by its bytes, as SQLite does, and not by the rules of a language.
    return `${isNumber ? 'BIGINT' : 'TEXT COLLATE "C"'}${nullable ? '' : ' NOT NULL'}`
  },
  tableOptions: '',
  forUpdate: ' FOR UPDATE',
  lockMigrations: "SELECT pg_advisory_xact_lock(hashtext('carmkit read models'))",
  // A moment only: while this waits for a reader, all new ones wait for it.
  lockReaders: [
    "SET LOCAL lock_timeout TO '50ms'",
    `LOCK TABLE ${names.build} IN ACCESS EXCLUSIVE MODE`,
  ],
  replacing,
  isClaimed: `SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = '${schema}' AND tablename = '${names.schema}'`,
  version: `SELECT version FROM ${schema}.${names.schema}`,
  claim: async (session) => {
    const [found] = await session.rows(
      'SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?',
      schema,
    )
    if (found === undefined) await session.run(`CREATE SCHEMA ${schema}`)
  },
}

export interface PostgresOptions {
  readonly url: string
  readonly shown: string
  readonly readonly: boolean
  /** How long a server or a lock of somebody else is waited for, in milliseconds. */
  readonly patience: number
}

/** Answers once the server has. Throws `SqlError`. */
export const openPostgres = async (options: PostgresOptions): Promise<Database> => {
  const { shown, readonly, patience } = options
  const pool = await connecting(() => poolOf(options))
  const queries = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const version = () => translated(() => versionBy(pool))
  try {
    await version()
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    kind: 'postgres',
    address: shown,
    dialect,
    writing: readonly ? null : (work) => writing(pool, patience, work),
    reading: (work) => reading(queries, (transaction) => work(transaction as never)),
    schemaVersion: version,
    close: () => queries.destroy(),
  }
}

const versionBy = async (pool: Pool): Promise<number> => {
  const client = await pool.connect()
  try {
    return await schemaVersionBy(dialect, async (text) => (await client.query<PlainRow>(text)).rows)
  } finally {
    client.release()
  }
}

/** After so many transactions a connection makes room for a new one, which has prepared nothing yet. */
const mostUses = 5_000

/** Hands out connections, or throws `SqlError`. */
const poolOf = ({ url, patience }: PostgresOptions): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    maxUses: mostUses,
    types: { getTypeParser },
  })
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect()
    const unwatched = watchOver(client, { url, patience })
    const release = client.release.bind(client)
    client.release = (error) => {
      unwatched()
      release(error)
    }
    return client
  }
  // A connection that ends while nobody uses it is no failure: the next use makes a new one.
  pool.on('error', () => undefined)
  // One that ends between two statements is told to whoever asks it next.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { connect: () => connecting(connect), end: () => pool.end() }
}

type Pool = Pick<PostgresPool, 'end'> & { readonly connect: () => Promise<pg.PoolClient> }

const writing = async <A>(
  pool: Pool,
  patience: number,
  work: (session: Session) => Promise<A>,
): Promise<A> => {
  const client = await pool.connect()
  let isLost = false
  const onError = () => {
    isLost = true
  }
  client.on('error', onError)
  try {
    const timeout = `SET LOCAL lock_timeout TO ${Math.max(1, Math.ceil(patience))}`
    await translated(() => client.query(`BEGIN; SET LOCAL search_path TO ${schema}; ${timeout}`))
    const done = await work(sessionOn(client))
    await translated(() => client.query('COMMIT'))
    return done
  } catch (error) {
    await client.query('ROLLBACK').catch(onError)
    throw error
  } finally {
    client.off('error', onError)
    client.release(isLost)
  }
}

const translated = <A>(work: () => Promise<A>): Promise<A> => thrownAs(postgresErrorOf, work)

const connecting = <A>(work: () => A | Promise<A>): Promise<A> => thrownAs(connectionErrorOf, work)

const thrownAs = async <A>(
  translate: (error: unknown) => unknown,
  work: () => A | Promise<A>,
): Promise<A> => {
  try {
    return await work()
  } catch (error) {
    throw translate(error)
  }
}

/** A reader holds this from before its snapshot on: then no switch of tables comes in between. */
const asReader = `SET LOCAL search_path TO ${schema}; SET TRANSACTION READ ONLY;
  LOCK TABLE ${names.build} IN ACCESS SHARE MODE`

const reading = <A>(
  queries: Kysely<unknown>,
  work: (queries: Kysely<unknown>) => Promise<A>,
): Promise<A> =>
  translated(() =>
    queries
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        await sql.raw(asReader).execute(transaction)
        return work(transaction)
      }),
  )

/** Whole numbers and sums of them as numbers, exact or not at all; the rest as text comes. */
const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC
    ? exactNumber
    : pg.types.getTypeParser(oid, format as 'text')) as never

const exactNumber = (text: string): number => {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new SqlError('other', `the database holds ${text}: a number beyond 2^53, or a broken one`)
}
