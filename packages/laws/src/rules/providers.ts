/** Laws of what a provider does for a client: under which grant, on which items, until when. */
import { isLicensed, openedAs, ownershipOf, programAt } from '../auditor.js'
import { forceOf, type Granted, grantOf } from '../auditor-grants.js'
import type { Log, Step } from '../log.js'
import { type Rule, stepRule } from './rule.js'
import { senderIn } from './sender.js'

/** An accepted command of a provider, with the grant that it was authorized by. */
export interface Use {
  readonly step: Step
  readonly grant: Granted
  /** The account acted in. */
  readonly bn15: string
}

export const useIn = (step: Step): Use | null => {
  const id = step.grant?.delegation ?? null
  if (id === null) return null
  const grant = grantOf(step.before, id)
  if (grant === null) throw new Error(`${step.sent.type} was authorized by ${id}, never granted`)
  const { importer } = step.command.data as { readonly importer?: string }
  const bn15 = importer ?? ownershipOf(step.before, step.stream)?.importer ?? ''
  return { step, grant, bn15 }
}

export const useRule = (name: string, breach: (use: Use) => string | null): Rule =>
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
    const { kind } = forceOf(step.before, grant, step.sent.at)
    const isOwn = grant.terms.visibility === 'Own' || kind === 'runOff'
    return item === null || !isOwn || item.ownedBy === grant.provider
      ? null
      : `the item is that of ${item.ownedBy}`
  },
)

const del13 = useRule(
  'DEL-13, DEL-18, P17: who acts for a client has a grant that lives, whatever ended elsewhere',
  ({ step, grant }) => {
    const { kind } = forceOf(step.before, grant, step.sent.at)
    return kind === 'active' || kind === 'runOff' ? null : `${grant.id} gives nothing: ${kind}`
  },
)

const finishing = ['EditDraft', 'DiscardDraft', 'SubmitDeclaration']

const del14 = useRule(
  'DEL-14: in run-off only what the provider began before the end goes on',
  (use) => {
    const { step, grant } = use
    const life = forceOf(step.before, grant, step.sent.at)
    if (life.kind !== 'runOff') return null
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

export const isImporting = (log: Log, bn15: string): boolean =>
  ['Importer', 'ImporterExporter'].includes(openedAs(log, bn15) ?? '')

const del19 = useRule(
  'DEL-19: a provider accounts as a licensed broker, in an importing account that is Active',
  ({ step, grant, bn15 }) => {
    if (grant.capacity !== 'CustomsBroker') return `in the capacity of ${grant.capacity}`
    if (!isLicensed(step.before, grant.provider, step.sent.at)) return 'without a licence'
    const status = programAt(step.before, bn15)
    if (status !== 'Active') return `${bn15} is ${status}`
    return isImporting(step.before, bn15) ? null : `${bn15} is no importing account`
  },
)

export const providerRules: ReadonlyArray<Rule> = [p01, del09, del13, del14, del16Narrow, del19]
