/** What else is still to be done: goods to account for, and penalties of which an appeal left a part. */
import { describe, expect, test } from 'vitest'
import { appeal, carm, declaration, ledger, portalOf, stillToDo } from '../src/index.js'
import { cbsa, cedar, dave, maple, officer } from './support/actors.js'
import { appealed, appealName, filing, penalty as subject } from './support/appeals.js'
import { number, release } from './support/declarations.js'
import { filed } from './support/filed.js'
import type { History } from './support/history.js'
import { ledgerStream, owing } from './support/ledgers.js'
import { rm1 as bn15, mapleStaffed, stream } from './support/story.js'
import { utc } from './support/time.js'

const noHash = '0'.repeat(64)
const itemsOf = (history: History, { bn9 = maple, now = '2026-02-03T15:00:00.000Z' } = {}) => {
  const held = (name: string, state: unknown) =>
    [name, { state, pin: { stream: name, revision: 0, hash: noHash } }] as const
  const streams = new Map([
    held(stream.declaration, history.state(declaration, stream.declaration)),
    held(appealName, history.state(appeal, appealName)),
    held(ledgerStream, history.state(ledger, ledgerStream)),
  ])
  return stillToDo(portalOf(streams, { domain: carm }), { bn9: bn9 as typeof maple, now: utc(now) })
}

describe('goods that were released', () => {
  const released = mapleStaffed.as(cbsa, 'RecordRelease', release)
  const listed = {
    kind: 'release',
    transactionNumber: number,
    importer: bn15,
    deadline: '2026-02-09',
    standing: 'running',
  }

  test('are listed for their importer, with the last day to account for them (TXN-18)', () => {
    expect(itemsOf(released)).toEqual([listed])
    expect(itemsOf(released, { bn9: cedar })).toEqual([])
    const standingOn = (now: string) => itemsOf(released, { now })
    expect(standingOn('2026-02-06T15:00:00.000Z')).toEqual([{ ...listed, standing: 'dueSoon' }])
    expect(standingOn('2026-02-10T15:00:00.000Z')).toEqual([{ ...listed, standing: 'overdue' }])
  })

  test('are not once their declaration is accepted', () => {
    expect(itemsOf(filed)).toEqual([])
  })
})

describe('a penalty whose appeal was allowed in part', () => {
  const { noticeNumber } = subject
  const penalty = { bn15, code: 'C005', document: 'D1', issues: [1] }
  const noticed = { ...penalty, noticeNumber }
  const decided = (assessed: object, outcome = 'partly') =>
    owing
      .as(officer, 'AssessPenalty', assessed)
      .as(dave.for(maple), 'FileAppeal', { ...filing, subjects: [subject] })
      .as(officer, 'TakeUnderReview', appealed)
      .as(officer, 'DecideAppeal', { ...appealed, outcome })
  const listed = { kind: 'penalty', ...appealed, importer: bn15, noticeNumber, debt: 'penalty/2' }
  const reversal = { bn15, debt: 'penalty/2' }

  test('is listed for its account until it is cancelled (CK-150)', () => {
    const history = decided(noticed)
    expect(itemsOf(history)).toEqual([listed])
    expect(itemsOf(history, { bn9: cedar })).toEqual([])
    expect(itemsOf(history.as(officer, 'ReverseReceivable', reversal))).toEqual([])
  })

  test('is listed without its debt while any penalty stands whose notice nobody stated', () => {
    const history = decided(penalty)
    expect(itemsOf(history)).toEqual([{ ...listed, debt: null }])
    expect(itemsOf(history.as(officer, 'ReverseReceivable', reversal))).toEqual([])
    expect(itemsOf(decided({ ...noticed, noticeNumber: 'NPA-2' }))).toEqual([])
  })

  test('is not listed where the appeal was allowed, which cancels it, or denied', () => {
    expect(itemsOf(decided(noticed, 'allowed'))).toEqual([])
    expect(itemsOf(decided(noticed, 'denied'))).toEqual([])
  })
})
