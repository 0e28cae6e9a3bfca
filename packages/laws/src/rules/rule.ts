/** How a law over histories is stated: by what breaks it. */
import type { DomainEvent } from '@carmkit/kernel'
import { historyLaw, type Law } from '@carmkit/testkit'
import type fc from 'fast-check'
import type { History } from '../history.js'
import type { Step } from '../log.js'

/** Something that holds of every history. */
export interface Rule {
  readonly name: string
  /** Yields what breaks it, in words; nothing when it holds. */
  readonly breaches: (history: History) => Iterable<string>
}

/** The rule as a law over histories, of whichever domain decided them. */
export const lawOf = ({ name, breaches }: Rule, histories: fc.Arbitrary<History>): Law =>
  historyLaw({
    name,
    histories,
    holds: (history) => {
      for (const breach of breaches(history)) throw new Error(breach)
    },
  })

/** A rule over histories. */
export const rule = (name: string, breaches: Rule['breaches']): Rule => ({ name, breaches })

/** A rule that every accepted step obeys by itself. */
export const stepRule = (
  name: string,
  breach: (step: Step, history: History) => string | null,
): Rule =>
  rule(name, function* (history) {
    for (const step of history.steps) {
      const found = step.outcome === 'accepted' ? breach(step, history) : null
      if (found !== null) yield `${step.sent.type} at ${step.sent.at}: ${found}`
    }
  })

/** A rule that every recorded event of some types obeys, with the step that recorded it. */
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
