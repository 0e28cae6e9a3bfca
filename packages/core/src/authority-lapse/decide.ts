/** The answer of a lapse: recorded once, and silent from then on. */
import * as E from 'fp-ts/lib/Either.js'
import { requireGrant } from '../authority/index.js'
import type { AuthorityLapseCommand } from './command.js'
import type { AuthorityLapseContext } from './context.js'
import { AuthorityLapsed, type AuthorityLapseEvent } from './event.js'
import type { AuthorityLapseRejection } from './rejection.js'
import type { AuthorityLapse } from './state.js'

export const decide = (
  command: AuthorityLapseCommand,
  state: AuthorityLapse,
  context: AuthorityLapseContext,
): E.Either<AuthorityLapseRejection, ReadonlyArray<AuthorityLapseEvent>> => {
  requireGrant(command, context)
  return E.right(state.status === 'Recorded' ? [] : [AuthorityLapsed.make(command.data)])
}
