/**
 * A second opinion about the days with release prior to payment: day by day from the events alone,
 * by lists that are searched and fractions that are multiplied out. It shares no code with the state
 * that it is held against.
 */
import { addDays, type CivilDate } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'

interface Piece {
  readonly form: string
  cents: bigint
  readonly from: string
  until: string
}

interface InForce {
  readonly from: string
  readonly basis: bigint
  readonly bond: bigint
  readonly cash: bigint
}

/** What is known after some events. Its lists belong to it alone. */
export class Known {
  pieces = new Map<string, Piece>()
  requirements: InForce[] = []
  takesPart = false
  activeFrom: string | null = null
  heldOffUntil = ''

  static after(events: ReadonlyArray<DomainEvent>): Known {
    const known = new Known()
    for (const event of events) known.learn(event)
    return known
  }

  /** The requirement of a day: of those that have begun the one that was stated last. */
  requiredOn(day: string): InForce | undefined {
    return this.requirements.findLast(({ from }) => from <= day)
  }

  totalOn(day: string, form?: string): bigint {
    return [...this.pieces.values()]
      .filter((one) => one.from <= day && day <= one.until && (form ?? one.form) === one.form)
      .reduce((sum, { cents }) => sum + cents, 0n)
  }

  /** Parts of the two requirements add up to one, to the cent. */
  meets({ bond, cash }: InForce, day: string): boolean {
    const product = this.totalOn(day, 'bond') * cash + this.totalOn(day, 'cash') * bond
    return 2n * product + bond >= 2n * bond * cash
  }

  isCovered(day: string): boolean {
    const required = this.requiredOn(day)
    return required !== undefined && this.meets(required, day)
  }

  /** TXN-39. */
  isSecured(day: string): boolean {
    return this.isCovered(day) || day <= this.heldOffUntil
  }

  stands(day: string): boolean {
    return this.activeFrom !== null && this.activeFrom <= day && this.isSecured(day)
  }

  private learn({ type, data }: DomainEvent): void {
    const { on, instrument, ...rest } = data as Record<string, never>
    const day = String(on)
    const piece = this.pieces.get(String(instrument))
    if (type === 'SecurityPosted') {
      const {
        form,
        amount,
        inForceFrom = on,
      } = rest['security'] as unknown as Record<string, never>
      const from = String(inForceFrom) < day ? day : String(inForceFrom)
      const posted = { form: String(form), cents: centsIn(amount), from, until: 'for ever' }
      this.pieces.set(String(instrument), posted)
    }
    if (type === 'BondIncreased' && piece !== undefined) piece.cents = centsIn(rest['amount'])
    if (type === 'CashToppedUp' && piece !== undefined) piece.cents += centsIn(rest['added'])
    if (type === 'BondCancelNoticed' && piece !== undefined) piece.until = String(rest['endsOn'])
    if (type === 'CashReturned') this.pieces.delete(String(instrument))
    if (rest['requirement'] !== undefined) this.require(day, rest)
    if (type === 'SuspensionHeldOff') this.heldOffUntil = String(rest['until'])
    if (type === 'RppActivated') this.activeFrom = String(rest['from'])
    if (type === 'RppReinstated') this.activeFrom = day
    if (type === 'RppEnrolmentRequested') this.takesPart = true
    if (/^Rpp(Withdrawn|Revoked)$/.test(type)) this.takesPart = false
    if (/^Rpp(EnrolmentRequested|Suspended|Withdrawn|Revoked)$/.test(type)) {
      this.activeFrom = null
      this.heldOffUntil = ''
    }
  }

  /** What was stated for later days before is void. */
  private require(day: string, { requirement, complyBy }: Record<string, never>): void {
    const { basis, bond, cash } = requirement as unknown as Record<string, never>
    const from = (complyBy ?? null) === null ? day : addDays(String(complyBy) as CivilDate, 1)
    this.requirements = [
      ...this.requirements.filter((one) => one.from <= day),
      { from, basis: centsIn(basis), bond: centsIn(bond), cash: centsIn(cash) },
    ]
  }
}

/** Whatever held at the beginning of the day, or after one of its events. */
export const onSomeMomentOf = (
  events: ReadonlyArray<DomainEvent>,
  day: string,
  holds: (known: Known) => boolean,
): boolean => {
  const dayOf = ({ data }: DomainEvent): string => (data as { readonly on: string }).on
  const before = events.filter((event) => dayOf(event) < day).length
  const until = events.filter((event) => dayOf(event) <= day).length
  return Array.from({ length: until - before + 1 }, (_, index) =>
    Known.after(events.slice(0, before + index)),
  ).some(holds)
}

export const centsIn = (money: unknown): bigint => BigInt(String(money).replace('.', ''))
