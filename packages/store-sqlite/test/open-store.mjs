// How other processes open a store: they run the built package, under its name.
import { openSqliteStore } from '@carmkit/store-sqlite'

/** @param {string} file */
export const openStore = async (file) => {
  const opened = await openSqliteStore(file)
  if (opened._tag === 'Left') throw new Error(opened.left.reason)
  return opened.right
}
