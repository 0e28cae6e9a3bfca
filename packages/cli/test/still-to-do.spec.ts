/** `carmkit still-to-do`: goods to account for, the 90 days to correct lines, and appeals that were won. */
import { beforeAll, describe, expect, it } from 'vitest'
import { forgedCopy } from './forged.js'
import {
  account,
  alice,
  beforeApproval,
  draft,
  importer,
  openDraft,
  storeOf,
  user,
} from './small-portal.js'
import { carmkit, uuid } from './support.js'

const officer = { kind: 'officer', id: 'officer-7' }
const agency = { kind: 'external', party: 'cbsa' }
const byAlice = user(alice, importer)
const named = { transactionNumber: draft }
const header = { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null }

const bicycles = (number: number, amount: string) => ({
  number,
  classification: '8712000000',
  description: 'Bicycles',
  countryOfOrigin: 'IT',
  tariffTreatment: '02',
  tariffCode: null,
  valueForDutyCode: '13',
  simaSubject: 'N',
  valuation: { kind: 'valueForDuty', amount },
  quantity: null,
  unit: null,
  customsDuty: { kind: 'adValorem', rate: '0.13' },
  sima: null,
  surtaxes: [],
  excise: [],
  luxury: null,
  salesTaxRate: '0.05',
  provincialTaxRate: null,
  consumption: 'commercial',
})

let sent = 60
const on = (day: string, actor: object, type: string, data: object) => ({
  at: `${day}T17:00:00.000Z`,
  commandId: uuid(sent++),
  actor,
  type,
  data,
})

const change = (basedOn: number, amount: string) => ({
  ...named,
  basedOn,
  header: null,
  changes: [{ line: bicycles(1, amount), reasons: ['X-1'] }],
  removedLines: [],
})
const appealed = { appealNumber: 'APP-2026-01' }
const soAdj = { soAdjNumber: 'SOADJ1', gstRegistered: true }

/** Two lines are believed to be wrong; one is corrected by the agency, which is appealed. */
const lines = [
  ...beforeApproval,
  on('2026-02-10', agency, 'RecordRelease', {
    ...named,
    ...header,
    importer: account,
    releasedPriorToPayment: true,
  }),
  { ...openDraft(31, alice, importer), at: '2026-02-10T18:00:00.000Z' },
  on('2026-02-11', byAlice, 'EditDraft', {
    ...named,
    header,
    lines: [bicycles(1, '100.00'), bicycles(2, '200.00')],
    removedLines: [],
  }),
  on('2026-02-11', byAlice, 'SubmitDeclaration', named),
  on('2026-02-12', byAlice, 'RecordReasonToBelieve', {
    ...named,
    source: 'supplier',
    learnedOn: '2026-02-12',
    lines: [1, 2],
  }),
  on('2026-06-01', officer, 'RedetermineDeclaration', {
    ...change(1, '150.00'),
    ...soAdj,
    basis: 'verification',
  }),
  on('2026-06-02', byAlice, 'FileAppeal', {
    ...appealed,
    appellant: account,
    subjects: [
      {
        kind: 'adjustment',
        ...named,
        version: 2,
        issue: 'valuation',
        noticedOn: '2026-06-01',
      },
    ],
    simaDutiesPaid: null,
    documents: ['a'.repeat(64)],
  }),
  on('2026-06-03', officer, 'TakeUnderReview', appealed),
  on('2026-06-04', officer, 'DecideAppeal', { ...appealed, outcome: 'partly' }),
  on('2026-06-05', officer, 'CarryOutAppeal', {
    ...change(2, '120.00'),
    ...soAdj,
    ...appealed,
  }),
]

const notice = { noticeNumber: 'NPA-1' }
const penaltyAppeal = { appealNumber: 'APP-2026-02' }
const released = '10000000000024'

/** And later another release, and a penalty of which an appeal left a part. */
const later = [
  ...lines,
  on('2026-06-08', agency, 'RecordRelease', {
    ...header,
    transactionNumber: released,
    releaseDate: '2026-06-08',
    importer: account,
    releasedPriorToPayment: true,
  }),
  on('2026-06-08', officer, 'AssessPenalty', {
    bn15: account,
    code: 'C005',
    document: 'D1',
    issues: [1],
    ...notice,
  }),
  on('2026-06-09', byAlice, 'FileAppeal', {
    ...penaltyAppeal,
    appellant: account,
    subjects: [{ kind: 'penalty', ...notice, noticedOn: '2026-06-08' }],
    simaDutiesPaid: null,
    documents: ['a'.repeat(64)],
  }),
  on('2026-06-10', officer, 'TakeUnderReview', penaltyAppeal),
  on('2026-06-11', officer, 'DecideAppeal', { ...penaltyAppeal, outcome: 'partly' }),
]

let file = ''
beforeAll(async () => {
  file = await storeOf(later)
})

/** A copy in which somebody changed the belief with a database tool. */
const tampered = (stream: string, body: string): string =>
  forgedCopy(
    file,
    `UPDATE events SET body = ${body} WHERE stream = '${stream}' AND body LIKE '%"ReasonToBelieveRecorded"%'`,
  )

const asked = (at: string, ...rest: ReadonlyArray<string>) =>
  carmkit('still-to-do', importer, '--store', file, '--at', `${at}T17:30:00.000Z`, ...rest)

const itemsAt = async (at: string) =>
  (await asked(at, '--json')).lines.map((line) => JSON.parse(line) as object)

const owed = { kind: 'correction', ...named, importer: account, deadline: '2026-05-13' }

describe('carmkit still-to-do', () => {
  it('lists the lines that are believed to be wrong, until they are corrected', async () => {
    expect(await itemsAt('2026-02-11')).toEqual([])
    expect(await itemsAt('2026-02-12')).toEqual([{ ...owed, lines: [1, 2] }])
    expect(await itemsAt('2026-06-01')).toEqual([{ ...owed, lines: [2] }])
  })

  it('lists an appeal that was won, until a version carries it out', async () => {
    expect(await itemsAt('2026-06-03')).toHaveLength(1)
    expect((await itemsAt('2026-06-04'))[1]).toEqual({
      kind: 'appeal',
      ...appealed,
      ...named,
      importer: account,
      outcome: 'partly',
    })
    expect(await itemsAt('2026-06-05')).toHaveLength(1)
  })

  it('prints it for people, and says what is past', async () => {
    const { exit, lines: printed, notes } = await asked('2026-06-04')
    expect(exit).toBe(0)
    expect(printed.join()).toMatch(/2026-05-13, past .*10000000000017 .*correct line 2/)
    expect(printed.join()).toContain('carry out appeal APP-2026-01, allowed in part')
    expect(notes.join()).toContain('2 things are still to be done for 123456782')
    expect((await asked('2026-05-13')).lines.join()).toMatch(/2026-05-13 .*correct lines 1, 2/)
  })

  it('lists goods to account for, and a penalty of which an appeal left a part', async () => {
    const [owedLine, release, penalty] = await itemsAt('2026-06-12')
    expect(owedLine).toMatchObject({ kind: 'correction' })
    expect(release).toEqual({
      kind: 'release',
      transactionNumber: released,
      importer: account,
      deadline: '2026-06-15',
      standing: 'dueSoon',
    })
    expect(penalty).toMatchObject({ kind: 'penalty', ...penaltyAppeal, ...notice })
    const { lines: printed } = await asked('2026-06-12')
    expect(printed.join()).toMatch(/2026-06-15, soon .*10000000000024 .*account for the goods/)
    expect(printed.join()).toMatch(/reduce penalty\/\d+ of notice NPA-1: appeal APP-2026-02/)
  })

  it.each([
    ['a value that no codec knows', `replace(body, '"supplier"', '"rumour"')`],
    ['text that is no event', `'{"stream":1}'`],
  ])('leaves out a declaration with %s, names it, and lists the rest', async (_name, body) => {
    const stream = `transaction-declaration.${draft}`
    const damaged = tampered(stream, body)
    const options = ['--store', damaged, '--at', '2026-06-12T17:30:00.000Z', '--json'] as const
    const { exit, lines: told, notes } = await carmkit('still-to-do', importer, ...options)
    expect(exit).toBe(3)
    const kinds = told.map((text) => (JSON.parse(text) as { readonly kind: string }).kind)
    expect(kinds).toEqual(['release', 'penalty'])
    const named = expect.stringMatching(new RegExp(`left out: ${stream}@\\d+ cannot be read`))
    expect(notes).toContainEqual(named)
    expect(await carmkit('still-to-do', '700123458', ...options)).toMatchObject({
      exit: 3,
      lines: [],
      notes: expect.arrayContaining([named]),
    })
  })

  it('has nothing for others, and wants a business number', async () => {
    const nobody = await carmkit('still-to-do', '700123458', '--store', file, '--json')
    expect([nobody.exit, nobody.lines]).toEqual([0, []])
    const { exit, notes } = await carmkit('still-to-do', 'APP-2026-01', '--store', file)
    expect([exit, notes.join()]).toEqual([64, expect.stringContaining('is no business number')])
  })
})
