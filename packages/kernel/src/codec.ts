/**
 * The building blocks of every command and event codec: strict, and the identity on the wire.
 *
 * io-ts gives the type, the context and the errors. Its own records strip unknown keys, its unions
 * report every member, and its partials accept `undefined`; what is hashed must equal what was
 * decoded, so these codecs return their input untouched or refuse it with a reason that helps.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { sketch } from './fault.js'
import { isJsonObject, isWellFormed, type Json, type JsonObject, maxJsonDepth } from './json.js'
import { shaped } from './shape.js'

/** The value that a codec accepts. */
export type Static<C extends t.Any> = t.TypeOf<C>

/** A codec whose encoded form is the value itself. */
export type Codec<A> = t.Type<A, A, unknown>

type Fields = { readonly [key: string]: t.Any }
export type Closed<R extends Fields, O extends Fields> = {
  readonly [K in keyof R]: Static<R[K]>
} & { readonly [K in keyof O]?: Static<O[K]> }

/** A codec from a test that answers with the reason of a refusal, or null. */
export const codec = <A>(name: string, refusal: (value: unknown) => string | null): Codec<A> =>
  new t.Type<A, A, unknown>(
    name,
    (value): value is A => refusal(value) === null,
    (value, context) => {
      const reason = refusal(value)
      return reason === null ? t.success(value as A) : t.failure(value, context, reason)
    },
    t.identity,
  )

/** A text with a form of its own. `form` completes "expected Name: ..."; it may test further. */
export const text = <A extends string>(
  name: string,
  form: string,
  test: (value: string) => boolean,
): Codec<A> =>
  shaped(
    codec<A>(name, (value) =>
      typeof value === 'string' && isWellFormed(value) && test(value)
        ? null
        : `expected ${name} (${form}), got ${sketch(value)}`,
    ),
    { kind: 'scalar', form },
  )

/** One of a few fixed texts. */
export const oneOf = <const A extends string>(name: string, values: ReadonlyArray<A>): Codec<A> => {
  const known = new Set<unknown>(values)
  const choice = codec<A>(name, (value) =>
    known.has(value)
      ? null
      : `expected ${values.map((one) => `"${one}"`).join(' or ')}, got ${sketch(value)}`,
  )
  return shaped(choice, { kind: 'choice', values })
}

/** A whole number within bounds, both included. */
export const integer = (name: string, least: number, most: number): Codec<number> => {
  const form = `a whole number from ${least} to ${most}`
  const bounded = codec<number>(name, (value) =>
    Number.isSafeInteger(value) &&
    !Object.is(value, -0) &&
    (value as number) >= least &&
    (value as number) <= most
      ? null
      : `expected ${form}, got ${sketch(value)}`,
  )
  return shaped(bounded, { kind: 'scalar', form })
}

export const bool: Codec<boolean> = codec('true or false', (value) =>
  typeof value === 'boolean' ? null : `expected true or false, got ${sketch(value)}`,
)

/** The codec's value, or an explicit null. An absent key is not null: {@link closed} refuses it. */
export const nullable = <A>(inner: Codec<A>): Codec<A | null> =>
  shaped(
    new t.Type<A | null, A | null, unknown>(
      `${inner.name} | null`,
      (value): value is A | null => value === null || inner.is(value),
      (value, context) => (value === null ? t.success(null) : inner.validate(value, context)),
      t.identity,
    ),
    { kind: 'nullable', inner },
  )

/** A list of bounded length; every item is checked, every fault reported, no `key` twice. */
export const list = <A>(inner: Codec<A>, bounds: ListBounds<A>): Codec<ReadonlyArray<A>> => {
  const validate: t.Validate<unknown, ReadonlyArray<A>> = (value, context) => {
    const { least = 0, most } = bounds
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      return t.failure(
        value,
        context,
        `expected a list of ${least} to ${most}, got ${sketch(value)}`,
      )
    }
    const at = (index: number) => t.appendContext(context, String(index), inner, value[index])
    const errors = Array.from(value).flatMap((item: unknown, index) =>
      errorsOf(inner.validate(item, at(index))),
    )
    if (errors.length > 0) return t.failures(errors)
    const repeated = repeatedItems(value, bounds.key)
    return repeated.length === 0
      ? t.success(value as ReadonlyArray<A>)
      : t.failures(
          repeated.map((index) => ({
            value: null,
            context: at(index),
            message: 'stands in the list already',
          })),
        )
  }
  const items = new t.Type<ReadonlyArray<A>, ReadonlyArray<A>, unknown>(
    `${inner.name}[]`,
    (value): value is ReadonlyArray<A> => E.isRight(validate(value, [])),
    validate,
    t.identity,
  )
  const { least = 0, most } = bounds
  return shaped(items, { kind: 'list', item: inner, least, most })
}

interface ListBounds<A> {
  readonly least?: number
  readonly most: number
  /** What no two items may share. */
  readonly key?: (item: A) => unknown
}

const repeatedItems = <A>(
  items: ReadonlyArray<A>,
  key: ((item: A) => unknown) | undefined,
): number[] => {
  if (key === undefined) return []
  const seen = new Set<unknown>()
  return items.flatMap((item, index) => {
    const before = seen.size
    return seen.add(key(item)).size === before ? [index] : []
  })
}

const errorsOf = (validation: t.Validation<unknown>): t.Errors =>
  E.isLeft(validation) ? validation.left : []

/** A record with exactly these keys; optional ones may be absent, but never `undefined`. */
export const closed = <R extends Fields, O extends Fields = Record<never, t.Any>>(
  name: string,
  required: R,
  optional: O = {} as O,
): Codec<Closed<R, O>> => {
  const known: Fields = { ...required, ...optional }
  const knownKeys = Object.keys(known)
  const sorted = knownKeys.toSorted()
  const fields = new Map(
    Object.entries(known).map(([key, field]) => [
      key,
      { key, field, isRequired: Object.hasOwn(required, key), place: sorted.indexOf(key) },
    ]),
  )
  const inOrder = sorted.map((key) => fields.get(key))
  const requiredCount = Object.keys(required).length
  /** Without context or errors, which cost most of the time, and most values need none. */
  const is = (value: unknown): value is Closed<R, O> => {
    if (!isJsonObject(value)) return false
    let missing = requiredCount
    let place = 0
    for (const key of Object.keys(value)) {
      // What is stored lists its keys in order, so that most are found without a look-up.
      const next = inOrder[place]
      const expected = next?.key === key ? next : fields.get(key)
      if (expected === undefined || !expected.field.is(value[key])) return false
      if (expected.isRequired) missing--
      place = expected.place + 1
    }
    return missing === 0
  }
  const validate: t.Validate<unknown, Closed<R, O>> = (value, context) => {
    if (is(value)) return t.success(value)
    if (!isJsonObject(value)) {
      return t.failure(value, context, `expected an object (${name}), got ${sketch(value)}`)
    }
    const errors = knownKeys.flatMap((key) =>
      fieldErrors(value, key, Object.hasOwn(required, key), known, context),
    )
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(known, key)) errors.push(errorAt(context, key, 'unknown field; remove it'))
    }
    return errors.length === 0 ? t.success(value as Closed<R, O>) : t.failures(errors)
  }
  const record = new t.Type<Closed<R, O>, Closed<R, O>, unknown>(name, is, validate, t.identity)
  return shaped(record, { kind: 'record', fields: known })
}

const fieldErrors = (
  value: JsonObject,
  key: string,
  isRequired: boolean,
  known: Fields,
  context: t.Context,
): t.ValidationError[] => {
  const field = known[key]
  if (field === undefined) return []
  if (Object.hasOwn(value, key)) {
    return errorsOf(field.validate(value[key], t.appendContext(context, key, field, value[key])))
  }
  return isRequired ? [errorAt(context, key, `missing field, expected ${field.name}`)] : []
}

const errorAt = (context: t.Context, key: string, message: string): t.ValidationError => ({
  value: undefined,
  context: t.appendContext(context, key, t.unknown),
  message,
})

/** A record that one of its keys tells apart. Only the member that the tag names is tried. */
export const tagged = <M extends { readonly [tag: string]: t.Any }>(
  name: string,
  tag: string,
  members: M,
): Codec<Static<M[keyof M]>> => {
  type A = Static<M[keyof M]>
  const memberOf = (value: unknown): t.Any | undefined => {
    const key = isJsonObject(value) && Object.hasOwn(value, tag) ? value[tag] : undefined
    return typeof key === 'string' && Object.hasOwn(members, key) ? members[key] : undefined
  }
  const union = new t.Type<A, A, unknown>(
    name,
    (value): value is A => memberOf(value)?.is(value) ?? false,
    (value, context) => {
      const member = memberOf(value)
      if (member !== undefined) return member.validate(value, context)
      if (!isJsonObject(value)) {
        return t.failure(value, context, `expected an object (${name}), got ${sketch(value)}`)
      }
      const names = Object.keys(members).map((one) => `"${one}"`)
      const got = Object.hasOwn(value, tag) ? sketch(value[tag]) : 'nothing'
      return t.failures([errorAt(context, tag, `expected ${names.join(' or ')}, got ${got}`)])
    },
    t.identity,
  )
  return shaped(union, { kind: 'tagged', tag, members })
}

/** Any JSON object of bounded depth: for parts that a layer keeps and does not read. */
export const jsonObject: Codec<JsonObject> = codec('JSON object', (value) =>
  isJsonObject(value) && isJson(value, maxJsonDepth)
    ? null
    : `expected a JSON object, got ${sketch(value)}`,
)

const isJson = (value: unknown, levels: number): value is Json => {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'string') return isWellFormed(value)
  if (typeof value === 'number') return Number.isFinite(value)
  if (levels === 0) return false
  if (Array.isArray(value)) return isJsonList(value, levels - 1)
  return isJsonObject(value) && isJsonRecord(value, levels - 1)
}

/** By index: a hole is visited too, as the `undefined` that is no JSON. */
const isJsonList = (list: ReadonlyArray<unknown>, levels: number): boolean => {
  for (let index = 0; index < list.length; index++) if (!isJson(list[index], levels)) return false
  return true
}

/** `for` with `in` takes less time; of a record that inherits members it asks more. */
const isJsonRecord = (record: JsonObject, levels: number): boolean => {
  for (const key in record) {
    if (!isWellFormed(key) || !isJson(record[key], levels)) return false
  }
  return true
}
