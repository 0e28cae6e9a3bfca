/** Episodes about claims: answered rightly or wrongly until a lock, reviewed, lapsed. */
import fc from 'fast-check'
import { anna, ben, known, person, untraded } from '../cast.js'
import { answering, anyClaim, beginning, type Claimed, deciding } from '../commands/claims.js'
import { clock, officer } from '../commands/form.js'
import { profile, rightAnswers } from '../tables.js'
import { always, type Episode, inOrder } from './form.js'

const { payment, statement } = rightAnswers
const right = [payment, statement]
const wrong = [
  { ...payment, amount: '1.00' },
  { ...statement, balance: '2.00' },
]

const sent = (claimed: Claimed, type: string, more: object) =>
  always({ actor: person(claimed.claimant, null), type, data: { ...claimed, ...more } })

const begun = (claimed: Claimed) => sent(claimed, 'BeginClaim', { reference: 'RM0001', ...profile })

/** Two people claim the number; the first to answer rightly has it. */
export const claiming: Episode = fc.constantFrom(anna, ben).chain((claimant) => {
  const claimed = { bn9: known, claimant }
  const rival = { bn9: known, claimant: claimant === anna ? ben : anna }
  return inOrder(
    begun(claimed),
    begun(rival),
    sent(claimed, 'AnswerAffinity', { answers: right }),
    sent(rival, 'AnswerAffinity', { answers: right }),
  )
})

/** Wrong answers, until it locks; somebody opens it, or it is too late. */
export const failing: Episode = fc
  .tuple(anyClaim, fc.boolean())
  .chain(([claimed, isUnlocked]) =>
    inOrder(
      begun(claimed),
      sent(claimed, 'AnswerAffinity', { answers: wrong }),
      sent(claimed, 'AnswerAffinity', { answers: wrong }),
      sent(claimed, 'AnswerAffinity', { answers: wrong }),
      isUnlocked
        ? always({ actor: officer, type: 'UnlockClaim', data: claimed })
        : always({ actor: clock, type: 'LapseClaim', data: claimed }),
      sent(claimed, 'AnswerAffinity', { answers: right }),
    ),
  )

/** Nothing to ask: an officer decides. */
export const reviewing: Episode = fc.constantFrom(anna, ben).chain((claimant) => {
  const claimed = { bn9: untraded, claimant }
  return inOrder(begun(claimed), deciding(claimed))
})

/** Begun with whatever is said, and answered with whatever comes. */
export const trying: Episode = anyClaim.chain((claimed) =>
  inOrder(beginning(claimed), answering(claimed)),
)
