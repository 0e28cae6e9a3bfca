/** Which businesses, programs and pairs the names of streams speak of; read from the names alone. */
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { category as businessAccount } from '../business-account/state.js'
import { category as delegation } from '../delegation/state.js'
import { category as programAccount } from '../program-account/state.js'
import {
  type Bn9,
  Bn15,
  bn9Of,
  type ProgramReference,
  referenceOf,
  Scope,
} from '../values/index.js'

/** What the names say of one business. */
export interface Mentioned {
  readonly programs: ReadonlySet<ProgramReference>
  /** Its clients and providers, each with the scopes of the delegations between them. */
  readonly clients: ReadonlyMap<Bn9, ReadonlyNonEmptyArray<Scope>>
  readonly providers: ReadonlyMap<Bn9, ReadonlyNonEmptyArray<Scope>>
}

interface Gathering {
  readonly programs: Set<ProgramReference>
  readonly clients: Map<Bn9, NonEmptyArray<Scope>>
  readonly providers: Map<Bn9, NonEmptyArray<Scope>>
}

/** In order of the numbers, whatever the order of the streams: answers must not depend on it. */
export const mentionedIn = (streams: Iterable<string>): ReadonlyMap<Bn9, Mentioned> => {
  const gathered = new Map<Bn9, Gathering>()
  const of = (bn9: Bn9): Gathering => {
    const known = gathered.get(bn9) ?? {
      programs: new Set(),
      clients: new Map(),
      providers: new Map(),
    }
    gathered.set(bn9, known)
    return known
  }
  const shared = sharing()
  for (const stream of [...streams].toSorted()) note(stream, of, shared)
  return new Map([...gathered].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** One text for all equal ones, so that a large portal does not hold each number thousands of times. */
const sharing = (): (<T extends string>(text: T) => T) => {
  const texts = new Map<string, string>()
  return <T extends string>(text: T): T => {
    const first = texts.get(text) ?? text
    texts.set(first, first)
    return first as T
  }
}

const note = (
  stream: string,
  of: (bn9: Bn9) => Gathering,
  shared: ReturnType<typeof sharing>,
): void => {
  const dash = stream.indexOf('-')
  const rest = stream.slice(dash + 1)
  switch (stream.slice(0, dash)) {
    case businessAccount:
      of(shared(rest as Bn9))
      return
    case programAccount:
      of(shared(bn9Of(rest as Bn15))).programs.add(shared(referenceOf(rest as Bn15)))
      return
    case delegation: {
      const [client, provider, scope] = rest.split('.').map(shared) as [Bn9, Bn9, Scope]
      add(of(client).providers, provider, scope)
      add(of(provider).clients, client, scope)
      if (scope !== 'business') of(client).programs.add(scope)
    }
  }
}

const add = (map: Map<Bn9, NonEmptyArray<Scope>>, other: Bn9, scope: Scope): void => {
  const scopes = map.get(other)
  if (scopes === undefined) map.set(other, [scope])
  else scopes.push(scope)
}

/** Every business whose number is part of a stream's name, by itself or with a program. */
export const businessesNamedBy = (stream: string): ReadonlyArray<Bn9> => [
  ...new Set(
    stream.split(/[-.]/).flatMap((part) => (numbered.test(part) ? [bn9Of(part as Bn15)] : [])),
  ),
]

const numbered = /^[0-9]{9}(?:RM[0-9]{4})?$/
