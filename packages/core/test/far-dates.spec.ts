/**
 * The first and the last days that there are, in every place of every command where a date may stand:
 * they are refused, or recorded so that they can be read again. Nothing throws.
 */
import { isJsonObject, type RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import {
  type AnyAggregate,
  aggregateOfCommand,
  cadTypes,
  carm,
  deadlinesOf,
  declaration,
} from '../src/index.js'
import { Instant } from '../src/values/index.js'
import { ladders } from './ladders/all.js'
import type { Attempt, CommandLadder } from './ladders/rungs.js'
import { alice, dave, maple } from './support/actors.js'
import { completeEdit, draft, header, opening } from './support/declarations.js'
import { mapleStaffed, rm1 } from './support/story.js'

const byDave = dave.for(maple)

const isDay = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T.*Z)?$/.test(value)

const far: ReadonlyArray<(value: string) => string> = [
  (value) => `1900-01-01${value.slice(10).replace(/\d/g, '0')}`,
  (value) => `2299-12-31${value.slice(10).replace(/T.*/, 'T23:59:59.999Z')}`,
]

/** Copies of a value with one of its days, or all of them, moved. */
const moved = (value: unknown, move: (day: string) => string): ReadonlyArray<unknown> => {
  if (isDay(value)) return [move(value as string)]
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => moved(item, move).map((one) => value.with(index, one)))
  }
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([key, item]) =>
    moved(item, move).map((one) => ({ ...value, [key]: one })),
  )
}

const attempts = ({ rungs }: CommandLadder): ReadonlyArray<Attempt> =>
  rungs.flatMap(({ request, refusal }) =>
    refusal === null
      ? far.flatMap((move) => moved(request.data, move).map((data) => ({ ...request, data })))
      : [],
  )

/** A reaction copies the moment of what it reacts to: it is never ahead of the clock. */
const isTold = ({ command }: CommandLadder): boolean => command !== 'RecordProviderRevoked'

const dated = ladders.filter((ladder) => isTold(ladder) && attempts(ladder).length > 0)

describe.each(dated.map((ladder) => [ladder.name, ladder] as const))('%s', (_name, ladder) => {
  test.each(attempts(ladder).map((one) => [JSON.stringify(one.data).slice(0, 300), one] as const))(
    '%s',
    (_data, { on, by, data }) => {
      const answer = on.ask(by, ladder.command, data)
      if (E.isLeft(answer)) {
        expect(answer.left.reasons).not.toEqual([])
        return
      }
      const aggregate = aggregateOfCommand(carm, ladder.command) as AnyAggregate
      const { name } = aggregate.streamOf({ type: ladder.command, data } as never)
      const metadata = { recordedAt: on.now, effectiveAt: on.now }
      for (const event of answer.right.events) {
        expect(aggregate.events.decode(event)).toEqual(E.right(event))
        const recorded = { ...event, stream: name, revision: 0, metadata } as unknown
        const moments = deadlinesOf(recorded as RecordedEvent).map(({ at }) => at)
        expect(moments.filter((at) => !Instant.is(at))).toEqual([])
      }
    },
  )
})

const withCsa = mapleStaffed.as(alice.for(maple), 'EnrolSubProgram', {
  bn15: rm1,
  subProgram: 'CSA',
})
const owedFor = cadTypes.filter(({ payAtSubmission }) => !payAtSubmission)

describe.each(owedFor.map(({ type }) => type))('a declaration of type %s', (cadType) => {
  test.each(['1900-01-01', '2299-12-31'])('of goods released on %s', (releaseDate) => {
    const drafted = withCsa
      .as(byDave, 'OpenDraft', { ...opening, cadType })
      .as(byDave, 'EditDraft', { ...completeEdit, header: { ...header, releaseDate } })
    const answer = drafted.ask(byDave, 'SubmitDeclaration', draft)
    if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
    for (const event of answer.right.events) {
      expect(declaration.events.decode(event)).toEqual(E.right(event))
    }
  })
})
