/** Compares ways of doing one job: in turn, in changing order, and as ratios to the first of them. */
import { performance } from 'node:perf_hooks'

/** One way of doing the job. `run` answers with how many operations it did. */
export interface Variant {
  readonly name: string
  readonly run: () => Promise<number>
  /** Operations a second that are wanted of it, to be told beside what it did. */
  readonly wanted?: number
  /** Before and after each run, while no clock runs: what is done once, however long the work. */
  readonly before?: () => Promise<void>
  readonly after?: () => Promise<void>
}

export interface Row {
  readonly name: string
  /** Median, least and most of the counted rounds: operations a second, where nothing else is said. */
  readonly median: number
  readonly least: number
  readonly most: number
  /** What was measured, round by round. */
  readonly rates: ReadonlyArray<number>
  /** Median of the ratios, round by round, to the first variant. */
  readonly ratio: number
  readonly wanted?: number
}

export interface Comparison {
  readonly title: string
  readonly rows: ReadonlyArray<Row>
  /** What the numbers are where they are no rates. */
  readonly unit?: string
  /** One sentence, where a bound that has to hold on any machine did not: the run fails. */
  readonly missed?: string
}

const warmups = 2
const rounds = 9

/** By the clock on the wall, for durable work. */
export const compare = (title: string, variants: ReadonlyArray<Variant>): Promise<Comparison> =>
  compareBy({ title, milliseconds: wallTime }, variants)

/** By the time that this process was computing, for work that waits for nothing. */
export const compareProcessorTime = (
  title: string,
  variants: ReadonlyArray<Variant>,
): Promise<Comparison> => compareBy({ title, milliseconds: processorTime }, variants)

/** What runs while a variant does, and the title of what it shows. */
export interface Clock {
  readonly title: string
  readonly milliseconds: () => number | Promise<number>
}

export const wallTime = (): number => performance.now()

/** Of this process. */
export const processorTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const compareBy = async (clock: Clock, variants: ReadonlyArray<Variant>): Promise<Comparison> =>
  (await compareByAll([clock], variants))[0] as Comparison

/**
 * By several clocks in the same rounds, a comparison for each. Ratios are taken within a round, so that a machine
 * that slows down slows both sides.
 */
export const compareByAll = async (
  clocks: ReadonlyArray<Clock>,
  variants: ReadonlyArray<Variant>,
): Promise<ReadonlyArray<Comparison>> => {
  const rates = clocks.map(() => variants.map((): number[] => []))
  for (let round = 0; round < warmups + rounds; round++) {
    process.stderr.write(`\r${clocks[0]?.title}: round ${round + 1} of ${warmups + rounds} `)
    for (const { variant, index } of rotated(variants.map(numbered), round)) {
      const found = await ratesOf(variant, clocks)
      if (round >= warmups) found.forEach((rate, clock) => rates[clock]?.[index]?.push(rate))
    }
  }
  process.stderr.write('\n')
  return clocks.map(({ title }, clock) => ({
    title,
    rows: variants.map(({ name, wanted }, index) => ({
      ...rowOf(name, rates[clock]?.[index] ?? [], rates[clock]?.[0] ?? []),
      ...(wanted === undefined ? {} : { wanted }),
    })),
  }))
}

const numbered = (variant: Variant, index: number) => ({ variant, index })

/** Operations a second, by each of the clocks. */
const ratesOf = async (
  { run, before, after }: Variant,
  clocks: ReadonlyArray<Clock>,
): Promise<ReadonlyArray<number>> => {
  await before?.()
  const starts = await timesOf(clocks)
  const operations = await run()
  const ends = await timesOf(clocks)
  await after?.()
  return ends.map((end, clock) => operations / ((end - (starts[clock] ?? 0)) / 1000))
}

const timesOf = (clocks: ReadonlyArray<Clock>): Promise<ReadonlyArray<number>> =>
  Promise.all(clocks.map(async ({ milliseconds }) => milliseconds()))

const rotated = <A>(items: ReadonlyArray<A>, by: number): ReadonlyArray<A> =>
  items.map((_, index) => items[(index + by) % items.length] as A)

/** The same rounds, as ratios to another way of doing the job. */
export const against = (
  baseline: string,
  {
    title,
    comparison: { rows, ...rest },
  }: { readonly title: string; readonly comparison: Comparison },
): Comparison => {
  const measured = rows.find(({ name }) => name === baseline)?.rates ?? []
  return { ...rest, title, rows: rows.map(({ name, rates }) => rowOf(name, rates, measured)) }
}

/** The row of measured values beside those of the first way. */
export const rowOf = (
  name: string,
  rates: ReadonlyArray<number>,
  baseline: ReadonlyArray<number>,
): Row => ({
  name,
  median: median(rates),
  least: Math.min(...rates),
  most: Math.max(...rates),
  rates,
  ratio: median(rates.map((rate, round) => rate / (baseline[round] ?? rate))),
})

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/** As a table in plain text. */
export const tableOf = ({ title, rows, unit = '/s' }: Comparison): string => {
  if (rows.length === 0) return title
  const width = Math.max(...rows.map(({ name }) => name.length))
  const number = (value: number): string => String(Math.round(value)).padStart(9)
  const wantedIn = ({ wanted }: Row): string =>
    wanted === undefined ? '' : `  wanted ${wanted}${unit}`
  return [
    title,
    `${'way'.padEnd(width)}  ${`median${unit}`.padStart(9)}      least       most  ratio`,
    ...rows.map((row) => {
      const numbers = [row.median, row.least, row.most].map(number).join('  ')
      return `${row.name.padEnd(width)}  ${numbers}  ${row.ratio.toFixed(2)}${wantedIn(row)}`
    }),
  ].join('\n')
}
