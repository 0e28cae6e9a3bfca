/** Which recorded command is decided otherwise first, and why: rules, data, pins and seals changed one by one. */
import {
  type AnyAggregate,
  businessAccount,
  carm,
  type Domain,
  type Intent,
  type Permission,
} from '@carmkit/core'
import { eventIdOf, hashOf, noHash, type RecordedEvent } from '@carmkit/kernel'
import { foundings, play } from '@carmkit/laws'
import { type LoggedEvent, memoryStore, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { type RedecideQuestion, redecide, subjectNamed, theEnd } from '../src/index.js'
import { recordInto, sentIn, tables } from './recording.js'
import { logOfStore, rightOf, storeWith } from './support.js'

let store: Store
let log: ReadonlyArray<LoggedEvent>

beforeAll(async () => {
  store = await recordInto(memoryStore(), sentIn(play(carm, foundings.withPam)), tables)
  log = await logOfStore(store)
})

const asked = (other: Partial<RedecideQuestion> = {}) =>
  redecide({ store, subject: { kind: 'everything' }, bound: theEnd, tables, ...other })

const nobody = '00000000-0000-4000-8000-00000000dead'
const account = 'businessAccount-123456782'

/** The first command of that type, by the plain order of the log. */
const firstOf = (command: string) =>
  log.find(({ event }) => event.metadata.command?.['type'] === command)

/** A domain in which one aggregate is another one. */
const withRules = (of: AnyAggregate, changed: Partial<AnyAggregate>): Domain => ({
  ...carm,
  ruleSet: 'carm/2',
  aggregates: carm.aggregates.map((one) => (one === of ? { ...one, ...changed } : one)),
})

const decidingOtherwise = (
  of: AnyAggregate,
  command: string,
  change: (events: ReadonlyArray<{ data: object }>) => ReadonlyArray<unknown>,
): Domain =>
  withRules(of, {
    decide: (asked, state, context) => {
      const decided = of.decide(asked, state, context)
      return asked.type === command ? E.map(change)(decided) : decided
    },
  })

const approving = 'ApproveAccess'

const underRow = (permission: Permission): Domain =>
  withRules(businessAccount, {
    intent: (asked, state, now): Intent => {
      const intent = businessAccount.intent(asked as never, state as never, now)
      return asked.type === approving ? { ...intent, permission } : intent
    },
  })

describe('a changed rule is found at the first event that it decides', () => {
  test.each<readonly [string, Domain, object]>([
    [
      'a decision that says something else',
      decidingOtherwise(businessAccount, approving, ([first, ...others]) => [
        { ...first, data: { ...first?.data, until: '2030-01-01' } },
        ...others,
      ]),
      { field: 'events[0].data.until', recorded: null, now: '2030-01-01' },
    ],
    [
      'a decision that records one event less',
      decidingOtherwise(businessAccount, approving, (events) => events.slice(1)),
      { field: 'events[0]' },
    ],
    [
      'a decision that refuses',
      withRules(businessAccount, {
        decide: (asked, state, context) =>
          asked.type === approving
            ? E.left({ name: 'Never', rule: 'X-1' })
            : businessAccount.decide(asked as never, state as never, context as never),
      }),
      { field: 'outcome', now: { outcome: 'rejected', reasons: [{ name: 'Never', rule: 'X-1' }] } },
    ],
    [
      'another row of the matrix',
      underRow('EnrolProgramAccount'),
      { field: 'grant.rules[0]', recorded: 'MATRIX-11', now: 'MATRIX-6' },
    ],
    [
      'a date fixed by somebody else',
      withRules(businessAccount, {
        effectiveAt: (event) =>
          event.type === 'AccessApproved'
            ? ('2020-01-01T00:00:00.000Z' as never)
            : businessAccount.effectiveAt(event),
      }),
      { field: 'events[0].effectiveAt', now: '2020-01-01T00:00:00.000Z' },
    ],
    [
      'a decision that throws',
      withRules(businessAccount, {
        decide: (asked, state, context) => {
          if (asked.type === approving) throw new Error('a bug')
          return businessAccount.decide(asked as never, state as never, context as never)
        },
      }),
      { field: 'outcome', now: { outcome: 'failed', reasons: [{ name: 'a bug', rule: null }] } },
    ],
  ])('%s', async (_name, domain, parting) => {
    const { first } = rightOf(await asked({ domain }))
    expect(first).toMatchObject({
      position: firstOf(approving)?.position,
      command: approving,
      cause: { name: 'ChangedRule', recorded: 'carm/1', today: 'carm/2' },
      parting,
    })
  })

  test('of another subject is no matter', async () => {
    const domain = decidingOtherwise(businessAccount, approving, () => [])
    const subject = subjectNamed('programAccount-123456782RM0001')
    const { first, commands } = rightOf(await asked({ domain, subject }))
    expect(first).toBeNull()
    expect(commands).toBe(3)
  })
})

/** The log with one event changed. */
const changed = (
  { stream, revision }: { readonly stream: string; readonly revision: number },
  change: (event: RecordedEvent) => RecordedEvent,
): Store =>
  storeWith(
    log.map(({ position, event }) => ({
      position,
      event: event.stream === stream && event.revision === revision ? change(event) : event,
    })),
  )

const withData =
  (data: object) =>
  (event: RecordedEvent): RecordedEvent => ({
    ...event,
    data: { ...(event.data as object), ...data },
  })

const causedBy = (event: RecordedEvent, causationId: string): RecordedEvent => ({
  ...event,
  metadata: { ...event.metadata, causationId: causationId as never },
})

interface NumberedPin {
  readonly stream: string
  readonly revision: number
  readonly hash: string
}

/** The first event that rests on another stream, and its pin. */
const firstPin = (): readonly [LoggedEvent, NumberedPin] => {
  for (const logged of log) {
    const { grant, context } = logged.event.metadata
    const pins = [grant['pins'], context?.['pins']].flat() as unknown as NumberedPin[]
    const pin = pins.find(
      (one) => one !== undefined && one.stream !== logged.event.stream && one.hash !== noHash,
    )
    if (pin !== undefined) return [logged, pin]
  }
  throw new Error('nothing rests on another stream')
}

/** Sealed anew, as a forger does who knows how. */
const resealed = (event: RecordedEvent): RecordedEvent => {
  const { eventId: _eventId, hash: _hash, ...metadata } = event.metadata
  const hash = rightOf(hashOf({ ...event, metadata }))
  return { ...event, metadata: { ...event.metadata, hash, eventId: eventIdOf(hash) } }
}

describe('a changed record', () => {
  test('whose seal does not hold is tampering, though the same is decided', async () => {
    const place = { stream: account, revision: 0 }
    const tampered = changed(place, withData({ applicant: nobody }))
    const { first } = rightOf(await asked({ store: tampered }))
    expect(first).toMatchObject({
      ...place,
      cause: { name: 'Tampering', ...place, reason: 'content does not match its hash' },
      parting: null,
    })
  })

  const lost = '00000000-0000-5000-8000-000000000000'
  test.each([
    ['is tampering', 'reaction', 'Tampering'],
    ['is a changed rule where whoever sent it may name any cause', 'import', 'ChangedRule'],
  ])('that is sealed anew and answers what no log has %s', async (_, process, name) => {
    const last = log.findLast(({ event }) => event.metadata.command !== undefined) as LoggedEvent
    const { stream, revision, metadata } = causedBy(last.event, lost)
    const place = { stream, revision }
    const event = resealed({
      ...last.event,
      metadata: { ...metadata, actor: { kind: 'system', process } },
    })
    const before = log.filter(({ position }) => position < last.position)
    const forged = storeWith([...before, { ...last, event }])
    const { first } = rightOf(await asked({ store: forged }))
    expect(first).toMatchObject({ ...place, cause: { name } })
    expect(JSON.stringify(first?.cause).includes(`answers event ${lost}`)).toBe(
      name === 'Tampering',
    )
  })

  test('is named as the cause of what is decided otherwise behind it', async () => {
    const manager = log.find(
      ({ event }) => event.stream === account && event.type === 'BamAppointed',
    )
    const { revision = 0 } = manager?.event ?? {}
    const others: object[] = []
    await asked({
      store: changed({ stream: account, revision }, withData({ user: nobody })),
      onOther: (other) => void others.push(other),
    })
    expect(others[0]).toMatchObject({ revision, cause: { name: 'Tampering', revision } })
    expect(others[1]).toMatchObject({
      cause: { name: 'Tampering', stream: account, revision },
      parting: { field: 'outcome', now: { outcome: 'denied' } },
    })
  })

  test('leaves nothing sound behind it: the same decided on a broken stream is counted by itself', async () => {
    const place = { stream: account, revision: 0 }
    const tampered = changed(place, withData({ applicant: nobody }))
    const [pinning] = log.filter(
      ({ event: { stream, metadata } }) =>
        stream !== account && JSON.stringify(metadata.grant).includes(account),
    )
    const { stream } = pinning?.event ?? { stream: '' }
    const others: object[] = []
    const { first, same, onBroken, commands } = rightOf(
      await asked({
        store: tampered,
        subject: subjectNamed(stream),
        onOther: (other) => void others.push(other),
      }),
    )
    expect([first, same + onBroken]).toEqual([null, commands])
    expect(others).toContainEqual(
      expect.objectContaining({
        kind: 'onBroken',
        position: pinning?.position,
        broken: { ...place, reason: 'content does not match its hash' },
      }),
    )
    expect(others).toHaveLength(onBroken)
  })

  test('that was sealed anew, as the last of its stream, is not what others have pinned', async () => {
    const [pinning, pin] = firstPin()
    const forged = storeWith(
      log
        .filter(({ event }) => event.stream !== pin.stream || event.revision <= pin.revision)
        .map(({ position, event }) => {
          const isPinned = event.stream === pin.stream && event.revision === pin.revision
          return { position, event: isPinned ? resealed(causedBy(event, nobody)) : event }
        }),
    )
    const { first } = rightOf(await asked({ store: forged }))
    expect(first).toMatchObject({
      position: pinning.position,
      cause: { name: 'ChangedData', pinned: pin, found: { revision: pin.revision } },
    })
    expect(first?.cause).not.toMatchObject({ found: { hash: pin.hash } })
  })

  test('that is gone breaks the chain where it stood', async () => {
    const less = log.filter(({ event }) => event.stream !== account || event.revision !== 2)
    const { first } = rightOf(await asked({ store: storeWith(less) }))
    expect(first?.cause).toMatchObject({
      name: 'Tampering',
      stream: account,
      revision: 2,
      reason: 'revision 3 stands where 2 belongs',
    })
  })
})
