/**
 * Laws of time: dates decide, and the commands of the clock only record what they decided. With them
 * or without them a history goes the same way.
 */
import { businesses, people } from '../cast.js'
import { type History, historyOf } from '../history.js'
import { type Sent, type Step, send } from '../log.js'
import { textOf } from './mechanics.js'
import { probes } from './probes.js'
import { type Rule, rule } from './rule.js'

/** Not among them: what sleeps is decided by `MarkDormant` itself, not by a date (PRG-10). */
const ofClock = [
  'LapseAccess',
  'ExpireAccess',
  'LapseDelegation',
  'ExpireDelegation',
  'FinishRunOff',
  'LapseClaim',
]

const isOfClock = ({ type }: Sent): boolean => ofClock.includes(type)

/** What a date ended is recorded by the next command that comes, if the clock did not. */
const overdue = ['GrantExpired', 'RunOffStarted', 'GrantEnded', 'RequestVoided', 'RequestLapsed']

const answerOf = ({ sent, outcome, events, grant }: Step): string =>
  textOf({
    type: sent.type,
    at: sent.at,
    isAccepted: outcome === 'accepted',
    events: events.filter(({ type }) => !overdue.includes(type)),
    grant: grant === null ? null : { role: grant.role, delegation: grant.delegation },
  })

const othersIn = ({ steps }: History): ReadonlyArray<string> =>
  steps.filter(({ sent }) => !isOfClock(sent)).map(answerOf)

/** What people of every provider could still do at that moment, and as what. */
const leaveAt = ({ domain, end }: History, at: Sent['at']): ReadonlyArray<string> =>
  businesses.flatMap((provider) =>
    businesses
      .filter((client) => client !== provider)
      .flatMap((client) => probes(end, { provider, client }, at))
      .flatMap((probe) => {
        const { grant } = send(domain, end, probe)
        return grant === null
          ? []
          : [`${JSON.stringify(probe)}: ${grant.role} by ${grant.delegation}`]
      }),
  )

const differenceOf = (
  one: ReadonlyArray<string>,
  another: ReadonlyArray<string>,
): string | undefined => {
  const index = one.findIndex((answer, at) => answer !== another[at])
  if (index >= 0) return `${one[index]} became ${another[index]}`
  return one.length === another.length ? undefined : 'another number of answers'
}

function* compared(history: History, commands: ReadonlyArray<Sent>): Iterable<string> {
  const { domain, founded } = history
  const changed = historyOf(domain, { founded, commands })
  const decided = differenceOf(othersIn(history), othersIn(changed))
  if (decided !== undefined) yield decided
  const at = history.commands.at(-1)?.at
  const left = at && differenceOf(leaveAt(history, at), leaveAt(changed, at))
  if (left !== undefined) yield left
}

const without = rule(
  'DEL-12, USR-14, USR-16: without the commands of the clock everything is decided alike',
  function* (history) {
    const commands = history.commands.filter((one) => !isOfClock(one))
    if (commands.length < history.commands.length) yield* compared(history, commands)
  },
)

const clock: Sent['actor'] = { kind: 'system', process: 'clock' }

/** Everything that may be due at that moment, about whatever there is. */
const dueAt = ({ after }: Step, at: Sent['at']): ReadonlyArray<Sent> => {
  const sent = (type: string, data: object): Sent => ({ at, actor: clock, type, data })
  return [...after.keys()].flatMap((stream) => {
    const [category, name] = [stream.split('-')[0], stream.slice(stream.indexOf('-') + 1)]
    if (category === 'businessAccount') {
      return people.flatMap((user) => [
        sent('LapseAccess', { bn9: name, user }),
        sent('ExpireAccess', { bn9: name, user }),
      ])
    }
    if (category === 'claim') {
      const [bn9, claimant] = name.split('.')
      return [sent('LapseClaim', { bn9, claimant })]
    }
    if (category !== 'delegation') return []
    const [client, provider, scope] = name.split('.')
    const data = { client, provider, scope }
    const grants = after
      .get(stream)
      ?.events.flatMap(({ type, data: granted }) =>
        type === 'DelegationGranted' ? [(granted as { grantId: string }).grantId] : [],
      )
    return [
      sent('LapseDelegation', data),
      sent('ExpireDelegation', data),
      ...(grants ?? []).map((grantId) => sent('FinishRunOff', { ...data, grantId })),
    ]
  })
}

/** The clock looks once, before the command that is sent in this place. */
const inserted = rule(
  'DEL-12, USR-14, USR-16: with the clock looking in between everything is decided alike',
  function* (history) {
    const { commands, steps } = history
    const place = Math.floor(commands.length / 2)
    const next = commands[place]
    const last = steps.findLast(({ sent }) => sent === commands[place - 1])
    if (next === undefined || last === undefined) return
    const looking = dueAt(last, next.at)
    yield* compared(history, [...commands.slice(0, place), ...looking, ...commands.slice(place)])
  },
)

export const clockRules: ReadonlyArray<Rule> = [without, inserted]
