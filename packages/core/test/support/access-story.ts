/** A history as a portal, and questions of the two businesses that most stories are about. */
import { type Portal, portalOf, type Recorded } from '../../src/access/index.js'
import { aggregateOfStream, carm, type Permission, type Target } from '../../src/index.js'
import type { Bn9, UserId } from '../../src/values/index.js'
import { maple } from './actors.js'
import type { History } from './history.js'
import { heldStreams } from './portals.js'
import { stream } from './story.js'
import { monday } from './time.js'
import { item, rm } from './worlds.js'

/** The streams of maple, of atlas, and of what is between them. */
const streams = [stream.maple, stream.atlas, stream.rm1, stream.delegation, stream.wholeDelegation]

export const portalAt = (history: History): Portal =>
  portalOf(
    heldStreams(
      streams.flatMap((name) => {
        const aggregate = aggregateOfStream(carm, name)
        const isThere = aggregate !== undefined && history.events(name).length > 0
        return isThere ? [[name, history.state(aggregate, name)] as const] : []
      }),
    ),
    { domain: carm },
  )

export const rm1: Target = { business: maple, programs: [rm], item: null }
export const ofClient = item({ ownedBy: maple, begunFor: maple })

export const asking = (
  user: UserId,
  actingFor: Bn9,
  permission: Permission,
  target: Target = rm1,
) => ({
  user: { kind: 'user', userId: user, actingFor } as const,
  permission,
  target,
  finishesWork: false,
  now: monday,
})

/** The events of those streams, with their places. */
export const logsOf = (history: History): ReadonlyMap<string, ReadonlyArray<Recorded>> =>
  new Map(
    streams.map((name) => [
      name,
      history.events(name).map((event, revision) => ({ revision, ...event })),
    ]),
  )
