/** Events that answer another one, as reactions and the clock record them: it stands before, or that is told. */
import type { Logged } from '@carmkit/laws'
import type { LogEntry } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { account, at, business, log, verified } from './one-log.js'
import { answering, resealed, resealedFrom } from './sealed.js'
import { storeWith } from './support.js'

describe('an event that answers another one', () => {
  const cause = at(business, 1)
  const { event: effect } = log.findLast(({ event }) => event.stream === account) as Logged
  /** As a reaction of the loop records it, and whoever sends a command of their own. */
  const answered = (
    by: object | undefined,
    id: string | undefined = cause.event.metadata.eventId,
  ) => resealedFrom(log, effect, (event) => resealed(event, { ...answering(id), actor: by }))
  const [reaction, clock] = ['reaction', 'clock'].map((process) => ({ kind: 'system', process }))
  const place = { stream: effect.stream, revision: effect.revision }
  const nowhere = '00000000-0000-5000-8000-000000000000'

  test.each([reaction, clock])('that stands before it is sound: %j', async (by) => {
    expect(await verified(storeWith(answered(by)))).toMatchObject({
      ok: true,
      causes: { missing: 0, unknown: 0 },
    })
  })

  test.each([reaction, clock])('that no log has is told: %j', async (by) => {
    const { ok, firstBad, causes } = await verified(storeWith(answered(by, nowhere)))
    expect(firstBad).toMatchObject({
      kind: 'cause',
      ...place,
      expected: `event ${nowhere} earlier in the log`,
    })
    expect({ ok, causes }).toEqual({ ok: false, causes: { missing: 1, unknown: 0 } })
  })

  test('is told where that stands behind it', async () => {
    const entries = answered(reaction, log.at(-1)?.event.metadata.eventId)
    expect(log.at(-1)?.event.stream).not.toBe(account)
    expect((await verified(storeWith(entries))).firstBad).toMatchObject({ kind: 'cause', ...place })
  })

  test('is not told where somebody else sent it, who may name what they like', async () => {
    const entries = answered({ kind: 'system', process: 'import' }, nowhere)
    expect(await verified(storeWith(entries))).toMatchObject({ ok: true, causes: { missing: 0 } })
  })

  const bad = cause.position
  const unreadable = { name: 'Unreadable', stream: business, revision: 1, reason: 'x' } as const
  const whole = answered(reaction)
  test.each<[string, ReadonlyArray<LogEntry>]>([
    [
      'cannot be read',
      whole.map((one) => (one.position === bad ? { position: bad, unreadable } : one)),
    ],
    ['is gone from its stream', whole.filter(({ position }) => position !== bad)],
  ])('is counted as not known where that %s', async (_, entries) => {
    const { ok, causes, stopped } = await verified(storeWith(entries))
    expect({ ok, causes }).toEqual({ ok: false, causes: { missing: 0, unknown: 1 } })
    expect(stopped).not.toContainEqual(expect.objectContaining({ kind: 'cause' }))
  })

  test.each([
    ['before it', 1, { missing: 0, unknown: 1 }],
    ['behind it', 0, { missing: 1, unknown: 0 }],
  ])('may be what the log has lost %s', async (_, shifted, found) => {
    const entries = answered(reaction, nowhere).map((one) => ({
      ...one,
      position: one.position + shifted,
    }))
    const lastGiven = () => async () => E.right(log.length + 1)
    const { causes, lost } = await verified({ ...storeWith(entries), lastGiven })
    expect({ causes, lost: lost.entries }).toEqual({ causes: found, lost: 1 })
  })

  test('is sound where that was changed and not sealed: it is told once, in its own place', async () => {
    const entries = answered(reaction).map((one) =>
      one.position === bad ? { ...one, event: { ...one.event, data: { forged: '1.00' } } } : one,
    )
    const { causes, badStreams } = await verified(storeWith(entries))
    expect({ causes, badStreams }).toEqual({ causes: { missing: 0, unknown: 0 }, badStreams: 1 })
  })
})
