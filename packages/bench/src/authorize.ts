/**
 * P8: decisions of authority on one core, in worlds of few and of many grants, and for pairs with
 * few and with many delegations. One decision is one question of a portal: finding its world, and
 * answering with the proof or with every reason against it.
 */
import { check } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import { type Comparison, compareProcessorTime, type Variant } from './measure.js'
import { portalWith, questionsIn, type Size } from './portal.js'

const decisions = 200_000

/** Rates beside each other: with a ratio of 1.00 the number of grants does not matter. */
export const authorizeByWorld = (): Promise<Comparison> =>
  compareProcessorTime('P8 decisions, by the grants of the world', [
    deciding('10000 grants', { providers: 100, clients: 1000, scopes: 1 }),
    deciding('100 grants', { providers: 10, clients: 10, scopes: 1 }),
  ])

export const authorizeByPair = (): Promise<Comparison> =>
  compareProcessorTime('P8 decisions, by the delegations of each pair', [
    deciding('1 delegation', { providers: 10, clients: 10, scopes: 1 }),
    deciding('10 delegations', { providers: 10, clients: 10, scopes: 10 }),
    deciding('100 delegations', { providers: 10, clients: 10, scopes: 100 }),
  ])

const deciding = (name: string, size: Size): Variant => {
  const portal = portalWith(size)
  const questionAt = questionsIn(size)
  return {
    name,
    run: async () => {
      let allowed = 0
      for (let n = 0; n < decisions; n++) if (E.isRight(check(portal, questionAt(n)))) allowed++
      const share = allowed / decisions
      // Answers of one kind alone would measure something else.
      if (share < 0.6 || share > 0.9) throw new Error(`${name}: ${share} of the questions allowed`)
      return decisions
    },
  }
}
