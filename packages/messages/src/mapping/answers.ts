/** The mapping of what the agency answers, and of statements. Content sourced, shape ours. */
import { elements } from './element.js'

const transaction = ['transactionNumber', 'M', 'Transaction number', 'S', 'B1'] as const
const version = ['Version', 'S', 'B1'] as const
const answered = 'T24-144, KB'

export const acceptanceElements = elements([
  ['A1', ...transaction],
  ['A2', 'version', 'M', ...version],
  ['A3', 'acceptedAt', 'M', 'Moment of acceptance', 'S', 'B6'],
  ['A4', 'status', 'M', 'Accepted, with or without warnings', 'S', 'B15'],
  ['A5', 'warnings', 'M', 'Differences from the release record', 'S', 'B15'],
  ['A5', 'warnings.text', 'M', 'Text of the warning', 'S', 'B15'],
  ['A5', 'warnings.invoice', 'O', 'Invoice that it is about', 'ours', 'place of a warning'],
  ['A5', 'warnings.line', 'O', 'Line that it is about', 'ours', 'place of a warning'],
  ['A5', 'warnings.field', 'O', 'Field that it is about', 'ours', 'place of a warning'],
])

export const rejectionElements = elements([
  ['R1', ...transaction],
  ['R2', 'version', 'O', ...version],
  ['R3', 'rejectedAt', 'M', 'Moment of rejection', 'S', answered],
  ['R4', 'errors', 'M', 'Errors', 'S', answered],
  ['R4', 'errors.code', 'O', 'Error code; 158 alone was seen', 'S', 'KB'],
  ['R4', 'errors.text', 'M', 'Text of the error', 'S', answered],
  ['R4', 'errors.level', 'M', 'Of the schema, the header, an invoice or a line', 'I', answered],
  ['R4', 'errors.invoice', 'C', 'Invoice; stated at its level', 'ours', 'place of an error'],
  ['R4', 'errors.line', 'C', 'Line; stated at its level', 'ours', 'place of an error'],
  ['R4', 'errors.field', 'O', 'Field', 'ours', 'place of an error'],
])

const charges = (under: string) =>
  [
    ['D6', `${under}.customsDuty`, 'O', 'Customs duty', 'S', 'B6'],
    ['D6', `${under}.simaAssessment`, 'O', 'SIMA assessment', 'S', 'B7'],
    ['D6', `${under}.surtax`, 'O', 'Surtax', 'S', 'B20'],
    ['D6', `${under}.excise`, 'O', 'Excise', 'S', 'B6'],
    ['D6', `${under}.gst`, 'O', 'GST', 'S', 'B6'],
    ['D6', `${under}.provincial`, 'O', 'Provincial taxes', 'S', 'B6'],
    ['D6', `${under}.total`, 'M', 'Total', 'S', 'B6'],
  ] as const

export const assessmentElements = elements([
  ['D1', ...transaction],
  ['D2', 'version', 'M', ...version],
  ['D3', 'assessedAt', 'M', 'Moment of assessment', 'S', 'B6'],
  ['D4', 'paymentDueDate', 'O', 'Day on which payment is due', 'S', 'B5'],
  ['D5', 'lines', 'M', 'Charges of each line', 'S', 'B6'],
  ['D5', 'lines.line', 'M', 'Line number', 'S', 'B6'],
  ['D5', 'lines.simaCode', 'O', 'SIMA code as assessed', 'S', 'B7', { b3: [32] }],
  ...charges('lines'),
  ['D5', 'total', 'M', 'Charges of the declaration', 'S', 'B6'],
  ...charges('total'),
])

export const adjustmentDecisionElements = elements([
  ['J1', ...transaction],
  ['J2', 'version', 'M', ...version],
  ['J3', 'decidedAt', 'M', 'Moment of the decision', 'S', 'B5'],
  ['J4', 'decision', 'M', 'Approved or rejected', 'S', 'B5'],
  ['J5', 'remarks', 'M', 'Remarks, by line', 'S', 'B17'],
  ['J5', 'remarks.line', 'M', 'Line number', 'S', 'B17'],
  ['J5', 'remarks.text', 'M', 'Text of the remark', 'S', 'B17'],
])

const posted = 'DNSA'

/** Daily notice and statement of account share one body. */
export const statementElements = elements([
  ['S1', 'bn15', 'C', 'Importing account; this or the broker', 'S', 'DNSA, MOCK'],
  ['S1', 'brokerBn9', 'C', 'Broker; this or the account', 'S', 'DNSA'],
  ['S2', 'periodFrom', 'M', 'First day of the period', 'S', posted],
  ['S2', 'periodTo', 'M', 'Last day of the period', 'S', posted],
  ['S3', 'issuedOn', 'M', 'Day of issue', 'S', posted],
  ['S4', 'currency', 'M', 'Canadian dollars', 'ours', 'all amounts are'],
  ['S5', 'openingBalance', 'O', 'Balance before', 'ours', 'existing debt: DNSA'],
  ['S5', 'closingBalance', 'M', 'Balance after', 'ours', 'existing debt: DNSA'],
  ['S6', 'totalPayable', 'M', 'Total payable', 'S', 'ARL'],
  ['S6', 'totalPayable.importer', 'M', 'Part of the importer', 'S', 'ARL'],
  ['S6', 'totalPayable.broker', 'M', 'Part of the broker', 'S', 'ARL'],
  ['S7', 'lines', 'M', 'What was posted', 'S', posted],
  ['S8', 'lines.section', 'M', 'Section', 'S', 'MOCK'],
  ['S9', 'lines.postedOn', 'M', 'Day of posting', 'S', posted],
  ['S9', 'lines.accountingDate', 'M', 'Accounting date', 'S', 'ARL'],
  [
    'S10',
    'lines.documentType',
    'M',
    'Kind of document',
    'ours',
    'payments, interest, credits: DNSA',
  ],
  [
    'S11',
    'lines.transactionNumber',
    'C',
    'Transaction number; where a version is stated',
    'S',
    'B1',
  ],
  ['S11', 'lines.version', 'O', ...version],
  ['S12', 'lines.brokerAccountSecurity', 'O', "Broker's account security number", 'S', 'DNSA'],
  ['S13', 'lines.amount', 'M', 'Amount; positive is owed', 'S', posted],
  ['S14', 'lines.status', 'O', 'Status, like O for offset', 'S', 'ARL'],
  ['S15', 'lines.dueDate', 'M', 'Due date', 'S', 'MOCK'],
])
