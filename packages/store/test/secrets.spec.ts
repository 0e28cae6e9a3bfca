/**
 * Secret fields of a command: decided on, and then gone. No record, answer or security log repeats
 * what was in them.
 */
import type { Instant } from '@carmkit/core'
import { contentHash, type Json } from '@carmkit/kernel'
import {
  execute,
  memorySecurityLog,
  memoryStore,
  type Outcome,
  type Ports,
  portsOf,
} from '@carmkit/store'
import { describe, expect, it } from 'vitest'
import { acceptedOf, idOf, instant, logOf, rightOf } from './counting.js'

const bn9 = '123456782'
const zoe = '20e00000-0000-4000-8000-000000000007'
const alice = 'a11ce000-0000-4000-8000-000000000001'
const identity = { bn9, claimant: zoe }

const record = {
  salt: 'f3b1c0a99d5e47d28a6b',
  legalName: 'Zoe Zimmermann',
  address: '77 Larch Lane, Ottawa ON',
  ceased: false,
  programs: [{ reference: 'RM0001', programType: 'Importer', openedOn: '2019-05-01' }],
  transactions: [{ transactionNumber: '98765432109876', dutiesAndTaxes: '871.33' }],
  payments: [{ date: '1999-01-15', amount: '1250.40' }],
  statements: [{ date: '1998-12-25', balance: '-310.75' }],
}
const profile = { legalName: record.legalName, address: record.address }
const right = [
  { question: 'transaction', ...record.transactions[0] },
  { question: 'payment', ...record.payments[0] },
]
const wrong = [
  { question: 'payment', date: '1997-03-03', amount: '4444.44' },
  { question: 'statement', date: '1996-04-04', balance: '5555.55' },
]

/** Every text that only a secret field, or the agency, has said. */
const secrets: ReadonlyArray<string> = [
  ...Object.values(profile),
  ...right.flatMap((answer) => Object.values(answer).slice(1)),
  ...wrong.flatMap((answer) => Object.values(answer).slice(1)),
]

const told = (value: unknown): ReadonlyArray<string> => {
  const text = JSON.stringify(value)
  return secrets.filter((secret) => text.includes(secret))
}

const portsWith = (content: object = record): Ports => {
  const name = `agencyRecord-${bn9}`
  const hash = rightOf(contentHash(content))
  return portsOf(memoryStore(), {
    tables: new Map([[name, { name, hash, content: content as unknown as Json }]]),
    securityLog: memorySecurityLog(),
    clock: { now: (): Instant => instant('14:00:00') },
    sleep: async () => undefined,
  })
}

const command = (name: string, type: string, data: object, userId = zoe) => ({
  commandId: idOf(name),
  actor: { kind: 'user', userId, actingFor: null },
  type,
  data: { ...identity, ...data },
})
const begin = (other: object = {}) =>
  command('begin', 'BeginClaim', { reference: 'RM0001', ...profile, ...other })
const answer = (name: string, answers: ReadonlyArray<object>, userId = zoe) =>
  command(name, 'AnswerAffinity', { answers }, userId)

const afterBeginning = async (): Promise<Ports> => {
  const ports = portsWith()
  acceptedOf(await execute(ports, begin()))
  return ports
}

describe('what is recorded', () => {
  it('names the secret fields and holds nothing of them, whether the answers were right or wrong', async () => {
    const ports = await afterBeginning()
    acceptedOf(await execute(ports, answer('wrong', wrong)))
    acceptedOf(await execute(ports, answer('right', right)))
    const log = await logOf(ports.store)
    expect(log.map(({ type }) => type)).toEqual(['ClaimBegun', 'AffinityFailed', 'ClaimVerified'])
    expect(log.map(({ metadata }) => metadata.command)).toEqual([
      {
        id: idOf('begin'),
        type: 'BeginClaim',
        data: { ...identity, reference: 'RM0001' },
        withheld: ['legalName', 'address'],
      },
      {
        id: idOf('wrong'),
        type: 'AnswerAffinity',
        data: identity,
        withheld: ['answers'],
      },
      {
        id: idOf('right'),
        type: 'AnswerAffinity',
        data: identity,
        withheld: ['answers'],
      },
    ])
    expect(told(log)).toEqual([])
  })

  it('still names the table that the answers were held against, by its salted hash', async () => {
    const [event] = await logOf((await afterBeginning()).store)
    const hash = rightOf(contentHash(record))
    expect(event?.metadata.context).toMatchObject({ tables: { [`agencyRecord-${bn9}`]: hash } })
  })

  it('would be found, were it there', () => {
    expect(secrets.length).toBe(10)
    expect(told({ data: { answers: right } })).toHaveLength(4)
  })
})

describe('a profile that is not the one on record', () => {
  it.each([
    ['name', { ...record, legalName: 'X' }],
    ['address', { ...record, address: 'X' }],
  ])(
    'counts as a failure, and neither answer nor log repeats it: another %s',
    async (_name, on) => {
      const ports = portsWith(on)
      const answered = acceptedOf(await execute(ports, begin()))
      const log = await logOf(ports.store)
      expect(log.map(({ type }) => type)).toEqual(['ProfileFailed'])
      expect(told({ answered, log })).toEqual([])
    },
  )
})

describe('what is answered', () => {
  const refusals: ReadonlyArray<readonly [string, Outcome['outcome'], Ports, object]> = [
    ['no claim', 'rejected', portsWith(), answer('one', right)],
    ["somebody else's claim", 'denied', portsWith(), answer('one', right, alice)],
    [
      'an answer that does not decode',
      'invalid',
      portsWith(),
      answer('one', [{ ...right[0], dutiesAndTaxes: '4444.44 ' }, { question: '5555.55' }]),
    ],
    ['a name that does not decode', 'invalid', portsWith(), begin({ legalName: [profile] })],
    [
      'answers that are no list',
      'invalid',
      portsWith(),
      command('one', 'AnswerAffinity', { answers: '4444.44' }),
    ],
  ]

  it.each(refusals)('repeats nothing: %s', async (_name, outcome, ports, sent) => {
    const refused = await execute(ports, sent)
    expect(refused.outcome).toBe(outcome)
    expect(told(refused)).toEqual([])
  })

  it.each([
    ['a question that was not offered', { ...record, payments: [] }, right, 'QuestionNotOffered'],
    ['too few', record, right.slice(1), 'TooFewAnswers'],
  ])('repeats nothing: %s', async (_name, content, answers, name) => {
    const ports = portsWith(content)
    acceptedOf(await execute(ports, begin()))
    const refused = await execute(ports, answer('one', answers))
    expect(refused).toMatchObject({ outcome: 'rejected', reasons: [{ name }] })
    expect(told(refused)).toEqual([])
  })

  it('nor does the security log', async () => {
    const ports = await afterBeginning()
    await execute(ports, answer('one', right, alice))
    const attempts = rightOf(await ports.securityLog.attempts())
    expect(attempts).toMatchObject([
      { type: 'AnswerAffinity', reasons: [{ name: 'NotClaimant', rule: 'BUS-07' }] },
    ])
    expect(told(attempts)).toEqual([])
  })
})

describe('the same command again', () => {
  it('is recognised, and counts once', async () => {
    const ports = await afterBeginning()
    const first = acceptedOf(await execute(ports, answer('once', wrong)))
    const again = acceptedOf(await execute(ports, answer('once', wrong)))
    expect(again).toEqual({ ...first, repeated: true })
    expect(acceptedOf(await execute(ports, begin())).repeated).toBe(true)
    expect(await logOf(ports.store)).toHaveLength(2)
  })

  it('is recognised by its id where only secret fields differ: they are not there to compare', async () => {
    const ports = await afterBeginning()
    acceptedOf(await execute(ports, answer('once', wrong)))
    expect(acceptedOf(await execute(ports, answer('once', right))).repeated).toBe(true)
    expect(await logOf(ports.store)).toHaveLength(2)
  })

  it('is refused where another field differs, which alone is named', async () => {
    const ports = await afterBeginning()
    const refused = await execute(ports, begin({ reference: 'RM0002' }))
    expect(refused).toEqual({
      outcome: 'rejected',
      reasons: [{ name: 'CommandIdReused', rule: 'TXN-46', field: 'data.reference' }],
    })
  })
})
