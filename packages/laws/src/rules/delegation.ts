/** Laws of delegations as they are recorded: who decides, what is decided, one slot at a time. */
import type { Bn9 } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { dataOf, dayOf, eventsIn, openedAs } from '../auditor.js'
import { grantsIn, lifeOf, openRequestIn, type Terms } from '../auditor-grants.js'
import type { Step } from '../log.js'
import { senderIn, senderPlace } from './accounts.js'
import { eventRule, type Rule, rule, stepRule } from './rule.js'

interface Identity {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: string
}

const identityIn = ({ command }: Step): Identity => command.data as Identity
const decisions = ['ApproveDelegation', 'RejectDelegation', 'RevokeDelegation']
const isDecision = ({ command }: Step): boolean => decisions.includes(command.type)

const del01Request = eventRule(
  'DEL-01: at most one open request',
  ['DelegationRequested'],
  (_event, { before, stream, sent }) => {
    const open = openRequestIn(before, stream, sent.at)
    return open === null ? null : `${open} is open`
  },
)

const del01Grant = rule('DEL-01: at most one live grant', function* ({ steps }) {
  for (const { after, stream, sent } of steps) {
    const live = grantsIn(after, stream).filter(
      (one) => lifeOf(one, sent.at).kind === 'active' || isScheduled(one.terms, sent.at, one.ended),
    )
    if (live.length > 1) yield `${live.map(({ id }) => id).join(' and ')} after ${sent.type}`
  }
})

const isScheduled = (terms: Terms, now: Step['sent']['at'], ended: unknown): boolean =>
  ended === null && dayOf(now) < terms.validFrom

const del02 = eventRule(
  'DEL-02: client and provider are two businesses',
  ['DelegationRequested', 'DelegationGranted'],
  (event) => {
    const { client, provider } = dataOf<Identity>(event)
    return client === provider ? `${client} delegates to itself` : null
  },
)

const givesTerms = ['DelegationGranted', 'TermsReplaced']

const del03 = eventRule(
  'DEL-03: every grant answers an open request of the provider',
  givesTerms,
  (_event, step) => {
    if (step.command.type !== 'ApproveDelegation') return `recorded by ${step.command.type}`
    const open = openRequestIn(step.before, step.stream, step.sent.at)
    const approved = step.events.find(({ type }) => type === 'RequestApproved')
    if (open === null || approved === undefined) return 'no request was open'
    const { requestId } = dataOf<{ requestId: string }>(approved)
    return requestId === open ? null : `${requestId} was approved, ${open} was open`
  },
)

const del04 = stepRule(
  'DEL-04: a BAM decides on any scope, a PAM on its programs, nobody else',
  (step) => {
    if (!isDecision(step)) return null
    const place = senderPlace(step)
    const { scope } = identityIn(step)
    if (place?.role === 'BAM') return null
    return place?.role === 'PAM' && place.programs.includes(scope)
      ? null
      : `by ${place?.role ?? 'nobody'} in scope ${scope}`
  },
)

const del05 = stepRule('DEL-05: no provider decides about its client', (step) => {
  const sender = senderIn(step)
  const { client } = identityIn(step)
  return !isDecision(step) || sender?.business === client
    ? null
    : `by somebody acting for ${sender?.business ?? 'nobody'}`
})

const del06 = eventRule(
  'DEL-06: a program scope is an account of the client, Active at approval',
  givesTerms,
  (_event, step) => {
    const { client, scope } = identityIn(step)
    if (scope === 'business') return null
    return openedAs(step.before, `${client}${scope}`) === null ? `${scope} is not open` : null
  },
)

const termsIn = (event: DomainEvent): Terms => {
  const { terms, after } = dataOf<{ readonly terms?: Terms; readonly after?: Terms }>(event)
  return (terms ?? after) as Terms
}

const del08 = eventRule(
  'DEL-08: visibility is what the client chose, Own when it chose none',
  givesTerms,
  (event, { command }) => {
    const { visibility } = command.data as { readonly visibility: Terms['visibility'] | null }
    const given = termsIn(event).visibility
    return given === (visibility ?? 'Own') ? null : `${given} instead of ${visibility ?? 'Own'}`
  },
)

const del11 = rule('DEL-11: only the client records anything but requests', function* ({ steps }) {
  for (const step of steps) {
    if (!step.stream.startsWith('delegation-')) continue
    const fromClient = senderIn(step)?.business === identityIn(step).client
    const others = step.events.filter(({ type }) => type !== 'DelegationRequested')
    if (!fromClient && others.length > 0) yield others.map(({ type }) => type).join(', ')
  }
})

const del12 = eventRule(
  'DEL-12: periods lie ahead, and a running start never moves',
  givesTerms,
  (event, { sent }) => {
    const today = dayOf(sent.at)
    const { validFrom, validUntil } = termsIn(event)
    const { before } = dataOf<{ readonly before?: Terms }>(event)
    const running = before !== undefined && before.validFrom <= today
    if (running && validFrom !== before.validFrom) return `the start moved to ${validFrom}`
    if (!running && validFrom < today) return `${validFrom} is past`
    return validUntil === null || (validFrom <= validUntil && today <= validUntil)
      ? null
      : `from ${validFrom} until ${validUntil}`
  },
)

const p24 = stepRule('P24, USR-17: nobody approves an own request', (step) => {
  const { actor } = step.sent
  const { user } = step.command.data as { readonly user?: string }
  if (actor.kind !== 'user') return null
  if (step.command.type === 'ApproveAccess') {
    return user === actor.userId ? 'the person who asked for access' : null
  }
  if (step.command.type !== 'ApproveDelegation') return null
  const asked = eventsIn(step.before, step.stream).findLast(
    ({ type }) => type === 'DelegationRequested',
  )
  const requester = asked && dataOf<{ requestedBy: string }>(asked).requestedBy
  return requester === actor.userId ? 'the person who asked for authority' : null
})

const idIn = (event: DomainEvent): string | undefined => {
  const { requestId, grantId } = dataOf<{ requestId?: string; grantId?: string }>(event)
  return event.type === 'DelegationRequested' ? requestId : grantId
}

const p17 = rule('P17: an id of a request or grant is given once', function* ({ end }) {
  for (const [stream, { events }] of end) {
    const ids = events
      .filter(({ type }) => type === 'DelegationRequested' || type === 'DelegationGranted')
      .map(idIn)
    if (new Set(ids).size !== ids.length) yield `${stream}: ${ids.join(', ')}`
  }
})

export const delegationRules: ReadonlyArray<Rule> = [
  del01Request,
  del01Grant,
  del02,
  del03,
  del04,
  del05,
  del06,
  del08,
  del11,
  del12,
  p17,
  p24,
]
