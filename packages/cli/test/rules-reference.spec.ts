/** The rule catalogue against the code: complete, cited, tested, and printed as it is. */
import { ruleCatalogue } from '@carmkit/core'
import { describe, expect, it } from 'vitest'
import { rulesReference } from '../src/rules-reference.js'
import { citations, sourceText } from './citations.js'

const known = new Set(ruleCatalogue.map(({ id }) => id))

const idsIn = (text: string): ReadonlyArray<string> => [
  ...new Set(text.match(/\b(?:(?:BN|BUS|USR|PRG|DEL|GRP|AUTH|TXN|CK)-\d{2}|DEL-F\d{1,2})\b/g)),
]

const numbered = (prefix: string, last: number, digits = 2): ReadonlyArray<string> =>
  Array.from({ length: last }, (_, index) => `${prefix}${String(index + 1).padStart(digits, '0')}`)

describe('the rule catalogue', () => {
  it('has every id of the sources once', () => {
    const all = [
      ...numbered('BN-', 11),
      ...numbered('PRG-', 15),
      ...numbered('BUS-', 13),
      ...numbered('USR-', 21),
      ...numbered('DEL-F', 23, 1),
      ...numbered('DEL-', 25),
      ...numbered('GRP-', 5),
      ...numbered('AUTH-', 5),
      ...numbered('TXN-', 48),
      ...numbered('a', 19),
    ]
    expect(all.filter((id) => !known.has(id))).toEqual([])
    expect(known.size).toBe(ruleCatalogue.length)
  })

  it.each(['core', 'store', 'laws', 'messages', 'read-models', 'audit', 'cli'])(
    'explains every rule that %s cites',
    (name) => {
      expect(idsIn(sourceText(name)).filter((id) => !known.has(id))).toEqual([])
    },
  )

  it('calls no rule held that no test and no law speaks of', () => {
    const untested = ruleCatalogue.filter(({ id, status }) => {
      const { sources, tests } = citations(id)
      const laws = sources.filter((file) => file.startsWith('laws/src/'))
      return status === 'held' && tests.length + laws.length === 0
    })
    expect(untested.map(({ id }) => id)).toEqual([])
  })

  it('lists none of our assumptions that the code does not make', () => {
    const ours = ruleCatalogue.filter(({ id }) => id.startsWith('CK-'))
    expect(ours.filter(({ id }) => citations(id).sources.length === 0)).toEqual([])
  })

  it('holds the rule of every refusal, or calls it assumed', () => {
    const refused = [...sourceText('core').matchAll(/rule: ('[^']+')/g)].map(([, id = '']) => id)
    const holding = new Set(
      ruleCatalogue.flatMap(({ id, status }) =>
        status === 'held' || status === 'assumed' ? [id] : [],
      ),
    )
    expect(refused.length).toBeGreaterThan(50)
    expect(idsIn(refused.join(' ')).filter((id) => !holding.has(id))).toEqual([])
  })
})

it('docs/reference/rules.md is what the catalogue and the code say', async () => {
  const page = rulesReference(citations)
  await expect(page).toMatchFileSnapshot('../../../docs/reference/rules.md')
})
