/** Accepted declarations of a log, as far as the laws of outcomes look at their states. */
import type { Log } from '../log.js'

const declarationPrefix = 'transaction-declaration.'

export interface FiledState {
  readonly status: string
  readonly version: number
  readonly importer: string
  readonly acceptedOn: string
  readonly cadType: string
}

export const filedIn = (log: Log, stream: string): FiledState => {
  const known = log.get(stream)
  if (known === undefined) throw new Error(`there is no ${stream}`)
  return known.state as FiledState
}

export const declarationsIn = (log: Log) =>
  [...log].flatMap(([stream, { state }]) => {
    const filed = state as FiledState
    return stream.startsWith(declarationPrefix) && filed.status === 'Accepted'
      ? [{ stream, filed }]
      : []
  })
