/** What declarations are made of in tests: a header, a complete line, and the commands around them. */
import { OpenDraft } from '../../src/transaction/declaration/command/draft.js'
import { rm1 } from './story.js'

export const number = OpenDraft.example.transactionNumber as string
export const draft = { transactionNumber: number }
export const opening = { ...draft, importer: rm1, cadType: 'AB' }

export const header = { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null }

/** The goods as they were released: on the day, and at the office, of the header. */
export const release = {
  ...draft,
  importer: rm1,
  releaseDate: '2026-02-02',
  releaseOffice: '0497',
  cargoControlNumber: null,
  releasedPriorToPayment: true,
}

/** Bicycles for 150.00, duty 13 %, GST 5 %: complete and acceptable. */
export const line = {
  number: 1,
  classification: '8712000000',
  description: 'Bicycles',
  countryOfOrigin: 'IT',
  tariffTreatment: '02',
  tariffCode: null,
  valueForDutyCode: '13',
  simaSubject: 'N',
  valuation: { kind: 'valueForDuty', amount: '150.00' },
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
}

/** A line that states nothing but its number. */
export const blankLine = {
  ...line,
  classification: null,
  description: null,
  countryOfOrigin: null,
  tariffTreatment: null,
  valueForDutyCode: null,
  simaSubject: null,
  valuation: null,
  customsDuty: null,
  salesTaxRate: null,
}

/** A change to a filed declaration that changes nothing but what is named. */
export const change = (named: object = {}) => ({
  ...draft,
  basedOn: 1,
  header: null,
  changes: [dearer],
  removedLines: [],
  evidence: false,
  ...named,
})

/** The same goods for 180.00: 5.60 more in duty and tax. */
export const dearer = {
  line: { ...line, valuation: { kind: 'valueForDuty', amount: '180.00' } },
  reasons: ['R3-32.2.VFD'],
}

/** The same goods for 120.00. */
export const cheaper = {
  line: { ...line, valuation: { kind: 'valueForDuty', amount: '120.00' } },
  reasons: ['R2-74-1-TT'],
}

/** An edit that changes nothing but what is named. */
export const edit = (change: {
  readonly header?: object | null
  readonly lines?: ReadonlyArray<object>
  readonly removedLines?: ReadonlyArray<number>
}) => ({ ...draft, header: null, lines: [], removedLines: [], ...change })

export const completeEdit = edit({ header, lines: [line] })
