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

/**
 * What was decided of it. Why it was denied counts only where both were told: a stranger to the
 * target learns nothing (DEL-13), and the other command may have made one of its sender, or may have
 * ended that. Which grant began the relationship of the pair depends on the order, too.
 */
const answerOf = (
  { sent, outcome, reasons, events }: Step,
  { withReasons }: { readonly withReasons: boolean },
): string =>
  textOf({
    type: sent.type,
    outcome,
    reasons: withReasons ? reasons : [],
    events: events.map(({ type, data }) => ({
      type,
      data: { ...(data as object), relationship: null },
    })),
  })

/** The step that each command led to by itself, in the order of the commands. */
const stepsOf = (
  steps: ReadonlyArray<Step>,
  commands: ReadonlyArray<Sent>,
): ReadonlyArray<Step | undefined> =>
  commands.map((command) => steps.find(({ sent }) => sent === command))

const isToldToAStranger = ({ outcome, reasons }: Step): boolean =>
  outcome === 'denied' && reasons.length === 1 && reasons[0] === 'NotAuthorized'

const differenceOf = (one: Step | undefined, other: Step | undefined): string | null => {
  if (one === undefined || other === undefined) return one === other ? null : 'one is missing'
  const withReasons = !isToldToAStranger(one) && !isToldToAStranger(other)
  const [first, second] = [one, other].map((step) => answerOf(step, { withReasons }))
  return first === second ? null : `${first} became ${second}`
}

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
      stepsOf(play(domain, order, end), pair),
    )
    for (const [place, step] of (forwards ?? []).entries()) {
      const difference = differenceOf(step, backwards?.[place])
      if (difference !== null) yield difference
    }
  }
}

export const commutingRules: ReadonlyArray<Rule> = [
  rule('DEL-21: commands on two delegations commute, but for blocks', breachesIn),
]
