/**
 * Sets that a reaction may look at: the streams there are, told from their names. Separate from
 * reactions because whoever runs them answers here, from a store or from a list.
 *
 * A view is read beside the log and not at one moment with it. That is harmless where it is used:
 * what is begun after an ending is judged by that ending's own date.
 */
import { Bn9, Bn15, bn9Of, referenceOf, Scope } from '../values/index.js'

export type DelegationQuery =
  /** All in which the business is client or provider. */
  | { readonly view: 'delegationsOf'; readonly bn9: Bn9 }
  /** Those whose scope is this one account: none for the whole business (DEL-17). */
  | { readonly view: 'delegationsOn'; readonly bn15: Bn15 }

/** The program accounts of a business, whatever became of them. */
export interface ProgramQuery {
  readonly view: 'programsOf'
  readonly bn9: Bn9
}

export type ViewQuery = DelegationQuery | ProgramQuery

/** Which delegation, as its stream's name says it; there may be no live grant in it. */
export interface DelegationName {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: Scope
}

/** Answers in the order of the streams' names. Asking what was not announced is a bug and throws. */
export interface Views {
  readonly delegations: (query: DelegationQuery) => ReadonlyArray<DelegationName>
  readonly programs: (query: ProgramQuery) => ReadonlyArray<Bn15>
}

const delegationCategory = 'delegation'
const programCategory = 'programAccount'

/** The categories of streams whose names answer these queries, each once. */
export const categoriesFor = (queries: ReadonlyArray<ViewQuery>): ReadonlyArray<string> => [
  ...new Set(
    queries.map(({ view }) => (view === 'programsOf' ? programCategory : delegationCategory)),
  ),
]

/**
 * Answers to these queries.
 *
 * @param names of all streams of {@link categoriesFor} at least, in order; others do no harm
 */
export const viewsOver = (
  queries: ReadonlyArray<ViewQuery>,
  names: ReadonlyArray<string>,
): Views => {
  const announced = new Set(queries.map(keyOf))
  const requireAnnounced = (query: ViewQuery): void => {
    if (!announced.has(keyOf(query))) throw new Error(`${keyOf(query)} was not announced`)
  }
  return {
    delegations: (query) => {
      requireAnnounced(query)
      return names.flatMap((name) => delegationNamed(name) ?? []).filter(answers(query))
    },
    programs: (query) => {
      requireAnnounced(query)
      return names
        .flatMap((name) => programNamed(name) ?? [])
        .filter((bn15) => bn9Of(bn15) === query.bn9)
    },
  }
}

const keyOf = (query: ViewQuery): string =>
  `${query.view} ${query.view === 'delegationsOn' ? query.bn15 : query.bn9}`

const answers =
  (query: DelegationQuery) =>
  ({ client, provider, scope }: DelegationName): boolean =>
    query.view === 'delegationsOf'
      ? client === query.bn9 || provider === query.bn9
      : client === bn9Of(query.bn15) && scope === referenceOf(query.bn15)

/** Null for the name of another stream. */
export const delegationNamed = (stream: string): DelegationName | null => {
  const [client, provider, scope, ...rest] = partsOf(stream, delegationCategory)
  return rest.length === 0 && Bn9.is(client) && Bn9.is(provider) && Scope.is(scope)
    ? { client, provider, scope }
    : null
}

const programNamed = (stream: string): Bn15 | null => {
  const [bn15, ...rest] = partsOf(stream, programCategory)
  return rest.length === 0 && Bn15.is(bn15) ? bn15 : null
}

/** What stands behind the category, cut at its dots; nothing for another category. */
const partsOf = (stream: string, category: string): ReadonlyArray<string> =>
  stream.startsWith(`${category}-`) ? stream.slice(category.length + 1).split('.') : []
