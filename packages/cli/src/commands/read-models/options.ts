/** Options that commands on read models share. */
import { InvalidArgumentError, Option } from 'commander'

export const databaseOption = (): Option =>
  new Option('--db <database>', 'database of the tables: sqlite:<file>, or postgres://...')

/** A whole number of at least 1, as the options' parser reads it. */
export const countFrom = (value: string, most: number): number => {
  const count = Number(value)
  if (!/^[1-9][0-9]{0,8}$/.test(value) || count > most)
    throw new InvalidArgumentError(`Write a number from 1 to ${most}.`)
  return count
}
