/** Places, currencies and modes of transport. Data with its sources; separate because lists change and code does not. */
import { currencies } from '@carmkit/core'
import { codeList } from './code-list.js'

export const province = codeList({
  status: 'standard',
  membership: 'reject',
  scope: 'Canada',
  note: 'Standard list, not checked against a CBSA page. A province matters on a CAD mainly for casual goods and provincial excise.',
  sources: ['ISO 3166-2:CA'],
  values: [
    ['AB', 'Alberta', 0],
    ['BC', 'British Columbia', 0],
    ['MB', 'Manitoba', 0],
    ['NB', 'New Brunswick', 0],
    ['NL', 'Newfoundland and Labrador', 0],
    ['NS', 'Nova Scotia', 0],
    ['NT', 'Northwest Territories', 0],
    ['NU', 'Nunavut', 0],
    ['ON', 'Ontario', 0],
    ['PE', 'Prince Edward Island', 0],
    ['QC', 'Quebec', 0],
    ['SK', 'Saskatchewan', 0],
    ['YT', 'Yukon', 0],
  ],
})

export const countryAndState = codeList({
  status: 'standard',
  membership: 'none',
  scope: 'CARM and B3',
  format:
    'ISO 3166-1 alpha-2; for the United States the B3 used U plus the state code (UNY for New York); XK for Kosovo',
  sources: [
    'https://bac-lac.wayback.archive-it.org/web/20061121093703/http:/cbsa-asfc.gc.ca/E/pub/cm/d17-1-10/d17-1-10-15-e.html',
    'http://www.cbsa-asfc.gc.ca/publications/dm-md/d17/d17-1-10-eng.html',
  ],
  values: [],
})

export const currency = codeList({
  status: 'standard',
  membership: 'reject',
  scope: 'CARM and B3',
  format: 'ISO 4217 alpha-3',
  note: 'With the codes withdrawn since 2020. The exchange rate API has fewer: 154 rows on 2026-06-12.',
  sources: [
    'ISO 4217',
    'https://cbsa-asfc.gc.ca/eservices/api/er-tc-api-eng.html',
    'https://github.com/m-muecke/bbk',
  ],
  values: currencies.map(([code, name]) => [code, name, 0] as const),
})

export const releaseOffice = codeList({
  status: 'not-sourced',
  membership: 'none',
  scope: 'CARM and B3',
  format: 'three or four digits, keep leading zeros',
  note: 'Lists exist: D17-1-10 Appendix H list 1, and table 1 of the ACI code tables; neither could be read.',
  sources: [
    'http://www.cbsa-asfc.gc.ca/publications/dm-md/d17/d17-1-10-eng.html',
    'https://www.yumpu.com/en/document/view/5902748/appendix-c-code-tables-agence-des-services-frontaliers-du-canada',
  ],
  values: [],
})

export const modeOfTransport = codeList({
  status: 'not-sourced',
  membership: 'none',
  scope: 'CARM and B3',
  format: 'one digit',
  note: 'Field 7 of the B3 exists; only the value 2 was seen, on consolidated courier entries. Keep as an opaque digit.',
  sources: [
    'https://cbsa-asfc.gc.ca/publications/forms-formulaires/b3-3-eng.html',
    'https://bac-lac.wayback.archive-it.org/web/20061121093703/http:/cbsa-asfc.gc.ca/E/pub/cm/d17-1-10/d17-1-10-15-e.html',
  ],
  values: [],
})
