/**
 * Which streams of a prefix an answer is about. A business may be named by a later event of a stream
 * than the first one, and the delegations of a subject rest on streams of others, which stand before
 * them in the log: both are found out in a walk of its own (decision 46).
 */
import { type Domain, delegation } from '@carmkit/core'
import type { ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from '../bound.js'
import { streamsBehind } from '../delegation-streams.js'
import { type Belonging, belongingOf, type Subject, type Whose } from '../subject.js'
import { type Surveyed, type Surveying, survey } from './survey.js'
import type { Prefix } from './walk.js'

export interface Selected {
  /** Of the subject's streams; does not change any more. */
  readonly whose: Whose
  /** Streams of others that say together with the subject's what its delegations give; none unasked. */
  readonly beside: ReadonlySet<string>
  /** Where the walk ends that tells of them. */
  readonly bound: Bound
  /** Null where names alone tell, and no walk was needed. */
  readonly surveyed: Surveyed | null
}

interface Selecting extends Surveying {
  readonly domain: Domain
  readonly subject: Subject
  /** Whether the streams beside the subject's are told too: what is not told is not missed either. */
  readonly isBesideTold: boolean
}

export const selectedIn = async ({
  domain,
  subject,
  isBesideTold,
  ...surveying
}: Selecting): Promise<E.Either<ReadFailure, Selected>> => {
  if (subject.kind === 'stream' || subject.kind === 'everything') {
    return E.right(selectedByName({ domain, isBesideTold, ...surveying }, subject))
  }
  const belongs = belongingOf(domain, subject)
  const ours = new Map<string, Belonging>()
  const behind = new Set<string>()
  const surveyed = await survey(surveying, {
    learn: (stream, event, stored) => {
      const belonging = belongs(stream, event, stored)
      if (belonging === 'others' || ours.get(stream) === belonging) return
      ours.set(stream, belonging)
      if (isBesideTold && isDelegation(stream))
        for (const one of streamsBehind(stream)) behind.add(one)
    },
    isAsked: (event) => belongs(event.stream, event) !== 'others' || behind.has(event.stream),
  })
  for (const stream of ours.keys()) behind.delete(stream)
  return E.map((found: Surveyed) => selectedBy(found, ours, behind))(surveyed)
}

/** Apart, so that nothing of the survey but this is kept: it knew every stream of the log. */
const selectedBy = (
  surveyed: Surveyed,
  ours: ReadonlyMap<string, Belonging>,
  beside: ReadonlySet<string>,
): Selected => ({
  whose: (stream) => ours.get(stream) ?? 'others',
  beside,
  bound: { kind: 'position', position: surveyed.prefix.position },
  surveyed,
})

const selectedByName = (
  { domain, bound, isBesideTold }: Omit<Selecting, 'subject'>,
  subject: Extract<Subject, { readonly kind: 'stream' | 'everything' }>,
): Selected => {
  const isPair = isBesideTold && subject.kind === 'stream' && isDelegation(subject.stream)
  const own = isPair ? subject.stream : null
  const beside = new Set(own === null ? [] : streamsBehind(own).filter((one) => one !== own))
  return { whose: belongingOf(domain, subject), beside, bound, surveyed: null }
}

const isDelegation = (stream: string): boolean => stream.startsWith(`${delegation.category}-`)

/**
 * The prefix that an answer rests on, by the walk that told of it: that of the survey, where it came
 * as far, since the store may have grown meanwhile.
 */
export const prefixOf = ({ surveyed }: Selected, told: Prefix): Prefix =>
  surveyed !== null && surveyed.prefix.position === told.position ? surveyed.prefix : told
