/**
 * What can be wrong with a database, in kinds that both of them share. Drivers throw {@link SqlError}
 * and nothing else; the public functions turn it into values.
 */

/**
 * - `busy`: somebody else holds a lock, or two got in each other's way: worth trying again;
 * - `lost`: the server does not answer, or not any more: worth trying again;
 * - `insecure`: no connection that is encrypted, to the server that was meant;
 * - `ended`: the server has ended a statement that took too long, or that somebody there has cancelled;
 * - `full`: no room;
 * - `denied`: no permission;
 * - `missing`: no such database;
 * - `needed`: something of somebody else's stands on what is to go;
 * - `settings`: no connection can be made as the address asks for it;
 * - `damaged`: the file is no database, or a broken one;
 * - `other`: all else.
 */
export type SqlErrorKind =
  | 'busy'
  | 'lost'
  | 'insecure'
  | 'ended'
  | 'full'
  | 'denied'
  | 'missing'
  | 'needed'
  | 'settings'
  | 'damaged'
  | 'other'

export class SqlError extends Error {
  constructor(
    readonly kind: SqlErrorKind,
    message: string,
  ) {
    super(message)
  }
}

/** Why the database did not do what was asked: nothing of it was done. */
export interface DatabaseFailure {
  readonly name:
    | 'DatabaseUnavailable'
    | 'DatabaseFull'
    | 'DatabaseDenied'
    | 'DatabaseMissing'
    | 'DatabaseDamaged'
    | 'DatabaseFailed'
  /** What happened and what to do, without credentials. */
  readonly reason: string
}

/** It is not, or not yet, a database that this program may read. */
export interface WrongDatabase {
  readonly name: 'SomebodyElses' | 'NoReadModels'
  readonly reason: string
}

export const noReadModels = (shown: string): WrongDatabase => ({
  name: 'NoReadModels',
  reason: `${shown} holds no read models of this version: open it for writing once, or project the log to it`,
})

const failures: {
  readonly [Kind in SqlErrorKind]: readonly [name: DatabaseFailure['name'], advice: string]
} = {
  busy: ['DatabaseUnavailable', 'somebody else works on it: try again later'],
  lost: ['DatabaseUnavailable', 'see that the server runs and can be reached, and try again'],
  insecure: ['DatabaseDenied', 'check sslmode and the certificates that the address names'],
  ended: [
    'DatabaseUnavailable',
    'give this user a longer statement_timeout, or take smaller batches, and try again',
  ],
  full: ['DatabaseFull', 'make room on its disk and try again; nothing of the batch was written'],
  denied: ['DatabaseDenied', 'check user, password and permissions'],
  missing: ['DatabaseMissing', 'check its name, or make it first'],
  needed: [
    'DatabaseFailed',
    'drop that, try again, and make it anew once the tables have changed; nothing was changed',
  ],
  settings: [
    'DatabaseFailed',
    'check sslmode, the files of certificates, and whatever else the address asks for',
  ],
  damaged: ['DatabaseDamaged', 'name another one; the read models can be built anew from the log'],
  other: ['DatabaseFailed', 'nothing of the batch was written'],
}

/** @param address the database as people may see it */
export const databaseFailure = (address: string, { kind, message }: SqlError): DatabaseFailure => {
  const [name, advice] = failures[kind]
  return { name, reason: `${address}: ${message}; ${advice}` }
}
