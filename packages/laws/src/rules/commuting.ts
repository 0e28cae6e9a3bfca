/** The law of independence: two commands on two delegations may come in either order. */
import { type History, historyOf } from '../history.js'
import type { Sent, Step } from '../log.js'
import { play } from '../log.js'
import { textOf } from './mechanics.js'
import { type Rule, rule } from './rule.js'

interface Identity {
  readonly client?: string
  readonly provider?: string
  readonly scope?: string
  readonly block?: boolean
}

const streamOf = ({ data }: Sent): string | null => {
  const { client, provider, scope } = data as Identity
  const isDelegation = client !== undefined && provider !== undefined && scope !== undefined
  return isDelegation ? `${client}.${provider}.${scope}` : null
}

/** A block reaches the pair's other scopes; it is the exception that the rule names. */
const blocks = ({ data }: Sent): boolean => (data as Identity).block === true

/** Which grant began the relationship of the pair depends on the order: that name does not count. */
const answerOf = ({ sent, outcome, reasons, events }: Step): string =>
  textOf({
    type: sent.type,
    outcome,
    reasons,
    events: events.map(({ type, data }) => ({
      type,
      data: { ...(data as object), relationship: null },
    })),
  })

const answersIn = (steps: ReadonlyArray<Step>, commands: ReadonlyArray<Sent>): string =>
  commands
    .flatMap((command) => steps.filter(({ sent }) => sent === command).map(answerOf))
    .join('\n')

function* breachesIn({ domain, founded, commands }: History): Iterable<string> {
  for (const [index, first] of commands.entries()) {
    const next = commands[index + 1]
    if (next === undefined || blocks(first) || blocks(next)) continue
    const [one, another] = [streamOf(first), streamOf(next)]
    if (one === null || another === null || one === another) continue
    const pair = [
      { ...first, at: next.at },
      { ...next, at: next.at },
    ]
    const { end } = historyOf(domain, { founded, commands: commands.slice(0, index) })
    const [forwards, backwards] = [pair, pair.toReversed()].map((order) =>
      answersIn(play(domain, order, end), pair),
    )
    if (forwards !== backwards) yield `${forwards} became ${backwards}`
  }
}

export const commutingRules: ReadonlyArray<Rule> = [
  rule('DEL-21: commands on two delegations commute, but for blocks', breachesIn),
]
