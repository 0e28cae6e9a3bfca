/** What tables and pictures must both say of appeals and mass cases. */
import type { Picture } from '@carmkit/audit'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import { expectSection, listIn, text, told, value } from './picture-sections.js'

export const expectCases = (tables: Tables, { appeals, massCases }: Picture): void => {
  const { appeal = [], appeal_subject: subjects = [] } = tables
  expectSection(
    'appeals',
    appeals,
    told(appeal, (row) => [
      text(row['appeal_number']),
      {
        status: row['status'] === 'Unfiled' ? 'NotFiled' : value(row['status']),
        appellant: value(row['appellant']),
        subjects: subjects
          .filter((one) => one['appeal_number'] === row['appeal_number'])
          .toSorted((one, other) => Number(one['subject']) - Number(other['subject']))
          .map((one) =>
            one['kind'] === 'penalty'
              ? `notice ${one['notice_number']}`
              : `version ${one['version']} of ${one['transaction_number']}`,
          ),
        outcome: value(row['outcome']),
        court: value(row['court']),
        extendedUntil: value(row['extended_until']),
      },
    ]),
  )
  expect(appeal.map(({ subjects: count }) => count)).toEqual(
    appeal.map((row) => lengthOf(appeals[text(row['appeal_number'])]?.['subjects'])),
  )
  const { mass_case: cases = [], mass_case_declaration: declarations = [] } = tables
  expectSection(
    'massCases',
    massCases,
    told(cases, (row) => {
      const own = declarations.filter((one) => one['mass_case_number'] === row['mass_case_number'])
      const numbers = (rows: typeof own): ReadonlyArray<string> =>
        rows.map((one) => text(one['transaction_number'])).toSorted()
      return [
        text(row['mass_case_number']),
        {
          status: value(row['status']),
          importer: value(row['importer']),
          kind: value(row['kind']),
          reasonCodes: listIn(row['reason_codes']),
          submittedFor: value(row['submitted_for']),
          submittedOn: value(row['submitted_on']),
          declarations: numbers(own),
          accepted: numbers(own.filter(({ outcome }) => outcome === 'accepted')),
        },
      ]
    }),
  )
  for (const row of cases) {
    const entry = massCases[text(row['mass_case_number'])]
    expect(row['declarations']).toBe(lengthOf(entry?.['declarations']))
    const isProcessed = row['status'] === 'Processed'
    expect(row['accepted']).toBe(isProcessed ? lengthOf(entry?.['accepted']) : null)
  }
}

const lengthOf = (list: unknown): number => (list as ReadonlyArray<unknown>).length
