/**
 * A law as a value: something that holds for every generated history, and how its failure is told.
 *
 * Separate from the ready laws in `laws.ts`, which are all instances of {@link historyLaw}.
 */
import fc from 'fast-check'

/** Where a run starts. Without them fast-check's own settings apply. */
export interface LawParameters {
  readonly seed?: number
  /** The way to one generated value, as a failure prints it; needs the seed it was printed with. */
  readonly path?: string
  /** How many values are tried. */
  readonly numRuns?: number
}

/** Something that always holds. `check` throws a {@link LawFailure} when it finds that it does not. */
export interface Law {
  readonly name: string
  readonly check: (parameters?: LawParameters) => void
}

/** Leads back to one failing value. */
export interface Replay {
  readonly seed: number
  readonly path: string
}

/** The parameters of `check` that show the failure again, as source text. */
export const toPaste = ({ seed, path }: Replay): string =>
  `{ seed: ${seed}, path: ${JSON.stringify(path)} }`

/** A law that does not hold, with the smallest value found that breaks it. */
export class LawFailure extends Error implements Replay {
  override readonly name = 'LawFailure'
  readonly law: string
  readonly seed: number
  readonly path: string
  /** The generated value after shrinking, as it was given to the law. */
  readonly counterexample: unknown

  constructor(law: string, { counterexample, cause, ...replay }: Finding) {
    super(failureText(law, { counterexample, cause, ...replay }), { cause })
    this.law = law
    this.seed = replay.seed
    this.path = replay.path
    this.counterexample = counterexample
  }
}

interface Finding extends Replay {
  readonly counterexample: unknown
  readonly cause: unknown
}

const failureText = (law: string, { counterexample, cause, ...replay }: Finding): string =>
  [
    `law does not hold: ${law}`,
    `counterexample: ${fc.stringify(counterexample)}`,
    `reason: ${cause instanceof Error ? cause.message : fc.stringify(cause)}`,
    `to see it again: check(${toPaste(replay)})`,
  ].join('\n')

/** What {@link historyLaw} is made of. */
export interface HistoryLaw<History> {
  readonly name: string
  /** Generates histories: of events, of commands, or of anything that a law speaks about. */
  readonly histories: fc.Arbitrary<History>
  /** Throws or returns false where the law is broken; returning nothing means that it holds. */
  readonly holds: (history: History) => boolean | void
}

/**
 * A law over generated histories. The other laws of this package are instances of it.
 *
 * ```ts
 * historyLaw({
 *   name: 'a revoked broker files nothing',
 *   histories: commandLists,
 *   holds: (commands) => filingsAfterRevocation(run(commands)).length === 0,
 * }).check()
 * ```
 */
export const historyLaw = <History>({ name, histories, holds }: HistoryLaw<History>): Law => ({
  name,
  check: (parameters = {}) => {
    const details = fc.check(fc.property(histories, holds), chosen(parameters))
    if (!details.failed) return
    const { counterexample, counterexamplePath: path, seed, errorInstance: cause } = details
    if (counterexample === null || path === null) {
      throw new Error(`law was not tried: ${name}\n${fc.defaultReportMessage(details)}`)
    }
    throw new LawFailure(name, { seed, path, counterexample: counterexample[0], cause })
  },
})

/** Test runners pass arguments of their own to what they call: only what is ours is read. */
const chosen = ({ seed, path, numRuns }: LawParameters): fc.Parameters<[unknown]> => ({
  ...(seed === undefined ? {} : { seed }),
  ...(path === undefined ? {} : { path }),
  ...(numRuns === undefined ? {} : { numRuns }),
})
