/** What another system files corrects the lines that are believed to be wrong, like what is filed here (CK-45). */
import { describe, expect, test } from 'vitest'
import { appeal, carm, declaration, owedCorrections, portalOf, stillToDo } from '../src/index.js'
import { cedar, maple, officer } from './support/actors.js'
import { carryingOut, decidedFor, underReviewOn } from './support/appealed.js'
import { adjustment, appealed, appealName, filing } from './support/appeals.js'
import { draft, line, number } from './support/declarations.js'
import { filed } from './support/filed.js'
import type { History } from './support/history.js'
import {
  acceptance,
  acceptedElsewhere,
  dearerVersion,
  filedState,
  imported,
  inMay,
  lateAcceptance,
  version,
} from './support/imports.js'
import { rm1, stream } from './support/story.js'
import { utc } from './support/time.js'

const believing = (history: History, learnedOn: string): History =>
  history.as(officer, 'RecordReasonToBelieve', {
    ...draft,
    source: 'supplier',
    learnedOn,
    lines: [1],
  })

const believed = believing(acceptedElsewhere.at(utc('2026-02-10T15:00:00.000Z')), '2026-02-10').at(
  inMay,
)
const owed = [{ line: 1, deadline: '2026-05-11' }]
const owedIn = (history: History) => owedCorrections(filedState(history))

describe('a line that is believed to be wrong', () => {
  const changed = imported(believed, ['RecordVersion', dearerVersion(2)])
  const inTime = acceptance(2, '2026-02-10T16:00:00.000Z')

  test('is corrected once a version that changes it is accepted elsewhere', () => {
    expect(owedIn(changed)).toEqual(owed)
    expect(owedIn(imported(changed, ['RecordAcceptance', inTime]))).toEqual([])
  })

  test('counts as corrected while an adjustment of it waits, like one that is asked for here', () => {
    expect(owedIn(imported(changed, ['RecordAcceptance', lateAcceptance(2)]))).toEqual([])
  })

  test('stays, where the version leaves it or was accepted before anyone knew', () => {
    const two = { lines: [line, { ...line, number: 2 }] }
    const added = imported(
      believed,
      ['RecordVersion', version(2, two)],
      ['RecordAcceptance', inTime],
    )
    expect(owedIn(added)).toEqual(owed)
    const before = acceptance(2, '2026-02-09T16:00:00.000Z')
    expect(owedIn(imported(changed, ['RecordAcceptance', before]))).toEqual(owed)
  })

  test('is not owed either where the version is told of before the belief', () => {
    const before = acceptedElsewhere.at(inMay)
    const corrected = believing(
      imported(before, ['RecordVersion', dearerVersion(2)], ['RecordAcceptance', inTime]),
      '2026-02-10',
    )
    expect(owedIn(corrected)).toEqual([])
    expect(corrected.events(stream.declaration).at(-1)?.data).toMatchObject({
      lines: [1],
      corrected: [1],
    })
    const waits = imported(
      before,
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', lateAcceptance(2)],
    )
    expect(owedIn(believing(waits, '2026-02-10'))).toEqual([])
  })

  test('stays where the version told of before was accepted before anyone knew, or left it', () => {
    const after = (two: object, acceptedAt: string) =>
      believing(
        imported(
          acceptedElsewhere.at(inMay),
          ['RecordVersion', two],
          ['RecordAcceptance', acceptance(2, acceptedAt)],
        ),
        '2026-02-10',
      )
    expect(owedIn(after(dearerVersion(2), '2026-02-09T16:00:00.000Z'))).toEqual(owed)
    const added = version(2, { lines: [line, { ...line, number: 2 }] })
    expect(owedIn(after(added, '2026-02-10T16:00:00.000Z'))).toEqual(owed)
    expect(owedIn(believing(acceptedElsewhere.at(inMay), '2026-02-02'))).toEqual([
      { line: 1, deadline: '2026-05-03' },
    ])
  })

  test('stays, where the version comes before the one in effect', () => {
    const third = imported(
      believed,
      ['RecordVersion', version(3)],
      ['RecordAcceptance', acceptance(3, '2026-02-12T16:00:00.000Z')],
      ['RecordVersion', dearerVersion(2)],
      ['RecordAcceptance', inTime],
    )
    expect(owedIn(third)).toEqual(owed)
  })
})

describe('what is still to be done', () => {
  const noHash = '0'.repeat(64)
  const itemsOf = (history: History, bn9 = maple) => {
    const held = (name: string, state: unknown) =>
      [name, { state, pin: { stream: name, revision: 0, hash: noHash } }] as const
    const streams = new Map([
      held(stream.declaration, history.state(declaration, stream.declaration)),
      held(appealName, history.state(appeal, appealName)),
    ])
    return stillToDo(portalOf(streams, { domain: carm }), { bn9, now: inMay })
  }
  const correction = {
    kind: 'correction',
    transactionNumber: number,
    importer: rm1,
    lines: [1],
    deadline: '2026-05-11',
  }
  const won = {
    kind: 'appeal',
    ...appealed,
    transactionNumber: number,
    importer: rm1,
    outcome: 'allowed',
  }

  test('is told of the business of the importer, and of no declaration that is cancelled', () => {
    expect(itemsOf(believed)).toEqual([correction])
    expect(itemsOf(believed, cedar)).toEqual([])
    const cancelled = imported(believed, ['RecordCancellation', { ...draft, version: 2 }])
    expect(itemsOf(cancelled)).toEqual([])
  })

  test('has appeals that were won, once for each declaration, until they are carried out', () => {
    expect(itemsOf(underReviewOn())).toEqual([])
    expect(itemsOf(decidedFor('denied'))).toEqual([])
    const two = {
      subjects: [1, 2].map((one) => ({ ...adjustment, version: one, noticedOn: '2026-03-04' })),
    }
    const allowed = decidedFor('allowed', underReviewOn(undefined, two))
    expect(itemsOf(allowed)).toEqual([won])
    expect(itemsOf(allowed, cedar)).toEqual([])
    expect(itemsOf(allowed.as(officer, 'CarryOutAppeal', carryingOut()))).toEqual([])
  })

  test('has none of an appeal of what is not known here', () => {
    const elsewhere = decidedFor(
      'allowed',
      underReviewOn(filed, {
        ...filing,
        subjects: [{ ...adjustment, transactionNumber: '10000000000024' }],
      }),
    )
    expect(itemsOf(elsewhere)).toEqual([])
  })
})
