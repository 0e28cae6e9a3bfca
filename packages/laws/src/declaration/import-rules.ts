/**
 * Laws of what others filed, by the events alone: which version is in effect, what was charged, and
 * that repetition does not matter.
 */
import { centsOf, type Money } from '@carmkit/core'
import { contentHash, type DomainEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { dataOf } from '../auditor.js'
import { send } from '../log.js'
import { type Rule, rule } from '../rules/rule.js'
import {
  chargeable,
  currentIn,
  inEffect,
  isCancelledIn,
  nothing,
  owedIn,
  seen,
  type Told,
  unknown,
  withheldOf,
} from './import-followed.js'

interface Credited {
  readonly source: { readonly version: number }
  readonly amounts: ReadonlyArray<{ readonly account: string; readonly amount: Money }>
}

const isCredit = ({ type }: DomainEvent): boolean => type === 'CreditPosted'

const isGst = ({ account }: { readonly account: string }): boolean => account === 'gst'

export const importRules: ReadonlyArray<Rule> = [
  rule(
    'TXN-04: of imported versions too, the highest one that holds is in effect',
    function* (history) {
      for (const { step, after, isLast } of seen(history)) {
        if (!isLast) continue
        const current = currentIn(step.after)
        if (current !== inEffect(after)) {
          yield `${current} is in effect, not ${inEffect(after)}, after ${step.sent.type}`
        }
      }
    },
  ),
  rule('TXN-05: a version is one document, and what was hashed', function* (history) {
    for (const { event, told, before } of seen(history)) {
      if (event.type !== 'VersionRecorded') continue
      const known = before.versions.get(told.version)?.hash ?? told.documentHash
      if (known !== told.documentHash) yield `version ${told.version} was another document`
      const lines = told.lines.toSorted((one, other) => one.number - other.number)
      const hash = contentHash({ header: told.header, lines: lines as never })
      if (E.isLeft(hash) || hash.right !== told.contentHash) {
        yield `version ${told.version} is not what was hashed`
      }
    }
  }),
  rule(
    'CK-123: a version is charged once, and only while no later one with known charges took effect',
    function* (history) {
      for (const { event, told, before, isLast } of seen(history)) {
        if (event.type !== 'ChargesImported') continue
        const { postedFor } = before
        if (postedFor === told.version) yield `version ${told.version} was charged before`
        if (postedFor !== null && postedFor > told.version) yield `${postedFor} was charged before`
        const last = chargeable(before).at(-1)
        if (isLast && last !== told.version) yield `version ${told.version} is not the last`
      }
    },
  ),
  rule(
    'CK-142: approved elsewhere, what was requested here is owed as it was computed here',
    function* (history) {
      for (const { event, told, after, isLast } of seen(history)) {
        const { decision = null, requested = null } = after.versions.get(told.version) ?? {}
        const isCharged = isLast && event.type === 'ChargesImported' && after.isOursAlone
        if (!isCharged || requested === null || decision !== 'approved') continue
        if (after.posted !== requested) yield `${after.posted} was posted, not ${requested}`
      }
    },
  ),
  rule('CK-142: what an import approves is charged with it', function* (history) {
    for (const { event, told, step, before } of seen(history)) {
      const { requested = null } = before.versions.get(told.version) ?? {}
      const isApproval = event.type === 'DecisionRecorded' && told.decision === 'approved'
      if (!isApproval || requested === null || currentIn(step.after) !== told.version) continue
      if (isCancelledIn(step.after)) continue
      const types = step.events.map(({ type }) => type)
      if (!types.includes('ChargesImported')) yield `version ${told.version} owes nothing`
    }
  }),
  rule(
    'CK-142: of what an import approves, GST goes back to who is said not to be registered (CK-151)',
    function* ({ steps, ...history }) {
      const credits = steps.flatMap(({ events }) => events.filter(isCredit).map(dataOf<Credited>))
      for (const { event, told, before } of seen({ steps, ...history })) {
        const version = before.versions.get(told.version) ?? unknown
        if (event.type !== 'ChargesImported' || version.requested === null) continue
        const amounts = credits.find(({ source }) => source.version === told.version)?.amounts ?? []
        const refunded = centsOf(amounts.find(isGst)?.amount ?? ('0.00' as Money))
        const less = Math.max(0, -centsOf(told.delta.salesTax))
        const due = less - withheldOf(told, version)
        if (refunded !== due) yield `${refunded} of GST came back, not ${due}`
      }
    },
  ),
  rule('CK-123: what was charged is what the version charged last comes to', function* (history) {
    for (const { event, told, after } of seen(history)) {
      if (event.type !== 'ChargesImported') continue
      const charged = centsOf(told.charges.totalPayable)
      if (charged !== after.posted) yield `${after.posted} was posted, ${charged} is charged`
    }
  }),
  rule(
    'CK-123: a ledger owes what it was told of declarations, and nothing twice',
    function* (history) {
      const { posted, withheld } = [...seen(history)].at(-1)?.after ?? nothing
      const owed = owedIn(history.end)
      if (owed !== posted + withheld) yield `${owed} is owed, ${posted} and ${withheld} were told`
    },
  ),
  rule('TXN-46: a fact that is told again records nothing', function* ({ steps, domain, end }) {
    const turnedDown = new Set(
      steps
        .flatMap(({ events }) => events)
        .filter(({ type }) => type === 'RejectionRecorded')
        .map((event) => dataOf<Told>(event).version),
    )
    const accepted = steps.filter(({ outcome }) => outcome === 'accepted')
    for (const sent of new Set(accepted.map((step) => step.sent))) {
      if (sent.actor.kind !== 'system') continue
      // of a version that was turned down another document may have been filed since
      if (turnedDown.has((sent.data as Told).version) || sent.type === 'RecordRejection') continue
      const again = send(domain, end, sent).events.map(({ type }) => type)
      if (again.length > 0) yield `${sent.type} again records ${again.join(', ')}`
    }
  }),
]
