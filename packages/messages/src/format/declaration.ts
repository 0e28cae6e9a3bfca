/** The body of a declaration in `cad-import/1`: header, invoices, lines; a complete snapshot (B3). */
import { Bn9, Bn15, CivilDate, NonNegativeMoney, TransactionNumber } from '@carmkit/core'
import { type Codec, closed, list, oneOf, type Static, text } from '@carmkit/kernel'
import { CadLine, mostLines, Place } from './line.js'
import {
  CadType,
  Country,
  Currency,
  FourDecimals,
  freeText,
  ModeOfTransport,
  Ordinal,
  PositiveRate,
  ReleaseOffice,
} from './values.js'

/** A business number, with or without the account of it that acts. */
export const Bn: Codec<Bn9 | Bn15> = text(
  'Bn',
  'a business number (Bn9) or an account of one (Bn15)',
  (value) => Bn9.is(value) || Bn15.is(value),
)

const Address = closed(
  'Address',
  { country: Country },
  {
    street: freeText(175),
    city: freeText(70),
    region: freeText(35),
    postalCode: freeText(20),
  },
)

const Party = closed('Party', { name: freeText(175) }, { address: Address })

export const Invoice = closed(
  'Invoice',
  {
    sequence: Ordinal,
    vendor: Party,
    placeOfExport: Place,
    directShipmentDate: CivilDate,
    currency: Currency,
    lines: list(CadLine, { least: 1, most: mostLines }),
  },
  {
    invoiceNumber: freeText(35),
    purchaser: Party,
    exchangeRate: PositiveRate,
    timeLimit: freeText(20),
  },
)
export type Invoice = Static<typeof Invoice>

const Totals = closed(
  'Totals',
  {},
  {
    valueForDuty: NonNegativeMoney,
    customsDuty: NonNegativeMoney,
    simaAssessment: NonNegativeMoney,
    excise: NonNegativeMoney,
    gst: NonNegativeMoney,
    payable: NonNegativeMoney,
  },
)

export const DeclarationBody = closed(
  'DeclarationBody',
  {
    transactionNumber: TransactionNumber,
    version: Ordinal,
    function: oneOf('Function', ['original', 'change', 'cancel']),
    cadType: CadType,
    importer: closed('ImporterOfRecord', { bn15: Bn15 }, { name: freeText(175) }),
    submitter: closed('Submitter', { bn: Bn }),
    invoices: list(Invoice, { least: 1, most: mostLines, key: ({ sequence }) => sequence }),
  },
  {
    releaseOffice: ReleaseOffice,
    releaseDate: CivilDate,
    cargoControlNumbers: list(freeText(25), { least: 1, most: 999 }),
    carrierCode: freeText(4),
    modeOfTransport: ModeOfTransport,
    portOfUnlading: freeText(4),
    usPortOfExit: freeText(4),
    freight: NonNegativeMoney,
    grossWeightKgm: FourDecimals,
    warehouseNumber: freeText(10),
    totals: Totals,
  },
)
export type DeclarationBody = Static<typeof DeclarationBody>
