/** What follows from recorded events on other streams, as reports beside those of the lines. */
import type { Json } from '@carmkit/kernel'
import { type Outcome, type Ports, runReactions } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from './exit-codes.js'
import { type Report, reportOf } from './report.js'

/** An answer, and how it is told. */
export interface Told {
  readonly report: Report
  readonly outcome: Outcome
}

/** What follows after the line with this number; nothing of what followed before. */
export const reactions = async (ports: Ports, number: number): Promise<ReadonlyArray<Told>> => {
  const reacted = await runReactions(ports)
  if (E.isLeft(reacted)) {
    const outcome: Outcome = reacted.left
    return [{ report: reportOf(number, null, outcome), outcome }]
  }
  return reacted.right
    .filter(({ outcome }) => !(outcome.outcome === 'accepted' && outcome.repeated))
    .map(({ submission, outcome, causedBy }) => ({
      report: {
        ...reportOf(number, submission as unknown as Json, outcome),
        causedBy: causedBy.metadata.eventId,
      },
      outcome,
    }))
}

/** The store stopped it, and would stop it again. */
export const isStopped = ({ outcome }: Outcome): boolean =>
  outcome === 'failed' || outcome === 'unknown'

export const exitOf = ({ outcome }: Outcome): ExitCode => {
  switch (outcome) {
    case 'accepted':
      return exitCodes.ok
    case 'rejected':
    case 'denied':
      return exitCodes.refused
    case 'invalid':
      return exitCodes.invalid
    case 'failed':
    case 'unknown':
      return exitCodes.failed
  }
}
