/** How a law over histories is stated: by what breaks it. */
import type { Domain } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { historyLaw, type Law } from '@carmkit/testkit'
import { type History, histories } from '../history.js'
import type { Step } from '../log.js'

/** A law of a domain: of ours, of yours, or of one with a defect planted in it. */
export type Rule = (domain: Domain) => Law

/** A law over histories. `breaches` yields what breaks it, in words; nothing when it holds. */
export const rule =
  (name: string, breaches: (history: History) => Iterable<string>): Rule =>
  (domain) =>
    historyLaw({
      name,
      histories: histories(domain),
      holds: (history) => {
        for (const breach of breaches(history)) throw new Error(breach)
      },
    })

/** A law that every accepted step obeys by itself. */
export const stepRule = (name: string, breach: (step: Step) => string | null): Rule =>
  rule(name, function* ({ steps }) {
    for (const step of steps) {
      const found = step.outcome === 'accepted' ? breach(step) : null
      if (found !== null) yield `${step.sent.type} at ${step.sent.at}: ${found}`
    }
  })

/** A law that every recorded event of some types obeys, with the step that recorded it. */
export const eventRule = (
  name: string,
  types: ReadonlyArray<string>,
  breach: (event: DomainEvent, step: Step) => string | null,
): Rule =>
  stepRule(name, (step) => {
    for (const event of step.events) {
      const found = types.includes(event.type) ? breach(event, step) : null
      if (found !== null) return `${event.type}: ${found}`
    }
    return null
  })
