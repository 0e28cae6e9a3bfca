/** Arbitrary commands of claims: of numbers that nobody registered, by people who mostly may. */
import type { Bn9, UserId } from '@carmkit/core'
import fc from 'fast-check'
import { anna, ben, importer, known, person, untraded } from '../cast.js'
import { profile, rightAnswers } from '../tables.js'
import { clock, forItself, fromActor, officer, often, type Unsent, usually } from './form.js'

/** Whose claim of which number. */
export interface Claimed {
  readonly bn9: Bn9
  readonly claimant: UserId
}

export const anyClaim: fc.Arbitrary<Claimed> = fc.record({
  bn9: fc.oneof(
    { weight: 5, arbitrary: fc.constant(known) },
    { weight: 3, arbitrary: fc.constant(untraded) },
    { weight: 1, arbitrary: fc.constantFrom(importer, '000000018' as Bn9) },
  ),
  claimant: fc.constantFrom(anna, ben),
})

const { payment, statement } = rightAnswers
/** Right, wrong, of a kind that is not asked, zero, and too few. */
const answers = fc.oneof(
  { weight: 3, arbitrary: fc.constant([payment, statement]) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<ReadonlyArray<object>>([
      { ...payment, amount: '1.00' },
      { ...statement, balance: '2.00' },
    ]),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<ReadonlyArray<object>>(
      [payment],
      [payment, { ...statement, balance: '0.00' }],
      [
        payment,
        { question: 'transaction', transactionNumber: '10000000000017', dutiesAndTaxes: '0.00' },
      ],
    ),
  },
)

/** Sent by the claimant, now and then by somebody else. */
const byClaimant = (
  type: string,
  more: fc.Arbitrary<object>,
): ((claimed: Claimed) => fc.Arbitrary<Unsent>) => {
  return (claimed) =>
    fc
      .tuple(
        fc.oneof(
          { weight: 9, arbitrary: fc.constant(person(claimed.claimant, null)) },
          { weight: 1, arbitrary: forItself },
        ),
        more,
      )
      .map(([actor, data]) => ({ actor, type, data: { ...claimed, ...data } }))
}

export const beginning = byClaimant(
  'BeginClaim',
  fc.record({
    reference: often('RM0001', 'RM0002', 'RM0003'),
    legalName: often(profile.legalName, 'Birch Imports Ltd'),
    address: fc.constant(profile.address),
  }),
)
export const answering = byClaimant('AnswerAffinity', fc.record({ answers }))
export const deciding = ({ bn9, claimant }: Claimed): fc.Arbitrary<Unsent> =>
  fromActor(
    'DecideClaim',
    usually(officer),
    often('accept', 'refuse').map((decision) => ({ bn9, claimant, decision })),
  )

export const claimCommands = {
  BeginClaim: anyClaim.chain(beginning),
  AnswerAffinity: anyClaim.chain(answering),
  DecideClaim: anyClaim.chain(deciding),
  UnlockClaim: fromActor('UnlockClaim', usually(officer), anyClaim),
  LapseClaim: fromActor('LapseClaim', usually(clock), anyClaim),
}
