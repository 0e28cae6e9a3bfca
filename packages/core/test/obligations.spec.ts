/** What an account owes and holds, and what it owed by month, told from the log. */
import { describe, expect, test } from 'vitest'
import {
  type Bn15,
  type Declaration,
  declaration,
  financialSecurity,
  ledger,
  monthlyDutiesOf,
  obligationsOf,
  ProgramObligations,
  type UnreadableDeclaration,
} from '../src/index.js'
import type { CivilDate } from '../src/values/index.js'
import { cbsa, dave, maple, officer, reaction } from './support/actors.js'
import { change, draft, opening, release } from './support/declarations.js'
import { afterDue, approved, filed, requested } from './support/filed.js'
import type { History } from './support/history.js'
import {
  acceptedElsewhere,
  elsewhere,
  imported,
  messageRejection,
  version,
} from './support/imports.js'
import {
  bank,
  credit,
  debt,
  laterReceivable,
  ledgerStream,
  owing,
  paid,
  payment,
} from './support/ledgers.js'
import { covered, stream as security } from './support/securities.js'
import { rm1 as bn15, mapleStaffed, rm2, stream } from './support/story.js'

const byDave = dave.for(maple)

const obligationsIn = (
  history: History,
  account = bn15,
  unreadable: ReadonlyArray<UnreadableDeclaration> = [],
) => {
  const one = history.state(declaration, stream.declaration) as Declaration
  const told = obligationsOf({
    bn15: account as Bn15,
    ledger: history.state(ledger, `ledger-${account}`),
    security: history.state(financialSecurity, `security-${account}`),
    declarations: [declaration.initial as Declaration, one],
    unreadable,
    today: '2026-02-02' as CivilDate,
  })
  expect(ProgramObligations.is(told)).toBe(true)
  return told
}

const none = {
  balance: '0.00',
  unaccountedReleases: 0,
  openDeclarations: 0,
  securityHeld: false,
  lastFilingOn: null,
}

describe('obligations of an account (PRG-12)', () => {
  test('count what others filed as open until it is accepted', () => {
    expect(obligationsIn(elsewhere)).toMatchObject({ openDeclarations: 1, unaccountedReleases: 1 })
    expect(obligationsIn(acceptedElsewhere)).toMatchObject({
      openDeclarations: 0,
      unaccountedReleases: 0,
      lastFilingOn: '2026-02-02',
    })
  })

  test('do not count what others filed and was turned down or cancelled', () => {
    const refused = imported(elsewhere, ['RecordRejection', messageRejection(1)])
    expect(obligationsIn(refused)).toMatchObject({ openDeclarations: 0 })
    const again = imported(refused, ['RecordVersion', version(2)])
    expect(obligationsIn(again)).toMatchObject({ openDeclarations: 1 })
    const ended = imported(elsewhere, ['RecordCancellation', { ...draft, version: 2 }])
    expect(obligationsIn(ended)).toMatchObject({ openDeclarations: 0 })
  })

  test('without any, nothing', () => {
    expect(obligationsIn(mapleStaffed)).toEqual(none)
  })

  test.each([
    ['a debt', owing, '20.00'],
    ['money that is free', mapleStaffed.as(bank, 'ReceivePayment', payment), '-50.00'],
    ['both, since neither is settled', paid, '20.00'],
  ])('%s is an open balance', (_, history, balance) => {
    expect(obligationsIn(history)).toEqual({ ...none, balance })
  })

  test('goods that were released and not accounted for', () => {
    const released = mapleStaffed.as(cbsa, 'RecordRelease', release)
    expect(obligationsIn(released)).toEqual({ ...none, unaccountedReleases: 1 })
    expect(obligationsIn(filed)).toMatchObject({ unaccountedReleases: 0 })
  })

  test('a draft, until it is discarded', () => {
    const drafted = mapleStaffed.as(byDave, 'OpenDraft', opening)
    expect(obligationsIn(drafted)).toEqual({ ...none, openDeclarations: 1 })
    expect(obligationsIn(drafted.as(byDave, 'DiscardDraft', draft))).toEqual(none)
  })

  test('a version that the agency has not decided', () => {
    const accepted = { openDeclarations: 0, lastFilingOn: '2026-02-02', balance: '27.98' }
    expect(obligationsIn(filed)).toMatchObject(accepted)
    expect(obligationsIn(requested)).toMatchObject({ ...accepted, openDeclarations: 1 })
    expect(obligationsIn(approved)).toMatchObject({ openDeclarations: 0 })
  })

  test('security that is held', () => {
    expect(covered.events(security)).not.toEqual([])
    expect(obligationsIn(covered)).toEqual({ ...none, securityHeld: true })
  })

  test('those of others do not count', () => {
    expect(obligationsIn(requested, rm2)).toEqual(none)
  })

  test('what cannot be read is told as the account’s own, as anybody’s, or not at all (CK-146)', () => {
    const importers = [bn15 as Bn15, rm2 as Bn15]
    const mixed = { stream: 'a', importers }
    const others = { stream: 'b', importers: importers.slice(1) }
    const unknown = { stream: 'c', importers: [] }
    const told = [mixed, others, unknown]
    expect(obligationsIn(filed, bn15, told)).toMatchObject({
      unreadable: ['a'],
      unattributed: ['c'],
    })
    expect(obligationsIn(mapleStaffed, bn15, [others])).toEqual(none)
    const many = Array.from({ length: 101 }, (_, index) => ({ ...unknown, stream: String(index) }))
    expect(obligationsIn(filed, bn15, many)['unattributed']).toHaveLength(100)
  })
})

describe('months of a ledger (TXN-38)', () => {
  const monthsIn = (history: History) => monthlyDutiesOf(history.state(ledger, ledgerStream))

  test('are its billing periods, with what was owed in each', () => {
    const two = owing.as(reaction, 'PostReceivable', laterReceivable)
    expect(monthsIn(two)).toEqual([
      { endsOn: '2026-02-17', dutiesAndGst: '20.00' },
      { endsOn: '2026-03-17', dutiesAndGst: '30.00' },
    ])
  })

  test('are told as corrected and cancelled, whether or not they are paid or credited', () => {
    const month = [{ endsOn: '2026-02-17', dutiesAndGst: '20.00' }]
    expect(monthsIn(paid)).toEqual(month)
    expect(monthsIn(owing.as(reaction, 'PostCredit', credit))).toEqual(month)
    const cancelled = owing.as(officer, 'ReverseReceivable', { bn15, debt })
    expect(monthsIn(cancelled)).toEqual([{ endsOn: '2026-02-17', dutiesAndGst: '0.00' }])
    const corrected = filed.as(byDave, 'CorrectDeclaration', change())
    expect(monthsIn(corrected)).toEqual([{ endsOn: '2026-02-17', dutiesAndGst: '33.57' }])
  })

  test('hold neither provincial tax nor penalties', () => {
    const casual = mapleStaffed.as(reaction, 'PostReceivable', {
      ...laterReceivable,
      amounts: [
        { account: 'gst', amount: '5.00' },
        { account: 'provincial', amount: '8.00' },
      ],
    })
    const penalised = casual.as(
      officer,
      'AssessPenalty',
      { bn15, code: 'C005', document: 'D1', issues: [1] },
      afterDue,
    )
    expect(monthsIn(penalised)).toEqual([{ endsOn: '2026-03-17', dutiesAndGst: '5.00' }])
  })
})
