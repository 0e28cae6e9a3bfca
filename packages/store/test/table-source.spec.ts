/** Tables: checked when they are supplied, and named by the hash of what they say. */
import { securityLimits, securityReviews, surtaxMeasures } from '@carmkit/core'
import { contentHash } from '@carmkit/kernel'
import { builtInTables, table } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { rightOf } from './counting.js'

describe('built-in tables', () => {
  it('are named by what they say', () => {
    const found = builtInTables.get('surtaxMeasures')
    expect(found?.content).toEqual(surtaxMeasures)
    expect(E.right(found?.hash)).toEqual(contentHash(surtaxMeasures))
  })
})

describe('a table that is supplied', () => {
  it('has another hash when it says something else, and the same when it does not', () => {
    const all = rightOf(table('surtaxMeasures', structuredClone(surtaxMeasures)))
    const fewer = rightOf(table('surtaxMeasures', surtaxMeasures.slice(1)))
    expect(all).toEqual(builtInTables.get('surtaxMeasures'))
    expect(fewer.hash).not.toBe(all.hash)
  })

  it('is refused with every fault of it', () => {
    const [first, second] = surtaxMeasures
    const wrong = [
      { ...first, validFrom: '2026-02-30' },
      { ...second, colour: 'red' },
    ]
    const refused = table('surtaxMeasures', wrong)
    const faults = E.isLeft(refused) ? refused.left : []
    expect(faults.map(({ path }) => path)).toEqual(['[0].validFrom', '[1].colour'])
  })
})

describe("an agency's record", () => {
  const record = {
    salt: 'f3b1c0a99d5e47d28a6b',
    legalName: 'Maple Bicycles Inc.',
    address: '1 Main Street, Ottawa ON  K1A 0L8',
    ceased: false,
    programs: [{ reference: 'RM0001', programType: 'Importer', openedOn: '2019-05-01' }],
    transactions: [],
    payments: [{ date: '2026-01-15', amount: '1250.40' }],
    statements: [],
  }

  it('is a table for each business number', () => {
    const made = rightOf(table('agencyRecord-123456782', record))
    expect(made).toMatchObject({ name: 'agencyRecord-123456782', content: record })
    const resalted = { ...record, salt: 'another one, as random' }
    expect(rightOf(table('agencyRecord-123456782', resalted)).hash).not.toBe(made.hash)
  })

  it.each(['agencyRecord-123456789', 'agencyRecord-', 'agencyRecord-123456782 '] as const)(
    'is for no number that is none: "%s"',
    (name) => {
      const reason = `no table is called "${name}"`
      expect(table(name, record)).toEqual(E.left([{ path: '', reason }]))
    },
  )

  it('is refused with every fault of it', () => {
    const refused = table('agencyRecord-123456782', { ...record, salt: 'short', colour: 'red' })
    const faults = E.isLeft(refused) ? refused.left : []
    expect(faults.map(({ path }) => path)).toEqual(['salt', 'colour'])
  })
})

it('releases of the portal can be supplied too', () => {
  const releases = [{ from: '2021-05-25', programTypes: ['Importer'] }]
  expect(rightOf(table('portalReleases', releases)).content).toEqual(releases)
  expect(E.isLeft(table('portalReleases', [...releases, ...releases]))).toBe(true)
})

it('what bounds security, and what one account owed in each month, are tables', () => {
  expect(rightOf(table('securityLimits', securityLimits)).content).toEqual(securityLimits)
  expect(rightOf(table('securityReviews', securityReviews)).content).toEqual(securityReviews)
  const unbounded = securityLimits.map((row) => ({ ...row, minimumBond: '0.00' }))
  expect(E.isLeft(table('securityLimits', unbounded))).toBe(true)
  const leapDay = securityReviews.map((row) => ({ ...row, complyBy: '02-29' }))
  expect(E.isLeft(table('securityReviews', leapDay))).toBe(true)
  const months = [{ endsOn: '2026-01-31', dutiesAndGst: '12000.00' }]
  expect(rightOf(table('monthlyDuties-123456782RM0001', months)).content).toEqual(months)
  expect(E.isLeft(table('monthlyDuties-123456782', months))).toBe(true)
})
