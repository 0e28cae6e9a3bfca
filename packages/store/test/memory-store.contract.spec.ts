/** The reference store keeps the contract that it is the reference for. */
import { memoryStore } from '@carmkit/store'
import { storeContract } from '@carmkit/store-contract'
import { describe, it } from 'vitest'

describe('memory store', () => {
  const subject = { name: 'memory', open: async () => memoryStore(), reopen: null }
  for (const { name, run } of storeContract(subject)) it(name, run)
})
