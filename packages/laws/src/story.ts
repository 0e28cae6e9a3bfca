/**
 * A counterexample for people: its commands as a numbered story, and as a test to paste. Separate
 * from the histories because only a failure is ever told.
 */
import { type Actor, type Bn9, type Domain, easternTime, type UserId } from '@carmkit/core'
import { anna, ben, cleo, dan } from './cast.js'
import { foundings, type History, historyOf } from './history.js'
import type { Sent, Step } from './log.js'

/**
 * What happened, one number for each command that somebody sent, with what followed from it:
 *
 * ```text
 * 1. At 2026-02-02 12:00 ben for 700123458: A provider asks a client for authority.
 *      RequestDelegation: client 123456782, provider 700123458, scope RM0001, ...
 *      Accepted: DelegationRequested.
 * ```
 */
export const storyOf = ({ founded, steps }: History): string => {
  const beginning = foundings[founded].flatMap((sent) => placeIn(sent) ?? [])
  const given = beginning.length === 0 ? 'nothing' : beginning.join(', ')
  let number = 0
  const told = steps.map((step) => {
    if (step.isFollowUp) return followUpText(step)
    number += 1
    return commandText(number, step)
  })
  return [`Given: ${given}.`, ...told].join('\n')
}

/** Who founded what, and who has which place: the rest of a founding only makes room for it. */
const placeIn = ({ type, actor, data }: Sent): string | null => {
  const { bn9, user, assignment } = data as Partial<Place>
  if (type === 'RegisterNewBusiness') return `${senderText(actor)} manages ${bn9}`
  if (type !== 'ApproveAccess' || user === undefined) return null
  return `${nameOf(user)} is ${assignment?.role} of ${bn9}`
}

interface Place {
  readonly bn9: Bn9
  readonly user: UserId
  readonly assignment: { readonly role: string }
}

const commandText = (number: number, step: Step): string => {
  const { sent, aggregate } = step
  const summary = aggregate.commands.find(({ type }) => type === sent.type)?.summary ?? sent.type
  return [
    `${number}. At ${easternTime(sent.at)} ${senderText(sent.actor)}: ${withoutSenders(summary)}`,
    `     ${sent.type}: ${dataText(sent.data)}`,
    `     ${outcomeText(step)}`,
  ].join('\n')
}

const followUpText = (step: Step): string =>
  `     It follows ${step.sent.type}: ${dataText(step.sent.data)}\n     ${outcomeText(step)}`

/** A summary ends with who may send the command; the story says who did. */
const withoutSenders = (summary: string): string => summary.replace(/ \([^()]*\)\.$/, '.')

const outcomeText = ({ outcome, reasons, events }: Step): string => {
  if (outcome !== 'accepted')
    return `${outcome === 'denied' ? 'Denied' : 'Rejected'}: ${reasons.join(', ')}.`
  const types = events.map(({ type }) => type).join(', ')
  return types === '' ? 'Accepted: it was so already.' : `Accepted: ${types}.`
}

const names: ReadonlyMap<UserId, string> = new Map([
  [anna, 'anna'],
  [ben, 'ben'],
  [cleo, 'cleo'],
  [dan, 'dan'],
])

const nameOf = (user: UserId): string => names.get(user) ?? user

const senderText = (actor: Actor): string => {
  switch (actor.kind) {
    case 'user':
      return actor.actingFor === null
        ? nameOf(actor.userId)
        : `${nameOf(actor.userId)} for ${actor.actingFor}`
    case 'officer':
      return 'an officer'
    case 'external':
      return actor.party
    case 'system':
      return `the ${actor.process}`
  }
}

const dataText = (data: unknown): string =>
  Object.entries(data as object)
    .map(([key, value]) => `${key} ${valueText(value)}`)
    .join(', ')

/** Longest value that a line of the story takes; lines of a declaration are longer. */
const longest = 80

const valueText = (value: unknown): string => {
  if (typeof value === 'string') return names.get(value as UserId) ?? value
  const text = JSON.stringify(value)
  return text.length <= longest ? text : `${text.slice(0, longest - 3)}...`
}

/** What a test to paste is made of. */
export interface Told {
  /** The law that found it: the name of the test. */
  readonly law: string
  /** A domain that decides these commands rightly; the test expects its answers. */
  readonly right: Domain
}

/**
 * The same counterexample as source text of a test, which fails until `domain` answers as `right`
 * does. The one who pastes it says what `domain` is.
 */
export const testOf = (history: History, { law, right }: Told): string => {
  const { founded, commands } = history
  const expected = historyOf(right, { founded, commands })
  const read = showsIn(history, expected) ? brief : whole
  const answers = `steps.map(${read.source})`
  return [
    `test(${JSON.stringify(law)}, () => {`,
    '  const { steps } = historyOf(domain, {',
    `    founded: '${founded}',`,
    '    commands: JSON.parse(`[',
    commands.map((sent) => `      ${escaped(JSON.stringify(sent))}`).join(',\n'),
    '    ]`),',
    '  })',
    `  expect(${answers}).toEqual([`,
    ...expected.steps.map((step) => `    ${JSON.stringify(read.of(step))},`),
    '  ])',
    '})',
  ].join('\n')
}

/** For a template literal. */
const escaped = (text: string): string => text.replace(/[\\`]|\$\{/g, (found) => `\\${found}`)

/** What is compared, as a function and as its source: outcomes alone where they tell the two apart. */
const brief = {
  of: ({ command, outcome }: Step): unknown => `${command.type} ${outcome}`,
  source: '({ command, outcome }) => `${command.type} ${outcome}`',
}
const whole = {
  of: ({ outcome, events }: Step): unknown => [outcome, ...events],
  source: '({ outcome, events }) => [outcome, ...events]',
}

const showsIn = (one: History, other: History): boolean =>
  JSON.stringify(one.steps.map(brief.of)) !== JSON.stringify(other.steps.map(brief.of))
