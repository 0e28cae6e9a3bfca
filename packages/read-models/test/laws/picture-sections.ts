/** How a section of a picture is held against rows: the steps that all sections share. */
import type { Fields, Section } from '@carmkit/audit'
import { expect } from 'vitest'
import type { PlainRow } from '../support.js'
import { onlyInPictures } from './only-on-one-side.js'

export type Value = Fields[string]
export type Told = { readonly [key: string]: { readonly [field: string]: Value | undefined } }

/** Of every entry of a section each field, without those that no row tells. */
export const expectSection = (name: Section, section: Told, expected: Told): void => {
  expect(Object.keys(section).toSorted()).toEqual(Object.keys(expected).toSorted())
  const untold = Object.keys(onlyInPictures[name] ?? {})
  for (const [key, fields] of Object.entries(expected)) {
    const all = Object.entries(section[key] ?? {})
    const compared = all.filter(([field]) => !untold.includes(field))
    expect(Object.fromEntries(compared), `${name} ${key}`).toEqual(fields)
  }
}

export const told = (
  rows: ReadonlyArray<PlainRow>,
  entry: (row: PlainRow) => readonly [string, Told[string]],
): Told => Object.fromEntries(rows.map(entry))

export const listIn = (json: unknown): ReadonlyArray<string> => JSON.parse(String(json)) as string[]
export const dollars = (cents: unknown): string | null =>
  cents === null || cents === undefined ? null : (Number(cents) / 100).toFixed(2)
export const text = (value: unknown): string => String(value)
export const value = (one: unknown): Value => (one === undefined ? null : one) as Value

export const isOver = (lastDay: unknown, day: string): boolean =>
  lastDay !== null && lastDay !== undefined && text(lastDay) < day
