/** Release facts: recorded once, before or after the declaration, with the accounting clock they start. */
import type { RecordedEvent } from '@carmkit/kernel'
import { describe, expect, test } from 'vitest'
import { accountByRules, cadTypes, deadlinesOf, declaration, unaccounted } from '../src/index.js'
import { alice, cbsa, cedar, clock, dave, maple, officer } from './support/actors.js'
import { eventTypes, recorded, refusal } from './support/answers.js'
import {
  change,
  completeEdit,
  dearer,
  draft,
  edit,
  header,
  number,
  opening,
  release,
} from './support/declarations.js'
import type { History } from './support/history.js'
import { covered, enrolled, unsecured } from './support/securities.js'
import { mapleStaffed, rm1, stream } from './support/story.js'
import { justBefore, monday, utc } from './support/time.js'

const byDave = dave.for(maple)
const released = mapleStaffed.as(cbsa, 'RecordRelease', release)
const recordedRelease = {
  type: 'ReleaseRecorded',
  v: 1,
  data: { ...release, accountSecurityNumber: '10000' },
}
const note = (fields: ReadonlyArray<string>) => ({
  type: 'ReleaseMismatchNoted',
  v: 2,
  data: { transactionNumber: number, importer: rm1, version: 1, fields },
})
const drafted = (history: History, change: object = {}): History =>
  history
    .as(byDave, 'OpenDraft', opening)
    .as(byDave, 'EditDraft', { ...completeEdit, header: { ...header, ...change } })
const openAt = (history: History, at: string) =>
  unaccounted(history.state(declaration, stream.declaration), {
    now: utc(at),
    accountBy: accountByRules(cadTypes),
  })

describe('a release', () => {
  test('is the first event of its number, with the account security number', () => {
    mapleStaffed.when(cbsa, 'RecordRelease', release).then(recordedRelease)
    mapleStaffed.when(officer, 'RecordRelease', release).then(recordedRelease)
  })

  test('is recorded once: the same is true already, anything else names its field (CK-40)', () => {
    expect(eventTypes(released.ask(cbsa, 'RecordRelease', release))).toEqual([])
    const other = { ...release, releasedPriorToPayment: false }
    released.when(cbsa, 'RecordRelease', other).rejected({
      name: 'ReleaseDiffers',
      rule: 'CK-40',
      field: 'releasedPriorToPayment',
    })
  })

  test.each([
    ['2026-02-03', 'accepted'],
    ['2026-02-04', 'NotYet'],
    ['2299-12-31', 'NotYet'],
  ])('of %s, told on 2 February, is %s (CK-148)', (releaseDate, answer) => {
    const ahead = { ...release, releaseDate }
    expect(refusal(mapleStaffed.ask(cbsa, 'RecordRelease', ahead))).toBe(answer)
  })

  test('takes no declaration away from its importer, before or after it', () => {
    expect(refusal(released.ask(byDave, 'OpenDraft', opening))).toBe('accepted')
    expect(refusal(released.ask(byDave, 'DiscardDraft', draft))).toBe('NotAuthorized')
    expect(refusal(drafted(released).ask(byDave, 'SubmitDeclaration', draft))).toBe('accepted')
  })

  test('stays known when a draft is discarded and begun anew', () => {
    const anew = drafted(drafted(released).as(byDave, 'DiscardDraft', draft))
    expect(anew.state(declaration, stream.declaration).release).toMatchObject({ importer: rm1 })
  })
})

describe('what contradicts a release is noted, never refused', () => {
  test('on submission, by field', () => {
    const answer = drafted(released, { releaseDate: '2026-02-01', releaseOffice: '0498' }).ask(
      byDave,
      'SubmitDeclaration',
      draft,
    )
    expect(recorded(answer)[2]).toEqual(note(['releaseDate', 'releaseOffice']))
    expect(eventTypes(answer)).toEqual([
      'DeclarationSubmitted',
      'DeclarationAccepted',
      'ReleaseMismatchNoted',
    ])
  })

  test('when the release is recorded after the acceptance', () => {
    const accepted = drafted(mapleStaffed).as(byDave, 'SubmitDeclaration', draft)
    const other = { ...release, importer: `${cedar}RM0001` }
    expect(recorded(accepted.ask(cbsa, 'RecordRelease', other))[1]).toEqual(note(['importer']))
    expect(eventTypes(accepted.ask(cbsa, 'RecordRelease', release))).toEqual(['ReleaseRecorded'])
  })

  describe('of release prior to payment against the security of the account (CK-173)', () => {
    const warning = note(['releasedPriorToPayment'])
    const noticed = (history: History, data: object) =>
      recorded(
        drafted(history.as(cbsa, 'RecordRelease', data)).ask(byDave, 'SubmitDeclaration', draft),
      ).filter(({ type }) => type === 'ReleaseMismatchNoted')

    test('is noted where it was not secured that day, and the release stands', () => {
      expect(noticed(enrolled, release)).toEqual([warning])
      expect(noticed(enrolled, { ...release, releasedPriorToPayment: false })).toEqual([])
      expect(noticed(covered, release)).toEqual([])
      expect(noticed(unsecured, release)).toEqual([])
    })

    test('is noted when the release comes after the acceptance', () => {
      const accepted = (history: History) =>
        drafted(history).as(byDave, 'SubmitDeclaration', draft).ask(cbsa, 'RecordRelease', release)
      expect(recorded(accepted(enrolled)).slice(1)).toEqual([warning])
      expect(recorded(accepted(covered)).slice(1)).toEqual([])
    })

    test('decides nothing: what was released prior to payment is corrected', () => {
      const filed = drafted(enrolled.as(cbsa, 'RecordRelease', release)).as(
        byDave,
        'SubmitDeclaration',
        draft,
      )
      const correction = change({ evidence: true, changes: [dearer] })
      expect(refusal(filed.ask(byDave, 'CorrectDeclaration', correction))).toBe('accepted')
    })
  })

  test('but not what a declaration leaves open, nor while it is refused', () => {
    const open = drafted(released, { releaseOffice: null }).ask(byDave, 'SubmitDeclaration', draft)
    expect(eventTypes(open)).toEqual(['DeclarationSubmitted', 'DeclarationAccepted'])
    const empty = released
      .as(byDave, 'OpenDraft', opening)
      .as(byDave, 'EditDraft', edit({ header: { ...header, releaseOffice: '0498' } }))
    expect(eventTypes(empty.ask(byDave, 'SubmitDeclaration', draft))).toEqual([
      'DeclarationSubmitted',
      'DeclarationRefused',
    ])
  })
})

describe('the accounting clock', () => {
  test('runs five business days, and warns from the fourth (TXN-18, CK-41)', () => {
    const open = { importer: rm1, deadline: '2026-02-09', warnFrom: '2026-02-06' }
    const warning = utc('2026-02-06T05:00:00.000Z')
    expect(openAt(released, justBefore(warning))).toEqual({ ...open, standing: 'running' })
    expect(openAt(released, warning)).toEqual({ ...open, standing: 'dueSoon' })
    expect(openAt(released, '2026-02-10T04:59:59.999Z')).toEqual({ ...open, standing: 'dueSoon' })
    expect(openAt(released, '2026-02-10T05:00:00.000Z')).toEqual({ ...open, standing: 'overdue' })
  })

  test('stops with the acceptance, and does not run without a release', () => {
    const accepted = drafted(released).as(byDave, 'SubmitDeclaration', draft)
    expect(openAt(accepted, '2026-03-01T05:00:00.000Z')).toBe(null)
    expect(openAt(drafted(mapleStaffed), '2026-03-01T05:00:00.000Z')).toBe(null)
    expect(openAt(drafted(released), '2026-02-10T05:00:00.000Z')).not.toBe(null)
  })

  test('sets a deadline at which the note is accepted, and refused an instant before', () => {
    const event = { ...recordedRelease, stream: stream.declaration, revision: 0 } as unknown
    const [due] = deadlinesOf(event as RecordedEvent)
    if (due === undefined) throw new Error('a release sets a deadline')
    const { type, data } = due.command
    expect(refusal(released.ask(clock, type, data, justBefore(due.at)))).toBe('NotDue')
    const noted = recorded(released.ask(clock, type, data, due.at))
    expect(noted.map((one) => one.data)).toEqual([
      { transactionNumber: number, importer: rm1, deadline: '2026-02-09', overdue: false },
    ])
    expect(eventTypes(released.as(clock, type, data, due.at).ask(clock, type, data))).toEqual([])
  })

  test('is noted as overdue after the last day', () => {
    const late = released.ask(clock, 'NoteAccountingDue', draft, utc('2026-02-10T05:00:00.000Z'))
    expect(recorded(late)[0]?.data).toMatchObject({ overdue: true })
  })

  const ofType = (history: History, cadType: string): History =>
    history.as(byDave, 'OpenDraft', { ...opening, cadType })
  const noted = (history: History, at: string) =>
    history.when(clock, 'NoteAccountingDue', draft, utc(at))
  const warned = released.as(clock, 'NoteAccountingDue', draft, utc('2026-02-06T05:00:00.000Z'))

  test.each([
    ['AB', '2026-02-09', '2026-02-06'],
    ['F', '2026-03-24', '2026-03-23'],
    ['TT', '2026-03-03', '2026-03-02'],
    ['V', '2026-02-09', '2026-02-06'],
  ])('runs by the type of a draft of %s, to %s (CK-172)', (cadType, deadline, warnFrom) => {
    const open = ofType(released, cadType)
    expect(openAt(open, '2026-02-02T17:00:00.000Z')).toMatchObject({ deadline, warnFrom })
    expect(
      openAt(ofType(mapleStaffed, cadType).as(cbsa, 'RecordRelease', release), monday),
    ).toEqual(openAt(open, monday))
    const discarded = open.as(byDave, 'DiscardDraft', draft)
    expect(openAt(discarded, monday)).toMatchObject({ deadline: '2026-02-09' })
  })

  test('is asked again when the day of the type comes, and warned of once for each day', () => {
    const open = ofType(warned, 'F')
    noted(open, '2026-02-12T17:00:00.000Z').rejected({
      name: 'NotDue',
      rule: 'CK-41',
      dueAt: utc('2026-03-23T04:00:00.000Z'),
    })
    noted(open, '2026-03-23T04:00:00.000Z').then({
      type: 'AccountingDueNoted',
      v: 1,
      data: { transactionNumber: number, importer: rm1, deadline: '2026-03-24', overdue: false },
    })
    noted(ofType(warned, 'AB'), '2026-02-12T17:00:00.000Z').then()
    noted(open.as(byDave, 'DiscardDraft', draft), '2026-02-12T17:00:00.000Z').then()
  })

  test('is asked at once where a draft may move the day', () => {
    const asked = (type: string, data: object) =>
      deadlinesOf({
        type,
        v: 1,
        data: { transactionNumber: number, ...data },
        stream: stream.declaration,
        revision: 1,
        metadata: { recordedAt: monday },
      } as unknown as RecordedEvent).map(({ at }) => at)
    expect(asked('DraftOpened', { cadType: 'F' })).toEqual([monday])
    expect(asked('DraftOpened', { cadType: 'AB' })).toEqual([])
    expect(asked('DraftDiscarded', { importer: rm1 })).toEqual([monday])
    expect(asked('DraftDiscarded', {})).toEqual([])
  })

  test('is no matter of the people', () => {
    expect(refusal(released.ask(alice.for(maple), 'NoteAccountingDue', draft))).toBe(
      'SenderNotPermitted',
    )
  })
})
