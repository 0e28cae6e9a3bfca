/** Who has access to the portal on which day, and that a claim goes by it. */

import { describe, expect, test } from 'vitest'
import {
  portalOpen,
  portalReleases,
  portalReleasesTable,
  portalUsers,
} from '../src/dated-rules/index.js'
import { ProgramType } from '../src/values/index.js'
import { officer, zoe } from './support/actors.js'
import { refusal } from './support/answers.js'
import {
  beginning,
  begun,
  claimOfZoe,
  identity,
  inReview,
  record,
  right,
  verified,
  withRecord,
} from './support/claims.js'
import { utc } from './support/time.js'

describe('portal access (PRG-06)', () => {
  const on = (day: string) => portalUsers(portalReleases, day as never)
  const partners = ['Importer', 'ImporterExporter', 'Broker', 'TradeConsultant']

  test.each([
    ['2021-05-24', []],
    ['2021-05-25', partners],
    ['2024-10-03', partners],
    ['2024-10-04', []],
    ['2024-10-20', []],
  ])('on %s: %j', (day, users) => {
    expect(on(day)).toEqual(users)
    expect(portalOpen(portalReleases, day as never)).toBe(users.length > 0)
  })

  test('since 21 October 2024 all have it', () => {
    const types = ['Exporter', 'Surety', 'Carrier', 'FreightForwarder', 'WarehouseOperator']
    const all = [...partners, ...types, 'CourierLVS']
    expect(all.every(ProgramType.is)).toBe(true)
    expect(on('2024-10-21').toSorted()).toEqual(all.toSorted())
  })

  test('the table replaces the built-in rule, in whatever order it stands', () => {
    expect(portalReleasesTable.is(portalReleases)).toBe(true)
    const reversed = portalReleases.toReversed()
    expect(portalUsers(reversed, '2024-10-03' as never)).toEqual(partners)
    withRecord()
      .supplied('portalReleases', [{ from: '2026-02-02', programTypes: ['Carrier'] }])
      .when(zoe.alone, 'BeginClaim', beginning)
      .rejected({ name: 'NoPortalAccess', rule: 'PRG-06', date: '2026-02-02' })
  })
})

describe('proving a claim', () => {
  const closing = { name: 'NoPortalAccess', rule: 'PRG-06', date: '2026-02-02' }

  test('goes by the access of its account on the day of the answers (PRG-06)', () => {
    const releases = [{ from: '2026-02-02', programTypes: ['Carrier'] }]
    const closed = begun.supplied('portalReleases', releases)
    closed.when(zoe.alone, 'AnswerAffinity', right).rejected(closing)
    const carrier = begun.as(zoe.alone, 'BeginClaim', { ...beginning, reference: 'RM0003' })
    carrier
      .supplied('portalReleases', releases)
      .when(zoe.alone, 'AnswerAffinity', right)
      .then(verified('affinity'))
  })

  test('not by an account that the record names no longer', () => {
    withRecord({ programs: record.programs.slice(1) })
      .given(claimOfZoe, ...begun.events(claimOfZoe))
      .when(zoe.alone, 'AnswerAffinity', right)
      .rejected(closing)
  })

  test('waits for a record of which every account was opened on some way (PRG-06, BUS-10)', () => {
    const channels = [{ origin: 'cra', from: null, until: '2024-05-12' }]
    const unfit = {
      name: 'OriginNotOfThatDay',
      rule: 'PRG-06',
      origin: null,
      openedOn: '2024-10-21',
    }
    begun
      .supplied('enrolmentChannels', channels)
      .when(zoe.alone, 'AnswerAffinity', right)
      .rejected(unfit)
    inReview
      .supplied('enrolmentChannels', channels)
      .when(officer, 'DecideClaim', { ...identity, decision: 'accept' })
      .rejected(unfit)
  })
})

describe('beginning a claim', () => {
  test('goes by the access to the portal on the Eastern day, by type of account (PRG-06)', () => {
    const closing = { name: 'NoPortalAccess', rule: 'PRG-06' }
    const lastClosed = utc('2024-10-21T03:59:59.999Z')
    withRecord()
      .when(zoe.alone, 'BeginClaim', beginning, lastClosed)
      .rejected({ ...closing, date: '2024-10-20' })
    const opening = utc('2024-10-21T04:00:00.000Z')
    expect(refusal(withRecord().ask(zoe.alone, 'BeginClaim', beginning, opening))).toBe('accepted')
    const first = utc('2021-05-25T12:00:00.000Z')
    expect(refusal(withRecord().ask(zoe.alone, 'BeginClaim', beginning, first))).toBe('accepted')
    withRecord()
      .when(zoe.alone, 'BeginClaim', { ...beginning, reference: 'RM0003' }, first)
      .rejected({ ...closing, date: '2021-05-25' })
  })
})
