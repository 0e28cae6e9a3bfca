/** Laws of how authority ends: at once, altogether, and for good, in whichever stream it is said. */
import type { Bn9 } from '@carmkit/core'
import { dataOf, isLicensed, programAt, standingOf } from '../auditor.js'
import {
  forceOf,
  type Granted,
  grantOf,
  grantsIn,
  grantsOfPair,
  openIn,
} from '../auditor-grants.js'
import { placesIn } from '../auditor-places.js'
import { person } from '../cast.js'
import { type Log, type Sent, type Step, send } from '../log.js'
import { isLastingBam, probes, usesAfter } from './probes.js'
import { isImporting } from './providers.js'
import { type Rule, rule } from './rule.js'

const endsByClient = ['RevokeDelegation', 'CutOffRunOff']

const p30 = rule(
  'P30: revoking never turns a denial into leave, but for the run-off of a suspended grant',
  function* ({ domain, steps }) {
    for (const { before, after, sent, command, events, stream } of steps) {
      if (!endsByClient.includes(command.type) || events.length === 0) continue
      const [grant] = grantsIn(after, stream)
      if (grant === undefined || endsInRunOff(command, grantOf(before, grant.id))) continue
      for (const probe of probes(after, grant, sent.at)) {
        const then = send(domain, after, probe).outcome
        if (then !== 'denied' && send(domain, before, probe).outcome === 'denied') {
          yield `${JSON.stringify(probe)} is ${then} after ${JSON.stringify(sent)}`
        }
      }
    }
  },
)

/** The client itself chooses that a provider whom it had suspended may finish (catalogue a15). */
const endsInRunOff = ({ data }: Step['command'], grant: Granted | null): boolean =>
  grant?.suspended === true && (data as { readonly mode?: string }).mode === 'RunOff'

const standing = rule(
  'DEL-14, P30: a new grant leaves standing what run-off gave',
  function* ({ domain, steps }) {
    for (const { before, after, sent, events, stream } of steps) {
      if (!events.some(({ type }) => type === 'DelegationGranted')) continue
      const [grant, another] = grantsIn(after, stream)
      if (grant === undefined || another === undefined) continue
      for (const probe of probes(before, grant, sent.at)) {
        if (send(domain, before, probe).outcome === 'denied') continue
        if (send(domain, after, probe).outcome === 'denied') {
          yield `${JSON.stringify(probe)} is denied after ${JSON.stringify(sent)}`
        }
      }
    }
  },
)

const cuts = ({ command: { type, data } }: Step): boolean =>
  (data as { readonly mode?: string }).mode === 'CutOff'
    ? type === 'RevokeDelegation'
    : type === 'CutOffRunOff'

const p14 = rule('P14: CutOff leaves its provider nothing in that scope', function* (history) {
  const { domain, steps } = history
  for (const step of steps) {
    if (!cuts(step) || step.events.length === 0) continue
    const [grant] = grantsIn(step.after, step.stream)
    if (grant === undefined) continue
    const gone = grantsIn(step.after, step.stream).filter(
      ({ id }) =>
        step.command.type === 'RevokeDelegation' || grantOf(step.after, id)?.ended !== null,
    )
    for (const { used } of usesAfter(domain, step.after, probes(step.after, grant, step.sent.at))) {
      if (gone.some(({ id }) => id === used)) yield `${used} still gives something`
    }
  }
})

const scopesOf = (log: Log, client: Bn9, provider: Bn9): ReadonlyArray<string> =>
  [...log.keys()].flatMap((stream) => {
    const pair = `delegation-${client}.${provider}.`
    return stream.startsWith(pair) ? [stream.slice(pair.length)] : []
  })

interface Revoked {
  readonly client: Bn9
  readonly provider: Bn9
  readonly mode: string
}

const del25 = rule(
  'DEL-25: once everything is revoked with CutOff, nothing of the pair lives or waits',
  function* ({ domain, steps }) {
    for (const { after, events, sent } of steps) {
      const revoked = events.find(({ type }) => type === 'ProviderRevoked')
      if (revoked === undefined) continue
      const pair = dataOf<Revoked>(revoked)
      if (pair.mode !== 'CutOff') continue
      // The probes go on with every declaration, those of the provider's other clients too.
      const use = usesAfter(domain, after, probes(after, pair, sent.at)).find(({ used }) =>
        used.startsWith(`delegation-${pair.client}.${pair.provider}.`),
      )
      if (use !== undefined) yield `${use.used} still gives something`
      for (const scope of scopesOf(after, pair.client, pair.provider)) {
        const data = { client: pair.client, provider: pair.provider, scope, ...noTerms }
        const approval = { ...sent, type: 'ApproveDelegation', data }
        const name = `delegation-${pair.client}.${pair.provider}.${scope}`
        // What was asked in this very instant may have come after it.
        const isOfNow = openIn(after, name, sent.at) !== null
        const { outcome } = send(domain, after, approval)
        if (outcome === 'accepted' && !isOfNow) yield `a request in ${scope} still waited`
      }
    }
  },
)

const noTerms = { visibility: null, validFrom: null, validUntil: null }

/** Grants of a closed account, and the uses of them that an instant still finds. */
const del17 = rule(
  'DEL-17, DEL-18: a closed account ends the grants on it for good, and no other grant',
  function* ({ domain, steps }) {
    for (const { after, events, sent, stream } of steps) {
      const isTurn = events.some(
        ({ type }) => type === 'ProgramClosed' || type === 'ProgramReactivated',
      )
      if (!isTurn) continue
      const bn15 = stream.slice('programAccount-'.length)
      const [client, scope] = [bn15.slice(0, 9) as Bn9, bn15.slice(9)]
      for (const name of after.keys()) {
        if (!name.startsWith(`delegation-${client}.`) || !name.endsWith(`.${scope}`)) continue
        const [grant] = grantsIn(after, name)
        if (grant === undefined) continue
        const uses = usesAfter(domain, after, probes(after, grant, sent.at))
        const use = uses.find(({ used }) => used.startsWith(`${name}#`))
        if (use !== undefined) yield `${use.used} gives something after ${sent.type}`
      }
    }
    for (const { stream, command, events } of steps) {
      const touches = stream.endsWith('.business') && command.type === 'RecordProgramClosed'
      const ended = events.some(({ type }) => type === 'GrantEnded')
      if (touches && ended) yield `${stream} ended with a program`
    }
  },
)

const restoring = ['LicenceRestored', 'BusinessReinstated', 'BamAppointed', 'ProgramReactivated']

const del18 = rule(
  'DEL-18: what is reopened, reinstated or restored revives no grant that had ended',
  function* ({ domain, steps }) {
    for (const { after, before, events, sent } of steps) {
      if (!events.some(({ type }) => restoring.includes(type))) continue
      for (const name of after.keys()) {
        const [grant] = name.startsWith('delegation-') ? grantsIn(after, name) : []
        if (grant === undefined) continue
        for (const { used } of usesAfter(domain, after, probes(after, grant, sent.at))) {
          const known = grantOf(before, used)
          const { kind } = known === null ? { kind: 'none' } : forceOf(before, known, sent.at)
          if (kind === 'none') yield `${used} came back with ${sent.type}`
        }
      }
    }
  },
)

const lastingBamOf = (log: Log, business: Bn9): Sent['actor'] | null => {
  const found = [...placesIn(log, business).keys()]
    .map((user) => person(user, business))
    .find((actor) => isLastingBam(log, actor, business))
  return found ?? null
}

const isLive = (log: Log, grant: Granted, at: Sent['at']): boolean =>
  ['active', 'suspended', 'scheduled'].includes(forceOf(log, grant, at).kind)

const p25 = rule(
  'P25: a client takes back at once whatever a provider has of it',
  function* ({ domain, end, steps }) {
    const at = steps.at(-1)?.sent.at
    if (at === undefined) return
    for (const stream of end.keys()) {
      const grant = grantsIn(end, stream).find((one) => isLive(end, one, at))
      if (grant === undefined || standingOf(end, grant.client) !== 'Active') continue
      const actor = lastingBamOf(end, grant.client)
      if (actor === null) continue
      const { client, provider, scope } = grant
      const data = { client, provider, scope, mode: 'CutOff' }
      const { outcome, reasons, after } = send(domain, end, {
        at,
        actor,
        type: 'RevokeDelegation',
        data,
      })
      if (outcome !== 'accepted') yield `${grant.id} cannot be revoked: ${reasons.join(', ')}`
      const left = grantsOfPair(after, client, provider).find(({ id }) => id === grant.id)
      if (left !== undefined && isLive(after, left, at)) yield `${grant.id} lives on`
    }
  },
)

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
          const refused = refusedOpening({ domain, end, provider: grant.provider }, probe)
          if (refused !== null) yield `${grant.id}: ${refused}`
        }
      }
    }
  },
)

const actingStandings = ['Active', 'Orphaned']

const givesBrokerage = (log: Log, grant: Granted, at: Sent['at']): boolean =>
  forceOf(log, grant, at).kind === 'active' &&
  grant.capacity === 'CustomsBroker' &&
  standingOf(log, grant.provider) === 'Active' &&
  actingStandings.includes(standingOf(log, grant.client)) &&
  isLicensed(log, grant.provider, at)

interface Asked {
  readonly domain: Parameters<typeof send>[0]
  readonly end: Log
  readonly provider: Bn9
}

/** The provider's BAM opens a draft in an importing account: that must not be denied. */
const refusedOpening = ({ domain, end, provider }: Asked, probe: Sent): string | null => {
  const { importer } = probe.data as { readonly importer?: string }
  const isOpen = importer !== undefined && programAt(end, importer) === 'Active'
  if (!isOpen || !isImporting(end, importer)) return null
  if (!isLastingBam(end, probe.actor, provider)) return null
  const { outcome, reasons } = send(domain, end, probe)
  return outcome === 'denied' ? `${importer} is denied, ${reasons.join(', ')}` : null
}

export const endingRules: ReadonlyArray<Rule> = [
  del16Wide,
  del17,
  del18,
  del25,
  p14,
  p25,
  p30,
  standing,
]
