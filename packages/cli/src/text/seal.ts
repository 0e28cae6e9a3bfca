/** What the seal of a statement says: open, sealed, or sealed and broken. */
import type { Seal } from '@carmkit/core'

/** Null is the seal of a statement that is open. */
export const stateText = (seal: Seal | null): string =>
  seal === null
    ? 'not sealed yet, this is what it would be now'
    : `sealed on ${seal.issued.issuedOn}, through event @${seal.issued.throughRevision}`

/** Null where nothing is wrong. */
export const brokenText = (seal: Seal | null): string | null =>
  seal === null || seal.broken.length === 0
    ? null
    : `what was sealed does not follow from the events: ${seal.broken.join(', ')}`
