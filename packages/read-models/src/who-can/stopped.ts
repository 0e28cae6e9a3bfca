/** Streams that a question hangs on, and that the tables hold only the begin of. */
import {
  bn15Of,
  businessAccount,
  clientAccess,
  delegation,
  programAccount,
  type Target,
} from '@carmkit/core'
import type { Kysely } from 'kysely'
import { live } from '../database/bookkeeping.js'
import { authority } from '../models/authority/index.js'
import type { AuthorityTables } from './database.js'
import { type Joints, scopesOf, type Who } from './joints.js'

/** No answer: what follows in these streams could not be read when the tables were made. */
export interface Stopped {
  readonly name: 'StreamsStopped'
  readonly streams: ReadonlyArray<string>
}

interface Asked {
  readonly place: { readonly transaction: string } | { readonly business: string }
  readonly target: Target | null
  readonly who: Who | null
  readonly joints: Joints | null
}

/**
 * In their order. Of a grant that the tables do not hold, since its stream stopped before it, the name
 * of the stream says by whom and for whom it is.
 */
export const stoppedAmong = async (
  db: Kysely<AuthorityTables>,
  { place, target, who, joints }: Asked,
): Promise<ReadonlyArray<string>> => {
  const rows = await db
    .selectFrom('read_model_stop')
    .innerJoin('read_model_build', 'read_model_build.id', 'read_model_stop.build')
    .where('read_model_build.model', '=', authority.name)
    .where('read_model_build.checkpoint', '=', live)
    .orderBy('read_model_stop.stream')
    .select('read_model_stop.stream')
    .execute()
  const stopped = rows.map(({ stream }) => stream)
  if (stopped.length === 0) return []
  const transaction = 'transaction' in place ? [place.transaction] : []
  const grants = target === null ? [] : stopped.filter(isGrantOn(target, who))
  const providers = [
    ...(who === null ? [] : [who.actingFor]),
    ...[...(joints?.grants ?? []), ...(joints?.runOffs ?? [])].map(({ provider }) => provider),
    ...grants.map((stream) => stream.split('.')[1]),
  ]
  const concerned = new Set([
    ...transaction,
    ...grants,
    ...(target === null ? [] : ofTarget(target)),
    ...providers.flatMap((provider) => [
      `${businessAccount.category}-${provider}`,
      `${clientAccess.category}-${provider}`,
    ]),
  ])
  return stopped.filter((stream) => concerned.has(stream))
}

const ofTarget = ({ business, programs }: Target): ReadonlyArray<string> => [
  `${businessAccount.category}-${business}`,
  ...programs.map((program) => `${programAccount.category}-${bn15Of(business, program)}`),
]

const isGrantOn =
  (target: Target, who: Who | null) =>
  (stream: string): boolean => {
    const [client, provider, scope] = stream.split('.')
    return (
      client === `${delegation.category}-${target.business}` &&
      (who === null || provider === who.actingFor) &&
      scopesOf(target).some((one) => one === scope)
    )
  }
