/** What the seal of a statement says: open, sealed, or sealed and broken; or why there is none to ask. */
import type { NoStatement } from '@carmkit/audit'
import type { Seal } from '@carmkit/core'
import { absurd } from '@carmkit/kernel'

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

export const noStatementText = (period: string, none: NoStatement): string => {
  switch (none.name) {
    case 'BeforeFirst':
      return `${period} has no statement, nothing is recorded of a period before ${none.first}`
    case 'NotBegun':
      return `${period} has no statement yet, the last one that is open is that of ${none.open}`
    case 'ListedElsewhere':
      return `${period} has no statement of its own, its lines stand on that of ${none.period}`
    default:
      return absurd(none)
  }
}
