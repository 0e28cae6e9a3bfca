/** Lines of comma-separated values, for every answer that a spreadsheet may open. */

/** A text, a number as its digits, or nothing. */
export type CsvCell = string | { readonly number: string } | null

/**
 * One line as in RFC 4180, with CR LF at its end. Null is nothing between the commas.
 *
 * A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or CR for a formula, which may
 * do harm; so such a text has an apostrophe in front, and one that begins with an apostrophe another.
 * Whoever takes one leading apostrophe away from each text has it again as it was.
 */
export const csvLine = (cells: ReadonlyArray<CsvCell>): string =>
  `${cells.map(cellText).join(',')}\r\n`

const cellText = (cell: CsvCell): string => {
  if (cell === null) return ''
  if (typeof cell !== 'string') return cell.number
  const safe = /^[=+\-@\t\r']/.test(cell) ? `'${cell}` : cell
  return safe === '' || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
