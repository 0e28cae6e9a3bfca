/** What the catalogue says of penalties and due dates, for the plain book: in dollars and days. */
import { day } from './days.js'

interface Level {
  readonly amount: number
  readonly mostPerIssue?: number
  readonly most?: number
}

/** Catalogue 4.5: first, second, third and every later penalty. */
const levelsOf = (code: string): ReadonlyArray<Level> => {
  if (code === 'C070') return [{ amount: 1200 }, { amount: 2400 }, { amount: 4800 }]
  if (code === 'C005') return [{ amount: 150 }, { amount: 225 }, { amount: 450 }]
  if (code === 'LateAccounting') return [{ amount: 100 }]
  return [
    { amount: 500, mostPerIssue: 5000, most: 25_000 },
    { amount: 750, most: 200_000 },
    { amount: 1500, most: 400_000 },
  ]
}

/** In cents, for so many instances of each issue. */
export const penaltyCost = (code: string, level: number, issues: ReadonlyArray<number>): number => {
  const { amount, mostPerIssue = Infinity, most = Infinity } = levelsOf(code)[level - 1] as Level
  const ofIssues = issues.map((instances) => Math.min(instances * amount, mostPerIssue))
  const total = ofIssues.reduce((one, two) => one + two, 0)
  return Math.min(total, most) * 100
}

/** Catalogue 4.1: from the 17th that ends the period 14 days, 13 from a Saturday, 12 from a Sunday. */
export const dueWithPeriodOf = (today: string): string => {
  const [year = 0, month = 0, date = 0] = today.split('-').map(Number)
  const end = Date.UTC(year, date <= 17 ? month - 1 : month, 17)
  const weekday = new Date(end).getUTCDay()
  const days = weekday === 6 ? 13 : weekday === 0 ? 12 : 14
  return new Date(end + days * day).toISOString().slice(0, 10)
}
