/** A history step by step: every event once, in order, with causes, and with what each step changed. */
import { carm } from '@carmkit/core'
import { uuidFrom } from '@carmkit/kernel'
import { histories, historyOf } from '@carmkit/laws'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Bound,
  cutOf,
  pictureOf,
  pictureOfEntries,
  replay,
  type Step,
  subjectNamed,
  theEnd,
} from '../src/index.js'
import { causesIn } from '../src/replay/cause.js'
import { logOfHistory, rightOf, storeWith } from './support.js'

const log = logOfHistory(historyOf(carm, { founded: 'withPam', commands: [] }))
const account = 'programAccount-123456782RM0001'

const nothing = pictureOfEntries([])

const asked = (subject: string, bound: Bound = theEnd, entries = log) => ({
  store: storeWith(entries),
  checks: 'order' as const,
  domain: carm,
  subject: subjectNamed(subject),
  bound,
})

const stepsOf = async (
  question: ReturnType<typeof asked> & { readonly withChanges?: boolean },
): Promise<ReadonlyArray<Step>> => {
  const steps: Step[] = []
  rightOf(
    await replay(question, (step) => {
      steps.push(step)
    }),
  )
  return steps
}

describe('a replay', () => {
  test('has every event of the subject once, in the order of the log, a command at a time', async () => {
    const steps = await stepsOf(asked('123456782'))
    const events = steps.flatMap(({ events: all }) => all.map(({ recorded }) => recorded))
    const streams = new Set(events.map(({ stream }) => stream))
    expect(events).toEqual(
      log.map(({ event }) => event).filter(({ stream }) => streams.has(stream)),
    )
    expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1))
    for (const { events: all } of steps) {
      expect(new Set(all.map(({ recorded }) => recorded.metadata.commandId)).size).toBe(1)
    }
  })

  test('ends where the visitor has seen enough, and before the end of the log', async () => {
    let steps = 0
    const read = rightOf(
      await replay(asked('123456782'), () => {
        steps += 1
        return steps === 3 ? 'enough' : undefined
      }),
    )
    expect(steps).toBe(3)
    expect(read.position).toBeLessThan(log.length)
  })

  test('tells what each step changed, and the last picture is that of a cut (50 histories)', async () => {
    await fc.assert(
      fc.asyncProperty(histories(carm, { most: 2 }), async (history) => {
        const entries = logOfHistory(history)
        const steps = await stepsOf({ ...asked(account, theEnd, entries), withChanges: true })
        let before = nothing
        for (const { change } of steps) {
          expect(change?.before).toEqual(before)
          before = change?.after ?? nothing
        }
        const cut = rightOf(await cutOf(asked(account, theEnd, entries)))
        expect(before).toEqual(cut.at === null ? nothing : pictureOf(cut.streams, cut.at))
      }),
      { numRuns: 50, seed: 3 },
    )
  }, 60_000)

  test('keeps no states where nobody asks for them', async () => {
    expect((await stepsOf(asked(account))).map(({ change }) => change)).toEqual([null, null, null])
  })
})

describe('a cause', () => {
  const first = log[0]?.event
  if (first === undefined) throw new Error('the log is empty')

  test('is none where somebody sent the command', () => {
    expect(causesIn(carm).causeOf(first)).toBe(null)
  })

  test('that is not remembered is told by its id', () => {
    const causationId = first.metadata.eventId
    const actor = { kind: 'system', process: 'clock' }
    const event = { ...first, metadata: { ...first.metadata, causationId, actor } }
    const cause = { eventId: causationId, by: 'clock', reaction: null, place: null }
    const causes = causesIn(carm)
    expect(causes.causeOf(event)).toEqual(cause)
    causes.remember(first)
    const { stream, revision, type } = first
    expect(causes.causeOf(event)).toEqual({ ...cause, place: { stream, revision, type } })
  })
  test('is forgotten behind the 20,000 latest events, the oldest first', () => {
    const causes = causesIn(carm)
    const numbered = (number: number) => ({
      ...first,
      metadata: { ...first.metadata, eventId: uuidFrom(`${number}`) },
    })
    const isKnown = (number: number): boolean => {
      const causationId = uuidFrom(`${number}`)
      const event = { ...first, metadata: { ...first.metadata, causationId } }
      return causes.causeOf(event)?.place !== null
    }
    for (let number = 1; number <= 20_000; number++) causes.remember(numbered(number))
    expect(isKnown(1)).toBe(true)
    for (let number = 20_001; number <= 20_003; number++) causes.remember(numbered(number))
    expect([1, 3, 4, 20_003].map(isKnown)).toEqual([false, false, true, true])
  })
})
