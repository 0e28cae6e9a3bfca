/**
 * Questions asked beside a history: what people of a provider could do now, which tells what a
 * decision changed for them.
 */
import type { Actor, Bn9, Domain, UserId } from '@carmkit/core'
import type { Granted } from '../auditor-grants.js'
import { placesIn } from '../auditor-places.js'
import { people, person } from '../cast.js'
import { type Log, type Sent, type Step, send } from '../log.js'

/** A number that no history uses. */
const spare = '90000000000017'

const streamsWith = (log: Log, beginning: string): ReadonlyArray<string> =>
  [...log.keys()].flatMap((stream) =>
    stream.startsWith(beginning) ? [stream.slice(beginning.length)] : [],
  )

type Parties = Pick<Granted, 'provider' | 'client'>

/** What people of a provider might send: begin something, and go on with each declaration. */
export const probes = (
  log: Log,
  { provider, client }: Parties,
  at: Sent['at'],
  users: ReadonlyArray<UserId> = people,
): ReadonlyArray<Sent> => {
  const opening = streamsWith(log, `programAccount-${client}`).map((reference) => ({
    type: 'OpenDraft',
    data: { transactionNumber: spare, importer: `${client}${reference}`, cadType: 'AB' },
  }))
  const going = streamsWith(log, 'transaction-declaration.').map((transactionNumber) => ({
    type: 'EditDraft',
    data: { transactionNumber, header: null, lines: [], removedLines: [] },
  }))
  const places = placesIn(log, provider)
  return users
    .filter((userId) => places.has(userId))
    .flatMap((userId) =>
      [...opening, ...going].map((one) => ({ at, actor: person(userId, provider), ...one })),
    )
}

/** Those of the answers that rested on a delegation. */
export const usesAfter = (
  domain: Domain,
  log: Log,
  asked: ReadonlyArray<Sent>,
): ReadonlyArray<Step & { readonly used: string }> =>
  asked.flatMap((probe) => {
    const step = send(domain, log, probe)
    const used = step.grant?.delegation ?? null
    return used === null ? [] : [{ ...step, used }]
  })

export const isLastingBam = (log: Log, actor: Actor, business: Bn9): boolean => {
  const place = actor.kind === 'user' ? placesIn(log, business).get(actor.userId) : undefined
  return place?.role === 'BAM' && place.until === null && !place.suspended
}
