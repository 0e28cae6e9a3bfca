/** How another process opens a place that processes share: by the address of its server, for `sharedStoreContract`. */
import { openEventStoreDb } from '@carmkit/store-eventstoredb'

export const openShared = async (connectionString) => {
  const opened = await openEventStoreDb({ connectionString, categories: ['counter'] })
  if (opened._tag === 'Left') throw new Error(opened.left.reason)
  return opened.right
}
