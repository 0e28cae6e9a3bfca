/** Which files of the repository cite a rule: found in the text of sources and tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Citations } from '../src/rules-reference.js'

const packages = fileURLToPath(new URL('../../', import.meta.url))

const typescriptIn = (folder: string): ReadonlyArray<string> => {
  try {
    return readdirSync(`${packages}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file}`)
  } catch {
    return []
  }
}

const texts = (files: ReadonlyArray<string>): ReadonlyMap<string, string> =>
  new Map(files.toSorted().map((file) => [file, readFileSync(`${packages}${file}`, 'utf8')]))

const names = readdirSync(packages).filter((name) => name !== 'dev')

/** The catalogue states its rules and enforces none, so it is not among the citing files. */
const sources = texts(
  names
    .flatMap((name) => typescriptIn(`${name}/src`))
    .filter((file) => !file.startsWith('core/src/rules/')),
)
const tests = texts(names.flatMap((name) => typescriptIn(`${name}/test`)))

export const citations: Citations = (id) => {
  const pattern = new RegExp(`(?<![0-9A-Za-z-])${id}(?![0-9A-Za-z-])`)
  const citing = (files: ReadonlyMap<string, string>): ReadonlyArray<string> =>
    [...files].flatMap(([file, text]) => (pattern.test(text) ? [file] : []))
  return { sources: citing(sources), tests: citing(tests) }
}

/** All sources of a package as one text. */
export const sourceText = (name: string): string =>
  [...sources].flatMap(([file, text]) => (file.startsWith(`${name}/`) ? [text] : [])).join('\n')
