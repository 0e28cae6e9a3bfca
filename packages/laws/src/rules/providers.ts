/** Laws of what a provider does for a client: under which grant, on which items, until when. */
import type { Actor, Bn9 } from '@carmkit/core'
import { isLicensed, openedAs, ownershipOf, placesIn } from '../auditor.js'
import { type Granted, grantOf, grantsIn, lifeOf } from '../auditor-grants.js'
import { people, person } from '../cast.js'
import { type Log, type Sent, type Step, send } from '../log.js'
import { senderIn } from './accounts.js'
import { type Rule, rule, stepRule } from './rule.js'

/** An accepted command of a provider, with the grant that it was authorized by. */
interface Use {
  readonly step: Step
  readonly grant: Granted
  /** The account acted in. */
  readonly bn15: string
}

const useIn = (step: Step): Use | null => {
  const id = step.grant?.delegation ?? null
  if (id === null) return null
  const grant = grantOf(step.before, id)
  if (grant === null) throw new Error(`${step.sent.type} was authorized by ${id}, never granted`)
  const { importer } = step.command.data as { readonly importer?: string }
  const bn15 = importer ?? ownershipOf(step.before, step.stream)?.importer ?? ''
  return { step, grant, bn15 }
}

const useRule = (name: string, breach: (use: Use) => string | null): Rule =>
  stepRule(name, (step) => {
    const use = useIn(step)
    return use === null ? null : breach(use)
  })

const p01 = stepRule('P01: who acts for another business has a grant of it', (step) => {
  const sender = senderIn(step)
  if (sender === null || !/Draft|Declaration/.test(step.command.type)) return null
  const { importer } = step.command.data as { readonly importer?: string }
  const client = (importer ?? ownershipOf(step.before, step.stream)?.importer ?? '').slice(0, 9)
  if (sender.business === client) return null
  const use = useIn(step)
  if (use === null) return `${sender.business} acts for ${client} without any`
  const fits = use.grant.client === client && use.grant.provider === sender.business
  return fits ? null : `${use.grant.id} is not about ${sender.business} and ${client}`
})

const del09 = useRule(
  'DEL-09: under Own visibility a provider touches its own items only',
  (use) => {
    const { step, grant } = use
    const item = step.command.type === 'OpenDraft' ? null : ownershipOf(step.before, step.stream)
    const isOwn = grant.terms.visibility === 'Own' || lifeOf(grant, step.sent.at).kind === 'runOff'
    return item === null || !isOwn || item.ownedBy === grant.provider
      ? null
      : `the item is that of ${item.ownedBy}`
  },
)

const finishing = ['EditDraft', 'DiscardDraft', 'SubmitDeclaration']

const del14 = useRule(
  'DEL-14: in run-off only what the provider began before the end goes on',
  (use) => {
    const { step, grant } = use
    const life = lifeOf(grant, step.sent.at)
    if (life.kind === 'active') return null
    if (life.kind === 'none') return `nothing is left of ${grant.id}`
    if (!finishing.includes(step.command.type)) return 'it begins something'
    const item = ownershipOf(step.before, step.stream)
    if (item === null || item.openedFor !== grant.provider) return 'begun for somebody else'
    if (item.ownedBy !== grant.provider) return `submitted since by ${item.ownedBy}`
    return life.began(item.openedAt) ? null : `begun at ${item.openedAt}`
  },
)

const del16Narrow = useRule(
  'DEL-16: a program scope covers that program and nothing else',
  (use) => {
    const { grant, bn15 } = use
    return grant.scope === 'business' || bn15 === `${grant.client}${grant.scope}`
      ? null
      : `${grant.id} was used in ${bn15}`
  },
)

const isImporting = (log: Log, bn15: string): boolean =>
  ['Importer', 'ImporterExporter'].includes(openedAs(log, bn15) ?? '')

const del19 = useRule(
  'DEL-19: a provider accounts as a licensed broker, in an importing account that is Active',
  ({ step, grant, bn15 }) => {
    if (grant.capacity !== 'CustomsBroker') return `in the capacity of ${grant.capacity}`
    if (!isLicensed(step.before, grant.provider, step.sent.at)) return 'without a licence'
    return isImporting(step.before, bn15) ? null : `${bn15} is no importing account`
  },
)

/** A number that no history uses. */
const unused = '90000000000017'

/** What people of a provider might send: begin something, and go on with each declaration. */
const probes = (log: Log, { provider, client }: Granted, at: Sent['at']): ReadonlyArray<Sent> => {
  const accounts = [...log.keys()].flatMap((stream) =>
    stream.startsWith(`programAccount-${client}`) ? [stream.slice('programAccount-'.length)] : [],
  )
  const drafts = [...log.keys()].flatMap((stream) =>
    stream.startsWith('transaction-declaration.') ? [stream.split('.')[1] ?? ''] : [],
  )
  const opening = accounts.map((importer) => ({
    type: 'OpenDraft',
    data: { transactionNumber: unused, importer, cadType: 'AB' },
  }))
  const going = drafts.map((transactionNumber) => ({
    type: 'EditDraft',
    data: { transactionNumber, header: null, lines: [], removedLines: [] },
  }))
  return people.flatMap((userId) =>
    [...opening, ...going].map((one) => ({ at, actor: person(userId, provider), ...one })),
  )
}

const p30 = rule('P30: revoking never turns a denial into leave', function* ({ domain, steps }) {
  for (const step of steps) {
    const { before, after, sent, command, events, stream } = step
    if (command.type !== 'RevokeDelegation' || events.length === 0) continue
    const [grant] = grantsIn(after, stream)
    if (grant === undefined) continue
    for (const probe of probes(after, grant, sent.at)) {
      const then = send(domain, after, probe).outcome
      if (then !== 'denied' && send(domain, before, probe).outcome === 'denied') {
        yield `${JSON.stringify(probe)} is ${then} after ${JSON.stringify(sent)}`
      }
    }
  }
})

const standing = rule(
  'DEL-14, P30: a new grant leaves standing what run-off gave',
  function* ({ domain, steps }) {
    for (const { before, after, sent, events, stream } of steps) {
      if (!events.some(({ type }) => type === 'DelegationGranted')) continue
      const [grant] = grantsIn(after, stream)
      if (grant === undefined) continue
      for (const probe of probes(before, grant, sent.at)) {
        const lost = send(domain, after, probe).outcome === 'denied'
        if (lost && send(domain, before, probe).outcome !== 'denied') {
          yield `${JSON.stringify(probe)} is denied after ${JSON.stringify(sent)}`
        }
      }
    }
  },
)

const p14 = rule('P14: CutOff leaves its provider nothing in that scope', function* (history) {
  for (const step of history.steps) {
    const { mode } = step.command.data as { readonly mode?: string }
    if (mode !== 'CutOff' || step.events.length === 0) continue
    for (const grant of grantsIn(step.after, step.stream)) {
      for (const probe of probes(step.after, grant, step.sent.at)) {
        const used = send(history.domain, step.after, probe).grant?.delegation ?? null
        if (used !== null && used.startsWith(step.stream)) yield `${used} still gives something`
      }
    }
  }
})

const del16Wide = rule(
  'DEL-16: a business scope covers each importing account, also one opened later',
  function* ({ domain, steps, end }) {
    const at = steps.at(-1)?.sent.at
    if (at === undefined) return
    for (const stream of end.keys()) {
      if (!stream.startsWith('delegation-') || !stream.endsWith('.business')) continue
      for (const grant of grantsIn(end, stream)) {
        if (!givesBrokerage(end, grant, at)) continue
        for (const probe of probes(end, grant, at)) {
          const refused = refusedOpening(domain, end, { probe, provider: grant.provider })
          if (refused !== null) yield `${grant.id}: ${refused}`
        }
      }
    }
  },
)

const givesBrokerage = (log: Log, grant: Granted, at: Sent['at']): boolean =>
  lifeOf(grant, at).kind === 'active' &&
  grant.capacity === 'CustomsBroker' &&
  isLicensed(log, grant.provider, at)

/** The provider's BAM opens a draft in an importing account: that must not be denied. */
const refusedOpening = (
  domain: Parameters<typeof send>[0],
  log: Log,
  { probe, provider }: { readonly probe: Sent; readonly provider: Bn9 },
): string | null => {
  const { importer } = probe.data as { readonly importer?: string }
  if (importer === undefined || !isImporting(log, importer)) return null
  if (!isLastingBam(log, probe.actor, provider)) return null
  const { outcome, reasons } = send(domain, log, probe)
  return outcome === 'denied' ? `${importer} is denied, ${reasons.join(', ')}` : null
}

const isLastingBam = (log: Log, actor: Actor, business: Bn9): boolean => {
  const place = actor.kind === 'user' ? placesIn(log, business).get(actor.userId) : undefined
  return place?.role === 'BAM' && place.until === null
}

export const providerRules: ReadonlyArray<Rule> = [
  p01,
  del09,
  del14,
  del16Narrow,
  del16Wide,
  del19,
  p14,
  p30,
  standing,
]
