/**
 * A census of rule ids: each rule that can refuse has refused in some generated history, and has let
 * pass where it is one that authority cites; so no rule lies beyond the reach of the laws.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { carm, matrix } from '@carmkit/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { histories } from '../src/index.js'
import { aggregatesElsewhere } from './elsewhere.js'

const steps = fc
  .sample(histories(carm), { numRuns: 2000, seed: 20_260_202 })
  .flatMap((history) => history.steps)

interface Seen {
  readonly allowed: number
  readonly refused: number
}

const census = new Map<string, Seen>()
for (const { outcome, rules } of steps) {
  for (const rule of new Set(rules)) {
    const { allowed, refused } = census.get(rule) ?? { allowed: 0, refused: 0 }
    census.set(
      rule,
      outcome === 'accepted'
        ? { allowed: allowed + 1, refused }
        : { allowed, refused: refused + 1 },
    )
  }
}

const core = new URL('../../core/src/', import.meta.url)

const filesUnder = (folder: URL): ReadonlyArray<URL> =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesUnder(new URL(`${entry.name}/`, folder))
      : [new URL(entry.name, folder)],
  )

/** Rule ids that the types of refusals name: in the unions of rejections and of denials. */
const refusing = [
  ...new Set(
    filesUnder(core)
      .filter(({ pathname }) => /\/(rejection|denial)\.ts$/.test(pathname))
      .filter(({ pathname }) => {
        const inCore = pathname.slice(core.pathname.length - 1)
        return !aggregatesElsewhere.some(({ folder }) => inCore.includes(`/${folder}/`))
      })
      .map((file) => readFileSync(file, 'utf8'))
      .flatMap((text) => text.match(/'(?:[A-Z]+-F?\d+)'/g) ?? [])
      .map((quoted) => quoted.slice(1, -1)),
  ),
]

const rows = matrix.map(({ rule }) => rule as string)

/** Refusals that no history here gives, each with its reason. */
const neverRefused: { readonly [rule: string]: string } = {
  'DEL-17': 'no reaction tells a delegation of the whole business that one account closed',
  'CK-146': 'every stream of these worlds can be read; the store’s tests read those that cannot',
}

/** Rows that no command is decided by: they are asked by `carmkit check` and by reports. */
const rowsWithoutCommand = [1, 4, 8, 9, 10, 14, 17, 18, 19, 20, 21, 22, 23, 24]
  .map((row) => `MATRIX-${row}`)
  .concat('MATRIX-16a', 'MATRIX-16b')

describe('census of rules', () => {
  test('is printed', () => {
    const table = [...census]
      .sort(([one], [another]) => (one < another ? -1 : 1))
      .map(([rule, { allowed, refused }]) => `${rule.padEnd(24)}${allowed}\t${refused}`)
    console.log(['rule                    allowed\trefused', ...table].join('\n'))
    expect(table.length).toBeGreaterThan(60)
  })

  test('every rule of a refusal has refused', () => {
    const unseen = refusing.filter((rule) => (census.get(rule)?.refused ?? 0) === 0)
    expect(unseen.filter((rule) => !(rule in neverRefused))).toEqual([])
  })

  test('the rules that no history refuses by are still exceptions', () => {
    const known = Object.keys(neverRefused)
    expect(known.filter((rule) => !refusing.includes(rule))).toEqual([])
  })

  test('every row of the matrix that a command asks has allowed and refused', () => {
    const asked = rows.filter((row) => !rowsWithoutCommand.includes(row))
    const unseen = asked.filter((row) => {
      const { allowed, refused } = census.get(row) ?? { allowed: 0, refused: 0 }
      return allowed === 0 || refused === 0
    })
    expect(unseen).toEqual([])
  })

  test('what the authority of a provider rests on has been cited, and what it lacks refused', () => {
    for (const rule of ['DEL-14', 'DEL-19', 'DEL-F17']) {
      const { allowed, refused } = census.get(rule) ?? { allowed: 0, refused: 0 }
      expect(Math.min(allowed, refused), rule).toBeGreaterThan(5)
    }
  })

  test('no row that is thought to be without commands was cited', () => {
    expect(rowsWithoutCommand.filter((row) => census.has(row))).toEqual([])
  })

  test('every kind of sender has been let through', () => {
    const senders = [...census.keys()].filter((rule) => rule.startsWith('SENDER-')).sort()
    expect(senders).toEqual([
      'SENDER-external.cbsa',
      'SENDER-external.cra',
      'SENDER-officer',
      'SENDER-system.clock',
      'SENDER-system.reaction',
      'SENDER-user',
    ])
  })
})
