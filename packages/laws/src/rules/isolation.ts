/** Laws about what does not matter: other tenants, and names that only look alike. */
import {
  Bn9,
  type Bn9 as Business,
  businessAccount,
  type Domain,
  delegation,
  programAccount,
  Scope,
  UserId,
} from '@carmkit/core'
import { historyLaw, type Law } from '@carmkit/testkit'
import fc from 'fast-check'
import { other } from '../cast.js'
import { type History, historyOf } from '../history.js'
import type { Sent } from '../log.js'
import { bn9, bn15, programReference } from '../values.js'
import { answersOf } from './mechanics.js'

/** Businesses that a command names, the one acted for included: a draft belongs to whoever acts. */
const named = ({ actor, data }: Sent): ReadonlySet<string> => {
  const fields = data as { readonly [field: string]: unknown }
  const inData = ['bn9', 'client', 'provider', 'importer', 'bn15', 'by'].flatMap((field) => {
    const value = fields[field]
    return typeof value === 'string' ? [value.slice(0, 9)] : []
  })
  const { client = null } = (fields['to'] ?? {}) as { readonly client?: string | null }
  const assignedTo = client === null ? [] : [client]
  const actingFor = actor.kind === 'user' && actor.actingFor !== null ? [actor.actingFor] : []
  return new Set([...inData, ...assignedTo, ...actingFor])
}

const isOutside = (sent: Sent): boolean => String([...named(sent)]) === other
const isInside = (sent: Sent): boolean => !named(sent).has(other)

/** Transaction numbers are one space for all: the other tenant takes its own (TXN-02). */
const withOwnNumber = (sent: Sent): Sent => {
  const { transactionNumber } = sent.data as { readonly transactionNumber?: string }
  return transactionNumber === undefined
    ? sent
    : {
        ...sent,
        data: { ...(sent.data as object), transactionNumber: `2${transactionNumber.slice(1)}` },
      }
}

const p27 = (domain: Domain, source: fc.Arbitrary<History>): Law =>
  historyLaw({
    name: 'P27: commands of businesses without a relationship change no answer',
    histories: fc.record({ inside: source, outside: source }),
    holds: ({ inside, outside }) => {
      const commands = inside.commands.filter(isInside)
      const noise = outside.commands.filter(isOutside).map(withOwnNumber)
      const { founded } = inside
      const alone = historyOf(domain, { founded, commands })
      const mixed = historyOf(domain, { founded, commands: merged(commands, noise) })
      const among = mixed.steps.filter(({ sent }) => !isOutside(sent))
      const expected = answersOf({ steps: alone.steps.filter(({ sent }) => !isOutside(sent)) })
      for (const [index, answer] of answersOf({ steps: among }).entries()) {
        if (answer !== expected[index]) throw new Error(`${expected[index]} became ${answer}`)
      }
      if (among.length !== expected.length) throw new Error('another number of answers')
    },
  })

/** Both lists in the order of their instants. */
const merged = (one: ReadonlyArray<Sent>, another: ReadonlyArray<Sent>): ReadonlyArray<Sent> =>
  [...one, ...another].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0))

interface Identity {
  readonly client: Business
  readonly provider: Business
  readonly scope: Scope
}

const identity: fc.Arbitrary<Identity> = fc.record({
  client: bn9,
  provider: bn9,
  scope: fc.oneof(fc.constant('business' as const), programReference),
})

const namesOf = ({ client, provider, scope }: Identity): ReadonlyArray<string> => {
  const stream = (aggregate: { streamOf: (command: never) => { name: string } }, data: object) =>
    aggregate.streamOf({ data } as never).name
  return [
    stream(delegation, { client, provider, scope }),
    stream(businessAccount, { bn9: client }),
    ...(scope === 'business' ? [] : [stream(programAccount, { bn15: `${client}${scope}` })]),
  ]
}

const p35Streams: Law = historyLaw({
  name: 'P35: different identities have different streams, equal ones the same',
  histories: fc.tuple(identity, identity, fc.boolean()),
  holds: ([one, drawn, same]) => {
    const another = same ? { ...one } : drawn
    const areEqual = (['client', 'provider', 'scope'] as const).every(
      (field) => one[field] === another[field],
    )
    const [first = '', ...accounts] = namesOf(one)
    const [second = ''] = namesOf(another)
    if ((first === second) !== areEqual) throw new Error(`${first} and ${second}`)
    if (accounts.some((name) => name === first)) throw new Error(`${first} names two things`)
  },
})

/** Ways to write an id so that a reader takes it for the same one. */
const lookAlikes = (id: string): ReadonlyArray<string> => [
  ` ${id}`,
  `${id} `,
  `${id}\u0000`,
  `0${id}`,
  `${id.slice(0, 3)}-${id.slice(3)}`,
  `${id.slice(0, 3)} ${id.slice(3)}`,
  id.replace(/[0-9]/, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  id.replace(/[0-9]/, (digit) => String.fromCodePoint(0x660 + Number(digit))),
]

const p35Texts: Law = historyLaw({
  name: 'P35: one id has one text',
  histories: fc.record({ business: bn9, account: bn15, user: fc.uuid() }),
  holds: ({ business, account, user }) => {
    const scope = account.slice(9)
    const accepted = [
      ...lookAlikes(business).filter((one) => Bn9.is(one)),
      ...lookAlikes(scope).filter((one) => Scope.is(one)),
      ...[user.toUpperCase(), ...lookAlikes(user)].filter((one) => one !== user && UserId.is(one)),
      ...['Business', 'BUSINESS', scope.toLowerCase()].filter((one) => Scope.is(one)),
    ]
    if (accepted.length > 0) throw new Error(`accepted as well: ${JSON.stringify(accepted)}`)
    if (!Bn9.is(business) || !UserId.is(user) || !Scope.is(scope)) throw new Error('not accepted')
  },
})

export const isolationLaws = (
  domain: Domain,
  source: fc.Arbitrary<History>,
): ReadonlyArray<Law> => [p27(domain, source), p35Streams, p35Texts]
