/**
 * Laws of versions, by the events alone: what was declared is rebuilt here a second time, from the
 * edits and changes that were recorded.
 */
import { centsOf, type Money } from '@carmkit/core'
import { contentHash, type DomainEvent, type Json } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { dataOf, dayOf } from '../auditor.js'
import type { History } from '../history.js'
import type { Step } from '../log.js'
import { type Rule, rule } from '../rules/rule.js'

interface Line {
  readonly number: number
}
interface Charges {
  readonly lines: ReadonlyArray<{ readonly totalPayable: Money }>
  readonly total: { readonly [charge: string]: Money | object | null | undefined }
}
/** Everything that these laws read of any event of a declaration. */
interface Told {
  readonly version: number
  readonly basedOn: number
  readonly header: Json
  readonly lines: ReadonlyArray<Line>
  readonly removedLines: ReadonlyArray<number>
  readonly changes: ReadonlyArray<{ readonly line: Line; readonly reasons: ReadonlyArray<string> }>
  readonly contentHash: string
  readonly charges: Charges
  readonly delta: { readonly [charge: string]: Money }
  readonly releasedPriorToPayment: boolean
  readonly paymentDueDate: string
  readonly acceptedOn: string
  readonly gstRegistered: boolean
}

/** A version as it is known from the events. */
interface Rebuilt {
  readonly header: Json
  readonly lines: ReadonlyMap<number, Line>
  readonly contentHash: string
  readonly charges: Charges
  status: string
}

/** A declaration as far as it was followed. */
interface Followed {
  draft: { header: Json; lines: ReadonlyMap<number, Line>; hash: string }
  readonly versions: Map<number, Rebuilt>
  current: number
  rpp: boolean
  due: string
  accepted: string
}

const revising = ['DeclarationCorrected', 'AdjustmentRequested', 'DeclarationRedetermined']

const put = (lines: ReadonlyMap<number, Line>, more: ReadonlyArray<Line>) =>
  new Map([...lines, ...more.map((line) => [line.number, line] as const)])

const follow = (known: Followed, event: DomainEvent): void => {
  const told = dataOf<Told>(event)
  const { version } = told
  if (event.type === 'ReleaseRecorded') known.rpp = told.releasedPriorToPayment
  if (event.type === 'DraftEdited') {
    const kept = [...known.draft.lines].filter(([number]) => !told.removedLines.includes(number))
    const lines = put(new Map(kept), told.lines)
    known.draft = { ...known.draft, header: told.header ?? known.draft.header, lines }
  }
  if (event.type === 'DeclarationSubmitted') {
    known.draft = { ...known.draft, hash: told.contentHash }
  }
  if (event.type === 'DeclarationAccepted') {
    const { header, lines, hash } = known.draft
    const { charges } = told
    known.versions.set(version, { header, lines, contentHash: hash, charges, status: 'accepted' })
    known.current = version
    known.due = told.paymentDueDate
    known.accepted = told.acceptedOn
  }
  const base = known.versions.get(known.current)
  if (revising.includes(event.type) && base !== undefined) {
    const isPending = event.type === 'AdjustmentRequested'
    known.versions.set(version, {
      header: told.header ?? base.header,
      lines: put(
        base.lines,
        told.changes.map(({ line }) => line),
      ),
      contentHash: told.contentHash,
      charges: told.charges,
      status: isPending ? 'pending' : 'accepted',
    })
    if (!isPending) known.current = version
  }
  const waiting = known.versions.get(version)
  if (waiting === undefined) return
  if (event.type === 'AdjustmentWithdrawn') waiting.status = 'withdrawn'
  if (event.type === 'AdjustmentRejected') waiting.status = 'rejected'
  if (event.type === 'AdjustmentApproved') {
    waiting.status = 'accepted'
    known.current = version
  }
}

/** One event with what was known before it and after it. */
interface Seen {
  readonly step: Step
  readonly event: DomainEvent
  readonly told: Told
  readonly before: Followed
  readonly after: Followed
}

const copied = (known: Followed): Followed => ({
  ...known,
  versions: new Map([...known.versions].map(([number, one]) => [number, { ...one }])),
})

function* seen({ steps }: History): Generator<Seen> {
  const streams = new Map<string, Followed>()
  for (const step of steps) {
    for (const event of step.events) {
      const before = streams.get(step.stream) ?? {
        draft: { header: null, lines: new Map(), hash: '' },
        versions: new Map(),
        current: 0,
        rpp: false,
        due: '',
        accepted: '',
      }
      const after = copied(before)
      if (step.stream.startsWith('transaction-declaration')) {
        follow(after, event)
        streams.set(step.stream, after)
        yield { step, event, told: dataOf<Told>(event), before, after }
      }
    }
  }
}

const ofEvents = (
  name: string,
  breach: (seen: Seen) => string | null,
  types: ReadonlyArray<string> = revising,
): Rule =>
  rule(name, function* (history) {
    for (const one of seen(history)) {
      const found = types.includes(one.event.type) ? breach(one) : null
      if (found !== null) yield `${one.event.type} at ${one.step.sent.at}: ${found}`
    }
  })

const hashOf = ({ header, lines }: Pick<Rebuilt, 'header' | 'lines'>): string => {
  const inOrder = [...lines.values()].toSorted((one, other) => one.number - other.number)
  const hash = contentHash({ header, lines: inOrder as never })
  if (E.isLeft(hash)) throw new Error(hash.left)
  return hash.right
}

/** The fields of a state that these laws compare with what was rebuilt. */
interface State {
  readonly status: string
  readonly version: number
  readonly latest: number
  readonly pending: number | null
}

const cents = (amount: unknown): number =>
  typeof amount === 'string' ? centsOf(amount as Money) : 0

/** Cents payable by line number. */
const payable = ({ lines, charges }: Rebuilt): ReadonlyMap<number, number> =>
  new Map(
    [...lines.keys()]
      .toSorted((one, other) => one - other)
      .map((number, index) => [number, cents(charges.lines[index]?.totalPayable)]),
  )

const deciding = ['AdjustmentApproved', 'DeclarationRedetermined']

const keyOf = (event: DomainEvent, version: number): string =>
  `${dataOf<{ readonly transactionNumber: string }>(event).transactionNumber}/${version}`

interface Credited {
  readonly source: { readonly transactionNumber: string; readonly version: number }
  readonly amounts: ReadonlyArray<{ readonly account: string; readonly amount: Money }>
}

const refundCodes = ['R2-74-1-TT']
const owingCodes = ['R3-32.2.VFD']

export const versionRules: ReadonlyArray<Rule> = [
  ofEvents('TXN-03: versions are numbered without gaps, whatever becomes of them', (one) => {
    const { told, before } = one
    return told.version === before.versions.size + 1 && told.basedOn === before.current
      ? null
      : `version ${told.version} on ${told.basedOn} after ${before.versions.size}`
  }),
  rule(
    'TXN-04: the declaration is its highest accepted version, rebuilt byte for byte',
    function* (history) {
      for (const { step, after } of seen(history)) {
        if (after.versions.size === 0) continue
        const accepted = [...after.versions].filter(([, { status }]) => status === 'accepted')
        const highest = Math.max(...accepted.map(([number]) => number))
        const state = step.after.get(step.stream)?.state as State
        if (state.version !== highest) yield `${state.version} is in effect, not ${highest}`
        if (state.latest !== after.versions.size) yield `${state.latest} is the latest number`
        for (const [number, one] of after.versions) {
          if (hashOf(one) !== one.contentHash) yield `version ${number} is not what was hashed`
        }
      }
    },
  ),
  ofEvents('TXN-06: a later version keeps every line', ({ told, before, after }) => {
    const base = before.versions.get(before.current)
    const made = after.versions.get(told.version)
    const state = [...(base?.lines.keys() ?? [])].filter(
      (number) => made?.lines.has(number) !== true,
    )
    const rated = told.charges.lines.length
    if (state.length > 0) return `lost ${state.join(', ')}`
    return rated === made?.lines.size ? null : `${rated} lines are rated`
  }),
  rule('TXN-07: one version is pending at a time', function* (history) {
    for (const { after, step } of seen(history)) {
      const pending = [...after.versions].filter(([, { status }]) => status === 'pending')
      if (pending.length > 1) yield `${pending.length} versions are pending at ${step.sent.at}`
    }
  }),
  ofEvents(
    'TXN-08: a correction takes release prior to payment, comes in time and changes something',
    ({ told, before, step }) => {
      if (!before.rpp) return 'without release prior to payment'
      if (dayOf(step.sent.at) > before.due) return `after ${before.due}`
      const base = before.versions.get(before.current)
      return told.contentHash === base?.contentHash ? 'nothing changed' : null
    },
    ['DeclarationCorrected'],
  ),
  ofEvents(
    'TXN-09: an adjustment comes once corrections are over, within four years',
    ({ before, step }) => {
      const today = dayOf(step.sent.at)
      if (before.rpp && today <= before.due) return 'still correctable'
      const limit = `${Number(before.accepted.slice(0, 4)) + 4}${before.accepted.slice(4)}`
      return today > limit ? `after ${limit}` : null
    },
    ['AdjustmentRequested'],
  ),
  ofEvents('TXN-10: every changed line has a reason code', ({ told }) =>
    told.changes.every(({ reasons }) => reasons.length > 0) ? null : 'a line without reason',
  ),
  ofEvents('TXN-11: the first code goes the way of the line', ({ told, before, after }) => {
    const base = before.versions.get(before.current)
    const made = after.versions.get(told.version)
    if (base === undefined || made === undefined) return 'no version'
    const was = payable(base)
    const is = payable(made)
    const wrong = told.changes.filter(({ line: { number }, reasons: [first = ''] }) => {
      const net = (is.get(number) ?? 0) - (was.get(number) ?? 0)
      return net < 0 ? owingCodes.includes(first) : refundCodes.includes(first)
    })
    return wrong.length === 0 ? null : `line ${wrong[0]?.line.number}`
  }),
  ofEvents(
    'TXN-14: what a version changes is the difference of the charges, to the cent',
    ({ told, before }) => {
      const base = before.versions.get(before.current)
      const wrong = Object.entries(told.delta).find(
        ([name, amount]) =>
          cents(amount) !== cents(told.charges.total[name]) - cents(base?.charges.total[name]),
      )
      return wrong === undefined ? null : wrong.join(' ')
    },
    [...revising, 'AdjustmentApproved'],
  ),
  rule(
    'TXN-34: sales tax is refunded to who is not registered for it, and to nobody else',
    function* ({ steps }) {
      const refunds = new Map<string, number>()
      for (const { events } of steps) {
        for (const event of events) {
          const { delta, gstRegistered, version } = dataOf<Told>(event)
          if (deciding.includes(event.type)) {
            const less = Math.max(0, -cents(delta['salesTax']))
            refunds.set(keyOf(event, version), gstRegistered ? 0 : less)
          }
          if (event.type !== 'CreditPosted') continue
          const { source, amounts } = dataOf<Credited>(event)
          const due = refunds.get(`${source.transactionNumber}/${source.version}`)
          const gst = amounts.find(({ account }) => account === 'gst')
          if (due !== undefined && cents(gst?.amount) !== due)
            yield `${cents(gst?.amount)}, not ${due}`
        }
      }
    },
  ),
]
