/** What a client decides about a provider as a whole: blocks, and the end of everything it has. */
import { addHours, type Instant } from '../../values/index.js'
import type { On } from '../command/index.js'
import type { BusinessAccountContext } from '../context.js'
import { ProviderBlocked, ProviderRevoked, ProviderUnblocked } from '../event.js'
import type { Registered } from '../state.js'
import { alreadyTrue, recorded, refused, type Verdict } from './verdict.js'

/** A block holds for 90 days (DEL-22). */
const blockHours = 90 * 24

/**
 * Blocked again, the 90 days begin anew. Managers need an Active business; the block that follows
 * from a refused delegation is a fact of that refusal.
 */
export const blockProvider = (
  { data: { bn9, provider } }: On<'BlockProvider'>,
  { blocks }: Registered,
  { now }: BusinessAccountContext,
): Verdict => {
  const until = addHours(now, blockHours)
  return blocks[provider] === until
    ? alreadyTrue
    : recorded(ProviderBlocked.make({ bn9, provider, until }))
}

export const unblockProvider = (
  { data }: On<'UnblockProvider'>,
  { blocks }: Registered,
  { now }: BusinessAccountContext,
): Verdict =>
  isBlocked(blocks[data.provider], now)
    ? recorded(ProviderUnblocked.make(data))
    : refused({ name: 'NotBlocked', rule: 'DEL-22', provider: data.provider })

const isBlocked = (until: Instant | undefined, now: Instant): boolean =>
  until !== undefined && now < until

/**
 * Always records: what this account knows cannot tell whether something was granted since the last
 * time, and a revocation that was needed must not be taken for a repeated one (DEL-25).
 */
export const revokeAllForProvider = (
  { data: { bn9, provider, mode } }: On<'RevokeAllForProvider'>,
  { references }: Registered,
  { now }: BusinessAccountContext,
): Verdict =>
  provider === bn9
    ? refused({ name: 'SameBusiness', rule: 'DEL-02', bn9 })
    : recorded(
        ProviderRevoked.make({
          client: bn9,
          provider,
          mode,
          at: now,
          scopes: ['business', ...references],
        }),
      )
