/**
 * A command's refusals as a table: each attempt repairs what the attempt above was refused for.
 *
 * One table proves that every refusal can happen, that they come in the declared order, and which
 * attempt is the first to pass. Two checks swapped in the code break it.
 */
import { AssertionError } from 'node:assert/strict'
import * as E from 'fp-ts/lib/Either.js'
import { printed } from './difference.js'

/** One row: an attempt and the name it is refused with; null on the last row, which is accepted. */
export interface Rung<Request> {
  readonly request: Request
  readonly refusal: string | null
}

/** The whole table. */
export interface Ladder<Request, Refusal extends { readonly name: string }> {
  /** Left: reasons, of which the first counts. Right: what was recorded. */
  readonly attempt: (request: Request) => E.Either<ReadonlyArray<Refusal>, ReadonlyArray<unknown>>
  /** Names of all refusals, in declared order. */
  readonly precedence: ReadonlyArray<string>
  readonly rungs: ReadonlyArray<Rung<Request>>
}

/**
 * Climbs the ladder. Throws one `AssertionError` that lists every fault of the table (a refusal
 * without a rung, out of order, repeated or undeclared; no accepting last rung), or else every rung
 * that did not answer as it states.
 *
 * ```ts
 * climb({
 *   attempt: submit,
 *   precedence: ['NotDraft', 'ProgramNotActive'],
 *   rungs: [
 *     { request: { status: 'Final', program: 'Closed' }, refusal: 'NotDraft' },
 *     { request: { status: 'Draft', program: 'Closed' }, refusal: 'ProgramNotActive' },
 *     { request: { status: 'Draft', program: 'Active' }, refusal: null },
 *   ],
 * })
 * ```
 */
export const climb = <Request, Refusal extends { readonly name: string }>(
  ladder: Ladder<Request, Refusal>,
): void => {
  const tableFaults = faultsOfTable(ladder)
  if (tableFaults.length > 0) throw broken('the ladder is not complete', tableFaults)
  const rungFaults = ladder.rungs.flatMap((rung, index) => {
    const expected = rung.refusal === null ? 'acceptance with at least one event' : rung.refusal
    const got = unexpectedAnswer(ladder.attempt, rung)
    const place = `rung ${index + 1} of ${ladder.rungs.length}`
    return got === null
      ? []
      : [`${place}: expected ${expected}, got ${got}; request ${printed(rung.request)}`]
  })
  if (rungFaults.length > 0) throw broken('the ladder does not hold', rungFaults)
}

const broken = (heading: string, faults: ReadonlyArray<string>): AssertionError =>
  new AssertionError({ message: [heading, ...faults.map((fault) => `  ${fault}`)].join('\n') })

const faultsOfTable = ({
  precedence,
  rungs,
}: Pick<Ladder<unknown, never>, 'precedence' | 'rungs'>): ReadonlyArray<string> => {
  const stated = rungs.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]))
  return [
    ...repeated(precedence).map((name) => `precedence declares ${name} more than once`),
    ...faultsOfEnd(rungs),
    ...precedence
      .filter((name) => !stated.includes(name))
      .map((name) => `${name} is declared in precedence and no rung is refused for it; add one`),
    ...stated
      .filter((name) => !precedence.includes(name))
      .map((name) => `${name} is refused on a rung and not declared in precedence`),
    ...repeated(stated).map((name) => `more than one rung is refused for ${name}; keep one`),
    ...faultsOfOrder({ precedence, rungs }),
  ]
}

const faultsOfEnd = (rungs: ReadonlyArray<Rung<unknown>>): ReadonlyArray<string> => {
  const last = rungs[rungs.length - 1]
  if (last === undefined) return ['there are no rungs']
  const early = rungs.flatMap(({ refusal }, index) =>
    refusal === null && index < rungs.length - 1
      ? [`rung ${index + 1} of ${rungs.length} expects acceptance; only the last rung may`]
      : [],
  )
  return last.refusal === null
    ? early
    : [...early, `the last rung must be accepted (refusal: null), it states ${last.refusal}`]
}

const faultsOfOrder = ({
  precedence,
  rungs,
}: Pick<Ladder<unknown, never>, 'precedence' | 'rungs'>): ReadonlyArray<string> =>
  rungs.flatMap(({ refusal }, index) => {
    const above = rungs[index - 1]?.refusal ?? null
    if (refusal === null || above === null) return []
    const rank = precedence.indexOf(refusal)
    return rank >= 0 && rank < precedence.indexOf(above)
      ? [`rung ${index + 1}: ${refusal} stands below ${above}, and precedence declares it above`]
      : []
  })

const repeated = (names: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]

/** What came instead of the stated answer; null when the rung holds. */
const unexpectedAnswer = <Request, Refusal extends { readonly name: string }>(
  attempt: Ladder<Request, Refusal>['attempt'],
  { request, refusal }: Rung<Request>,
): string | null => {
  const answer = attemptedSafely(attempt, request)
  if ('thrown' in answer) return `an exception (a bug): ${answer.thrown}`
  if (E.isRight(answer)) {
    if (answer.right.length === 0) return 'acceptance without events'
    return refusal === null ? null : `acceptance with ${answer.right.map(printed).join(', ')}`
  }
  const first = answer.left[0]
  if (first === undefined) return 'a refusal without a reason'
  return first.name === refusal ? null : `${first.name} ${printed(first)}`
}

/** An exception on one rung must not hide the answers of the others. */
const attemptedSafely = <Request, Left, Right>(
  attempt: (request: Request) => E.Either<Left, Right>,
  request: Request,
): E.Either<Left, Right> | { readonly thrown: string } => {
  try {
    return attempt(request)
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : printed(error) }
  }
}
