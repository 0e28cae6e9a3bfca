/**
 * The world that decisions are measured in, folded from events: importers with their accounts, and
 * ten licensed brokers for each of them. Separate from the measuring.
 */
import {
  aggregateOfStream,
  type Bn9,
  bn15Of,
  carm,
  type Inquiry,
  instantOf,
  type Permission,
  type Portal,
  type ProgramReference,
  portalOf,
  type UserId,
  withCheckDigit,
} from '@carmkit/core'
import { type DomainEvent, fold, noHash } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

export interface Size {
  readonly providers: number
  readonly clients: number
  /** Delegations of each pair, each for one program account. */
  readonly scopes: number
}

const providersPerClient = 10

const businessNumber = (n: number): Bn9 => withCheckDigit(String(70_000_000 + n)) as Bn9
const managerOf = (n: number): UserId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as UserId
const reference = (n: number): ProgramReference =>
  `RM${String(n + 1).padStart(4, '0')}` as ProgramReference

/** Brokers have the first numbers, importers the next. */
const pairsIn = ({ providers, clients }: Size) =>
  Array.from({ length: clients * providersPerClient }, (_, n) => {
    const client = Math.floor(n / providersPerClient)
    return { client: providers + client, provider: (client + 7 * n) % providers }
  })

const scopesIn = ({ scopes }: Size): ReadonlyArray<ProgramReference> =>
  Array.from({ length: scopes }, (_, n) => reference(n))

export const portalWith = (size: Size): Portal => {
  const businesses = Array.from({ length: size.providers + size.clients }, (_, n) => n)
  const logs = [
    ...businesses.map((n) => registered(n, n < size.providers ? [] : scopesIn(size))),
    ...businesses.slice(size.providers).flatMap((n) => scopesIn(size).map(opened(n))),
    ...pairsIn(size).flatMap(({ client, provider }) =>
      scopesIn(size).map((scope) =>
        granted(businessNumber(client), businessNumber(provider), scope),
      ),
    ),
  ]
  return portalOf(new Map(logs.map(([stream, events]) => [stream, held(stream, events)])), {
    domain: carm,
  })
}

type Log = readonly [string, ReadonlyArray<DomainEvent>]

const stored = (type: string, data: object): DomainEvent => ({ type, v: 1, data })

const registered = (n: number, references: ReadonlyArray<ProgramReference>): Log => {
  const bn9 = businessNumber(n)
  const profile = { entityType: 'corporation', residency: 'resident', legalName: null }
  return [
    `businessAccount-${bn9}`,
    [
      stored('BusinessRegistered', { bn9, ...profile }),
      stored('BamAppointed', { user: managerOf(n), basis: 'registration' }),
      stored('LicenceRecorded', { bn9, validFrom: '2024-10-21', validUntil: null }),
      ...references.map((one) =>
        stored('ProgramReferenceReserved', { bn9, reference: one, programType: 'Importer' }),
      ),
    ],
  ]
}

const opened =
  (n: number) =>
  (program: ProgramReference): Log => {
    const bn15 = bn15Of(businessNumber(n), program)
    return [
      `programAccount-${bn15}`,
      [stored('ProgramAccountOpened', { bn15, programType: 'Importer' })],
    ]
  }

const granted = (client: Bn9, provider: Bn9, scope: ProgramReference): Log => {
  const stream = `delegation-${client}.${provider}.${scope}`
  const pair = { client, provider, scope, capacity: 'CustomsBroker' }
  const terms = { visibility: 'Program', validFrom: '2026-01-01', validUntil: '2027-12-31' }
  return [
    stream,
    [
      stored('DelegationRequested', {
        ...pair,
        visibility: 'Program',
        providerProgram: 'RM0001',
        requestId: `${stream}#1`,
        requestedBy: managerOf(0),
        lapsesAt: '2026-03-01T00:00:00.000Z',
      }),
      stored('DelegationGranted', { ...pair, grantId: `${stream}#2`, terms }),
    ],
  ]
}

/** What comes from a store has once been JSON; its texts are laid out as they then are. */
const read = (event: DomainEvent): DomainEvent => JSON.parse(JSON.stringify(event)) as DomainEvent

const held = (stream: string, events: ReadonlyArray<DomainEvent>) => {
  const aggregate = aggregateOfStream(carm, stream)
  if (aggregate === undefined) throw new Error(`unknown stream ${stream}`)
  const decoded = events.map((event) => {
    const known = aggregate.events.decode(read(event))
    if (E.isLeft(known)) throw new Error(`${stream} ${event.type} ${JSON.stringify(known.left)}`)
    return known.right
  })
  const pin = { stream, revision: events.length - 1, hash: noHash }
  return { state: fold(aggregate, decoded), pin }
}

/** Accounting, looking, something of one's own, and statements that this visibility does not show. */
const permissions: ReadonlyArray<Permission> = [
  'SubmitFirstDeclaration',
  'ViewTransactions',
  'ManageEmployees',
  'ViewStatements',
]

/**
 * The n-th question: every pair has its turn, then every program. It is made when it is asked, as a
 * request makes it, and not kept in memory beside the portal.
 */
export const questionsIn = (size: Size): ((n: number) => Inquiry) => {
  const pairs = pairsIn(size)
  const businesses = Array.from({ length: size.providers + size.clients }, (_, n) => ({
    bn9: businessNumber(n),
    manager: managerOf(n),
  }))
  const programs = scopesIn(size)
  const moments = Array.from({ length: 24 }, (_, hour) =>
    instantOf(Date.UTC(2026, 1, 2) + hour * 3_600_000),
  )
  return (n) => {
    // A step without a common factor with the number of pairs visits all of them, far from in order.
    const { client, provider } = at(pairs, n * 37)
    const permission = at(permissions, n + Math.floor(n / permissions.length))
    const person = at(businesses, permission === 'ManageEmployees' ? client : provider)
    return {
      user: { kind: 'user', userId: person.manager, actingFor: person.bn9 },
      permission,
      target: {
        business: at(businesses, client).bn9,
        programs: [at(programs, Math.floor(n / pairs.length))],
        item: null,
      },
      finishesWork: false,
      now: at(moments, n),
    }
  }
}

const at = <A>(items: ReadonlyArray<A>, n: number): A => items[n % items.length] as A
