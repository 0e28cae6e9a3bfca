/** `carmkit rate`: the charges of a declaration, without a store. */
import { readFile, stat } from 'node:fs/promises'
import {
  decodeRatingRequest,
  type LineTerms,
  type RatingRequest,
  rateWithTerms,
  ratingAnswer,
  ratingFault,
} from '@carmkit/core'
import { type Fault, parseJson } from '@carmkit/kernel'
import Table from 'cli-table3'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { maxLineBytes } from '../lines.js'
import type { Output } from '../output.js'
import { inWords, termsText } from '../text/terms.js'

export interface RateOptions {
  readonly json?: boolean
  /** With the arithmetic of every charge. */
  readonly terms?: boolean
}

type Answer = ReturnType<typeof ratingAnswer>

interface Rated {
  readonly answer: Answer
  readonly terms: ReadonlyArray<LineTerms>
}

export const rateFile = async (
  file: string,
  { json, terms: isTold }: RateOptions,
  output: Output,
): Promise<ExitCode> => {
  const text = await readBounded(file)
  if (E.isLeft(text)) {
    output.note(`carmkit: ${text.left}`)
    return exitCodes.invalid
  }
  const rated = answerTo(text.right)
  if (E.isLeft(rated)) {
    if (json) await output.line(JSON.stringify({ faults: rated.left }))
    else
      for (const { path, reason } of rated.left)
        output.note(`carmkit: ${path === '' ? '' : `${path}: `}${reason}`)
    return exitCodes.invalid
  }
  const { answer, terms } = rated.right
  if (json) await output.line(JSON.stringify(isTold ? { ...answer, terms } : answer))
  else {
    await output.line(tableOf(answer, output))
    if (isTold) for (const text of terms.flatMap(termsTexts)) await output.line(text)
  }
  return exitCodes.ok
}

const readBounded = async (file: string): Promise<E.Either<string, string>> => {
  try {
    const { size } = await stat(file)
    if (size > maxLineBytes) return E.left(`${file} is larger than ${maxLineBytes} bytes`)
    return E.right(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)))
  } catch (error) {
    return E.left(
      `cannot read ${file}: ${error instanceof Error ? error.message : 'unknown error'}`,
    )
  }
}

const answerTo = (text: string): E.Either<ReadonlyArray<Fault>, Rated> => {
  const parsed = parseJson(text)
  if (E.isLeft(parsed)) return E.left([parsed.left])
  const request = decodeRatingRequest(parsed.right)
  return E.isLeft(request) ? request : charged(request.right)
}

const charged = ({ lines, date }: RatingRequest): E.Either<ReadonlyArray<Fault>, Rated> => {
  const rated = rateWithTerms(lines, { date })
  return E.isLeft(rated)
    ? E.left([ratingFault(rated.left)])
    : E.right({ answer: ratingAnswer(rated.right.charges), terms: rated.right.terms })
}

/** `line 1 sales tax 11.45: 228.95 value for tax x 0.05 rate, rounded to the cent`. */
const termsTexts = (terms: LineTerms, index: number): ReadonlyArray<string> =>
  Object.entries(terms).map(
    ([name, one]) =>
      `line ${index + 1} ${inWords(name)} ${one.amount ?? 'not stated'}: ${termsText(one)}`,
  )

/** Charges of every declaration: what the file does not determine is shown as such, not left out. */
const always = [
  'value_for_duty',
  'customs_duty',
  'sima',
  'surtax',
  'excise',
  'value_for_tax',
  'sales_tax',
  'total_payable',
] as const

/** One column for each line and one for the total. */
const tableOf = ({ lines, ...total }: Answer, { colors }: Output): string => {
  const names = [
    ...new Set([...always, ...[total, ...lines].flatMap((charges) => Object.keys(charges))]),
  ] as (keyof typeof total)[]
  const table = new Table({
    head: ['charge', ...lines.map((_, index) => `line ${index + 1}`), 'total'].map((title) =>
      colors.bold(title),
    ),
    colAligns: ['left', ...lines.map(() => 'right' as const), 'right'],
    style: { head: [], border: [], compact: true },
  })
  for (const name of names) {
    table.push([
      name.replaceAll('_', ' '),
      ...lines.map((line) => line[name] ?? 'not stated'),
      total[name] ?? 'not stated',
    ])
  }
  return table.toString()
}
