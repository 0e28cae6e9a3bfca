/** Codes of a declaration as a whole and of its values. Data with its sources; separate because lists change and code does not. */
import { codeList } from './code-list.js'

export const cadType = codeList({
  status: 'partial',
  membership: 'warn',
  scope: 'CARM',
  note: 'Warehouse and other types have further codes, a secondary document names 10, 13, 20 and 21; no official current list was read.',
  sources: [
    'https://blog.coleintl.com/import-foundations/how-to-determine-the-declaration-type-required-on-the-cad',
    'https://cscb.ca/fr/article/csa-carm-release-2-responses-needed',
    'https://www.ghy.com/carm/commercial-accounting-declaration-cad/',
    'https://cscb.ca/en/article/carm-bulletin-5397-adjustments-goods-previously-accounted-under-exporter-rm-account',
    'https://knowledge-base.globaletrade.services/portal/en/kb/sort-by-application/iid?page=1',
  ],
  values: [
    ['AB', 'standard accounting after release (five business days after release)', 0],
    ['TT', 'trusted trader (Customs Self-Assessment importer)', 0],
    ['C', 'cash: duties and taxes paid to obtain release', 2],
    [
      'F',
      'courier low value shipment; also the type created for approved pre-CARM blanket requests',
      3,
    ],
    ['V', 'voluntary accounting for goods that entered without release', 1],
  ],
})

export const valueForDutyCode = codeList({
  status: 'sourced',
  membership: 'reject',
  scope: 'CARM and B3',
  format: 'two digits: relationship then method',
  note: "The digit structure is confirmed by the brokers' society glossary; the code is a line field (B3 field 31).",
  sources: [
    'http://lmclark.com/text_legal_guides_6.html',
    'https://cscb.ca/glossary/v?combine=&order=field_term&sort=asc',
    'https://cbsa-asfc.gc.ca/publications/forms-formulaires/b3-3-eng.html',
  ],
  values: [
    [
      '13',
      'vendor and purchaser not related; transaction value, price paid or payable without adjustments (Customs Act s. 48)',
      0,
    ],
    [
      '14',
      'vendor and purchaser not related; transaction value, price paid or payable with adjustments (s. 48)',
      0,
    ],
    ['15', 'vendor and purchaser not related; transaction value of identical goods (s. 49)', 0],
    ['16', 'vendor and purchaser not related; transaction value of similar goods (s. 50)', 0],
    ['17', 'vendor and purchaser not related; deductive value (s. 51)', 0],
    ['18', 'vendor and purchaser not related; computed value (s. 52)', 0],
    ['19', 'vendor and purchaser not related; residual method (s. 53)', 0],
    [
      '23',
      'vendor and purchaser related; transaction value, price paid or payable without adjustments (Customs Act s. 48)',
      0,
    ],
    [
      '24',
      'vendor and purchaser related; transaction value, price paid or payable with adjustments (s. 48)',
      0,
    ],
    ['25', 'vendor and purchaser related; transaction value of identical goods (s. 49)', 0],
    ['26', 'vendor and purchaser related; transaction value of similar goods (s. 50)', 0],
    ['27', 'vendor and purchaser related; deductive value (s. 51)', 0],
    ['28', 'vendor and purchaser related; computed value (s. 52)', 0],
    ['29', 'vendor and purchaser related; residual method (s. 53)', 0],
  ],
})

export const simaSubject = codeList({
  status: 'sourced',
  membership: 'reject',
  scope: 'CARM',
  note: 'Declared by the user. CARM derives the two-digit SIMA code itself and returns it; it is not an input. SIMA invoice price and currency are mandatory for subject goods.',
  sources: [
    'https://cscb.ca/en/article/bulletin-5391-clarification-sima-cad-submissions',
    'https://knowledge-base.globaletrade.services/portal/en/kb/articles/tcc24-144-carm-common-commercial-accounting-declaration-cad-errors',
  ],
  values: [
    ['S', 'subject', 1],
    ['U', 'undertaking', 1],
    ['N', 'non-subject; the value non-subject is sourced, the letter N is inferred', 0],
  ],
})

export const tariffTreatment = codeList({
  status: 'sourced',
  membership: 'warn',
  scope: 'CARM and B3',
  format: 'two digits, zero padded (Bulletin 5412 and CN 21-06 write MFN as 02)',
  note: 'Codes assigned after 34, if any, were not found. Which treatment is allowed for which country is a separate table that was not sourced; CARM rejects a mismatch.',
  sources: [
    'https://www.canada-usblog.com/2016/08/17/canadas-tariff-treatments-as-at-august-1-2016/',
    'http://cscb.ca/article/ceta-tariff-treatment',
    'http://www.cbsa-asfc.gc.ca/publications/cn-ad/cn17-23-eng.html',
    'https://cbsa-asfc.gc.ca/publications/cn-ad/cn18-22-eng.html',
    'https://cbsa-asfc.gc.ca/publications/cn-ad/cn21-06-eng.html',
    'https://cscb.ca/en/article/carm-bulletin-5412-reason-codes-certain-free-trade-agreements',
    'https://www.htshub.com/ca-hs/head/2202-2',
  ],
  values: [
    ['02', 'Most-Favoured-Nation Tariff (MFN)', 0],
    ['03', 'General Tariff (GT)', 0],
    ['04', 'Australia Tariff (AUT)', 0],
    ['05', 'New Zealand Tariff (NZT)', 0],
    ['07', 'Commonwealth Caribbean Countries Tariff (CCCT)', 0],
    ['08', 'Least Developed Country Tariff (LDCT)', 0],
    ['09', 'General Preferential Tariff (GPT)', 0],
    ['10', 'United States Tariff (UST)', 0],
    ['11', 'Mexico Tariff (MXT); abbreviated MT in the 2016 list, MXT in 2025 listings', 0],
    [
      '12',
      'Mexico-United States Tariff (MUST); not seen in 2025 listings; keep for historical transactions',
      0,
    ],
    ['13', 'Canada-Israel Agreement Tariff (CIAT)', 0],
    ['14', 'Chile Tariff (CT)', 0],
    ['21', 'Costa Rica Tariff (CRT)', 0],
    ['22', 'Iceland Tariff (IT)', 0],
    ['23', 'Norway Tariff (NT)', 0],
    ['24', 'Switzerland-Liechtenstein Tariff (SLT)', 0],
    ['25', 'Peru Tariff (PT)', 0],
    ['26', 'Colombia Tariff (COLT)', 0],
    ['27', 'Jordan Tariff (JT)', 0],
    ['28', 'Panama Tariff (PAT)', 0],
    ['29', 'Honduras Tariff (HNT)', 0],
    ['30', 'Korea Tariff (KRT)', 0],
    ['31', 'Canada-European Union Tariff (CEUT)', 1],
    ['32', 'Ukraine Tariff (UAT)', 2],
    ['33', 'Comprehensive and Progressive Trans-Pacific Partnership Tariff (CPTPT)', 3],
    ['34', 'United Kingdom Tariff (UKT)', 4],
  ],
})

export const exciseCode = codeList({
  status: 'partial',
  membership: 'warn',
  scope: 'CARM',
  note: 'One excise code per CAD line; combined codes cover goods with several charges. Full tables: Appendices A to C of D18-5-1.',
  sources: [
    'https://www.cbsa-asfc.gc.ca/publications/dm-md/d18/d18-5-1-eng.html',
    'https://knowledge-base.globaletrade.services/portal/en/kb/sort-by-application/iid?page=1',
  ],
  values: [
    [
      'E00',
      'seen as the code to use where no excise applies to goods the system still prompts for',
      1,
    ],
    ['C00', 'named in the revision note of the memorandum (Appendix A, excise duties)', 0],
    ['C05', 'named in the revision note of the memorandum (Appendix A, excise duties)', 0],
    ['C16', 'named in the revision note of the memorandum (Appendix A, excise duties)', 0],
  ],
})

export const gstExemption = codeList({
  status: 'not-sourced',
  membership: 'none',
  scope: 'CARM',
  note: 'Current codes are in Appendix D of D18-5-1. The pre-CARM two-digit status codes (for example 48) were replaced.',
  sources: [
    'https://www.cbsa-asfc.gc.ca/publications/dm-md/d18/d18-5-1-eng.html',
    'https://bac-lac.wayback.archive-it.org/web/20061121083328/http://www.cbsa.gc.ca/E/pub/cm/d17-1-10/d17-1-10-10-e.html',
  ],
  values: [],
})
