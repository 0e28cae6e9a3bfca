/**
 * What no linter knows of the house style: how a file opens, what it may not leave behind, what may
 * not be told about machines. Separate from `check.mjs` because the tests feed it bad texts.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The words stand in halves, so that this file passes its own check. */
const leftovers = ['TO-DO', 'FIX-ME', 'XX-X', 'HA-CK'].map((word) => word.replace('-', ''))
const registries = ['npmjs', 'npmmirror', 'yarnpkg', 'debian']

/**
 * The rules. `covers` picks files by their path from the root, `finds` is searched in every line
 * unless the rule looks at the whole text with `misses`.
 */
export const rules = [
  {
    name: 'opening',
    covers: /^packages\/[^/]+\/src\/.*\.ts$/,
    misses: /^(?:#![^\n]*\n)?\/\*\*/,
    fix: 'open the file with a doc comment: its place in the flow, and why it is separate',
  },
  {
    name: 'export-star',
    covers: /^(?:packages|examples)\/.*\.[cm]?[jt]s$/,
    finds: /^\s*export\s+(?:type\s+)?\*/,
    fix: 'name every export: a public list is read and reviewed',
  },
  {
    name: 'leftover',
    covers: /(?<!(?:^|\/)pnpm-lock\.yaml)$/,
    finds: new RegExp(`\\b(?:${leftovers.join('|')})\\b`),
    fix: 'do it now, or open an issue and delete the marker',
  },
  {
    name: 'registry-address',
    covers: /^/,
    finds: new RegExp(`//[\\w.-]*\\b(?:${registries.join('|')})\\.(?:org|com|io)`),
    fix: 'leave the address out: every user has a registry of their own in their configuration',
  },
  {
    name: 'machine-path',
    covers: /^/,
    finds: /(?<![\w.)}*-])\/(?:home|root|Users|work)\/[\w.]|\b[A-Z]:\\Users\\/,
    fix: 'write the path from the root of the project, or compute it from import.meta.url',
  },
]

/**
 * The breaches in one file.
 *
 * @param {string} path from the root of the project, with forward slashes
 * @param {string} text
 * @returns {{rule: string, path: string, line: number, fix: string}[]}
 */
export const tidyFile = (path, text) =>
  rules
    .filter(({ covers }) => covers.test(path))
    .flatMap(({ name, finds, misses, fix }) => {
      if (misses !== undefined) return misses.test(text) ? [] : [{ rule: name, path, line: 1, fix }]
      return text
        .split('\n')
        .flatMap((content, index) =>
          finds.test(content) ? [{ rule: name, path, line: index + 1, fix }] : [],
        )
    })

/**
 * Every file that git has or would take, without the trees that are bad on purpose.
 *
 * @param {string} root the folder of the project
 * @returns {string[]} paths from the root
 */
export const projectFiles = (root) =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\0')
    .filter((path) => path !== '' && !/(?:^|\/)fixtures\//.test(path))
    .filter((path) => existsSync(join(root, path)))

/**
 * The breaches in the whole project, and how many files were read: none read is no success.
 *
 * @param {string} root the folder of the project
 */
export const tidyProject = (root) => {
  const texts = projectFiles(root)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'))
  return {
    files: texts.length,
    breaches: texts.flatMap(({ path, text }) => tidyFile(path, text)),
  }
}
