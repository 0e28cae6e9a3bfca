/**
 * What was once recorded stays readable: one file for each version of each event. Files are added
 * with a new version and never edited; their hashes stand in one list.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { canonicalJson, contentHash, type DomainEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { Bn15, carm } from '../src/index.js'

const golden = new URL('../golden/', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, golden), 'utf8'))
const right = <A>(answer: E.Either<unknown, A>): A => {
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  return answer.right
}

/** Folder of each category. */
const folders: { readonly [category: string]: string } = {
  businessAccount: 'business-account',
  programAccount: 'program-account',
  delegation: 'delegation',
  claim: 'claim',
  clientAccess: 'client-access',
  'transaction-declaration': 'declaration',
  authorityLapse: 'authority-lapse',
  security: 'financial-security',
  'transaction-ruling': 'ruling',
  'transaction-appeal': 'appeal',
  'transaction-massCase': 'mass-case',
  ledger: 'ledger',
}

/** Every version that the schemas know, with the file that must hold an example. */
const versions = carm.aggregates.flatMap(({ category, events, parties, accounts }) =>
  events.definitions.flatMap((definition) =>
    definition.codecs.map((codec, index) => ({
      path: `${folders[category]}/${definition.type}.v${index + 1}.json`,
      version: index + 1,
      type: definition.type as string,
      codec,
      events,
      parties,
      accounts,
    })),
  ),
)

type Data = { readonly [field: string]: unknown }

/** By what stands in the fields of an event itself, or in the name of the stream that a lapse is about. */
const accountsIn = (data: Data): ReadonlyArray<unknown> => {
  if ('client' in data && 'scope' in data)
    return [`${String(data['client'])}${String(data['scope'])}`]
  if ('eventId' in data) return ['123456782RM0001']
  return Object.values(data).filter(Bn15.is)
}

/** With other words in every field that has room for words. */
const withWords = (value: unknown, field = ''): unknown => {
  if (typeof value === 'string') return wordy.has(field) ? 'see 123456782RM0009' : value
  if (Array.isArray(value)) return value.map((one) => withWords(one, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withWords(one, name)]),
  )
}

const wordy = new Set(['description', 'name', 'legalName', 'comment', 'contact'])

describe.each(versions.map((one) => [one.path, one] as const))('%s', (path, one) => {
  const stored = read(path) as DomainEvent

  test('holds that event in that version', () => {
    expect({ type: stored.type, v: stored.v }).toEqual({ type: one.type, v: one.version })
  })

  test('decodes, and is written again as the same canonical text', () => {
    const decoded = right(one.codec.decode(stored.data))
    const written = { ...stored, data: one.codec.encode(decoded) as unknown }
    expect(right(canonicalJson(written))).toBe(right(canonicalJson(stored)))
    expect(right(one.events.decode(stored))).toMatchObject({ type: one.type })
  })

  test('says which businesses it names, wherever in its stream it stands', () => {
    for (const business of one.parties(right(one.events.decode(stored)))) {
      expect(business).toMatch(/^[0-9]{9}$/)
    }
  })

  test('says which accounts its stream is about, by the fields that hold their numbers', () => {
    const { data } = right(one.events.decode(stored)) as { readonly data: Data }
    const said = one.accounts({ type: stored.type, data })
    expect(new Set(said)).toEqual(new Set(accountsIn(data)))
    const spoken = withWords(data)
    expect(one.accounts({ type: stored.type, data: spoken })).toEqual(said)
  })

  test('is what it always was', () => {
    const pinned = read('hashes.json') as { readonly [path: string]: string }
    expect(right(contentHash(stored))).toBe(pinned[path])
  })
})

test('the list of hashes names each file, and each file is of a known version', () => {
  const files = Object.values(folders).flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, golden)).map((file) => `${folder}/${file}`),
  )
  const inOrder = (paths: ReadonlyArray<string>) =>
    [...paths].sort((one, another) => one.localeCompare(another))
  const expected = inOrder(versions.map(({ path }) => path))
  expect(inOrder(files)).toEqual(expected)
  expect(inOrder(Object.keys(read('hashes.json') as object))).toEqual(expected)
})

test('an unknown field in a stored event is a fault, not something to drop', () => {
  for (const { path, events } of versions) {
    const stored = read(path) as DomainEvent
    const more = { ...stored, data: { ...(stored.data as object), later: true } }
    expect(events.decode(more), path).toMatchObject({ left: [{ path: 'data.later' }] })
  }
})
