/** Histories of the security of accounts, each command carried out by the real engine. */
import type { Domain } from '@carmkit/core'
import fc from 'fast-check'
import type { Unsent } from '../commands/index.js'
import { emptyLog, type Log, play, type Sent, type Step } from '../log.js'
import { shortening } from '../shortening.js'
import { securityFounding, securityInstants } from './cast.js'
import { enrolment, securityEpisode } from './commands.js'

/** Commands with what became of them. */
export interface SecurityHistory {
  readonly domain: Domain
  readonly commands: ReadonlyArray<Sent>
  readonly steps: ReadonlyArray<Step>
  readonly end: Log
}

/** Plays commands: what a counterexample is seen again with. */
export const securityHistoryOf = (
  domain: Domain,
  commands: ReadonlyArray<Sent>,
  beginning: Log = foundedBy(domain),
): SecurityHistory => {
  const steps = play(domain, commands, beginning)
  const history = { domain, commands, steps, end: steps.at(-1)?.after ?? beginning }
  return Object.defineProperty(history, fc.toStringMethod, {
    value: () => `[\n${commands.map((sent) => `  ${JSON.stringify(sent)}`).join(',\n')}\n]`,
  })
}

const foundedBy = (domain: Domain): Log => play(domain, securityFounding).at(-1)?.after ?? emptyLog

/** Most begin with an enrolment; `most` is the number of commands. */
export const securityHistories = (domain: Domain, most = 25): fc.Arbitrary<SecurityHistory> => {
  const beginning = foundedBy(domain)
  const commands = fc
    .record({
      first: fc.oneof(
        { weight: 9, arbitrary: enrolment.map((one) => [one]) },
        { weight: 1, arbitrary: fc.constant([]) },
      ),
      rest: fc.array(securityEpisode, { minLength: 4, maxLength: 14, size: 'max' }),
      moments: fc.array(fc.nat({ max: securityInstants.length - 1 }), {
        minLength: 4,
        maxLength: 12,
        size: 'max',
      }),
    })
    .map(({ first, rest, moments }) => dated([...first, ...rest.flat()].slice(0, most), moments))
  return shortening(commands).map((sent) => securityHistoryOf(domain, sent, beginning))
}

/** Spreads the commands evenly over the moments, in order. */
const dated = (
  commands: ReadonlyArray<Unsent>,
  moments: ReadonlyArray<number>,
): ReadonlyArray<Sent> => {
  const inOrder = moments.toSorted((one, another) => one - another)
  return commands.map(({ sleeps: _sleeps, ...command }, index) => {
    const moment = inOrder[Math.floor((index * inOrder.length) / commands.length)] ?? 0
    return { at: securityInstants[moment] ?? (securityInstants[0] as Sent['at']), ...command }
  })
}
