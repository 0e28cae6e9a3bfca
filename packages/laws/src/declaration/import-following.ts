/**
 * A declaration as its events tell it, those of an import among them: what each version is known to
 * be, and what a ledger was told. Separate from the laws, which all follow it.
 */
import { centsOf, type Money } from '@carmkit/core'
import type { DomainEvent, Json } from '@carmkit/kernel'
import { dataOf } from '../auditor.js'
import type { History } from '../history.js'
import type { Step } from '../log.js'

/** Everything that these laws read of any event of a declaration. */
export interface Told {
  readonly version: number
  readonly header: Json
  readonly lines: ReadonlyArray<{ readonly number: number }>
  readonly contentHash: string
  readonly documentHash: string
  readonly acceptedOn: string
  readonly paymentDueDate: string
  readonly decision: string
  readonly charges: Charges & { readonly total?: Charges }
  readonly delta: Charges & { readonly salesTax: Money }
  readonly gstRegistered?: boolean
  readonly theirs: { readonly total: Charges }
}
type Charges = { readonly totalPayable: Money }

/** A version as it is known from the events. */
export interface Known {
  readonly hash: string | null
  readonly acceptedOn: string | null
  readonly due: string | null
  readonly decision: string | null
  /** Undefined where no decision says so. */
  readonly gstRegistered: boolean | undefined
  readonly isAssessed: boolean
  readonly isTaken: boolean
  /** Cents payable, of an adjustment that was requested here. */
  readonly requested: number | null
}

/** A declaration as far as it was followed. */
export interface Followed {
  readonly versions: ReadonlyMap<number, Known>
  /** Cents that a ledger was told of, and for which version last. */
  readonly posted: number
  readonly postedFor: number | null
  /** Cents of GST among what is less, which nobody refunds (CK-151). */
  readonly withheld: number
  /** Nothing that the agency charged elsewhere is among it. */
  readonly isOursAlone: boolean
}

export const nothing: Followed = {
  versions: new Map(),
  posted: 0,
  postedFor: null,
  withheld: 0,
  isOursAlone: true,
}
export const unknown: Known = {
  hash: null,
  acceptedOn: null,
  due: null,
  decision: null,
  gstRegistered: undefined,
  isAssessed: false,
  isTaken: false,
  requested: null,
}

const follow = (known: Followed, event: DomainEvent): Followed => {
  const told = dataOf<Told>(event)
  const { version } = told
  const before = known.versions.get(version) ?? unknown
  const of = (change: Partial<Known>) => ({
    ...known,
    versions: new Map(known.versions).set(version, { ...before, ...change }),
  })
  const charging = (cents: number, change: Followed): Followed => ({
    ...change,
    posted: known.posted + cents,
    postedFor: version,
  })
  const delta = () => centsOf(told.delta.totalPayable)
  switch (event.type) {
    case 'VersionRecorded':
      return of({ hash: told.documentHash })
    case 'RejectionRecorded':
      return before.acceptedOn === null && before.decision === null ? of({ hash: null }) : known
    case 'AssessmentRecorded':
      return of({ isAssessed: true })
    case 'AdjustmentRequested':
      return of({ requested: payableOf(told) })
    case 'AcceptanceRecorded':
      return of({ acceptedOn: told.acceptedOn, due: told.paymentDueDate })
    case 'DecisionRecorded':
      return of({ decision: told.decision, gstRegistered: told.gstRegistered })
    case 'DeclarationAccepted':
      return charging(payableOf(told), {
        ...of({ isTaken: true, acceptedOn: told.acceptedOn, due: told.paymentDueDate }),
      })
    case 'DeclarationCorrected':
    case 'DeclarationRedetermined':
    case 'AdjustmentApproved':
      return charging(delta(), of({ isTaken: true }))
    case 'ChargesImported':
      return charging(delta(), {
        ...known,
        withheld: known.withheld + withheldOf(told, before),
        isOursAlone: known.isOursAlone && before.requested !== null,
      })
    default:
      return known
  }
}

/** Of what was computed here, GST goes back to who is known not to be registered. */
export const withheldOf = ({ delta }: Told, { requested, gstRegistered }: Known): number =>
  requested === null || gstRegistered === false ? 0 : Math.max(0, -centsOf(delta.salesTax))

const payableOf = ({ charges }: Told): number =>
  centsOf(charges.total?.totalPayable ?? ('0.00' as Money))

interface Seen {
  readonly step: Step
  /** No other event of the step is behind it. */
  readonly isLast: boolean
  readonly event: DomainEvent
  readonly told: Told
  readonly before: Followed
  readonly after: Followed
}

export function* seen({ steps }: History): Generator<Seen> {
  let known = nothing
  for (const step of steps) {
    if (!step.stream.startsWith('transaction-declaration.10000000000017')) continue
    for (const [index, event] of step.events.entries()) {
      const before = known
      known = follow(known, event)
      const isLast = index === step.events.length - 1
      yield { step, isLast, event, told: dataOf<Told>(event), before, after: known }
    }
  }
}
