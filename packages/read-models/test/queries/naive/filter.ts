/** What the plain answers filter by. */
import { type CivilDate, easternDateOf, type Instant } from '@carmkit/core'

// oxlint-disable-next-line typescript/no-explicit-any -- rows of any table, compared as they are
export type Row = Readonly<Record<string, any>>
export type Asked = Readonly<Record<string, string | null>>
export type RowsOf = (table: string) => ReadonlyArray<Row>

export interface Naive {
  readonly answer: (rows: RowsOf, asked: Asked) => ReadonlyArray<Row>
  /** What its rows come in the order of. */
  readonly by: ReadonlyArray<string>
  readonly newestFirst?: true
}

export const belongs = (account: string, of: string | null): boolean =>
  of === null || account === of || account.slice(0, 9) === of

export const is = (value: unknown, asked: string | null | undefined): boolean =>
  asked === null || asked === undefined || value === asked

/** `yes` and `no` choose, null does not. */
export const chosen = (truth: boolean, asked: string | null | undefined): boolean =>
  asked === null || asked === undefined || truth === (asked === 'yes')

export const within = (day: string, { from, until }: Asked): boolean =>
  (from == null || day >= from) && (until == null || day <= until)

export const dayOf = (at: string): CivilDate => easternDateOf(at as Instant)

export const flag = (truth: boolean): 0 | 1 => (truth ? 1 : 0)

/** The rows of one table with these values and columns. */
export const plain =
  (table: string, isWanted: (row: Row, asked: Asked) => boolean): Naive['answer'] =>
  (rows, asked) =>
    rows(table).filter((row) => isWanted(row, asked))

export const ofAccount = (table: string): Naive['answer'] =>
  plain(table, ({ bn15 }, { account }) => bn15 === account)

export const overdueOn =
  (table: string, day: string, isWanted: (row: Row, asked: Asked) => boolean): Naive['answer'] =>
  (rows, asked) =>
    rows(table)
      .filter((row) => isWanted(row, asked))
      .map((row) => ({ ...row, overdue: flag(row[day] < (asked['on'] ?? '')) }))
      .filter(({ overdue }) => chosen(overdue === 1, asked['overdue']))

/** The earliest of some days; null for none. */
export const least = (days: ReadonlyArray<string>): string | null =>
  days.reduce<string | null>((one, day) => (one === null || day < one ? day : one), null)
