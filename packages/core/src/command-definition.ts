/**
 * One command as it may be asked: codec, meaning of each field and an example, in one place, so
 * that the reference cannot say anything else than the code.
 */
import { type Closed, type Codec, closed } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { Action } from './authority/index.js'

type Fields = { readonly [field: string]: t.Any }

export interface CommandDefinition<Type extends Action = Action, Data = unknown> {
  readonly type: Type
  /** What it asks, and who may. */
  readonly summary: string
  readonly data: Codec<Data>
  /** Of its record, where an older one may say what is refused today; absent means `data`. */
  readonly recorded?: Codec<Data>
  readonly fields: ReadonlyArray<{
    readonly name: string
    readonly type: string
    readonly about: string
  }>
  /** Fields whose values are recorded nowhere and repeated in no answer; absent means none. */
  readonly secret?: ReadonlyArray<string>
  /** Data that decodes. */
  readonly example: Data
}

// oxlint-disable-next-line typescript/no-explicit-any -- a list of commands holds definitions of any data
export type AnyCommandDefinition = CommandDefinition<Action, any>

export interface Command<Type extends string = string, Data = unknown> {
  readonly type: Type
  readonly data: Data
}

/** The command that a definition describes. */
export type CommandOf<D> =
  D extends CommandDefinition<infer Type, infer Data> ? Command<Type, Data> : never

/**
 * Keys are required; where nothing is to be said, the field's codec accepts null. A field that came
 * later is optional, so that a command that was recorded before still decodes.
 */
export const defineCommand = <
  Type extends Action,
  F extends Fields,
  O extends Fields = Record<never, t.Any>,
>(definition: {
  readonly type: Type
  readonly summary: string
  readonly fields: F
  readonly optional?: O
  /** Wider codecs of the fields that took more when they were recorded. */
  readonly recorded?: { readonly [K in keyof F]?: F[K] }
  readonly about: { readonly [K in keyof F | keyof O]: string }
  /** Fields whose values must not outlive the decision. */
  readonly secret?: ReadonlyArray<keyof F & string>
  /** As JSON: it is decoded once here, so a wrong example fails at load. */
  readonly example: { readonly [K in keyof F]: unknown } & { readonly [K in keyof O]?: unknown }
}): CommandDefinition<Type, Closed<F, O>> => {
  const { secret = [], optional = {} as O, recorded } = definition
  const data = concealing(closed(definition.type, definition.fields, optional), secret)
  if (!data.is(definition.example))
    throw new Error(`the example of ${definition.type} does not decode`)
  return {
    type: definition.type,
    summary: definition.summary,
    data,
    ...(recorded === undefined
      ? {}
      : {
          recorded: concealing(
            closed(definition.type, { ...definition.fields, ...recorded }, optional),
            secret,
          ),
        }),
    fields: [...Object.entries(definition.fields), ...Object.entries(optional)].map(
      ([name, codec]) => ({
        name,
        type: Object.hasOwn(optional, name) ? `${codec.name}, optional` : codec.name,
        about: definition.about[name] ?? '',
      }),
    ),
    secret,
    example: definition.example,
  }
}

/**
 * The fresh codec itself, so that what describes it by identity still finds it: its faults inside a
 * secret field say what was expected and nothing of what came.
 */
const concealing = <A>(data: Codec<A>, secret: ReadonlyArray<string>): Codec<A> => {
  const { validate } = data
  const concealed: typeof validate = (value, context) =>
    E.mapLeft((errors: t.Errors) =>
      errors.map((error) =>
        secret.includes(error.context[context.length]?.key ?? '')
          ? { ...error, message: secretFault(error) }
          : error,
      ),
    )(validate(value, context))
  return Object.assign(data, { validate: concealed })
}

/** The kernel tells of keys that are missing or unknown under a codec named unknown. */
const secretFault = ({ context }: t.ValidationError): string => {
  const expected = context[context.length - 1]?.type.name ?? 'unknown'
  return expected === 'unknown'
    ? 'missing, unknown or of no known kind; what was sent is secret and not repeated'
    : `expected ${expected}; what was sent is secret and not repeated`
}
