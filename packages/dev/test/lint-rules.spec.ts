/** The lint rules of the house, each on a tree where exactly the lines marked `bad` break it. */
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const fixtures = fileURLToPath(new URL('fixtures/lint/', import.meta.url))
const allowed = fileURLToPath(new URL('fixtures/lint-allowed/', import.meta.url))
const rules = readdirSync(fixtures).flatMap((plugin) =>
  readdirSync(join(fixtures, plugin)).map((rule) => ({ plugin, rule })),
)

interface Configuration {
  readonly rules: Readonly<Record<string, unknown>>
  readonly overrides: ReadonlyArray<{ readonly rules: Readonly<Record<string, unknown>> }>
}
interface Report {
  readonly diagnostics: ReadonlyArray<{
    readonly code: string
    readonly filename: string
    readonly labels: ReadonlyArray<{ readonly span: { readonly line: number } }>
  }>
}

const workshop = mkdtempSync(join(tmpdir(), 'carmkit-lint-'))
afterAll(() => {
  rmSync(workshop, { recursive: true })
})

/** The tree is copied to where the configuration does not skip it, under its usual paths. */
const lint = (tree: string): Report => {
  const place = mkdtempSync(join(workshop, 'tree-'))
  cpSync(tree, place, { recursive: true })
  copyFileSync(join(root, '.oxlintrc.json'), join(place, '.oxlintrc.json'))
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction')
  const compilerOptions = { strict: true, target: 'ES2022', module: 'NodeNext', types: [] }
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  const entry = join(root, 'node_modules/oxlint/bin/oxlint')
  const run = spawnSync(process.execPath, [entry, '--format', 'json', 'packages'], {
    cwd: place,
    encoding: 'utf8',
  })
  return JSON.parse(run.stdout) as Report
}

const markedLines = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      readFileSync(join(folder, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.endsWith('// bad') ? [`${path}:${index + 1}`] : [])),
    )

describe('the lint rules', () => {
  it('have one bad tree each', () => {
    const text = readFileSync(join(root, '.oxlintrc.json'), 'utf8')
    const configuration = JSON.parse(text) as Configuration
    const all = [configuration.rules, ...configuration.overrides.map((override) => override.rules)]
    const wanted = all
      .flatMap((list) => Object.entries(list))
      .flatMap(([name, setting]) => (setting === 'off' ? [] : [name]))
      .map((name) => (name.includes('/') ? name : `eslint/${name}`))
    const proven = rules.map(({ plugin, rule }) => `${plugin}/${rule}`)
    expect(proven.toSorted()).toEqual([...new Set(wanted)].toSorted())
  })

  it.each(rules)('$plugin/$rule is reported on the bad lines only', ({ plugin, rule }) => {
    const { diagnostics } = lint(join(fixtures, plugin, rule))
    expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual([`${plugin}(${rule})`])
    const reported = diagnostics.map(
      ({ filename, labels }) => `${filename}:${labels[0]?.span.line}`,
    )
    expect([...new Set(reported)].toSorted()).toEqual(
      markedLines(join(fixtures, plugin, rule)).toSorted(),
    )
  })

  it('are off where they misread the house, as the comments of the tree tell', () => {
    expect(readdirSync(join(allowed, 'packages/core/src'))).toHaveLength(3)
    expect(lint(allowed).diagnostics).toEqual([])
  })
})
