/**
 * Personal data of people, kept apart from the streams: an event holds a reference, which is a hash,
 * so that a person can be forgotten while no event and no hash of one changes.
 */
import { canonicalJson, contentHash, type Json, maxJsonDepth, utf8Length } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ReadFailure, StoreUnavailable, Unreadable } from './store.js'

/** Largest value, in bytes of its canonical JSON; the same on every store. */
export const maxPersonalBytes = 4096

/** The value has no canonical JSON, or too many levels. */
export interface PersonalValueInvalid {
  readonly name: 'PersonalValueInvalid'
  readonly reason: string
}

export interface PersonalValueTooLarge {
  readonly name: 'PersonalValueTooLarge'
  readonly bytes: number
  readonly mostBytes: number
}

export type PersonalValueRefused = PersonalValueInvalid | PersonalValueTooLarge

/**
 * The answer of the store was lost: the value may be kept or not. Forget `ref` and keep the value
 * again, or a value stays that nobody can name.
 */
export interface KeepingUnknown {
  readonly name: 'KeepingUnknown'
  readonly ref: string
  readonly reason: string
}

export type KeepFailure = PersonalValueRefused | KeepingUnknown | StoreUnavailable

/** With the salt, whoever is given a kept value can check it against an event. */
export type PersonalFinding =
  | { readonly status: 'kept'; readonly value: Json; readonly salt: string }
  | { readonly status: 'forgotten' }
  /** Never kept here. */
  | { readonly status: 'unknown' }

export interface PersonalData {
  /** Right: the reference (`PersonalRef`, 64 hexadecimal digits) for an event; each keeping has its own. */
  readonly keep: (value: Json) => TaskEither<KeepFailure, string>
  readonly find: (ref: string) => TaskEither<ReadFailure, PersonalFinding>
  /**
   * Deletes value and salt for good; that they were kept once stays known. False when nothing was
   * kept, or no longer. Left: some of it may still be there; forget again.
   */
  readonly forget: (ref: string) => TaskEither<StoreUnavailable, boolean>
}

/** Gives so many bytes that nobody can guess. */
export type RandomBytes = (count: number) => Uint8Array

export const systemRandomBytes: RandomBytes = (count) =>
  globalThis.crypto.getRandomValues(new Uint8Array(count))

const saltBytes = 32

/** One level less than elsewhere: the object that joins salt and value takes it. */
const maxLevels = maxJsonDepth - 1

/** What an adapter stores, and under which reference. */
export interface PersonalContent {
  readonly ref: string
  /** JSON of `{salt, value}`, the text that the reference is the hash of. */
  readonly content: string
}

/** What every adapter does before it keeps a value, so that all refuse alike. */
export const personalContent = (
  value: unknown,
  randomBytes: RandomBytes,
): E.Either<PersonalValueRefused, PersonalContent> => {
  const written = canonicalJson(value, maxLevels)
  if (E.isLeft(written)) {
    return E.left({ name: 'PersonalValueInvalid', reason: written.left.reason })
  }
  const bytes = utf8Length(written.right)
  if (bytes > maxPersonalBytes) {
    return E.left({ name: 'PersonalValueTooLarge', bytes, mostBytes: maxPersonalBytes })
  }
  const salt = hexadecimal(randomBytes(saltBytes))
  const ref = referenceTo({ salt, value })
  return E.right({ ref, content: `{"salt":"${salt}","value":${written.right}}` })
}

/** What stands under a reference, as the value it was made of; it must be the one that was kept. */
export const keptUnder = ({
  ref,
  content,
}: PersonalContent): E.Either<Unreadable, PersonalFinding> => {
  const unreadable = (reason: string): E.Either<Unreadable, never> =>
    E.left({ name: 'Unreadable', stream: `personal data ${ref}`, revision: null, reason })
  try {
    const { salt, value } = JSON.parse(content) as { readonly salt: string; readonly value: Json }
    return matchesPersonalRef(ref, { salt, value })
      ? E.right({ status: 'kept', value, salt })
      : unreadable('is not what the reference was given for')
  } catch {
    return unreadable('not JSON')
  }
}

/** Is this what was kept under the reference? Tells somebody who was shown value and salt. */
export const matchesPersonalRef = (
  ref: string,
  { salt, value }: { readonly salt: string; readonly value: Json },
): boolean => {
  const hash = contentHash({ salt, value })
  return E.isRight(hash) && hash.right === ref
}

const referenceTo = (committed: { readonly salt: string; readonly value: unknown }): string => {
  const hash = contentHash(committed)
  if (E.isLeft(hash)) throw new Error(`a value that was checked has no hash: ${hash.left}`)
  return hash.right
}

/** A short salt would let the value be guessed from the reference. */
const hexadecimal = (bytes: Uint8Array): string => {
  if (bytes.length !== saltBytes) throw new Error(`${bytes.length} random bytes, not ${saltBytes}`)
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A source of randomness that repeats itself would bring back what was forgotten. */
export const repeatedReference = (ref: string): Error =>
  new Error(`the reference ${ref} was given before: the random bytes repeat`)

export const memoryPersonalData = (randomBytes: RandomBytes = systemRandomBytes): PersonalData => {
  /** Null: forgotten. */
  const contents = new Map<string, string | null>()
  return {
    keep: (value) => async () => {
      const made = personalContent(value, randomBytes)
      if (E.isLeft(made)) return made
      const { ref, content } = made.right
      if (contents.has(ref)) throw repeatedReference(ref)
      contents.set(ref, content)
      return E.right(ref)
    },
    find: (ref) => async () => {
      const content = contents.get(ref)
      if (content === undefined) return E.right({ status: 'unknown' })
      return content === null ? E.right({ status: 'forgotten' }) : keptUnder({ ref, content })
    },
    forget: (ref) => async () => {
      const isKept = typeof contents.get(ref) === 'string'
      if (isKept) contents.set(ref, null)
      return E.right(isKept)
    },
  }
}
