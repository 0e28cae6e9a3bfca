/** The outcome of a question on logs, folded plainly: what evidence must keep. */
import { fold } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { check, portalOf, type Recorded } from '../../src/access/index.js'
import type { Inquiry } from '../../src/authority/index.js'
import { aggregateOfStream, carm } from '../../src/index.js'
import { heldStreams } from './portals.js'

export const outcomeOf = (
  logs: ReadonlyMap<string, ReadonlyArray<Recorded>>,
  question: Inquiry,
): unknown => {
  const states = [...logs].flatMap(([name, events]) => {
    const aggregate = aggregateOfStream(carm, name)
    if (aggregate === undefined) throw new Error(name)
    return events.length === 0 ? [] : [[name, fold(aggregate, events)] as const]
  })
  const answer = check(portalOf(heldStreams(states), { domain: carm }), question)
  if (E.isLeft(answer)) return answer.left
  const { role, rules, delegation } = answer.right
  return { role, rules, delegation }
}
