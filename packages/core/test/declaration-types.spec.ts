/** What the type of a declaration decides: its deadline, its period, and who may use it. */
import { describe, expect, test } from 'vitest'
import { CadTypeRules, cadTypes } from '../src/index.js'
import { alice, dave, maple } from './support/actors.js'
import { recorded } from './support/answers.js'
import { completeEdit, draft, header, opening } from './support/declarations.js'
import type { History } from './support/history.js'
import { mapleStaffed, rm1 } from './support/story.js'
import { monday, utc } from './support/time.js'

const byDave = dave.for(maple)
const outcome = (history: History, at: string = monday) =>
  recorded(history.ask(byDave, 'SubmitDeclaration', draft, utc(at)))[1]
const accepted = (history: History, at?: string) => {
  const event = outcome(history, at)
  expect(event?.type).toBe('DeclarationAccepted')
  return event?.data
}
const notAllowed = {
  type: 'DeclarationRefused',
  v: 1,
  data: {
    ...draft,
    reasons: [{ name: 'TypeNotAllowed', rule: 'CK-17', field: 'cadType', lines: [] }],
  },
}
const typed = (history: History, cadType: string, change: object = {}): History =>
  history
    .as(byDave, 'OpenDraft', { ...opening, cadType })
    .as(byDave, 'EditDraft', { ...completeEdit, header: { ...header, ...change } })

describe('by its type', () => {
  test('F is accounted for by the 24th of the next month, and billed in that month', () => {
    const courier = typed(mapleStaffed, 'F', { releaseDate: '2026-01-20' })
    expect(accepted(courier, '2026-02-24T14:00:00.000Z')).toMatchObject({
      accountingDeadline: '2026-02-24',
      late: false,
      billingAnchor: 'calendarMonth',
      billingPeriod: '2026-02',
      paymentDueDate: '2026-03-03',
    })
    const december = typed(mapleStaffed, 'F', { releaseDate: '2025-12-20' })
    expect(accepted(december)).toMatchObject({
      accountingDeadline: '2026-01-24',
      late: true,
      billingPeriod: '2026-01',
    })
  })

  test('V needs no release, sets no deadline and is placed by its acceptance', () => {
    expect(accepted(typed(mapleStaffed, 'V', { releaseDate: null }))).toMatchObject({
      cadType: 'V',
      accountingDeadline: null,
      late: false,
      billingPeriod: '2026-02',
    })
  })

  test('TT is for accounts in CSA: by the tenth weekday after the period', () => {
    const csa = mapleStaffed.as(alice.for(maple), 'EnrolSubProgram', {
      bn15: rm1,
      subProgram: 'CSA',
    })
    expect(outcome(typed(mapleStaffed, 'TT'))).toEqual(notAllowed)
    expect(accepted(typed(csa, 'TT'))).toMatchObject({ accountingDeadline: '2026-03-03' })
  })

  test('each of ours decodes as a table', () => {
    expect(CadTypeRules.is(cadTypes)).toBe(true)
    expect(cadTypes.map(({ type }) => type)).toEqual(['AB', 'C', 'TT', 'F', 'V'])
  })

  test('a type without rules is refused by name, until a table has rules for it (CK-17)', () => {
    expect(outcome(typed(mapleStaffed, '20'))).toEqual(notAllowed)
    const rules = cadTypes.map((rule) => ({ ...rule, type: rule.type === 'AB' ? '20' : rule.type }))
    expect(accepted(typed(mapleStaffed.supplied('cadTypes', rules), '20'))).toMatchObject({
      cadType: '20',
    })
  })
})
