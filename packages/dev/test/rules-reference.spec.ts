/** docs/reference/rules.md against the code: no rule id is cited that the reference does not explain. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const reference = readFileSync(`${root}/docs/reference/rules.md`, 'utf8')

const sources = (folder: string): string =>
  readdirSync(`${root}/packages/${folder}/src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`${root}/packages/${folder}/src/${file}`, 'utf8'))
    .join('\n')

const idPattern = /\b(BN|BUS|USR|PRG|DEL-F|DEL|GRP|AUTH|TXN|CK)-?([0-9]{1,2})\b/g

/** `DEL-01` and `DEL-F2` as prefix and number, so that ranges can be counted. */
const idsOf = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(idPattern)].map(([, prefix = '', number]) => `${prefix} ${Number(number)}`),
  )

/** Ids that a text names, ranges counted out. */
const explainedBy = (text: string): Set<string> => {
  const explained = idsOf(text)
  for (const [, prefix = '', from, last] of text.matchAll(
    /\b(BN|BUS|USR|PRG|DEL-F|DEL|GRP|AUTH|TXN)-?([0-9]+) to \1-?([0-9]+)/g,
  )) {
    for (let number = Number(from); number <= Number(last); number++) {
      explained.add(`${prefix} ${number}`)
    }
  }
  return explained
}

const explained = explainedBy(reference)
const section = (title: string): string =>
  reference.split(`## ${title}`)[1]?.split('\n## ')[0] ?? ''

describe('docs/reference/rules.md', () => {
  it.each(['core', 'store', 'cli'])('explains every rule that %s cites', (folder) => {
    const cited = idsOf(sources(folder))
    expect([...cited].filter((id) => !explained.has(id))).toEqual([])
  })

  it('lists each of our assumptions, and none that the code does not make', () => {
    const inCode = [...idsOf(sources('core'))].filter((id) => id.startsWith('CK'))
    const inReference = [...idsOf(reference)].filter((id) => id.startsWith('CK'))
    expect(inReference.toSorted()).toEqual(inCode.toSorted())
    expect(inCode.length).toBeGreaterThan(10)
  })

  it('lists the rule of every refusal as held, or as our assumption', () => {
    const held = new Set([...explainedBy(section('Held')), ...idsOf(section('Assumed'))])
    const refusing = [...sources('core').matchAll(/rule: ('[^']+')/g)].map(([, id = '']) => id)
    expect(refusing.length).toBeGreaterThan(50)
    expect([...idsOf(refusing.join(' '))].filter((id) => !held.has(id))).toEqual([])
  })
})
