/** One row of the mapping: a property of a message, and the element of the declaration that it carries. */

/** Mandatory, conditional or optional, within the record that it stands in; the choice is ours (CK-93). */
export type Use = 'M' | 'C' | 'O'

/**
 * How the element is known: `S` sourced for the declaration itself, `B3` sourced as a field of the
 * form before, its place on the declaration inferred, `I` inferred, `ours` an invention of ours.
 */
export type Mark = 'S' | 'B3' | 'I' | 'ours'

export interface Element {
  /** The row's name, which rules and reasons cite: H for headers, I for invoices, L for lines. */
  readonly row: string
  /** Path within the body, without positions. */
  readonly property: string
  readonly use: Use
  readonly element: string
  readonly mark: Mark
  /** Names of sources, or of facts drawn from them. */
  readonly source: string
  /** Numbered fields of the form B3-3. */
  readonly b3: ReadonlyArray<number>
  /** The field of the declaration, where its number is public. */
  readonly cad: number | null
  /** Where an import of a declaration puts it, in a draft or a version; null when the file alone keeps it. */
  readonly draft: string | null
}

type Row = readonly [
  row: string,
  property: string,
  use: Use,
  element: string,
  mark: Mark,
  source: string,
  more?: Partial<Pick<Element, 'b3' | 'cad' | 'draft'>>,
]

export const elements = (rows: ReadonlyArray<Row>): ReadonlyArray<Element> =>
  rows.map(([row, property, use, element, mark, source, more = {}]) => ({
    row,
    property,
    use,
    element,
    mark,
    source,
    b3: more.b3 ?? [],
    cad: more.cad ?? null,
    draft: more.draft ?? null,
  }))
