/**
 * Walks a value along the shape of its codec: what every layer does that looks at single values.
 *
 * Separate from the layers so that there is one walk. Where value and shape disagree it stops: the
 * codec tells what is wrong.
 */
import { isJsonObject, joinPath, type Shape, shapeOf } from '@carmkit/kernel'

export type AnyCodec = Parameters<typeof shapeOf>[0]

/** A value without parts, and where it stands. */
export interface Leaf {
  readonly codec: AnyCodec
  readonly value: unknown
  /** Like `body.invoices[0].sequence`. */
  readonly path: string
  /** The path without positions, as the mapping names it: `body.invoices.sequence`. */
  readonly property: string
}

/** A codec of the record, union or list that a property holds; lists are seen through. */
type Parts = { readonly [key: string]: AnyCodec }

/** The fields that a value has by its codec; of a union those of the member that it names. */
const fieldsOf = (shape: Shape | undefined, value: unknown): Parts => {
  if (shape?.kind === 'record') return shape.fields
  if (shape?.kind !== 'tagged' || !isJsonObject(value)) return {}
  const tag = value[shape.tag]
  const member =
    typeof tag === 'string' && Object.hasOwn(shape.members, tag) ? shape.members[tag] : undefined
  return member === undefined ? {} : fieldsOf(shapeOf(member), value)
}

const isRecord = (shape: Shape | undefined): boolean =>
  shape?.kind === 'record' || shape?.kind === 'tagged'

/** Every value without parts, in the order in which it is written. */
export const leavesOf = (codec: AnyCodec, value: unknown): ReadonlyArray<Leaf> => {
  const leaves: Leaf[] = []
  const visit = (leaf: Leaf): void => {
    const shape = shapeOf(leaf.codec)
    if (shape?.kind === 'list' && Array.isArray(leaf.value)) {
      leaf.value.forEach((item: unknown, index) =>
        visit({ ...leaf, codec: shape.item, value: item, path: joinPath(leaf.path, index) }),
      )
    } else if (isRecord(shape) && isJsonObject(leaf.value)) {
      const fields = fieldsOf(shape, leaf.value)
      for (const [key, item] of Object.entries(leaf.value)) {
        if (!Object.hasOwn(fields, key)) continue
        visit({
          codec: fields[key] as AnyCodec,
          value: item,
          path: joinPath(leaf.path, key),
          property: joinPath(leaf.property, key),
        })
      }
    } else leaves.push(leaf)
  }
  visit({ codec, value, path: '', property: '' })
  return leaves
}

/** The value with every value without parts changed; keys that the codec does not know stay. */
export const withLeaves = (
  codec: AnyCodec,
  value: unknown,
  change: (codec: AnyCodec, value: unknown) => unknown,
): unknown => {
  const shape = shapeOf(codec)
  if (shape?.kind === 'list') {
    if (!Array.isArray(value)) return value
    return value.map((item: unknown) => withLeaves(shape.item, item, change))
  }
  if (!isRecord(shape)) return change(codec, value)
  if (!isJsonObject(value)) return value
  const fields = fieldsOf(shape, value)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined
      return [key, field === undefined ? item : withLeaves(field, item, change)]
    }),
  )
}

/** The value without the keys that its codec does not know: for formats that others may extend. */
export const onlyKnown = (codec: AnyCodec, value: unknown): unknown => {
  const shape = shapeOf(codec)
  if (shape?.kind === 'list') {
    return Array.isArray(value) ? value.map((item: unknown) => onlyKnown(shape.item, item)) : value
  }
  if (!isRecord(shape) || !isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(fieldsOf(shape, value))
      .filter(([key]) => Object.hasOwn(value, key))
      .map(([key, field]) => [key, onlyKnown(field, value[key])]),
  )
}

/** A property of a record, at any depth. */
export interface Property {
  readonly property: string
  readonly codec: AnyCodec
}

/** Every property of a record codec, each record before its own properties. */
export const propertiesOf = (codec: AnyCodec, under = ''): ReadonlyArray<Property> => {
  const shape = shapeOf(codec)
  if (shape?.kind === 'list') return propertiesOf(shape.item, under)
  if (shape?.kind !== 'record') return []
  return Object.entries(shape.fields).flatMap(([key, field]) => {
    const property = joinPath(under, key)
    return [{ property, codec: field }, ...propertiesOf(field, property)]
  })
}
