/** The largest declarations: all lines, and what they come to. */
import { canonicalJson, utf8Length } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { dave, maple } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import { draft, edit, header, line, opening } from './support/declarations.js'
import type { History } from './support/history.js'
import { mapleStaffed } from './support/story.js'

const byDave = dave.for(maple)
const opened = mapleStaffed
  .as(byDave, 'OpenDraft', opening)
  .as(byDave, 'EditDraft', edit({ header }))

/** Lines one to `count`, in edits of two hundred. */
const filled = (count: number, make: (number: number) => object): History =>
  Array.from({ length: Math.ceil(count / 200) }, (_, part) => part * 200).reduce(
    (history, done) =>
      history.as(
        byDave,
        'EditDraft',
        edit({
          lines: Array.from({ length: Math.min(200, count - done) }, (_, index) =>
            make(done + index + 1),
          ),
        }),
      ),
    opened,
  )

const bytesOf = (value: unknown): number => {
  const written = canonicalJson(value)
  if (E.isLeft(written)) throw new Error(written.left.reason)
  return utf8Length(written.right)
}

test('999 lines are submitted, rated and summed, within one append of a million bytes', () => {
  const full = filled(999, (number) => ({ ...line, number }))
  const events = recorded(full.ask(byDave, 'SubmitDeclaration', draft))
  expect(events.map(({ type }) => type)).toEqual(['DeclarationSubmitted', 'DeclarationAccepted'])
  expect(events[0]?.data).toMatchObject({ lineCount: 999, valueForDuty: '149850.00' })
  expect(events[1]?.data).toMatchObject({
    charges: { total: { customsDuty: '19480.50', salesTax: '8471.52' } },
  })
  expect(bytesOf(events)).toBeLessThan(1_000_000)
})

test('the limit of 700 KiB is on the whole content, not on one edit', () => {
  const bulky = (number: number) => ({ ...line, number, description: '\u{1F6B2}'.repeat(200) })
  const most = Math.floor((700 * 1024 - bytesOf({ header, lines: [] })) / (bytesOf(bulky(999)) + 1))
  expect(most).toBeLessThan(999)
  const nearly = filled(most, bulky)
  const more = edit({ lines: [bulky(most + 1), bulky(most + 2)] })
  expect(refusal(nearly.ask(byDave, 'EditDraft', more))).toBe('DeclarationTooLarge')
  const swapped = edit({ lines: [bulky(most + 1)], removedLines: [1] })
  expect(refusal(nearly.ask(byDave, 'EditDraft', swapped))).toBe('accepted')
})

test('nine hundred lines with three surtaxes each still fit one append', () => {
  const surtaxes = Array.from({ length: 3 }, (_, index) => ({
    measure: `MEASURE-${index}`,
    rate: '0.25',
    baseFraction: null,
    declaredCode: null,
  }))
  const full = filled(900, (number) => ({ ...line, number, surtaxes }))
  const events = recorded(full.ask(byDave, 'SubmitDeclaration', draft))
  expect(events[1]?.type).toBe('DeclarationAccepted')
  expect(bytesOf(events)).toBeLessThan(1_000_000)
})
