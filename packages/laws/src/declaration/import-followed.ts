/** What the laws of imports know of a declaration, followed by its events alone. */
import { centsOf, type Declaration, type Ledger, type Money } from '@carmkit/core'
import type { DomainEvent, Json } from '@carmkit/kernel'
import { dataOf } from '../auditor.js'
import type { History } from '../history.js'
import type { Log, Step } from '../log.js'

/** Everything that these laws read of any event of a declaration. */
export interface Told {
  readonly version: number
  readonly header: Json
  readonly lines: ReadonlyArray<{ readonly number: number }>
  readonly contentHash: string
  readonly documentHash: string
  readonly acceptedOn: string
  readonly paymentDueDate: string
  readonly dueDate?: string
  readonly filedAs?: string
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
  /** By the first accepted version, and what moved it since. */
  readonly due: string | null
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
  due: null,
  posted: 0,
  postedFor: null,
  withheld: 0,
  isOursAlone: true,
}
export const unknown: Known = {
  hash: null,
  acceptedOn: null,
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
      return { ...of({ isAssessed: true }), due: told.dueDate ?? known.due }
    case 'AdjustmentRequested':
      return of({ requested: payableOf(told) })
    case 'AcceptanceRecorded':
      return {
        ...of({ acceptedOn: told.acceptedOn }),
        due: told.dueDate ?? (isFirst(known, version) ? told.paymentDueDate : known.due),
      }
    case 'DecisionRecorded':
      return of({ decision: told.decision, gstRegistered: told.gstRegistered })
    case 'DeclarationAccepted':
      return charging(payableOf(told), {
        ...of({ isTaken: true, acceptedOn: told.acceptedOn }),
        due: told.paymentDueDate,
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

const isFirst = ({ versions }: Followed, version: number): boolean =>
  [...versions].every(([number, { acceptedOn }]) => acceptedOn === null || number > version)

/** Of what was computed here, GST goes back to who is known not to be registered. */
export const withheldOf = ({ delta }: Told, { requested, gstRegistered }: Known): number =>
  requested === null || gstRegistered === false ? 0 : Math.max(0, -centsOf(delta.salesTax))

const payableOf = ({ charges }: Told): number =>
  centsOf(charges.total?.totalPayable ?? ('0.00' as Money))

export interface Seen {
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

/** The first accepted version, those accepted by its due date, and those approved, in order. */
export const holding = ({ versions, due }: Followed): ReadonlyArray<readonly [number, Known]> => {
  const all = [...versions].toSorted(([one], [other]) => one - other)
  const first = all.find(([, { acceptedOn }]) => acceptedOn !== null)
  if (first === undefined) return []
  return all.filter(([number, { acceptedOn, decision, isTaken }]) => {
    if (isTaken || decision === 'approved' || number === first[0]) return true
    return acceptedOn !== null && acceptedOn <= (due ?? '')
  })
}

/** Those whose charges are known: posted here, or assessed and known to be accepted. */
export const chargeable = (known: Followed): ReadonlyArray<number> =>
  holding(known)
    .filter(([, { isAssessed, isTaken, requested, acceptedOn }]) => {
      return isTaken || requested !== null || (isAssessed && acceptedOn !== null)
    })
    .map(([number]) => number)

export const inEffect = (known: Followed): number | null => holding(known).at(-1)?.[0] ?? null

export const stateIn = (log: Log): Declaration | undefined =>
  log.get('transaction-declaration.10000000000017')?.state as Declaration | undefined

export const isCancelledIn = (log: Log): boolean => {
  const state = stateIn(log)
  return state?.status === 'Accepted' && state.cancelledBy !== null
}

export const currentIn = (log: Log): number | null => {
  const state = stateIn(log)
  return state?.status === 'Accepted' ? state.version : null
}

/** What debts and credits of all declarations come to, in cents. */
export const owedIn = (log: Log): number => {
  const ledger = [...log].find(([name]) => name.startsWith('ledger-'))?.[1].state
  const { owed = 0, unallocated = 0 } = (ledger ?? {}) as Partial<Ledger>
  return owed - unallocated
}
