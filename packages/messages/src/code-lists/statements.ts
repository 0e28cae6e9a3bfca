/** Codes of statements and of exchange rates. Data with its sources; separate because lists change and code does not. */
import { codeList } from './code-list.js'

export const statementSection = codeList({
  status: 'partial',
  membership: 'warn',
  scope: 'DN and SOA mock-ups, 2016',
  note: 'A third section follows in the mock-up; its name was cut in the copy read.',
  sources: ['http://cbsa-asfc.gc.ca/prog/arl-glcc/soa-rdc-eng.html'],
  values: [
    ['transactions', 'entered the previous business day, due on the SOA due date', 0],
    ['otherTransactions', 'from the previous day, due on their own dates', 0],
  ],
})

export const statementLineStatus = codeList({
  status: 'partial',
  membership: 'warn',
  scope: 'SOA files since August 2016',
  note: 'Other values exist, not found.',
  sources: ['https://cscb.ca/fr/article/arl-eccrds'],
  values: [['O', 'offset', 0]],
})

export const exchangeRateSource = codeList({
  status: 'sourced',
  membership: 'warn',
  scope: 'CBSA API',
  sources: ['https://cbsa-asfc.gc.ca/eservices/api/er-tc-api-eng.html'],
  values: [
    ['BoC', 'Bank of Canada, daily', 0],
    ['CBSA', 'set by the agency at intervals', 0],
  ],
})
