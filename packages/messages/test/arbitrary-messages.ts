/** Generators of messages in their one form, each passing every rule: one for each kind. */
import { moneyOf } from '@carmkit/core'
import type { Message, MessageKind } from '@carmkit/messages'
import fc from 'fast-check'
import {
  bn9,
  bn15,
  capitals,
  codeIn,
  currency,
  date,
  decimal,
  digits,
  instant,
  listOfOne,
  money,
  ordinal,
  positive,
  record,
  signed,
  words,
} from './arbitrary-values.js'

const place = fc.oneof(
  record({ country: capitals(2) }, {}),
  record({ country: fc.constant('US') }, { usState: capitals(2) }),
)
const address = record(
  { country: capitals(2) },
  { street: words, city: words, region: words, postalCode: words },
)
const party = record({ name: words }, { address })
const details = { exporterId: words, modelIds: listOfOne(words) }
const sima = fc.oneof(
  record({ subject: fc.constant('N') }, details),
  record({ subject: fc.constant('U'), measure: words }, details),
  record(
    { subject: fc.constant('S'), measure: words, invoicePrice: money, currency },
    { ...details, codeAssessed: digits(2) },
  ),
)

const line = record(
  {
    lineNumber: ordinal,
    classification: digits(10),
    narrativeDescription: words,
    origin: place,
    tariffTreatment: digits(2),
    vfdCode: codeIn('valueForDutyCode'),
    valueForCurrencyConversion: money,
    valueForDuty: money,
  },
  {
    tariffCode: digits(4),
    classificationDescription: words,
    quantity: fc.uniqueArray(record({ value: decimal(4), unit: capitals(3) }, {}), {
      minLength: 1,
      maxLength: 3,
      selector: (one) => one['unit'],
    }),
    valueForTax: money,
    sima,
    surtax: fc.uniqueArray(record({ code: capitals(6), amount: money }, {}), {
      minLength: 1,
      maxLength: 3,
      selector: (one) => one['code'],
    }),
    countryOfMeltAndPour: capitals(2),
    permitNumber: words,
    exciseCode: capitals(3),
    exciseAmount: money,
    gstExemptionCode: digits(2),
    gstRate: decimal(6),
    gst: money,
    customsDutyRate: words,
    customsDuty: money,
    simaAssessment: money,
    specialAuthority: listOfOne(words),
    previousTransaction: record({ number: digits(14), line: ordinal }, {}),
    adjustment: record(
      { reasons: listOfOne(record({ code: codeIn('adjustmentReason'), program: words }, {})) },
      {},
    ),
    rulingNumber: capitals(10),
    remarks: words,
  },
)

/** Numbers of invoices and lines follow their order, since none may stand twice. */
const invoices = listOfOne(
  record(
    {
      vendor: party,
      placeOfExport: place,
      directShipmentDate: date,
      currency,
      lines: listOfOne(line),
    },
    { invoiceNumber: words, purchaser: party, exchangeRate: positive(6), timeLimit: words },
  ),
).map((made) =>
  made.map((invoice, index) => ({
    ...invoice,
    sequence: index + 1,
    lines: (invoice['lines'] as Record<string, unknown>[]).map((one, at) => ({
      ...one,
      lineNumber: index * 10 + at + 1,
    })),
  })),
)

const declaration = record(
  {
    transactionNumber: digits(14),
    version: ordinal,
    function: fc.constantFrom('original', 'change', 'cancel'),
    cadType: fc.constantFrom('AB', 'TT', 'C', 'F', 'V', '13', 'ZZ'),
    importer: record({ bn15 }, { name: words }),
    submitter: record({ bn: fc.oneof(bn9, bn15) }, {}),
    releaseOffice: fc.oneof(digits(3), digits(4)),
    releaseDate: date,
    invoices,
  },
  {
    cargoControlNumbers: listOfOne(words),
    carrierCode: digits(4),
    modeOfTransport: digits(1),
    portOfUnlading: digits(4),
    usPortOfExit: digits(4),
    freight: money,
    grossWeightKgm: decimal(4),
    warehouseNumber: digits(4),
    totals: record(
      {},
      {
        valueForDuty: money,
        customsDuty: money,
        simaAssessment: money,
        excise: money,
        gst: money,
        payable: money,
      },
    ),
  },
)

const ofVersion = { transactionNumber: digits(14), version: ordinal }
const where = { invoice: ordinal, line: ordinal, field: words }
const charges = {
  customsDuty: signed,
  simaAssessment: signed,
  surtax: signed,
  excise: signed,
  gst: signed,
  provincial: signed,
}
const lineOnce = {
  minLength: 0,
  maxLength: 3,
  selector: (one: Record<string, unknown>) => one['line'],
}

const acceptance = record(
  {
    ...ofVersion,
    acceptedAt: instant,
    status: fc.constantFrom('accepted', 'acceptedWithWarnings'),
    warnings: fc.array(record({ text: words }, where), { maxLength: 3 }),
  },
  {},
)
const rejection = record(
  {
    transactionNumber: digits(14),
    rejectedAt: instant,
    errors: listOfOne(
      fc.oneof(
        record(
          { text: words, level: fc.constantFrom('schema', 'header') },
          { code: words, ...where },
        ),
        record(
          {
            text: words,
            level: fc.constantFrom('invoice', 'line'),
            invoice: ordinal,
            line: ordinal,
          },
          { code: words, field: words },
        ),
      ),
    ),
  },
  { version: ordinal },
)
const assessment = record(
  {
    ...ofVersion,
    assessedAt: instant,
    lines: fc.uniqueArray(
      record({ line: ordinal, total: signed }, { ...charges, simaCode: digits(2) }),
      lineOnce,
    ),
    total: record({ total: signed }, charges),
  },
  { paymentDueDate: date },
)
const adjustmentDecision = record(
  {
    ...ofVersion,
    decidedAt: instant,
    decision: fc.constantFrom('approved', 'rejected'),
    remarks: fc.array(record({ line: ordinal, text: words }, {}), { maxLength: 3 }),
  },
  {},
)

const statementLine = fc.oneof(
  record(
    {
      section: fc.constantFrom('transactions', 'x'),
      postedOn: date,
      accountingDate: date,
      documentType: words,
      amount: signed,
      dueDate: date,
      transactionNumber: digits(14),
    },
    { version: ordinal, brokerAccountSecurity: digits(5), status: fc.constantFrom('O', 'P') },
  ),
  record(
    {
      section: fc.constant('otherTransactions'),
      postedOn: date,
      accountingDate: date,
      documentType: words,
      amount: signed,
      dueDate: date,
    },
    {},
  ),
)
const inCents = (amount: unknown): number => Number(String(amount).replace('.', ''))
const statement = fc
  .tuple(
    fc.oneof(record({ bn15 }, {}), record({ brokerBn9: bn9 }, {})),
    fc.tuple(date, date, date),
    record(
      {
        currency: fc.constant('CAD'),
        closingBalance: signed,
        totalPayable: record({ importer: signed, broker: signed }, {}),
        lines: fc.array(statementLine, { maxLength: 4 }),
      },
      { openingBalance: signed },
    ),
  )
  .map(([owner, days, body]) => {
    const [periodFrom, periodTo, issuedOn] = days.toSorted()
    const lines = body['lines'] as ReadonlyArray<Record<string, unknown>>
    const reached = lines.reduce(
      (sum, { amount }) => sum + inCents(amount),
      inCents(body['openingBalance']),
    )
    const closing =
      body['openingBalance'] === undefined ? {} : { closingBalance: moneyOf(reached as never) }
    return { ...owner, ...body, ...closing, periodFrom, periodTo, issuedOn }
  })

const bodies: { readonly [kind in MessageKind]: fc.Arbitrary<object> } = {
  declaration,
  acceptance,
  rejection,
  assessment,
  adjustmentDecision,
  'daily-notice/1': statement,
  'statement-of-account/1': statement,
}

/** Messages of one kind. */
export const messagesOf = (kind: MessageKind): fc.Arbitrary<Message> =>
  record(
    {
      ...(kind.includes('/')
        ? { schema: fc.constant(kind) }
        : { schema: fc.constant('cad-import/1'), kind: fc.constant(kind) }),
      messageId: fc.uuid(),
      createdAt: instant,
      sender: fc.oneof(bn9, bn15),
      channel: fc.constantFrom('edi', 'api', 'portal', 'broker-export', 'manual'),
      body: bodies[kind],
    },
    { extensions: fc.constantFrom({}, { house: ['system', 1.5, null, { deep: true }] }) },
  ) as fc.Arbitrary<unknown> as fc.Arbitrary<Message>
