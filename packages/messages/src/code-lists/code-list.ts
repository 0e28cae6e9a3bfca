/**
 * The form of a list of codes: its values with their sources, and what it means not to be in it.
 *
 * Separate from the lists so that a list is data and nothing else.
 */

/**
 * - `reject`: a value outside the list is a fault.
 * - `warn`: such a value is kept and reported.
 * - `none`: the values are not known, so only the form is checked.
 * - `reference`: for readers and mappings; no input is checked against it.
 */
export type ListMembership = 'reject' | 'warn' | 'none' | 'reference'

/** How much of a list is known, and how. */
export type ListStatus = 'sourced' | 'sourced-legacy' | 'partial' | 'standard' | 'not-sourced'

export interface CodeValue {
  readonly code: string
  readonly name: string
  /** An address, or the name of a public standard. */
  readonly source: string
  /** Of an error of the agency: where it stands, and what it means. */
  readonly detail?: CodeDetail
}

export interface CodeDetail {
  readonly level: string
  readonly cause: string
}

export interface CodeList {
  readonly status: ListStatus
  readonly membership: ListMembership
  readonly scope: string
  readonly format?: string
  readonly note?: string
  readonly sources: ReadonlyArray<string>
  readonly values: ReadonlyArray<CodeValue>
}

/** A value as the data files write it: its source is a position in the list's `sources`. */
type Row = readonly [code: string, name: string, source: number, detail?: CodeDetail]

/** Throws on a row without a source: a mistake in our data. */
export const codeList = ({
  values,
  ...list
}: Omit<CodeList, 'values'> & { readonly values: ReadonlyArray<Row> }): CodeList => ({
  ...list,
  values: values.map(([code, name, position, detail]) => {
    const source = list.sources[position]
    if (source === undefined) throw new Error(`the code ${code} has no source`)
    return { code, name, source, ...(detail === undefined ? {} : { detail }) }
  }),
})
