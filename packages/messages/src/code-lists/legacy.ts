/** Codes of the time before CARM, which nothing checks. Data with its sources; separate because lists change and code does not. */
import { codeList } from './code-list.js'

export const b3TypeLegacy = codeList({
  status: 'sourced-legacy',
  membership: 'reference',
  scope: 'pre-CARM B3',
  note: 'Read in the wrapper-colour table of the memorandum, which does not define them: AB and AD are on account, the others may be account or cash.',
  sources: [
    'http://www.cbsa-asfc.gc.ca/publications/dm-md/d17/d17-1-10-eng.html',
    'https://bac-lac.wayback.archive-it.org/web/20061121093703/http:/cbsa-asfc.gc.ca/E/pub/cm/d17-1-10/d17-1-10-15-e.html',
  ],
  values: [
    ['AB', 'named in the memorandum', 0],
    ['AD', 'named in the memorandum', 0],
    ['C', 'named in the memorandum', 0],
    ['D', 'named in the memorandum', 0],
    ['H', 'named in the memorandum', 0],
    ['M', 'named in the memorandum', 0],
    ['V', 'named in the memorandum', 0],
    ['F', 'consolidated courier low value accounting', 1],
  ],
})

export const simaCodeAssessmentDigit = codeList({
  status: 'sourced-legacy',
  membership: 'reference',
  scope: 'output of CARM; input on B3',
  sources: [
    'http://www.canadacustoms.ca/sima-lmsi/codes-eng.html',
    'https://epe.lac-bac.gc.ca/100/205/301/tbs/reports_plans_priorities/2013-2014e/cbsa-asfc.gc.ca/sima-lmsi/amps-rsap/codes-eng.html',
  ],
  values: [
    ['1', 'same classification but specifically not subject', 0],
    ['2', 'covered by an undertaking', 0],
    ['3', 'provisional duty', 0],
    ['4', 'subject to a finding, nothing payable', 0],
    ['5', 'subject to a finding and/or surtax, amount payable', 0],
  ],
})

export const simaCodePaymentDigit = codeList({
  status: 'sourced-legacy',
  membership: 'reference',
  scope: 'output of CARM; input on B3',
  note: 'Not every combination is valid; only code 10 and code 51 were seen spelled out.',
  sources: [
    'http://www.canadacustoms.ca/sima-lmsi/codes-eng.html',
    'https://epe.lac-bac.gc.ca/100/205/301/tbs/reports_plans_priorities/2013-2014e/cbsa-asfc.gc.ca/sima-lmsi/amps-rsap/codes-eng.html',
  ],
  values: [
    ['0', 'nothing payable', 0],
    ['1', 'cash, any immediate means', 0],
    ['2', 'bond', 0],
  ],
})

export const exciseExemptionLegacy = codeList({
  status: 'partial',
  membership: 'reference',
  scope: 'pre-CARM B3, list of 2006',
  sources: [
    'https://bac-lac.wayback.archive-it.org/web/20061121011231/http://www.cbsa-asfc.gc.ca/E/pub/cm/d17-1-10/d17-1-10-13-e.html',
  ],
  values: [
    ['85', 'tariff item 9804.30.00', 0],
    ['86', 'items of Part VII of Schedule III, Excise Tax Act', 0],
    ['87', 'goods over one hundred years old', 0],
    ['88', 'licensed manufacturer', 0],
    ['89', 'licensed wholesaler or duty-free outlet', 0],
    ['90', 'other conditional exemption by end use', 0],
    ['91', "ships' stores", 0],
    ['92', 'museum, library or school exhibits', 0],
  ],
})

export const paymentCode = codeList({
  status: 'not-sourced',
  membership: 'none',
  scope: 'B3 field 6',
  note: 'Field exists on the B3; no value list read. Not expected on a CAD, where payment is account based.',
  sources: ['https://cbsa-asfc.gc.ca/publications/forms-formulaires/b3-3-eng.html'],
  values: [],
})
