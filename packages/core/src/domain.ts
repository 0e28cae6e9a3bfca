/** All aggregates together: which one answers a command, which one reads a stream. */
import { type Fault, faultsOf, faultsUnder, sketch } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { AnyAggregate } from './aggregate.js'
import { authorityLapse } from './authority-lapse/index.js'
import { businessAccount } from './business-account/index.js'
import { claim } from './claim/index.js'
import { clientAccess } from './client-access/index.js'
import type { AnyCommandDefinition, Command } from './command-definition.js'
import { delegation } from './delegation/index.js'
import { financialSecurity } from './financial-security/index.js'
import { ledger } from './ledger/index.js'
import { programAccount } from './program-account/index.js'
import { type Reaction, reactions } from './reaction/index.js'
import { appeal } from './transaction/appeal/index.js'
import { declaration } from './transaction/declaration/index.js'
import { massCase } from './transaction/mass-case/index.js'
import { ruling } from './transaction/ruling/index.js'

export interface Domain {
  readonly aggregates: ReadonlyArray<AnyAggregate>
  readonly reactions: ReadonlyArray<Reaction<unknown>>
  /** Name and version of these rules; recorded with every event. */
  readonly ruleSet: string
}

export const carm: Domain = {
  aggregates: [
    claim,
    businessAccount,
    programAccount,
    delegation,
    clientAccess,
    declaration,
    authorityLapse,
    financialSecurity,
    ruling,
    appeal,
    massCase,
    ledger,
  ],
  reactions,
  ruleSet: 'carm/1',
}

export const definitionsOf = ({ aggregates }: Domain): ReadonlyArray<AnyCommandDefinition> =>
  aggregates.flatMap(({ commands }) => commands)

/** The aggregate that answers a command; undefined for a type that is no command. */
export const aggregateOfCommand = (
  { aggregates }: Domain,
  type: string,
): AnyAggregate | undefined =>
  aggregates.find(({ commands }) => commands.some((one) => one.type === type))

/** The aggregate that reads a stream, by the stream's name. */
export const aggregateOfStream = (
  { aggregates }: Domain,
  stream: string,
): AnyAggregate | undefined =>
  aggregates.find(
    ({ category }) => stream.startsWith(category) && '-.'.includes(stream[category.length] ?? ' '),
  )

/** Left names every fault, with paths from the command: `type`, `data.lines[0].number`. */
export const decodeCommand = (domain: Domain, sent: Undecoded): Decoded =>
  decodedBy(domain, sent, (definition) => definition.data)

/** The same of a command that was recorded: what it said then, today's may refuse (decision 43). */
export const decodeRecordedCommand = (domain: Domain, recorded: Undecoded): Decoded =>
  decodedBy(domain, recorded, (definition) => definition.recorded ?? definition.data)

interface Undecoded {
  readonly type: string
  readonly data: unknown
}
type Decoded = E.Either<ReadonlyArray<Fault>, Command>

const decodedBy = (
  domain: Domain,
  { type, data }: Undecoded,
  codecOf: (definition: AnyCommandDefinition) => AnyCommandDefinition['data'],
): Decoded => {
  const definition = aggregateOfCommand(domain, type)?.commands.find((one) => one.type === type)
  if (definition === undefined)
    return E.left([{ path: 'type', reason: `no command is called ${sketch(type)}` }])
  const decoded = codecOf(definition).decode(data)
  if (E.isRight(decoded)) return E.right({ type, data: decoded.right })
  return E.left(faultsUnder('data', faultsOf(decoded.left)))
}
