/** The loop's own promises: what it records beside the data, and how long it tries. */
import { type AnyAggregate, carm } from '@carmkit/core'
import { noHash, type RecordedEvent } from '@carmkit/kernel'
import {
  builtInTables,
  defaultPatience,
  execute,
  memoryStore,
  portsOf,
  type Store,
} from '@carmkit/store'
import {
  addToCounter,
  addTotalOf,
  counterDomain,
  counting,
  reacting,
} from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { acceptedOf, countingPorts, idOf, instant, logOf, rightOf } from './counting.js'

const add = (name: string, amount = 1, counter = 'a') =>
  addToCounter(idOf(name), { counter, amount })

/** The last event that a command records, on a store where these commands came before. */
const lastRecorded = async (
  ...commands: ReadonlyArray<object>
): Promise<RecordedEvent | undefined> => {
  const ports = countingPorts(memoryStore())
  for (const command of commands) acceptedOf(await execute(ports, command))
  return (await logOf(ports.store)).at(-1)
}

describe('what is recorded beside the data', () => {
  it('is the command and its sender, and no context where nothing else was looked at', async () => {
    const { issuedAt, ...rest } = { ...add('one', 5), issuedAt: '2020-01-01T00:00:00.000Z' }
    const event = await lastRecorded({ ...rest, issuedAt })
    expect(event).toMatchObject({ stream: 'counter-a', revision: 0, type: 'Added', v: 1 })
    const { metadata } = event as RecordedEvent
    expect(metadata).toMatchObject({
      commandId: idOf('one'),
      correlationId: idOf('one'),
      causationId: null,
      actor: counting,
      grant: { role: null, rules: ['SENDER-external.cra'], delegation: null, pins: [] },
      ruleSet: 'counter/1',
      recordedAt: instant('14:00:00'),
      effectiveAt: instant('14:00:00'),
      previousHash: noHash,
    })
    const data = { counter: 'a', amount: 5 }
    const command = { id: idOf('one'), type: 'RecordBnIssued', data, issuedAt }
    expect(metadata.command).toEqual(command)
    expect(metadata).not.toHaveProperty('context')
  })

  it('are the pins of other streams and the hashes of tables that the decision saw', async () => {
    const event = await lastRecorded(
      add('one', 5, 'source'),
      add('two', 6, 'source'),
      addTotalOf(idOf('three'), { counter: 'a', other: 'source' }),
    )
    const source = await lastRecorded(add('one', 5, 'source'), add('two', 6, 'source'))
    expect(event?.data).toEqual({ amount: 11 })
    expect(event?.metadata.actor).toEqual(reacting)
    expect(event?.metadata.context).toEqual({
      pins: [{ stream: 'counter-source', revision: 1, hash: source?.metadata.hash }],
      tables: { surtaxMeasures: builtInTables.get('surtaxMeasures')?.hash },
    })
  })

  it('names no table that was not supplied', async () => {
    const ports = countingPorts(memoryStore(), { tables: new Map() })
    await execute(ports, add('one', 5, 'source'))
    const command = addTotalOf(idOf('two'), { counter: 'a', other: 'source' })
    const [event] = acceptedOf(await execute(ports, command)).events
    expect(event?.metadata.context).not.toHaveProperty('tables')
  })

  it('is the chain of causes that the sender names', async () => {
    const causes = { correlationId: idOf('chain'), causationId: idOf('cause') }
    const event = await lastRecorded({ ...add('one'), ...causes })
    expect(event?.metadata).toMatchObject(causes)
  })

  it('is not the data of a command that its event repeats', async () => {
    const data = { bn9: '123456782', applicant: 'a11ce000-0000-4000-8000-000000000001' }
    const command = { commandId: idOf('bn'), actor: counting, type: 'RecordBnIssued', data }
    const ports = portsOf(memoryStore(), { domain: carm })
    const [event] = acceptedOf(await execute(ports, command)).events
    expect(event?.data).toEqual(data)
    expect(event?.metadata.command).toEqual({ id: idOf('bn'), type: 'RecordBnIssued' })
    const applicant = data.applicant.replace('1', '2')
    const other = { ...command, data: { ...data, applicant } }
    const reasons = [{ name: 'CommandIdReused', rule: 'TXN-46', field: 'data.applicant' }]
    expect(await execute(ports, other)).toEqual({ outcome: 'rejected', reasons })
  })
})

describe('when it was recorded', () => {
  /** Records at these times on the clock, and says at which it stands in the stream. */
  const recordedAt = async (
    times: ReadonlyArray<string>,
    commands: ReadonlyArray<object>,
  ): Promise<ReadonlyArray<string>> => {
    const left = [...times]
    const clock = { now: () => instant(left.shift() ?? '') }
    const ports = countingPorts(memoryStore(), { clock })
    for (const command of commands) acceptedOf(await execute(ports, command))
    return (await logOf(ports.store)).map(({ metadata }) => metadata.recordedAt)
  }

  it('never lies before the event before it, although the clock goes back', async () => {
    const times = ['14:00:00', '13:00:00', '14:00:01']
    expect(await recordedAt(times, [add('one'), add('two'), add('three')])).toEqual([
      instant('14:00:00'),
      instant('14:00:00'),
      instant('14:00:01'),
    ])
  })

  it('never lies before an event of another stream that the decision saw', async () => {
    const following = addTotalOf(idOf('two'), { counter: 'a', other: 'source' })
    const commands = [add('one', 5, 'source'), following, add('three', 1, 'z')]
    expect(await recordedAt(['14:00:00', '13:00:00', '13:00:00'], commands)).toEqual([
      instant('14:00:00'),
      instant('14:00:00'),
      instant('13:00:00'),
    ])
  })
})

it('reads again when the question became another one by a date behind its clock', async () => {
  const noon = instant('12:00:00')
  const target = { business: '123456782' as never, programs: [], item: null }
  const aggregates = counterDomain.aggregates.map(
    (aggregate): AnyAggregate => ({
      ...aggregate,
      intent: (command, state, now) => ({
        ...aggregate.intent(command, state, now),
        target: now < noon ? target : null,
      }),
    }),
  )
  const ports = countingPorts(memoryStore(), { domain: { ...counterDomain, aggregates } })
  acceptedOf(await execute(ports, add('one')))
  const times = ['11:59:59', '12:00:00']
  const left = [...times]
  const clock = { now: () => instant(left.shift() ?? '') }
  acceptedOf(await execute({ ...ports, clock }, add('two')))
  expect(left).toEqual([])
})

describe('how long it tries', () => {
  const conflict = E.left({
    name: 'Conflict',
    stream: 'counter-a',
    expected: 'absent',
    actual: 0,
  } as const)

  /** A store on which somebody else is always faster, except under the lock. */
  const overrun = (locked: boolean) => {
    const inner = memoryStore()
    const counts = { appends: 0, locks: 0 }
    const store: Store = {
      ...inner,
      append: () => async () => {
        counts.appends++
        return conflict
      },
      exclusively: !locked
        ? null
        : (work) => {
            counts.locks++
            return inner.exclusively?.(work) ?? (() => Promise.reject(new Error('no lock')))
          },
    }
    return { store, counts }
  }

  it('takes the lock after a few conflicts, and then succeeds', async () => {
    const { store, counts } = overrun(true)
    const outcome = await execute(countingPorts(store), add('one'))
    expect(acceptedOf(outcome).events).toEqual(await logOf(store))
    expect(counts).toEqual({ appends: defaultPatience.optimistic, locks: 1 })
  })

  it('gives up at last where there is no lock, and says how often it tried', async () => {
    const { store, counts } = overrun(false)
    const attempts = defaultPatience.competing
    expect(await execute(countingPorts(store), add('one'))).toEqual({
      outcome: 'failed',
      failure: { name: 'OutOfAttempts', attempts },
    })
    expect(counts.appends).toBe(attempts)
  })

  it('does not try again what cannot be read, and names its place', async () => {
    const store = memoryStore()
    const ports = countingPorts(store)
    const [event] = acceptedOf(await execute(ports, add('one'))).events
    const broken = memoryStore()
    const events = [{ ...(event as RecordedEvent), type: 'Sung' }]
    await broken.append({ stream: 'counter-a', expected: 'absent', events, expect: [] })()
    expect(await execute(countingPorts(broken), add('two'))).toEqual({
      outcome: 'failed',
      failure: {
        name: 'Unreadable',
        stream: 'counter-a',
        revision: 0,
        reason: 'type: unknown event type "Sung"',
      },
    })
  })
})

describe('a denied command', () => {
  it('is noted with who, what and why', async () => {
    const ports = countingPorts(memoryStore())
    const actor = { kind: 'officer', id: 'o1' }
    const outcome = await execute(ports, { ...add('one'), actor })
    expect(outcome.outcome).toBe('denied')
    expect(rightOf(await ports.securityLog.attempts())).toEqual([
      {
        at: instant('14:00:00'),
        commandId: idOf('one'),
        type: 'RecordBnIssued',
        actor,
        stream: 'counter-a',
        named: [],
        reasons: outcome.outcome === 'denied' ? outcome.reasons : [],
      },
    ])
  })
})

describe('what the store cannot do', () => {
  const denied = { ...add('one'), actor: { kind: 'officer', id: 'o1' } }
  const unavailable = { name: 'StoreUnavailable', reason: 'the disk is full' } as const

  it('a denial that the security log cannot keep is a failure, not an answer', async () => {
    const securityLog = {
      record: () => async () => E.left(unavailable),
      attempts: async () => E.right([]),
    }
    const ports = countingPorts(memoryStore(), { securityLog })
    expect(await execute(ports, denied)).toEqual({ outcome: 'failed', failure: unavailable })
  })

  it.each([
    ['StoreUnavailable', { outcome: 'failed' }],
    ['ConnectionLost', { outcome: 'unknown', commandId: idOf('one') }],
  ] as const)('a write lock that answers %s ends the command', async (name, outcome) => {
    const store: Store = {
      ...memoryStore(),
      append:
        ({ stream, expected }) =>
        async () =>
          E.left({ name: 'Conflict', stream, expected, actual: expected }),
      exclusively: () => async () => E.left({ name, reason: 'injected' }),
    }
    expect(await execute(countingPorts(store), add('one'))).toMatchObject(outcome)
  })

  it('an event that was read cannot be changed in place', async () => {
    const event = await lastRecorded(add('one'))
    expect(Object.isFrozen(event?.data)).toBe(true)
    expect(Object.isFrozen(event?.metadata.actor)).toBe(true)
  })
})

describe('a decision that makes an event which nobody could read', () => {
  it('is a bug that is told, and nothing is written', async () => {
    const broken = counterDomain.aggregates.map((aggregate) => ({
      ...aggregate,
      decide: () => E.right([{ type: 'Added', v: 1, data: { amount: 'many' } }]),
    }))
    const ports = countingPorts(memoryStore(), { domain: { ...counterDomain, aggregates: broken } })
    await expect(execute(ports, add('one'))).rejects.toThrow('Added does not decode')
    expect(await logOf(ports.store)).toEqual([])
  })
})
