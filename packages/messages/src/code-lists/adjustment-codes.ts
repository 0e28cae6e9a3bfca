/** Codes of surtaxes, authorities and adjustments. Data with its sources; separate because lists change and code does not. */
import { codeList } from './code-list.js'

export const surtax = codeList({
  status: 'partial',
  membership: 'warn',
  scope: 'CARM, CAD field 85',
  format: 'alphanumeric, six characters in the examples seen',
  note: 'Codes come and go with surtax orders; the list is data with validity dates, never an enumeration in code.',
  sources: [
    'https://buckland.com/news/cbsa-implements-50-surtax-trqs-on-steel-imports-from-non-fta-countries/',
    'https://www.cbsa-asfc.gc.ca/publications/cn-ad/cn25-24-eng.html',
  ],
  values: [
    ['25148A', 'quota exceeded or no permit: 50 % surtax', 0],
    ['25148B', 'within quota with permit: no surtax', 0],
    ['25148C', 'within quota with permit, China origin: 25 % China surtax', 0],
    ['25148D', 'quota exceeded, China origin: 50 % + 25 %', 0],
  ],
})

export const specialAuthority = codeList({
  status: 'not-sourced',
  membership: 'none',
  scope: 'CARM and B3',
  format: 'order in council or authority number, free alphanumeric',
  sources: [
    'https://flatclaim.ca/answers/special-authority-codes-cad-carm',
    'https://cbsa-asfc.gc.ca/publications/cn-ad/cn21-06-eng.html',
  ],
  values: [
    [
      '21-1-85',
      'United Kingdom interim authority of April-May 2021 (example of the shape only)',
      1,
    ],
  ],
})

export const adjustmentReason = codeList({
  status: 'partial',
  membership: 'warn',
  scope: 'CARM',
  format: 'opaque string up to 20 characters',
  note: 'Punctuation differs between examples in the same bulletin; do not parse. Full list: Appendix A of D17-2-1 (not readable here). Order of codes on a line is significant.',
  sources: [
    'https://cscb.ca/en/article/carm-bulletin-5412-reason-codes-certain-free-trade-agreements',
    'https://cscb.ca/en/article/carm-bulletin-5417-ordering-reason-codes-when-submitting-cad-adjustments',
  ],
  values: [
    ['R2-74-1-C11', 'refund, Customs Act 74(1)(c.11), origin under certain agreements', 0],
    ['R2-74-1-TT', 'refund, tariff treatment', 1],
    ['R2-74-1-G-53', 'refund, surtax related', 1],
    ['R2-74-1-GR-53', 'refund, surtax related with an order in council', 1],
    ['R2-74-1-E.TC', 'refund 74(1)(e), tariff classification', 1],
    ['R2-32-2.TC', '32.2 obligation, tariff classification (as printed)', 1],
    ['R3-32-2.TC', '32.2 obligation, tariff classification (as printed)', 1],
    ['R3-32.2.VFD', '32.2 obligation, value for duty (as printed)', 1],
  ],
})
