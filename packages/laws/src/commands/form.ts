/**
 * What the families of commands share: the form of a command that has no instant yet, who sends it
 * most of the time, and the small alphabets of dates and references.
 */
import type { Actor, Bn9, TransactionNumber } from '@carmkit/core'
import fc from 'fast-check'
import { anyActor, anyDay, anyPerson, importer, machines, person, references } from '../cast.js'
import type { Sent } from '../log.js'

/** A command without its instant. */
export interface Unsent extends Omit<Sent, 'at'> {
  /** It comes years later, and whatever follows too. */
  readonly sleeps?: true
}

export const often = <A>(usual: A, ...others: ReadonlyArray<A>): fc.Arbitrary<A> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(usual, ...others) },
  )

/** Client, provider and scope of a delegation. */
export interface Identity {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: string
}

/** Of `OpenDraft`. */
export interface Opening {
  readonly transactionNumber: TransactionNumber
  readonly importer: string
  readonly cadType: string
}

/** Data, and the business whose people are asked to send it most of the time. */
export interface Asking {
  readonly by: Bn9
  readonly data: object
}

export const by =
  (business: Bn9) =>
  (data: object): Asking => ({ by: business, data })

export const sentBy = (type: string, asking: fc.Arbitrary<Asking>): fc.Arbitrary<Unsent> =>
  asking.chain((one) => anyActor(one.by).map((actor) => ({ actor, type, data: one.data })))

/** Sent by people of the business that `field` of the data names. */
export const byNamed = <Field extends string>(
  type: string,
  field: Field,
  data: fc.Arbitrary<{ readonly [F in Field]: Bn9 }>,
): fc.Arbitrary<Unsent> =>
  sentBy(
    type,
    data.map((one) => by(one[field])(one)),
  )

export const fromActor = (
  type: string,
  actor: fc.Arbitrary<Actor>,
  data: fc.Arbitrary<object>,
): fc.Arbitrary<Unsent> => fc.record({ actor, type: fc.constant(type), data })

export const cra: Actor = { kind: 'external', party: 'cra' }
export const cbsa: Actor = { kind: 'external', party: 'cbsa' }
export const officer: Actor = { kind: 'officer', id: 'officer-7' }
export const reaction: Actor = { kind: 'system', process: 'reaction' }
export const clock: Actor = { kind: 'system', process: 'clock' }

export const usually = (actor: Actor): fc.Arbitrary<Actor> => often(actor, ...machines)

/** For what reactions alone may say: they never lie, so nobody else's word is taken. */
export const strangers: fc.Arbitrary<Actor> = fc.constantFrom(clock, officer, cra)

/** A person who speaks for itself; now and then it says that it acts for a business (USR-03). */
export const forItself: fc.Arbitrary<Actor> = fc
  .tuple(anyPerson, often<Bn9 | null>(null, importer))
  .map(([userId, actingFor]) => person(userId, actingFor))

export const optionalDay = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: anyDay },
)
export const reference = fc.constantFrom(...references)
export const fewReferences = fc.oneof(
  { weight: 3, arbitrary: fc.constant(['RM0001']) },
  { weight: 1, arbitrary: fc.constantFrom(['RM0002'], ['RM0001', 'RM0002']) },
)

/** A reference to personal data: nothing stands behind it. */
export const personal = fc.constantFrom('c0'.repeat(32), 'd1'.repeat(32))
