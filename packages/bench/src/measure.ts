/** Compares ways of doing one job: in turn, in changing order, and as ratios to the first of them. */
import { performance } from 'node:perf_hooks'

/** One way of doing the job. `run` answers with how many operations it did. */
export interface Variant {
  readonly name: string
  readonly run: () => Promise<number>
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
}

export interface Comparison {
  readonly title: string
  readonly rows: ReadonlyArray<Row>
  /** What the numbers are where they are no rates. */
  readonly unit?: string
}

const warmups = 2
const rounds = 9

/** By the clock on the wall, for durable work. */
export const compare = (title: string, variants: ReadonlyArray<Variant>): Promise<Comparison> =>
  compareBy(() => performance.now(), { title, variants })

/** By the time that this process was computing, for work that waits for nothing. */
export const compareProcessorTime = (
  title: string,
  variants: ReadonlyArray<Variant>,
): Promise<Comparison> => compareBy(processorTime, { title, variants })

const processorTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Ratios are taken within a round, so that a machine that slows down slows both sides. */
const compareBy = async (
  milliseconds: () => number,
  { title, variants }: { readonly title: string; readonly variants: ReadonlyArray<Variant> },
): Promise<Comparison> => {
  const rates = new Map(variants.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < warmups + rounds; round++) {
    process.stderr.write(`\r${title}: round ${round + 1} of ${warmups + rounds} `)
    for (const { name, run, before, after } of rotated(variants, round)) {
      await before?.()
      const start = milliseconds()
      const operations = await run()
      const rate = operations / ((milliseconds() - start) / 1000)
      await after?.()
      if (round >= warmups) rates.get(name)?.push(rate)
    }
  }
  process.stderr.write('\n')
  const baseline = rates.get(variants[0]?.name ?? '') ?? []
  return { title, rows: variants.map(({ name }) => rowOf(name, rates.get(name) ?? [], baseline)) }
}

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
  return [
    title,
    `${'way'.padEnd(width)}  ${`median${unit}`.padStart(9)}      least       most  ratio`,
    ...rows.map(
      ({ name, median: middle, least, most, ratio }) =>
        `${name.padEnd(width)}  ${number(middle)}  ${number(least)}  ${number(most)}  ${ratio.toFixed(2)}`,
    ),
  ].join('\n')
}
