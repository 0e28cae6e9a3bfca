/** Streams of other businesses that say what delegations to this one give. */
import { delegation, type Instant } from '@carmkit/core'
import type { ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Question, type Read, walkWhere } from '../prefix/account.js'
import type { LeftOut } from '../prefix/left-out.js'
import { streamsBehind } from './delegations.js'
import { keepState, type Seen } from './seen.js'

/**
 * A client that revoked everything of this provider says so in its own stream, which is no stream of
 * the provider's. What cannot be read of it is left
 * out, and counted.
 */
export const keepOutsiders = async (
  question: Omit<Question, 'subject'>,
  { streams, states }: Seen,
): Promise<E.Either<ReadFailure, ReadonlyArray<LeftOut>>> => {
  const delegations = [...streams.keys()].filter((one) => one.startsWith(`${delegation.category}-`))
  const behind = new Set(delegations.flatMap(streamsBehind).filter((one) => !streams.has(one)))
  if (behind.size === 0) return E.right([])
  const whose = (stream: string) => (behind.has(stream) ? 'ours' : 'others')
  const walked = await walkWhere({ ...question, whose }, (events) => {
    for (const { held, recorded } of events) {
      keepState(states, held, recorded.metadata.recordedAt as Instant)
    }
  })
  return E.map(({ leftOut }: Read) => leftOut)(walked)
}
