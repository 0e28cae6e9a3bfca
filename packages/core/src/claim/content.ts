/**
 * The questions that prove a relation to a business, apart from commands and events, which both
 * speak of them.
 */
import { type Codec, list, oneOf, type Static, text } from '@carmkit/kernel'
import type { Money } from '../values/index.js'

/** An item of the business's dealings with the agency that an outsider does not know (BUS-03). */
export const Question = oneOf('Question', ['transaction', 'payment', 'statement'])
export type Question = Static<typeof Question>

/** A balance that was zero is never accepted, so that it proves nothing (BUS-03). */
export const isZero = (balance: Money): boolean => balance === '0.00'

/** A name or an address as somebody wrote it: compared, and not judged (BUS-02). */
export const ProfileText: Codec<string> = text(
  'ProfileText',
  '1 to 400 characters',
  (value) => value.length > 0 && value.length <= 400,
)

/** Questions offered, in the order of {@link Question}; none means a review by an officer (BUS-06). */
export const OfferedQuestions = list(Question, { most: 3, key: (question) => question })
