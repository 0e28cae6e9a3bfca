/**
 * A line of a message as a line of ours, of a draft or of a version that others filed.
 *
 * Separate from the commands because this is where two models meet: a file states amounts, a line
 * here the rates from which they follow. Where the rate cannot be told, a draft is not made; what
 * others filed is recorded all the same, and our charges of it are unknown.
 */
import { withoutTrailingZeros } from '@carmkit/core'
import type { Fault } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { CadLine } from '../format/line.js'

/** Highest line number, and longest description, of a draft. */
const mostLineNumber = 999
const longestDescription = 200

/** A property that a line here has no place for, or that it needs and the file does not state. */
export interface Unheld {
  /** Within the line, like `surtax[0].amount`. */
  readonly path: string
  readonly reason: string
  /** The charges of the line cannot be told without it. */
  readonly isCharged: boolean
}

/** A line as far as there is a place for it: null stands for what is not held. */
export interface Held {
  readonly line: Readonly<Record<string, unknown>> & { readonly number: number }
  readonly unheld: ReadonlyArray<Unheld>
}

/** Left: every property that a draft cannot hold, under `path`. */
export const draftLine = (
  line: CadLine,
  path: string,
): E.Either<ReadonlyArray<Fault>, Held['line']> => {
  const held = heldLine(line)
  return held.unheld.length > 0
    ? E.left(held.unheld.map((one) => ({ path: `${path}.${one.path}`, reason: one.reason })))
    : E.right(held.line)
}

export const heldLine = (line: CadLine): Held => {
  const customsDuty = customsDutyOf(line.customsDutyRate)
  const salesTaxRate = salesTaxRateOf(line)
  const unheld = unheldOf(line, { customsDuty, salesTaxRate })
  const isHeld = (path: string): boolean => unheld.every((one) => one.path !== path)
  const first = line.quantity?.[0]
  return {
    unheld,
    line: {
      number: line.lineNumber,
      classification: line.classification,
      description: isHeld('narrativeDescription') ? line.narrativeDescription : null,
      countryOfOrigin:
        line.origin.usState === undefined ? line.origin.country : `U${line.origin.usState}`,
      tariffTreatment: line.tariffTreatment,
      tariffCode: isHeld('tariffCode') ? (line.tariffCode ?? null) : null,
      valueForDutyCode: line.vfdCode,
      simaSubject: line.sima?.subject ?? notSubject,
      valuation: { kind: 'valueForDuty', amount: line.valueForDuty },
      quantity: first?.value ?? null,
      unit: first?.unit ?? null,
      customsDuty,
      sima: line.simaAssessment ?? null,
      surtaxes: [],
      excise: [],
      luxury: null,
      salesTaxRate,
      provincialTaxRate: null,
      consumption: 'commercial',
      ...(line.rulingNumber === undefined ? {} : { rulingNumber: line.rulingNumber }),
    },
  }
}

/** A line that says nothing of SIMA is not subject, and its goods are commercial (assumed CK-97). */
const notSubject = 'N'

const unheldOf = (
  line: CadLine,
  rates: { readonly customsDuty: object | null; readonly salesTaxRate: string | null },
): ReadonlyArray<Unheld> => {
  const levied = (line.surtax ?? []).findIndex(({ amount }) => amount !== '0.00')
  const tests: ReadonlyArray<readonly [isUnheld: boolean, path: string, reason: string]> = [
    [line.lineNumber > mostLineNumber, 'lineNumber', `a draft has numbers to ${mostLineNumber}`],
    [
      line.narrativeDescription.length > longestDescription,
      'narrativeDescription',
      `a draft has descriptions of at most ${longestDescription} characters`,
    ],
    [
      line.tariffCode !== undefined && !/^9[89]/.test(line.tariffCode),
      'tariffCode',
      'a draft takes codes of chapters 98 and 99',
    ],
    [
      levied !== -1,
      `surtax[${levied}].amount`,
      'a draft states the measure and its rate, not the amount',
    ],
    [
      line.exciseAmount !== undefined && line.exciseAmount !== '0.00',
      'exciseAmount',
      'a draft states the rate of the excise, not the amount',
    ],
    [
      rates.customsDuty === null,
      'customsDutyRate',
      'a draft needs a rate of customs duty like "Free" or "6.5%"',
    ],
    [rates.salesTaxRate === null, 'gstRate', 'a draft needs the rate of GST, or why none is due'],
  ]
  return tests.flatMap(([isUnheld, path, reason]) =>
    isUnheld
      ? [{ path, reason, isCharged: chargedFields.some((one) => path.startsWith(one)) }]
      : [],
  )
}

const chargedFields = ['surtax', 'exciseAmount', 'customsDutyRate', 'gstRate']

/** The two spellings that can be read without doubt; compound rates cannot. */
const customsDutyOf = (rate: string | undefined): object | null => {
  if (rate === undefined) return null
  if (/^free$/i.test(rate)) return { kind: 'free' }
  const percent = /^([0-9]{1,3})(?:\.([0-9]{1,6}))?\s?%$/.exec(rate)
  if (percent === null) return null
  const [, whole = '0', decimals = ''] = percent
  return { kind: 'adValorem', rate: hundredth(whole, decimals) }
}

/** `6` and `5` of `6.5` are `0.065`: digits move, nothing is calculated. */
const hundredth = (whole: string, decimals: string): string => {
  const digits = whole.padStart(3, '0')
  const rate = `${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`
  return withoutTrailingZeros(rate.replace(/^0+(?=[0-9])/, ''))
}

/** Goods that state an exemption and no rate are free of GST (assumed CK-98). */
const salesTaxRateOf = ({ gstRate, gstExemptionCode }: CadLine): string | null =>
  gstRate ?? (gstExemptionCode === undefined ? null : '0')
