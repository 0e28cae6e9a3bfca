/** The house style check: every rule on a text that breaks it, and the whole on the project. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rules, tidyFile, tidyProject } from '../tidy.mjs'

const opening = '/** The state of one business: see `evolve.ts`. */\n'
const source = 'packages/core/src/state.ts'

/** Bad words stand in pieces, so that this file passes the check that it proves. */
const bad = [
  { rule: 'opening', path: source, text: 'export const state = 1\n', line: 1 },
  { rule: 'opening', path: source, text: '// The state.\nexport const state = 1\n', line: 1 },
  {
    rule: 'export-star',
    path: source,
    text: `${opening}export ${'*'} from './event.js'\n`,
    line: 2,
  },
  {
    rule: 'export-star',
    path: source,
    text: `${opening}export type ${'*'} from './e.js'`,
    line: 2,
  },
  {
    rule: 'export-star',
    path: source,
    text: `${opening}export ${'*'} as e from './e.js'`,
    line: 2,
  },
  { rule: 'leftover', path: source, text: `${opening}\n// ${'TO'}${'DO'}: later\n`, line: 3 },
  { rule: 'leftover', path: 'README.md', text: `Soon (${'FIX'}${'ME'}).\n`, line: 1 },
  { rule: 'leftover', path: '.ci/run', text: `# ${'XX'}${'X'}\n`, line: 1 },
  { rule: 'leftover', path: 'docs/a.md', text: `A ${'HA'}${'CK'} here.\n`, line: 1 },
  {
    rule: 'registry-address',
    path: 'pnpm-lock.yaml',
    text: `a:\n  https://${'registry.npmjs'}.org/a\n`,
    line: 2,
  },
  {
    rule: 'registry-address',
    path: '.npmrc',
    text: `registry=//${'registry.yarnpkg'}.com/`,
    line: 1,
  },
  {
    rule: 'machine-path',
    path: source,
    text: `${opening}const file = '/${'home'}/jane/events'\n`,
    line: 2,
  },
  { rule: 'machine-path', path: 'docs/a.md', text: `cd /${'Users'}/jane\n`, line: 1 },
  { rule: 'machine-path', path: '.ci/run', text: `source=C:\\${'Users'}\\jane\n`, line: 1 },
]

describe('the house style', () => {
  it.each(bad)('$rule is reported in $path at line $line', ({ rule, path, text, line }) => {
    expect(tidyFile(path, text)).toEqual([
      { rule, path, line, fix: expect.stringMatching(/.{20,}/) },
    ])
  })

  it('has a bad text for every rule', () => {
    const broken = new Set(bad.map(({ rule }) => rule))
    expect([...broken].toSorted()).toEqual(rules.map(({ name }) => name).toSorted())
  })

  it.each([
    { path: source, text: `${opening}export { state } from './state.js'\n` },
    { path: 'packages/cli/src/main.ts', text: `#!/usr/bin/env node\n${opening}` },
    {
      path: 'packages/core/test/state.spec.ts',
      text: 'export const inATestNoOpeningIsAsked = 1\n',
    },
    { path: source, text: `${opening}export const area = width * height\n` },
    { path: 'docs/a.md', text: 'See https://example.org/home/page and packages/root/file.\n' },
    { path: 'pnpm-lock.yaml', text: `integrity: sha512-a/${'XX'}${'X'}/b==\n` },
  ])('has nothing against $text in $path', ({ path, text }) => {
    expect(tidyFile(path, text)).toEqual([])
  })
})

describe('the project', () => {
  it('is tidy, and was really read', () => {
    const { breaches, files } = tidyProject(fileURLToPath(new URL('../../..', import.meta.url)))
    expect(breaches).toEqual([])
    expect(files).toBeGreaterThan(50)
  })
})
