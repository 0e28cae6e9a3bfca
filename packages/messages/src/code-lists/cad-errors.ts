/** What the agency answers to a declaration that it refuses. Data with its sources; separate because lists change and code does not. */
import { codeList } from './code-list.js'

export const cadError = codeList({
  status: 'partial',
  membership: 'reference',
  scope: 'CARM',
  note: 'Codes of the form T24-144/n and KB/n are ours; only 158 was seen as a code. Message texts are templates with variable parts shown as {x}.',
  sources: [
    'https://knowledge-base.globaletrade.services/portal/en/kb/articles/tcc24-144-carm-common-commercial-accounting-declaration-cad-errors',
    'https://knowledge-base.globaletrade.services/portal/en/kb/sort-by-application/iid',
    'https://knowledge-base.globaletrade.services/portal/en/kb/sort-by-application/iid?page=1',
  ],
  values: [
    [
      'T24-144/1',
      'Tariff Code {x} invalid with {y}',
      0,
      { level: 'line', cause: 'tariff code (99xx) incompatible with the classification' },
    ],
    [
      'T24-144/2',
      'Broker or Agent not authorized to submit declaration',
      0,
      { level: 'header', cause: 'delegation missing in CARM' },
    ],
    [
      'T24-144/3',
      'invalid {x}',
      0,
      {
        level: 'any',
        cause:
          'value not in its list; frequent for tariff codes, excise codes, orders in council, duty relief licences',
      },
    ],
    [
      'T24-144/4',
      '{x} field is missing or invalid',
      0,
      { level: 'any', cause: 'required value missing or malformed' },
    ],
    [
      'T24-144/5',
      'CAD Transaction {x} already in use',
      0,
      { level: 'header', cause: 'transaction number reused within 7 years and 3 months' },
    ],
    [
      'T24-144/6',
      'Tariff Treatment {x} cannot be used with country entered',
      0,
      { level: 'line', cause: 'treatment not open to the country of origin' },
    ],
    [
      'T24-144/7',
      '{x} measure found; {y} subject flag required',
      0,
      { level: 'line', cause: 'measure in force must be declared when SIMA subject is S or U' },
    ],
    [
      'T24-144/8',
      '{x} is missing from the submission',
      0,
      {
        level: 'line',
        cause: 'a previously submitted commodity line is absent from the new version',
      },
    ],
    [
      '158',
      'Function Code incorrect or Transaction code already submitted',
      1,
      {
        level: 'header',
        cause: 'that version already exists; send the right version number and function code',
      },
    ],
    [
      'KB/1',
      'Contract Account Invalid for Billing',
      1,
      { level: 'header', cause: 'exporter RM used instead of importer RM' },
    ],
    [
      'KB/2',
      'H: Broker / Agent Business No not authorized',
      2,
      { level: 'header', cause: 'party not registered or not an importer account' },
    ],
    [
      'KB/3',
      'fields do not match the fields associated with your Release',
      1,
      { level: 'any', cause: 'CAD compared with release data, for example unit of measure' },
    ],
    [
      'KB/4',
      'XML schema error on an id in the WCO Declaration namespace',
      2,
      { level: 'header', cause: 'account security number sent where a BN15 is required' },
    ],
  ],
})
