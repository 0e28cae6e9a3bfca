/** Ledgers of an importer by commands of the real engine, for examples. */
import {
  type Actor,
  bn15Of,
  carm,
  type Instant,
  type ProgramReference,
  type UserId,
} from '@carmkit/core'
import { foundings, importer, people, play, type Sent } from '@carmkit/laws'
import { ledgers, type Projected, type Tables, tablesOf } from '../../src/index.js'
import { logOf } from '../support.js'

export const account = bn15Of(importer, 'RM0001' as ProgramReference)

export const payer: Actor = {
  kind: 'user',
  userId: people[0] as UserId,
  actingFor: importer,
}
export const officer: Actor = { kind: 'officer', id: 'officer-7' }
export const bank: Actor = { kind: 'external', party: 'bank' }
export const clock: Actor = { kind: 'system', process: 'clock' }
export const reaction: Actor = { kind: 'system', process: 'reaction' }

/** One command: the Eastern day, at noon, who sends it, what, and its data without the account. */
export type Line = readonly [day: string, actor: Actor, type: string, data: object]

/** The events of these commands; one that is refused ends the test. */
export const told = (...lines: ReadonlyArray<Line>): ReadonlyArray<Projected> => {
  const sent = lines.map(
    ([day, actor, type, data]): Sent => ({
      at: `${day}T17:00:00.000Z` as Instant,
      actor,
      type,
      data: { bn15: account, ...data },
    }),
  )
  const steps = play(carm, [...foundings.withPam, ...sent])
  const refused = steps.find(({ outcome }) => outcome !== 'accepted')
  if (refused !== undefined) throw new Error(`${refused.sent.type}: ${refused.reasons.join()}`)
  return logOf(steps)
}

export const tablesAfter = (...lines: ReadonlyArray<Line>): Tables =>
  tablesOf([ledgers], told(...lines))

/** Twenty dollars, due on 3 March 2026. */
export const posted: Line = [
  '2026-02-02',
  reaction,
  'PostReceivable',
  {
    debt: { transactionNumber: '10000000000017', version: 1 },
    amounts: [
      { account: 'duty', amount: '15.00' },
      { account: 'gst', amount: '5.00' },
    ],
    billingPeriod: '2026-02',
    dueDate: '2026-03-03',
    accountSecurity: '10000',
  },
]
export const debt = '10000000000017/1'

/** What the bank reports. */
export const paid = (day: string, amount: string, reference = 'P1'): Line => [
  day,
  bank,
  'ReceivePayment',
  {
    reference,
    method: 'onlineBanking',
    amount,
    currency: 'CAD',
    valueAt: `${day}T13:00:00.000Z`,
  },
]
