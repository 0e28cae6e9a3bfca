/** Laws of delegations as they are recorded: who decides, what is decided, one slot at a time. */
import type { Bn9, Instant } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { blockOf, dataOf, dayOf, eventsIn, ofBusiness, programAt } from '../auditor.js'
import { forceOf, grantsIn, openIn, openRequestIn, type Terms } from '../auditor-grants.js'
import type { Step } from '../log.js'
import { eventRule, type Rule, rule, stepRule } from './rule.js'
import { senderIn, senderPlace } from './sender.js'

interface Identity {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: string
}

const identityIn = ({ command }: Step): Identity => command.data as Identity
const decisions = [
  'OfferDelegation',
  'ApproveDelegation',
  'RejectDelegation',
  'AmendDelegation',
  'SuspendDelegation',
  'ResumeDelegation',
  'RevokeDelegation',
  'CutOffRunOff',
]
const isDecision = ({ command }: Step): boolean => decisions.includes(command.type)

const del01Request = eventRule(
  'DEL-01: at most one open request',
  ['DelegationRequested', 'DelegationOffered'],
  (_event, { before, stream, sent }) => {
    const open = openRequestIn(before, stream, sent.at)
    return open === null ? null : `${open} is open`
  },
)

const holding = ['active', 'scheduled', 'suspended']

const del01Grant = rule('DEL-01: at most one live grant', function* ({ steps }) {
  for (const { after, stream, sent } of steps) {
    const live = grantsIn(after, stream).filter((one) =>
      holding.includes(forceOf(after, one, sent.at).kind),
    )
    if (live.length > 1) yield `${live.map(({ id }) => id).join(' and ')} after ${sent.type}`
  }
})

const del02 = eventRule(
  'DEL-02: client and provider are two businesses',
  ['DelegationRequested', 'DelegationOffered', 'DelegationGranted'],
  (event) => {
    const { client, provider } = dataOf<Identity>(event)
    return client === provider ? `${client} delegates to itself` : null
  },
)

const givesTerms = ['DelegationGranted', 'TermsReplaced']

const answersBy: { readonly [command: string]: readonly [event: string, kind: string] } = {
  ApproveDelegation: ['RequestApproved', 'request'],
  AcceptOffer: ['OfferAccepted', 'offer'],
}

const del03 = eventRule(
  'DEL-03: every grant answers an open request of the provider, or an offer of the client',
  givesTerms,
  (_event, step) => {
    const [answer, kind] = answersBy[step.command.type] ?? []
    if (answer === undefined) return `recorded by ${step.command.type}`
    const open = openIn(step.before, step.stream, step.sent.at)
    const given = step.events.find(({ type }) => type === answer)
    if (open === null || open.kind !== kind || given === undefined) return `no ${kind} was open`
    const { requestId, offerId } = dataOf<{ requestId?: string; offerId?: string }>(given)
    return (requestId ?? offerId) === open.id ? null : `${open.id} was open`
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
  [...givesTerms, 'DelegationOffered'],
  (_event, step) => {
    const { client, scope } = identityIn(step)
    if (scope === 'business') return null
    const status = programAt(step.before, `${client}${scope}`)
    return status === 'Active' ? null : `${scope} is ${status}`
  },
)

const termsIn = (event: DomainEvent): Terms => {
  const { terms, after } = dataOf<{ readonly terms?: Terms; readonly after?: Terms }>(event)
  return (terms ?? after) as Terms
}

/** The terms of an offer. */
const offeredIn = (event: DomainEvent): Terms =>
  dataOf<{ readonly terms?: Terms }>(event).terms ?? dataOf<Terms>(event)

/** What was asked or offered last, before that step. */
const askedIn = ({ before, stream }: Step, type: string): DomainEvent | undefined =>
  eventsIn(before, stream).findLast((one) => one.type === type)

const del07 = eventRule(
  'DEL-07: an approval records the wish beside what was granted',
  ['RequestApproved'],
  (event, step) => {
    const { wished, granted } = dataOf<{ wished: string; granted: string }>(event)
    const asked = askedIn(step, 'DelegationRequested')
    const wish = asked === undefined ? null : dataOf<Terms>(asked).visibility
    if (wished !== wish) return `${wished} instead of the wish ${wish}`
    const given = step.events.find(({ type }) => givesTerms.includes(type))
    const visibility = given === undefined ? null : termsIn(given).visibility
    return granted === visibility ? null : `${granted} instead of ${visibility}`
  },
)

const del08 = eventRule(
  'DEL-08: visibility is what the client chose, Own when it chose none',
  [...givesTerms, 'TermsAmended'],
  (event, step) => {
    const offered = askedIn(step, 'DelegationOffered')
    const isOffer = step.command.type === 'AcceptOffer' && offered !== undefined
    const { visibility } = isOffer ? offeredIn(offered) : (step.command.data as Terms)
    const given = termsIn(event).visibility
    return given === (visibility ?? 'Own') ? null : `${given} instead of ${visibility ?? 'Own'}`
  },
)

const widening = ['DelegationGranted', 'TermsReplaced', 'TermsAmended', 'DelegationResumed']

const del11 = eventRule(
  'DEL-11: only the client widens what a provider has; an offer is taken as it stands',
  widening,
  (event, step) => {
    if (step.command.type !== 'AcceptOffer') {
      const sender = senderIn(step)?.business
      return sender === identityIn(step).client ? null : `by ${sender ?? 'nobody'}`
    }
    const asked = askedIn(step, 'DelegationOffered')
    const offered = asked === undefined ? null : offeredIn(asked)
    const given = termsIn(event)
    const isSame =
      given.visibility === offered?.visibility && given.validUntil === offered.validUntil
    return isSame ? null : `${JSON.stringify(given)} instead of ${JSON.stringify(offered)}`
  },
)

const del12 = eventRule(
  'DEL-12: periods lie ahead, and a running start never moves',
  [...givesTerms, 'TermsAmended'],
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

const blockDays = 90

const del22 = stepRule(
  'DEL-22: who was turned away with a block asks nothing for 90 days, until a BAM lifts it',
  (step) => {
    for (const event of step.events) {
      const { until } = dataOf<{ until: Instant }>(event)
      if (event.type !== 'ProviderBlocked') continue
      const days = (Date.parse(until) - Date.parse(step.sent.at)) / 86_400_000
      if (days !== blockDays) return `blocked for ${days} days`
    }
    if (step.command.type === 'UnblockProvider' && senderPlace(step)?.role !== 'BAM') {
      return 'lifted by somebody else'
    }
    if (step.command.type !== 'RequestDelegation') return null
    const { client, provider } = identityIn(step)
    const until = blockOf(step.before, client, provider)
    return until === null || until <= step.sent.at ? null : `blocked until ${until}`
  },
)

const del22Kept = rule(
  'DEL-22: a rejection that wishes it is followed by a block',
  function* ({ domain, steps, end }) {
    if (domain.reactions.length === 0) return
    for (const step of steps) {
      const { block } = step.command.data as { readonly block?: boolean }
      if (step.command.type !== 'RejectDelegation' || block !== true) continue
      const { client, provider } = identityIn(step)
      const isBlocked = ofBusiness(end, client).some(
        (event) =>
          event.type === 'ProviderBlocked' && dataOf<Identity>(event).provider === provider,
      )
      if (step.events.length > 0 && !isBlocked) yield `${provider} was not blocked`
    }
  },
)

const p24 = stepRule('P24, USR-17: nobody approves an own request', (step) => {
  const { actor } = step.sent
  const { user } = step.command.data as { readonly user?: string }
  if (actor.kind !== 'user') return null
  if (step.command.type === 'ApproveAccess') {
    return user === actor.userId ? 'the person who asked for access' : null
  }
  const isOffer = step.command.type === 'AcceptOffer'
  if (step.command.type !== 'ApproveDelegation' && !isOffer) return null
  const asked = askedIn(step, isOffer ? 'DelegationOffered' : 'DelegationRequested')
  const data = asked && dataOf<{ requestedBy?: string; offeredBy?: string }>(asked)
  const requester = data?.requestedBy ?? data?.offeredBy
  return requester === actor.userId ? 'the person who asked for authority' : null
})

const idIn = (event: DomainEvent): string | undefined => {
  const ids = dataOf<{ requestId?: string; offerId?: string; grantId?: string }>(event)
  return event.type === 'DelegationGranted' ? ids.grantId : (ids.requestId ?? ids.offerId)
}
const givesId = ['DelegationRequested', 'DelegationOffered', 'DelegationGranted']

const p17 = rule('P17: an id of a request or grant is given once', function* ({ end }) {
  for (const [stream, { events }] of end) {
    const ids = events.filter(({ type }) => givesId.includes(type)).map(idIn)
    if (new Set(ids).size !== ids.length) yield `${stream}: ${ids.join(', ')}`
  }
})

const overAnswers =
  /^(Request(Approved|Rejected|Voided|Withdrawn|Lapsed)|Offer(Accepted|Declined))$/

const p28 = rule(
  'P28: what has ended is never changed, resumed or answered again',
  function* ({ end }) {
    for (const [stream, { events }] of end) {
      const over = new Set<string>()
      for (const event of events) {
        if (!stream.startsWith('delegation-')) break
        const { grantId, requestId, offerId } = dataOf<Record<string, string | undefined>>(event)
        const id = grantId ?? requestId ?? offerId ?? ''
        if (over.has(id)) yield `${event.type} of ${id}, which was over`
        if (event.type === 'GrantEnded' || overAnswers.test(event.type)) over.add(id)
      }
    }
  },
)

export const delegationRules: ReadonlyArray<Rule> = [
  del01Request,
  del01Grant,
  del02,
  del03,
  del04,
  del05,
  del06,
  del07,
  del08,
  del11,
  del12,
  del22,
  del22Kept,
  p17,
  p24,
  p28,
]
