/** Laws of `authorize` over worlds made by hand: the oracle says the same, and more sight is more. */
import { authorize, type Membership, type RoleAssignment } from '@carmkit/core'
import { historyLaw, type Law } from '@carmkit/testkit'
import * as E from 'fp-ts/lib/Either.js'
import {
  type Delegation,
  type Parts,
  type Situation,
  situation,
  situationParts,
} from '../authority-worlds.js'
import { dan, person } from '../cast.js'
import { oracleAllows } from '../oracle.js'

const allows = ({ question, world }: Situation): boolean => E.isRight(authorize(question, world))

const p39: Law = historyLaw({
  name: 'P39: authorize and the oracle allow the same',
  histories: situationParts,
  holds: (parts) => {
    const { question, world } = situation(parts)
    const expected = oracleAllows(question, world)
    const actual = authorize(question, world)
    if (E.isRight(actual) !== expected) {
      throw new Error(`the oracle ${expected ? 'allows' : 'denies'}: ${JSON.stringify(actual)}`)
    }
  },
})

const withSight = (parts: Parts, visibility: string): Parts => ({
  ...parts,
  delegations: parts.delegations.map(
    (one): Delegation =>
      one.grant === null
        ? one
        : { ...one, grant: { ...one.grant, terms: { ...one.grant.terms, visibility } } as never },
  ),
})

const del10: Law = historyLaw({
  name: 'DEL-10: more visibility never takes anything away',
  histories: situationParts,
  holds: (parts) => {
    const [own, program, financial] = ['Own', 'Program', 'Financial'].map((visibility) =>
      allows(situation(withSight(parts, visibility))),
    )
    if (own && !program) throw new Error('Own shows more than Program')
    if (program && !financial) throw new Error('Program shows more than Financial')
  },
})

const p12: Law = historyLaw({
  name: 'P12: several delegations give what one of them gives by itself',
  histories: situationParts,
  holds: (parts) => {
    const together = allows(situation(parts))
    const alone = parts.delegations.some((one) =>
      allows(situation({ ...parts, delegations: [one] })),
    )
    const isProvider = situation(parts).world.delegations.length > 0
    if (isProvider && together !== alone) throw new Error(`together ${together}, alone ${alone}`)
  },
})

const blocked = (parts: Parts): ReadonlyArray<Parts> => [
  { ...parts, acting: { ...parts.acting, status: 'Ceased' } },
  { ...parts, client: { ...parts.client, status: 'Ceased' } },
  {
    ...parts,
    delegations: parts.delegations.map(
      (one): Delegation =>
        one.grant === null ? one : { ...one, grant: { ...one.grant, suspended: true } },
    ),
  },
]

const p26: Law = historyLaw({
  name: 'P26: a block never turns a denial into leave',
  histories: situationParts,
  holds: (parts) => {
    if (allows(situation(parts))) return
    for (const one of blocked(parts)) {
      if (allows(situation(one))) throw new Error('allowed once blocked')
    }
  },
})

const employeeOf = { pBAM: 'BAM', pPAM: 'PAM', pEditor: 'Editor', pReader: 'Reader' } as const
const ranks = ['Reader', 'Editor', 'PAM', 'BAM'] as const

/** The same asked by a person of the client itself, in that role on the programs concerned. */
const asEmployee = (parts: Parts, role: (typeof ranks)[number]): Parts => {
  const { actor, client, programs } = parts
  const userId = actor.kind === 'user' ? actor.userId : dan
  const assignment = (role === 'BAM' ? { role } : { role, programs }) as RoleAssignment
  const place: Membership = { assignment, until: null, suspended: false, spell: 1 }
  const acting = { ...client, members: new Map([[userId, place]]) }
  return { ...parts, actor: person(userId, client.bn9), acting, client: acting }
}

const auth03: Law = historyLaw({
  name: 'AUTH-03: a proxy may nothing that the same employee of the client may not',
  histories: situationParts,
  holds: (parts) => {
    const { question, world } = situation(parts)
    const answer = authorize(question, world)
    const role = E.isRight(answer) ? answer.right.role : null
    if (role === null || !(role in employeeOf)) return
    const employee = employeeOf[role as keyof typeof employeeOf]
    if (!allows(situation(asEmployee(parts, employee)))) {
      throw new Error(`${role} may, ${employee} may not`)
    }
  },
})

const auth04: Law = historyLaw({
  name: 'AUTH-04: a higher role may whatever a lower one may',
  histories: situationParts,
  holds: (parts) => {
    const may = ranks.map((role) => allows(situation(asEmployee(parts, role))))
    const lower = may.findIndex((one, rank) => one && may[rank + 1] === false)
    if (lower >= 0) throw new Error(`${ranks[lower]} may, ${ranks[lower + 1]} may not`)
  },
})

export const authorityLaws: ReadonlyArray<Law> = [p39, del10, p12, p26, auth03, auth04]
