/** The messages of the fixtures folder, written by us in the documented formats, and changes of them. */
import { readFileSync } from 'node:fs'
import type { Fault } from '@carmkit/kernel'
import { type Decoded, decodeMessage, type MessageKind, type Settings } from '@carmkit/messages'
import * as E from 'fp-ts/lib/Either.js'
import { expect } from 'vitest'

export type Value = Record<string, unknown>

export const fixture = (name: string): Value =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as Value

/** For each kind a message that states every property, save those that exclude each other. */
export const fullMessages: { readonly [kind in MessageKind]: string } = {
  declaration: 'declaration-full',
  acceptance: 'acceptance',
  rejection: 'rejection',
  assessment: 'assessment',
  adjustmentDecision: 'adjustment-decision',
  'daily-notice/1': 'daily-notice',
  'statement-of-account/1': 'statement-of-account',
}

/** A copy with the value at a path like `body.invoices.0.lines` replaced, or taken out for undefined. */
export const changed = (message: Value, path: string, value: unknown): Value => {
  const copy = structuredClone(message)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<Value>((inner, key) => inner[key] as Value, copy)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return copy
}

export const faultsIn = (message: unknown, settings?: Partial<Settings>): ReadonlyArray<Fault> => {
  const decoded = decodeMessage(message, settings)
  return E.isLeft(decoded) ? decoded.left : []
}

/** Fails with the faults where there are some. */
export const decodedOf = (message: unknown, settings?: Partial<Settings>): Decoded => {
  const decoded = decodeMessage(message, settings)
  if (E.isLeft(decoded)) expect(decoded.left).toEqual([])
  return (decoded as E.Right<Decoded>).right
}

export const paths = (faults: ReadonlyArray<Fault>): ReadonlyArray<string> =>
  faults.map(({ path }) => path)
