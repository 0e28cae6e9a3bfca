/**
 * What a codec is made of, for those who describe it: references, generators, forms.
 *
 * Kept beside the codecs and not in them, so that a codec stays what io-ts says it is.
 */
import type * as t from 'io-ts'

export type Shape =
  | { readonly kind: 'record'; readonly fields: { readonly [name: string]: t.Any } }
  | {
      readonly kind: 'tagged'
      readonly tag: string
      readonly members: { readonly [tag: string]: t.Any }
    }
  | { readonly kind: 'list'; readonly item: t.Any; readonly least: number; readonly most: number }
  | { readonly kind: 'nullable'; readonly inner: t.Any }
  | { readonly kind: 'choice'; readonly values: ReadonlyArray<string> }
  /** A text or number; `form` completes "expected {name}: ...". */
  | { readonly kind: 'scalar'; readonly form: string }

const shapes = new WeakMap<t.Any, Shape>()

/** Remembers the shape of a codec and gives the codec back. */
export const shaped = <C extends t.Any>(codec: C, shape: Shape): C => {
  shapes.set(codec, shape)
  return codec
}

/** Undefined for codecs that were not made by the kernel's building blocks. */
export const shapeOf = (codec: t.Any): Shape | undefined => shapes.get(codec)
