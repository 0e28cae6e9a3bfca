/**
 * Streams as they stand so far in a walk. Each is changed in its place: what was held of it before has
 * mostly lived too long to be let go of soon, and would fill the memory of whoever reads a long log.
 */
import type { Held } from '@carmkit/core'

/** For whoever walks; what comes of the walk is {@link Held}, and does not change any more. */
export interface Holding {
  state: unknown
  readonly pin: { readonly stream: string; revision: Held['pin']['revision']; hash: string }
}

export const holdIn = (streams: Map<string, Holding>, { state, pin }: Held): void => {
  const held = streams.get(pin.stream)
  if (held === undefined) {
    streams.set(pin.stream, { state, pin: { ...pin } })
    return
  }
  held.state = state
  held.pin.revision = pin.revision
  held.pin.hash = pin.hash
}
