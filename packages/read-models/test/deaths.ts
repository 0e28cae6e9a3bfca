/** Databases whose work ends at a step of our choice, as that of a process that dies there does. */
import type { Database, Session } from '../src/database/database.js'

/** What a database that has died throws from then on. */
export class Death extends Error {}

/**
 * The same database until its `last` step: steps are the verbs of sessions, and the moments before
 * and behind each commit.
 */
export const mortal = (database: Database, last: number): Database => {
  let steps = 0
  const step = () => {
    steps += 1
    if (steps >= last) throw new Death(`at step ${steps}`)
  }
  const { writing } = database
  return {
    ...database,
    writing:
      writing === null
        ? null
        : async (work) => {
            const done = await writing(async (session) => {
              const result = await work(steppingBefore(session, step))
              step()
              return result
            })
            step()
            return done
          },
  }
}

const steppingBefore = (session: Session, step: () => void): Session => ({
  rows: async (...query) => {
    step()
    return session.rows(...query)
  },
  run: async (...query) => {
    step()
    return session.run(...query)
  },
  find: async (...wanted) => {
    step()
    return session.find(...wanted)
  },
  put: async (...rows) => {
    step()
    return session.put(...rows)
  },
  remove: async (...keys) => {
    step()
    return session.remove(...keys)
  },
})
