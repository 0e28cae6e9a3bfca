import type { Instant, Permission } from '@carmkit/core'
import { broker, importer, other, people } from '@carmkit/laws'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { authority, mayAct, type Place, tablesOf, whoCan } from '../src/index.js'
import { stillKnown } from '../src/models/authority/tables/index.js'
import { authorityDatabase } from './authority-database.js'
import { type Change, changed } from './authority-histories.js'
import { logOf } from './support.js'

const [, ben, cleo] = people
const { db, fill, stop } = authorityDatabase()

/** Each change a day after the one before, from the 10th of February on. */
const after = (...changes: ReadonlyArray<Change>) => {
  const tables = tablesOf([authority], logOf(changed(changes, { late: false })))
  fill(tables)
  return tables
}

const program = { business: importer, programs: ['RM0001'] } as unknown as Place
const draft: Place = { transaction: 'transaction-declaration.10000000000017' }
const begun = '2026-02-02T04:59:59.999Z' as Instant
const noonOf = (day: string) => `${day}T17:00:00.000Z` as Instant

/** Who of the broker can, and by which joints. */
const byBroker = async (permission: Permission, place: Place, at: Instant) =>
  (await whoCan(db, { permission, place, at })).able
    .filter(({ actingFor }) => actingFor === broker)
    .map(({ user, role, chain }) => [user, role, ...chain.map((one) => one.joint)].join(' '))

describe('the joints of authority', () => {
  it('keep what was known, and from when until when', () => {
    const { grant_history: rows = [] } = after('only the own is shown', 'the grant is cut off')
    const times = rows.map((row) => [
      row['visibility'],
      row['known_from'],
      row['known_until'],
      row['revision'],
    ])
    expect(times).toEqual([
      ['Financial', begun, noonOf('2026-02-10'), 2],
      ['Own', noonOf('2026-02-10'), noonOf('2026-02-11'), 3],
    ])
  })

  it('stand without an end while nothing changes them, and a change of nothing is none', () => {
    const { program_history: rows = [] } = after()
    const ofImporter = rows.filter(({ bn15 }) => bn15 === `${importer}RM0001`)
    expect(ofImporter.map((row) => [row['status'], row['known_until'] === stillKnown])).toEqual([
      ['Pending', false],
      ['Active', true],
    ])
  })

  it('are dated by days in columns of their own, which no event has to end', () => {
    const { membership_history: rows = [] } = after('access gets a last day')
    const staff = rows.filter((row) => row['bn9'] === broker && row['user_id'] === cleo)
    expect(staff.map((row) => [row['last_day'], row['known_until'] === stillKnown])).toEqual([
      [null, false],
      ['2026-03-05', true],
    ])
  })
})

describe('who can', () => {
  it('names the membership, the grant, and for staff the assignment', async () => {
    after()
    expect(await byBroker('ViewStatements', program, noonOf('2026-02-10'))).toEqual([
      `${ben} pPAM membership grant`,
      `${cleo} pPAM membership grant assignment`,
    ])
  })

  it('names the events that the chain is made of', async () => {
    after()
    const who = { user: cleo, actingFor: broker } as never
    const asked = { permission: 'ViewStatements', place: program, at: begun, who } as const
    const answer = await mayAct(db, asked)
    expect(E.isRight(answer) && answer.right.chain).toEqual([
      { joint: 'membership', stream: `businessAccount-${broker}`, revision: 6 },
      { joint: 'grant', stream: `delegation-${importer}.${broker}.RM0001`, revision: 2 },
      { joint: 'assignment', stream: `clientAccess-${broker}`, revision: 2 },
    ])
  })

  it('remembers every moment: before, while, and after', async () => {
    after('the person leaves', 'the grant is revoked')
    const at = (instant: string) => byBroker('ViewTransactions', draft, instant as Instant)
    const manager = `${ben} pPAM membership grant`
    expect(await at('2026-02-01T17:00:00.000Z')).toEqual([])
    expect(await at('2026-02-10T16:59:59.999Z')).toEqual([
      manager,
      `${cleo} pPAM membership grant assignment`,
    ])
    expect(await at('2026-02-10T17:00:00.000Z')).toEqual([manager])
    expect(await at('2026-02-11T17:00:00.000Z')).toEqual([`${ben} pPAM membership runOff`])
  })

  it('judges a moment to come on what is known now: a run-off is over after its days', async () => {
    after('the grant is revoked')
    const at = (instant: string) => byBroker('ViewTransactions', draft, instant as Instant)
    expect(await at('2026-03-12T16:59:59.999Z')).toHaveLength(2)
    expect(await at('2026-03-12T17:00:00.000Z')).toEqual([])
  })

  it('finishes in run-off what was begun, if it is asked so', async () => {
    after('the grant is revoked')
    const question = { permission: 'RequestAdjustment', place: draft } as const
    const who = { user: ben, actingFor: broker } as never
    const asked = { ...question, at: noonOf('2026-02-20'), who }
    expect(E.isRight(await mayAct(db, asked))).toBe(false)
    expect(E.isRight(await mayAct(db, { ...asked, finishesWork: true }))).toBe(true)
    const correcting = { ...asked, permission: 'CorrectDeclaration' } as const
    expect(E.isRight(await mayAct(db, correcting))).toBe(true)
    expect(E.isRight(await mayAct(db, { ...correcting, finishesWork: false }))).toBe(false)
  })

  it('tells a stranger nothing, and nobody of what does not exist', async () => {
    after()
    const at = noonOf('2026-02-10')
    const stranger = E.left([{ name: 'NotAuthorized', rule: 'DEL-13', role: null }])
    const nothing: Place = { transaction: 'transaction-declaration.10000000000031' }
    const asked = { permission: 'ViewTransactions', at } as const
    const own = { user: ben, actingFor: broker } as never
    const elsewhere = { user: cleo, actingFor: other } as never
    expect(await mayAct(db, { ...asked, place: nothing, who: own })).toEqual(stranger)
    expect(await mayAct(db, { ...asked, place: program, who: elsewhere })).toEqual(stranger)
    expect(await whoCan(db, { ...asked, place: nothing })).toEqual({ able: [], stopped: [] })
  })

  it('says of which streams the tables hold only the begin, and answers nobody by them', async () => {
    after()
    const at = noonOf('2026-02-10')
    const concerned = [
      `businessAccount-${broker}`,
      `businessAccount-${importer}`,
      `clientAccess-${broker}`,
      `delegation-${importer}.${broker}.RM0001`,
      `delegation-${importer}.${other}.business`,
      `programAccount-${importer}RM0001`,
    ]
    const own = { user: ben, actingFor: broker } as never
    const asked = { permission: 'ViewTransactions', at } as const
    stop({
      live: ['businessAccount-1', `delegation-${importer}.${broker}.RM0002`],
      building: concerned,
    })
    expect((await whoCan(db, { ...asked, place: program })).stopped).toEqual([])
    expect(E.isRight(await mayAct(db, { ...asked, place: program, who: own }))).toBe(true)
    stop({ live: [...concerned, `businessAccount-${other}`], building: [] })
    const { able, stopped } = await whoCan(db, { ...asked, place: program })
    expect(able).not.toEqual([])
    expect(stopped).toEqual([...concerned, `businessAccount-${other}`].toSorted())
    expect(await mayAct(db, { ...asked, place: program, who: own })).toEqual(
      E.left({
        name: 'StreamsStopped',
        streams: concerned.filter((stream) => !stream.includes(`.${other}.`)).toSorted(),
      }),
    )
    const unborn: Place = { transaction: 'transaction-declaration.10000000000031' }
    stop({ live: ['transaction-declaration.10000000000031'], building: [] })
    expect(await whoCan(db, { ...asked, place: unborn })).toEqual({
      able: [],
      stopped: ['transaction-declaration.10000000000031'],
    })
    stop({ live: [], building: [] })
  })
})
