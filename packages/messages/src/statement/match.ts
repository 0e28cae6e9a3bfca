/**
 * Which of their lines is which of ours. Lines are paired by what identifies them best; each step
 * looks at the lines that the steps before it left over, and names what differs between its pairs.
 */
import { centsIn, type Line, type OurLine, offsetStatus } from './ours.js'

/** What differs between two lines that are about the same thing; null where nothing does. */
export type Discord = 'security' | 'dueDate' | 'amount' | 'version' | 'transaction' | 'status'

export interface Theirs {
  /** Position among the lines of their message. */
  readonly index: number
  readonly line: Line
}

export interface Pairing {
  readonly pairs: ReadonlyArray<{
    readonly ours: OurLine
    readonly theirs: Theirs
    readonly discord: Discord
  }>
  readonly onlyOurs: ReadonlyArray<OurLine>
  readonly onlyTheirs: ReadonlyArray<Theirs>
}

interface Step {
  readonly discord: Discord | null
  /** Lines of equal keys are a pair; null for a line that the step says nothing about. */
  readonly keyOf: (line: Line) => string | null
}

const { number, version, amount, dueDate, security, type } = {
  number: ({ transactionNumber }: Line) => transactionNumber ?? '',
  version: (line: Line) => String(line.version ?? ''),
  amount: (line: Line) => line.amount,
  dueDate: (line: Line) => line.dueDate,
  security: ({ brokerAccountSecurity }: Line) => brokerAccountSecurity ?? '',
  type: ({ documentType }: Line) => documentType,
}

const by =
  (...parts: ReadonlyArray<(line: Line) => string>) =>
  (line: Line): string =>
    parts.map((part) => part(line)).join('|')

const numbered =
  (keyOf: (line: Line) => string) =>
  (line: Line): string | null =>
    line.transactionNumber === undefined ? null : keyOf(line)
const unnumbered =
  (keyOf: (line: Line) => string) =>
  (line: Line): string | null =>
    line.transactionNumber === undefined ? keyOf(line) : null

/** Document types have no public names, so they decide only where nothing else does. */
const steps: ReadonlyArray<Step> = [
  { discord: null, keyOf: by(number, version, amount, dueDate, security, type) },
  { discord: null, keyOf: by(number, version, amount, dueDate, security) },
  { discord: 'security', keyOf: by(number, version, amount, dueDate) },
  { discord: 'dueDate', keyOf: numbered(by(number, version, amount)) },
  { discord: 'dueDate', keyOf: unnumbered(by(amount, type)) },
  { discord: 'amount', keyOf: numbered(by(number, version, type)) },
  { discord: 'amount', keyOf: unnumbered(by(type, dueDate)) },
  { discord: 'version', keyOf: numbered(by(number, amount)) },
  { discord: 'transaction', keyOf: by(amount, dueDate, type) },
  { discord: 'amount', keyOf: numbered(by(number, version)) },
]

/** Steps whose pairs are equal in all that counts. */
const equalSteps = steps.filter(({ discord }) => discord === null).length

export const paired = (ours: ReadonlyArray<OurLine>, theirs: ReadonlyArray<Theirs>): Pairing => {
  const pairs: Array<Pairing['pairs'][number]> = []
  let left: Left = { ours, theirs }
  for (const [index, step] of steps.entries()) {
    if (index === equalSteps) left = withoutCondensed(left)
    left = matched(left, step, pairs)
  }
  return { pairs, onlyOurs: left.ours, onlyTheirs: left.theirs }
}

interface Left {
  readonly ours: ReadonlyArray<OurLine>
  readonly theirs: ReadonlyArray<Theirs>
}

/** One step over what is left; its pairs are added where something differs. */
const matched = (
  { ours, theirs }: Left,
  { discord, keyOf }: Step,
  pairs: Array<Pairing['pairs'][number]>,
): Left => {
  const waiting = new Map<string, OurLine[]>()
  for (const one of ours) {
    const key = keyOf(one.line)
    if (key === null) continue
    const known = waiting.get(key)
    if (known === undefined) waiting.set(key, [one])
    else known.push(one)
  }
  const taken = new Set<OurLine>()
  const left = theirs.filter((one) => {
    const key = keyOf(one.line)
    const match = key === null ? undefined : waiting.get(key)?.shift()
    if (match === undefined) return true
    taken.add(match)
    const found = discord ?? statusDiscord(match, one)
    if (found !== null) pairs.push({ ours: match, theirs: one, discord: found })
    return false
  })
  return { ours: ours.filter((one) => !taken.has(one)), theirs: left }
}

/** They say that a line is offset, and ours is not. What else they state has no public meaning. */
const statusDiscord = ({ line: ours }: OurLine, { line: theirs }: Theirs): Discord | null =>
  theirs.status === offsetStatus && ours.status !== offsetStatus ? 'status' : null

/**
 * One side may tell in one line what the other tells in several: a declaration with its correction,
 * say. Where the sums of a declaration agree so, nothing differs.
 */
const withoutCondensed = ({ ours, theirs }: Left): Left => {
  const sums = new Map<string, { cents: number; ours: number; theirs: number }>()
  const add = (line: Line, side: 'ours' | 'theirs', sign: 1 | -1): void => {
    const sum = sums.get(number(line)) ?? { cents: 0, ours: 0, theirs: 0 }
    sum.cents += sign * centsIn(line.amount)
    sum[side] += 1
    sums.set(number(line), sum)
  }
  for (const { line } of ours) add(line, 'ours', 1)
  for (const { line } of theirs) add(line, 'theirs', -1)
  const isTold = ({ line }: { readonly line: Line }): boolean => {
    const sum = sums.get(number(line))
    return (
      line.transactionNumber !== undefined &&
      sum !== undefined &&
      sum.cents === 0 &&
      sum.ours > 0 &&
      sum.theirs > 0 &&
      sum.ours !== sum.theirs
    )
  }
  return {
    ours: ours.filter((one) => !isTold(one)),
    theirs: theirs.filter((one) => !isTold(one)),
  }
}
