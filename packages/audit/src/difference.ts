/** Two pictures compared: what appeared, what went, which field became what. */
import {
  type Entry,
  type Fields,
  type Picture,
  pictureOfEntries,
  type Section,
  sections,
  type Value,
} from './picture/picture.js'

/** One entry that is not the same in both. */
export type Difference = Place &
  (
    | { readonly kind: 'appeared'; readonly fields: Fields }
    | { readonly kind: 'gone'; readonly fields: Fields }
    | { readonly kind: 'changed'; readonly fields: { readonly [field: string]: Change } }
  )

interface Place {
  readonly section: Section
  readonly key: string
}

/** Undefined: the field was not there. */
export interface Change {
  readonly before: Value | undefined
  readonly after: Value | undefined
}

/** In the order of sections and keys; none where the pictures say the same. */
export const differenceOf = (before: Picture, after: Picture): ReadonlyArray<Difference> =>
  sections.flatMap((section) => {
    const keys = new Set([...Object.keys(before[section]), ...Object.keys(after[section])])
    return [...keys]
      .toSorted()
      .flatMap((key) => differenceIn({ section, key }, before[section][key], after[section][key]))
  })

const differenceIn = (
  place: Place,
  before: Fields | undefined,
  after: Fields | undefined,
): ReadonlyArray<Difference> => {
  if (before === undefined) {
    return after === undefined ? [] : [{ ...place, kind: 'appeared', fields: after }]
  }
  if (after === undefined) return [{ ...place, kind: 'gone', fields: before }]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changes = names.flatMap((name) =>
    isSame(before[name], after[name])
      ? []
      : [[name, { before: before[name], after: after[name] }] as const],
  )
  return changes.length === 0
    ? []
    : [{ ...place, kind: 'changed', fields: Object.fromEntries(changes) }]
}

const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The picture that differences lead to: `applied(a, differenceOf(a, b))` is `b`. */
export const applied = (before: Picture, differences: ReadonlyArray<Difference>): Picture => {
  const entries = new Map<string, Entry>()
  const id = ({ section, key }: Place): string => `${section} ${key}`
  for (const section of sections) {
    for (const [key, fields] of Object.entries(before[section])) {
      const entry = { section, key, fields }
      entries.set(id(entry), entry)
    }
  }
  for (const difference of differences) {
    const { section, key } = difference
    if (difference.kind === 'gone') entries.delete(id(difference))
    else if (difference.kind === 'appeared') {
      entries.set(id(difference), { section, key, fields: difference.fields })
    } else {
      const fields = changed(before[section][key] ?? {}, difference.fields)
      entries.set(id(difference), { section, key, fields })
    }
  }
  return pictureOfEntries(entries.values())
}

const changed = (fields: Fields, changes: { readonly [field: string]: Change }): Fields => {
  const after = new Map<string, Value>(Object.entries(fields))
  for (const [name, change] of Object.entries(changes)) {
    if (change.after === undefined) after.delete(name)
    else after.set(name, change.after)
  }
  return Object.fromEntries(after)
}
