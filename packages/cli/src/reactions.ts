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
  /** The store stopped it, and would stop it again. */
  readonly ends?: true
}

/** What follows after the line with this number; nothing of what followed before. */
export const reactions = async (ports: Ports, number: number): Promise<ReadonlyArray<Told>> => {
  const passed: Outcome[] = []
  const reacted = await runReactions(ports, (failure) => {
    passed.push({ outcome: 'failed', failure })
  })
  if (E.isLeft(reacted)) {
    const outcome: Outcome = reacted.left
    return [{ ...told(number, outcome), ends: true }]
  }
  const toldOfPassed = passed.map((outcome) => told(number, outcome))
  const toldOfReacted = reacted.right
    .filter(({ outcome }) => !(outcome.outcome === 'accepted' && outcome.repeated))
    .map(({ submission, outcome, causedBy }) => ({
      report: {
        ...reportOf(number, submission as unknown as Json, outcome),
        causedBy: causedBy.metadata.eventId,
      },
      outcome,
    }))
  return [...toldOfPassed, ...toldOfReacted]
}

const told = (number: number, outcome: Outcome): Told => ({
  report: reportOf(number, null, outcome),
  outcome,
})

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
