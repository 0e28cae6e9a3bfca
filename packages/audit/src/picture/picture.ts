/**
 * What a state says to a person, as plain values: the common ground of as-of, differences, the
 * replayed story and the report. A picture is made of entries, an entry of fields with one value each.
 */

/** The chapters of a picture, in the order in which they are told. */
export const sections = [
  'businesses',
  'people',
  'claims',
  'accounts',
  'delegations',
  'clientGroups',
  'staff',
  'declarations',
  'rulings',
  'appeals',
  'massCases',
  'balances',
  'debts',
  'funds',
  'statements',
  'securities',
  'instruments',
  'lapses',
] as const

export type Section = (typeof sections)[number]

/** What can be compared by its text; amounts and dates stand in the form that they have on the wire. */
export type Value = string | number | boolean | null | ReadonlyArray<string>

/** By the names of the fields, which are English words in camel case. */
export type Fields = { readonly [field: string]: Value }

/** Something that has a place in the picture: a person in a business, a delegation, a balance. */
export interface Entry {
  readonly section: Section
  /** Unique within its section, and the same in every picture of the same thing. */
  readonly key: string
  readonly fields: Fields
}

/** By section and key, both in order. */
export type Picture = { readonly [section in Section]: { readonly [key: string]: Fields } }

/** Entries of one key in one section are one entry with the fields of all of them. */
export const pictureOfEntries = (entries: Iterable<Entry>): Picture => {
  const found = new Map<Section, Map<string, Fields>>(
    sections.map((section) => [section, new Map()]),
  )
  for (const { section, key, fields } of entries) {
    const those = found.get(section)
    those?.set(key, { ...those.get(key), ...fields })
  }
  return Object.fromEntries(
    [...found].map(([section, those]) => [
      section,
      Object.fromEntries([...those].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    ]),
  ) as unknown as Picture
}
