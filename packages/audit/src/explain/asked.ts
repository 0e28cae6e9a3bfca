/** A command seen as a question of authority: for explaining what was decided, and what would be. */
import {
  type AnyAggregate,
  aggregateOfCommand,
  type Domain,
  type Inquiry,
  type Instant,
  type Request,
  senderOf,
  senders,
} from '@carmkit/core'

/** The aggregate that decides a command that was decoded. */
export const aggregateFor = (domain: Domain, { command }: Request): AnyAggregate => {
  const aggregate = aggregateOfCommand(domain, command.type)
  if (aggregate === undefined) throw new Error(`no aggregate answers ${command.type}`)
  return aggregate
}

/**
 * Null where no row of the matrix decides: the kind of sender does, or the person alone. `state` is
 * that of the stream which decides the command.
 */
export const inquiryOfRequest = (
  domain: Domain,
  request: Request,
  { state, now }: { readonly state: unknown; readonly now: Instant },
): Inquiry | null => {
  const { actor, command } = request
  const intent = aggregateFor(domain, request).intent(command, state, now)
  const { action, permission, target, finishesWork, approves, subject, gives } = intent
  const allowed: ReadonlyArray<string> = senders[action]
  if (actor.kind !== 'user' || !allowed.includes(senderOf(actor))) return null
  if (permission === null || target === null) return null
  const approval = { approves, subject, gives }
  return { user: actor, permission, target, finishesWork, now, approval }
}
