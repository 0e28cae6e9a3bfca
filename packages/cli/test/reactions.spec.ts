/** Reactions in `carmkit run`: what an earlier run left undone, and what cannot be read. */
import { describe, expect, it } from 'vitest'
import { forge } from './forged.js'
import { carmkit, newFile, runLines, uuid } from './support.js'

const cra = { kind: 'external', party: 'cra' }
const person = (n: number, actingFor: string | null) => ({
  kind: 'user',
  userId: uuid(900 + n),
  actingFor,
})

/** Issues, registers and reserves a program account: three commands, the last one with a reaction. */
const enrolled = (n: number, bn9: string) => [
  {
    commandId: uuid(10 * n),
    actor: cra,
    type: 'RecordBnIssued',
    data: { bn9, applicant: uuid(900 + n) },
  },
  {
    commandId: uuid(10 * n + 1),
    actor: person(n, null),
    type: 'RegisterNewBusiness',
    data: { bn9, entityType: 'corporation', residency: 'resident', legalName: `Business ${n}` },
  },
  {
    commandId: uuid(10 * n + 2),
    actor: person(n, bn9),
    type: 'StartProgramEnrolment',
    data: { bn9, programType: 'Importer' },
  },
]

const submit = (n: number, bn9: string) => ({
  commandId: uuid(10 * n + 3),
  actor: person(n, bn9),
  type: 'SubmitEnrolment',
  data: { bn15: `${bn9}RM0001`, recordsLocation: 'canada', documents: [] },
})

const typesAndOutcomes = (reports: ReadonlyArray<Record<string, unknown>>) =>
  reports.map(({ type, outcome }) => [type, outcome])

describe('a reaction that a dead process did not get to', () => {
  it('runs before the first line of the next run', async () => {
    const file = newFile()
    await runLines(enrolled(1, '123456782'), '--store', file)
    forge(
      file,
      "DELETE FROM events WHERE stream LIKE 'programAccount%'",
      'DELETE FROM reaction_progress',
    )
    const { reports, exit } = await runLines([submit(1, '123456782')], '--store', file)
    expect(typesAndOutcomes(reports)).toEqual([
      ['OpenEnrolment', 'accepted'],
      ['SubmitEnrolment', 'accepted'],
    ])
    expect(exit).toBe(0)
  })
})

describe('an event that cannot be read', () => {
  it('stops the reactions with its name, once, and not the commands of others', async () => {
    const file = newFile()
    await runLines(enrolled(1, '123456782').slice(0, 2), '--store', file)
    forge(
      file,
      `UPDATE events SET body = replace(body, '"corporation"', '"circus"')`,
      'DELETE FROM reaction_progress',
    )
    const { reports, exit } = await runLines(enrolled(2, '700123458'), '--store', file)
    const told = reports.filter(({ outcome }) => outcome !== 'accepted')
    expect(typesAndOutcomes(reports.filter(({ outcome }) => outcome === 'accepted'))).toEqual([
      ['RecordBnIssued', 'accepted'],
      ['RegisterNewBusiness', 'accepted'],
      ['StartProgramEnrolment', 'accepted'],
    ])
    expect(told.length).toBe(1)
    expect(JSON.stringify(told[0])).toContain('businessAccount-123456782@1 cannot be read')
    expect(exit).toBe(3)
    expect((await carmkit('history', '700123458', '--store', file)).exit).toBe(0)
  })
})
