/** What the mapping cites: facts about declarations with their sources. Most were read as stored excerpts. */

export interface Fact {
  readonly text: string
  readonly address: string
}

const cscb = 'https://cscb.ca/en/article'
const kb = 'https://knowledge-base.globaletrade.services/portal/en/kb'
const cad = 'https://www.ghy.com/carm/commercial-accounting-declaration-cad/'
const t24 = `${kb}/articles/tcc24-144-carm-common-commercial-accounting-declaration-cad-errors`

export const facts: { readonly [key: string]: Fact } = {
  B1: {
    text: 'One transaction number for the life of a declaration; a change is a new version.',
    address: 'https://cscb.ca/glossary/v?combine=&order=field_term&sort=asc',
  },
  B3: { text: 'A new version repeats every line submitted before.', address: t24 },
  B4: {
    text: 'A version that exists is refused; version and function code must advance.',
    address: `${kb}/sort-by-application/iid`,
  },
  B5: {
    text: 'Before the payment due date a change is a correction, after it an adjustment.',
    address: 'https://www.ghy.com/carm/corrections-and-adjustments-of-a-cad/',
  },
  B6: { text: 'The agency calculates duties and taxes and returns the totals.', address: cad },
  B7: {
    text: 'The SIMA code is an output; the input is whether goods are subject.',
    address: `${cscb}/bulletin-5391-clarification-sima-cad-submissions`,
  },
  B8: {
    text: 'Subject goods state SIMA price and currency; cooperative exporters also exporter and model.',
    address: `${cscb}/bulletin-5391-clarification-sima-cad-submissions`,
  },
  B9: {
    text: 'One excise code for each line at most.',
    address: 'https://www.cbsa-asfc.gc.ca/publications/dm-md/d18/d18-5-1-eng.html',
  },
  B10: { text: 'Each commercial invoice line is a line of the declaration.', address: cad },
  B11: { text: 'Two descriptions for each line, and details of the vendor.', address: cad },
  B12: { text: 'Types C and V are entered in the portal only.', address: cad },
  B13: {
    text: 'Only an importing account can be used.',
    address: `${cscb}/carm-bulletin-5397-adjustments-goods-previously-accounted-under-exporter-rm-account`,
  },
  B14: { text: 'The submitter holds delegated authority.', address: t24 },
  B15: {
    text: 'Fields are compared with the release record, and differences reported.',
    address: `${kb}/sort-by-application/iid`,
  },
  B16: {
    text: 'The order of the reason codes of a line counts.',
    address: `${cscb}/carm-bulletin-5417-ordering-reason-codes-when-submitting-cad-adjustments`,
  },
  B17: {
    text: 'The reason of a rejected adjustment stands in the commodity remarks.',
    address: `${cscb}/carm-bulletin-5419-cad-adjustment-rejection`,
  },
  B20: {
    text: 'Importer, vendor, classification, origin, value for duty, measures; surtax is field 85.',
    address:
      'https://buckland.com/news/cbsa-implements-50-surtax-trqs-on-steel-imports-from-non-fta-countries/',
  },
  B22: {
    text: 'Value for duty is in dollars, at the rate of the day direct shipment began.',
    address: 'https://cbsa-asfc.gc.ca/import/valuation-valeur/customs-val-douane-eng.html',
  },
  B23: {
    text: 'A transaction number has 14 digits, the first five are the account security number.',
    address: 'http://www.cbsa-asfc.gc.ca/eservices/info-edi-eng.html',
  },
  B24: {
    text: 'A check digit exists; its rule was not found.',
    address: 'https://docslib.org/doc/8359148/memorandum-d17-1-10',
  },
  'B3-3': {
    text: 'The numbered fields of the form that the declaration replaced.',
    address: 'https://cbsa-asfc.gc.ca/publications/forms-formulaires/b3-3-eng.html',
  },
  COLE: {
    text: 'The types of declaration.',
    address:
      'https://blog.coleintl.com/import-foundations/how-to-determine-the-declaration-type-required-on-the-cad',
  },
  RULINGS: {
    text: 'A ruling is used by quoting its case number on the declaration.',
    address: 'https://cbsa-asfc.gc.ca/import/ar-da/who-qui-eng.html',
  },
  'D18-5-1': {
    text: 'Codes of excise and of exemption from GST.',
    address: 'https://www.cbsa-asfc.gc.ca/publications/dm-md/d18/d18-5-1-eng.html',
  },
  'T24-144': { text: 'The common errors of declarations.', address: t24 },
  KB: {
    text: 'Errors as a software vendor explains them.',
    address: `${kb}/sort-by-application/iid`,
  },
  DNSA: {
    text: 'Daily notices and statements of account: periods, days, content.',
    address: 'https://www.cbsa-asfc.gc.ca/prog/arl-glcc/dnsa-aqrc-eng.html',
  },
  MOCK: {
    text: 'Mock-ups of notices and statements, of 2016.',
    address: 'http://cbsa-asfc.gc.ca/prog/arl-glcc/soa-rdc-eng.html',
  },
  ARL: {
    text: 'Changes of notices and statements in 2016.',
    address: 'https://cscb.ca/fr/article/arl-eccrds',
  },
}
