/** Laws of the machinery that no single rule of the domain names: folding, deciding, encoding. */
import { isDeepStrictEqual } from 'node:util'
import { aggregateOfStream, type Domain, decodeCommand, definitionsOf } from '@carmkit/core'
import { canonicalJson, type DomainEvent, fold } from '@carmkit/kernel'
import { foldDeterminism, type Law } from '@carmkit/testkit'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { History } from '../history.js'
import { emptyLog, type Log, play, type Step, send } from '../log.js'
import { withoutLastingBam } from './accounts.js'
import { type Rule, rule, stepRule } from './rule.js'

/** Canonical text of any value that histories hold. Throws for what has none. */
export const textOf = (value: unknown): string => {
  const written = canonicalJson(value)
  if (E.isRight(written)) return written.right
  throw new Error(`no canonical text: ${written.left.reason}`)
}

/** Events of one stream of that category, as histories record them. */
const eventsOf = (
  source: fc.Arbitrary<History>,
  category: string,
): fc.Arbitrary<ReadonlyArray<DomainEvent>> =>
  fc.tuple(source, fc.nat()).map(([{ end }, choice]) => {
    const streams = [...end].filter(([name]) => name.startsWith(category))
    const [, stream] = streams[choice % Math.max(streams.length, 1)] ?? []
    return structuredClone(stream?.events ?? []) as ReadonlyArray<DomainEvent>
  })

/** One law for each aggregate. */
export const foldLaws = (domain: Domain, source: fc.Arbitrary<History>): ReadonlyArray<Law> =>
  domain.aggregates.map((aggregate) =>
    foldDeterminism({
      name: `AUTH-05 ${aggregate.category}`,
      decider: aggregate,
      events: eventsOf(source, aggregate.category),
    }),
  )

const commandsDecode = rule(
  'every command is decoded from its text to itself',
  function* ({ domain, steps }) {
    for (const { command } of steps) {
      const text = textOf(command)
      const decoded = decodeCommand(domain, JSON.parse(text) as typeof command)
      if (E.isLeft(decoded) || textOf(decoded.right) !== text) yield text
      const definition = definitionsOf(domain).find(({ type }) => type === command.type)
      if (textOf(definition?.data.encode(command.data)) !== textOf(command.data)) yield text
    }
  },
)

const eventsDecode = rule(
  'every event is decoded from its text to itself',
  function* ({ domain, end }) {
    for (const [stream, { events }] of end) {
      const schema = aggregateOfStream(domain, stream)?.events
      for (const event of events) {
        const text = textOf(event)
        const decoded = schema?.decode(JSON.parse(text) as DomainEvent)
        if (decoded === undefined || E.isLeft(decoded) || textOf(decoded.right) !== text) yield text
      }
    }
  },
)

const answerOf = ({ outcome, reasons, events, grant }: Step): string =>
  textOf({ outcome, reasons, events, grant: Object.fromEntries(Object.entries(grant ?? {})) })

const pure = rule('AUTH-01, TXN-45: deciding is a function', function* ({ domain, steps }) {
  for (const step of steps) {
    const again = send(domain, step.before, step.sent)
    if (answerOf(again) !== answerOf(step)) yield `${step.sent.type}: two answers`
  }
})

const eventsIn = (log: Log): string =>
  textOf(Object.fromEntries([...log].map(([stream, { events }]) => [stream, events])))

const traceless = rule(
  'AUTH-02: without its refused commands a history records the same',
  function* ({ domain, steps, beginning, end }) {
    const sent = steps.filter((step) => step.events.length > 0 && !step.isFollowUp)
    const accepted = play(
      domain,
      sent.map((step) => step.sent),
      beginning,
    )
    if (eventsIn(accepted.at(-1)?.after ?? beginning) !== eventsIn(end)) yield 'another log'
  },
)

const prefixes = rule(
  'AUTH-05: every prefix folds to a state in which the invariants hold',
  function* ({ domain, steps }) {
    let before: Log = emptyLog
    for (const { after, sent } of steps) {
      for (const breach of breachesIn(domain, { before, after })) {
        yield `after ${sent.type}: ${breach}`
      }
      before = after
    }
  },
)

/** A stream that is the same thing as before was looked at before. */
function* breachesIn(
  domain: Domain,
  { before, after }: { readonly before: Log; readonly after: Log },
): Iterable<string> {
  for (const business of withoutLastingBam(after)) yield `${business} has no lasting BAM`
  for (const [stream, known] of after) {
    if (before.get(stream) === known) continue
    const aggregate = aggregateOfStream(domain, stream)
    if (aggregate === undefined) throw new Error(`no aggregate reads ${stream}`)
    const folded = fold<unknown, DomainEvent>(aggregate, known.events)
    if (!isDeepStrictEqual(folded, known.state)) yield `${stream} folds to another state`
  }
}

/** What may be said again, or is counted: each of these is another one. */
const countsAgain = [
  'StartProgramEnrolment',
  'InviteUser',
  'RequestLegalEntityCorrection',
  'RevokeAllForProvider',
]
const refusals = ['DeclarationRefused', 'AffinityFailed', 'ProfileFailed']

const mayRecordAgain = (step: Step): boolean =>
  countsAgain.includes(step.command.type) || step.events.some(({ type }) => refusals.includes(type))

const repeated = stepRule(
  'P18: an accepted command, sent again at once under another id, records nothing',
  (step, { domain }) => {
    if (mayRecordAgain(step)) return null
    const { events } = send(domain, step.after, step.sent)
    return events.length === 0 ? null : `recorded ${events.map(({ type }) => type).join(', ')}`
  },
)

export const mechanicRules: ReadonlyArray<Rule> = [
  commandsDecode,
  eventsDecode,
  pure,
  traceless,
  prefixes,
  repeated,
]

/** For laws that compare two runs of one history. */
export const answersOf = ({ steps }: Pick<History, 'steps'>): ReadonlyArray<string> =>
  steps.map(({ sent, outcome, reasons, events }) =>
    textOf({ type: sent.type, outcome, reasons, events }),
  )
