/** What program accounts meet in tests: a business number that ends, and obligations that are supplied. */
import { maple } from './actors.js'
import type { History } from './history.js'
import { rm1, stream } from './story.js'

/** Maple's number has ceased, and its accounts are not closed yet. */
export const underCeased = (history: History): History =>
  history.given(stream.maple, {
    type: 'BusinessCeased',
    v: 1,
    data: { bn9: maple, on: '2026-02-01', cause: { kind: 'ceased', reason: 'Dissolved' } },
  })

interface Supplied {
  readonly balance: string
  readonly unaccountedReleases: number
  readonly openDeclarations: number
  readonly securityHeld: boolean
  readonly lastFilingOn: string | null
  readonly unreadable?: ReadonlyArray<string>
  readonly unattributed?: ReadonlyArray<string>
}

export const clear: Supplied = {
  balance: '0.00',
  unaccountedReleases: 0,
  openDeclarations: 0,
  securityHeld: false,
  lastFilingOn: null,
}

/** RM0001 owes and holds nothing, and nothing was filed on it, unless `change` says so. */
export const withObligations = (history: History, change: Partial<Supplied> = {}): History =>
  history.supplied(`programObligations-${rm1}`, { ...clear, ...change })
