/** Beginnings for the tests of client access: atlas acts for maple, and zoe is on its staff. */
import { alice, atlas, bob, maple, zoe } from './actors.js'
import type { History } from './history.js'
import { delegated, joined, pair, terms, wish } from './story.js'
import { daysAfter, monday } from './time.js'

const byBob = bob.for(atlas)
const byAlice = alice.for(maple)
const here = { provider: atlas }

/** The stream of atlas. */
export const own = `clientAccess-${atlas}`

/** Of maple and atlas: the one they have, and the one after {@link regranted}. */
export const relationships = {
  first: `delegation-${maple}.${atlas}.RM0001#2`,
  second: `delegation-${maple}.${atlas}.RM0001#4`,
}

export const event = (type: string, data: object) => ({ type, v: 1, data })

export const create = (history: History, name: string): History =>
  history.as(byBob, 'CreateGroup', { ...here, name })

/** Zoe is let in: Editor of the account of atlas itself. */
export const withZoe = (history: History): History =>
  joined(history, {
    person: zoe,
    business: atlas,
    manager: byBob,
    assignment: { role: 'Editor', programs: ['RM0001'] },
  })
export const staffed: History = withZoe(delegated)

/** G1, and the same with maple in it. */
export const west: History = create(staffed, 'West')
export const inWest = { ...here, group: 'G1' }
export const withMaple: History = west.as(byBob, 'AddClient', { ...inWest, client: maple })

export const toMaple = { kind: 'client', client: maple }
export const toWest = { kind: 'group', group: 'G1' }

/** Zoe is assigned. */
export const assign = (history: History, to: object, role: string): History =>
  history.as(byBob, 'AssignStaff', { ...here, user: zoe.id, to, role })

/** The grant ends at once, and another one is made on the next day. */
export const regranted = (history: History): History =>
  history
    .as(byAlice, 'RevokeDelegation', { ...pair, mode: 'CutOff' })
    .at(daysAfter(monday, 1))
    .as(byBob, 'RequestDelegation', wish)
    .as(byAlice, 'ApproveDelegation', terms)
