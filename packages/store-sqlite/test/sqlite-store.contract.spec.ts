/** The embedded store keeps the contract, in one process and in eight. */
import type { Store } from '@carmkit/store'
import { sharedStoreContract, storeContract } from '@carmkit/store-contract'
import { describe, it } from 'vitest'
import { openStore, temporaryFiles } from './folder.js'

const newFile = temporaryFiles()

describe('sqlite store', () => {
  const files = new WeakMap<Store, string>()
  const openIn = async (file: string): Promise<Store> => {
    const store = await openStore(file)
    files.set(store, file)
    return store
  }
  const subject = {
    name: 'sqlite',
    open: () => openIn(newFile()),
    reopen: (store: Store) => openIn(files.get(store) ?? ''),
  }
  for (const { name, run } of storeContract(subject)) it(name, run)
})

describe('sqlite store, shared', () => {
  const place = async () => {
    const argument = newFile()
    const module = new URL('./open-store.mjs', import.meta.url).href
    return {
      open: () => openStore(argument),
      opener: { module, exportName: 'openStore', argument },
    }
  }
  for (const { name, run } of sharedStoreContract({ name: 'sqlite', place })) it(name, run)
})
