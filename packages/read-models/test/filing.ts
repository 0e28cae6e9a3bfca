/** A small world for tests of the tables of transactions: who acts, and how a declaration is filed. */
import { type Actor, carm, type Instant } from '@carmkit/core'
import { foundings, importer, people, play, type Sent } from '@carmkit/laws'
import { type Model, type Tables, tablesOf } from '../src/index.js'
import { logOf } from './support.js'

const [anna = ''] = people

export const account = `${importer}RM0001`
export const filer = anna
export const byImporter = { kind: 'user', userId: anna, actingFor: importer } as Actor
export const officer: Actor = { kind: 'officer', id: 'officer-7' }
export const agency: Actor = { kind: 'external', party: 'cbsa' }
export const clock: Actor = { kind: 'system', process: 'clock' }
export const importing: Actor = { kind: 'system', process: 'import' }

/** Noon of a day in Toronto, in winter. */
export const on = (day: string): Instant => `${day}T17:00:00.000Z` as Instant

export const sent = (
  day: string,
  actor: Actor,
  [type, data]: readonly [type: string, data: object],
): Sent => ({ at: on(day), actor, type, data })

export const number = { transactionNumber: '10000000000017' }
export const header = { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null }

/** Bicycles: duty 13 %, GST 5 %. */
export const line = (lineNumber: number, amount: string, named: object = {}) => ({
  number: lineNumber,
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
  ...named,
})

export const released = (releaseOffice = '0497'): Sent =>
  sent('2026-02-02', agency, [
    'RecordRelease',
    {
      ...number,
      importer: account,
      ...header,
      releaseOffice,
      releasedPriorToPayment: true,
    },
  ])

/** Opened and edited on the third of February. */
export const drafted = (lines: ReadonlyArray<object>): ReadonlyArray<Sent> => [
  sent('2026-02-03', byImporter, ['OpenDraft', { ...number, importer: account, cadType: 'AB' }]),
  sent('2026-02-03', byImporter, ['EditDraft', { ...number, header, lines, removedLines: [] }]),
]

export const submitted = (day = '2026-02-03'): Sent =>
  sent(day, byImporter, ['SubmitDeclaration', { ...number, channel: 'edi' }])

/** Two lines of 100 and 200 dollars: 18.65 and 37.30 are payable. */
export const filed: ReadonlyArray<Sent> = [
  released(),
  ...drafted([line(1, '100.00'), line(2, '200.00')]),
  submitted(),
]

/** A change of the first line. */
export const change = (basedOn: number, amount: string, named: object = {}) => ({
  ...number,
  basedOn,
  header: null,
  changes: [{ line: line(1, amount, named), reasons: ['X-1'] }],
  removedLines: [],
})

/** What the models make of these commands, all of which must be accepted, and of what founds the world. */
export const tablesAfter = (
  models: ReadonlyArray<Model>,
  commands: ReadonlyArray<Sent>,
): Tables => {
  const steps = play(carm, [...foundings.withPam, ...commands])
  const refused = steps.find(({ outcome, isFollowUp }) => outcome !== 'accepted' && !isFollowUp)
  if (refused !== undefined) {
    throw new Error(`${refused.sent.type} was refused: ${refused.reasons.join(', ')}`)
  }
  return tablesOf(models, logOf(steps))
}
