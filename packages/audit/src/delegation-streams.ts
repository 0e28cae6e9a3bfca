/** The streams that say together what a delegation gives: its own, and those in which it may end. */
import { type Bn9, delegation, type Scope } from '@carmkit/core'

/** Who delegates what to whom. */
export interface DelegationParties {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: Scope
}

/** By the name of its stream. */
export const partiesIn = (stream: string): DelegationParties => {
  const [client, provider, scope] = stream.slice(delegation.category.length + 1).split('.')
  return { client: client as Bn9, provider: provider as Bn9, scope: scope as Scope }
}

/** Its own one first. */
export const streamsBehind = (stream: string): ReadonlyArray<string> => {
  const { client, provider, scope } = partiesIn(stream)
  const own = [stream, `businessAccount-${client}`, `businessAccount-${provider}`]
  return scope === 'business' ? own : [...own, `programAccount-${client}${scope}`]
}
