/** Laws of a provider's groups and staff: who may act for which client, through what, until when. */
import type { Bn9, UserId } from '@carmkit/core'
import { dataOf } from '../auditor.js'
import { establishedIn, forceOf, grantOf, grantsOfPair } from '../auditor-grants.js'
import { type Audited, auditedRole, changeOf, namesIn } from '../auditor-staff.js'
import { businesses } from '../cast.js'
import { type Step, send } from '../log.js'
import { probes, usesAfter } from './probes.js'
import { useIn } from './providers.js'
import { eventRule, type Rule, rule } from './rule.js'
import { senderIn, senderPlace } from './sender.js'

const grp01 = rule(
  'GRP-01: no two groups of a provider ever have one name, whatever its case',
  function* ({ end }) {
    for (const provider of businesses) {
      const names = namesIn(end, provider)
      const strange = names.find(({ name, group }) =>
        names.some((other) => other.name === name && other.group !== group),
      )
      if (strange !== undefined) yield `${strange.name} was given twice`
    }
  },
)

interface Added {
  readonly client: Bn9
  readonly to?: { readonly kind: string; readonly client?: Bn9 }
}

const grp02 = eventRule(
  'GRP-02: a client comes into a group, or to a person, while something is left of a grant',
  ['ClientAdded', 'StaffAssigned'],
  (event, { before, sent, command }) => {
    const { client, to } = dataOf<Added>(event)
    const { provider } = command.data as { readonly provider: Bn9 }
    const about = to === undefined ? client : to.client
    if (about === undefined) return null
    const live = establishedIn(before, { client: about, provider, now: sent.at })
    return live.length > 0 ? null : `nothing is left with ${about}`
  },
)

/** The pairs that a step lets begin anew: it grants where nothing was left. */
const beginningsIn = ({ before, events, sent }: Step): ReadonlyArray<string> =>
  events.flatMap((event) => {
    if (event.type !== 'DelegationGranted') return []
    const { client, provider } = dataOf<{ client: Bn9; provider: Bn9 }>(event)
    const isLeft = grantsOfPair(before, client, provider).some(
      (one) => forceOf(before, one, sent.at).kind !== 'none',
    )
    return isLeft ? [] : [`${client}.${provider}`]
  })

const auditedUse = (step: Step): Audited | null => {
  const use = useIn(step)
  const sender = senderIn(step)
  if (use === null || sender === null || senderPlace(step)?.role === 'BAM') return null
  const { provider, client } = use.grant
  return { log: step.before, provider, client, user: sender.user }
}

const grp05 = rule(
  'GRP-05, P13: staff acts as the highest of what it was assigned, and as nothing else',
  function* ({ steps }) {
    for (const step of steps) {
      const asked = step.outcome === 'accepted' ? auditedUse(step) : null
      const grant = asked === null ? null : grantOf(step.before, step.grant?.delegation ?? '')
      if (asked === null || grant === null) continue
      const expected = auditedRole(asked, grant.relationship)
      if (step.grant?.role !== expected)
        yield `${step.sent.type} as ${step.grant?.role}, ${expected}`
    }
  },
)

const takesAway = ['GroupDeleted', 'ClientRemoved', 'StaffUnassigned', 'AccessEnded', 'RoleChanged']

const joints = rule(
  'GRP-03, GRP-04, P29: what ends at one joint ends at once, and only that',
  function* ({ domain, steps }) {
    for (const { before, after, events, sent } of steps) {
      if (!events.some(({ type }) => takesAway.includes(type))) continue
      for (const provider of businesses) {
        for (const client of businesses.filter((one) => one !== provider)) {
          const asked = probes(before, { provider, client }, sent.at)
          for (const use of usesAfter(domain, after, asked)) {
            const audited = auditedUse(use)
            const relationship = grantOf(after, use.used)?.relationship ?? ''
            const role = audited === null ? null : auditedRole(audited, relationship)
            if (audited !== null && role === null) yield `${use.sent.type} after ${sent.type}`
          }
        }
      }
    }
  },
)

/** Access that has another source stays: a group goes, and the direct assignment still counts. */
const grp03 = rule(
  'GRP-03: deleting a group leaves every other assignment standing',
  function* ({ domain, steps }) {
    for (const { before, after, events, sent, command } of steps) {
      if (!events.some(({ type }) => type === 'GroupDeleted')) continue
      const { provider } = command.data as { readonly provider: Bn9 }
      for (const client of businesses.filter((one) => one !== provider)) {
        for (const use of usesAfter(
          domain,
          before,
          probes(before, { provider, client }, sent.at),
        )) {
          const relationship = grantOf(before, use.used)?.relationship ?? ''
          const user = senderIn(use)?.user as UserId
          const left = auditedRole({ log: after, provider, client, user }, relationship)
          const isDenied = send(domain, after, use.sent).outcome === 'denied'
          const mayDraft = left === 'pEditor' || left === 'pPAM'
          if (mayDraft && isDenied) yield `${user} lost ${use.used}`
        }
      }
    }
  },
)

const revived = rule(
  'P17, GRP-02: a relationship that begins anew revives no assignment and no membership',
  function* ({ steps }) {
    const begun = new Map<string, number>()
    for (const [index, step] of steps.entries()) {
      const asked = step.outcome === 'accepted' ? auditedUse(step) : null
      for (const pair of beginningsIn(step)) begun.set(pair, index)
      if (asked === null) continue
      const since = begun.get(`${asked.client}.${asked.provider}`)
      const later = since === undefined ? [] : steps.slice(since, index)
      const isAssigned = later.some(({ events }) => events.some(changeOf(asked)))
      if (since !== undefined && !isAssigned) yield `${step.sent.type} by what was given before`
    }
  },
)

export const groupRules: ReadonlyArray<Rule> = [grp01, grp02, grp03, grp05, joints, revived]
