/** The mapping against the codecs: both have the same properties, and mean the same by mandatory (CK-93). */
import {
  codeLists,
  droppedB3Fields,
  facts,
  type MessageKind,
  mapping,
  messageKinds,
} from '@carmkit/messages'
import { describe, expect, it } from 'vitest'
import { leavesOf, propertiesOf } from '../src/walk.js'
import { changed, faultsIn, fixture, fullMessages } from './fixtures.js'

const kinds = Object.keys(mapping) as ReadonlyArray<MessageKind>

/** Properties of the body by its codec, without the `body.` in front. */
const codecProperties = (kind: MessageKind): ReadonlyArray<string> =>
  propertiesOf(messageKinds[kind])
    .map(({ property }) => property)
    .filter((property) => property.startsWith('body.'))
    .map((property) => property.slice('body.'.length))

/** Where the first value of a property stands in the full message; lists are entered at their first item. */
const firstPath = (kind: MessageKind, property: string): string => {
  let inner: unknown = fixture(fullMessages[kind])['body']
  const path: (string | number)[] = ['body']
  for (const key of property.split('.')) {
    if (Array.isArray(inner)) {
      path.push(0)
      inner = inner[0]
    }
    path.push(key)
    inner = (inner as Record<string, unknown>)[key]
  }
  return path.join('.')
}

describe.each(kinds)('the mapping of %s', (kind) => {
  it('has a row for every property of the codec, and no other, and none twice', () => {
    const rows = mapping[kind].map(({ property }) => property)
    expect(rows.toSorted()).toEqual(codecProperties(kind).toSorted())
  })

  it.each(mapping[kind].filter(({ use }) => use === 'M').map(({ property }) => property))(
    '%s is mandatory: the message without it is refused, at its path',
    (property) => {
      const path = firstPath(kind, property)
      const faults = faultsIn(changed(fixture(fullMessages[kind]), path, undefined))
      expect(faults.map((fault) => fault.path)).toContain(path.replace(/\.(\d+)/g, '[$1]'))
    },
  )

  const exclusive = ['bn15', 'brokerBn9']
  it.each(
    mapping[kind]
      .filter(({ use, property }) => use === 'O' && !exclusive.includes(property))
      .map(({ property }) => property),
  )('%s is optional', (property) => {
    const full = fixture(fullMessages[kind])
    expect(firstPath(kind, property)).toMatch(/^body\./)
    expect(faultsIn(full)).toEqual([])
    expect(faultsIn(changed(full, firstPath(kind, property), undefined))).toEqual([])
  })

  it('cites known facts only, where it cites', () => {
    const cited = mapping[kind].flatMap(({ source, mark }) =>
      mark === 'ours' || mark === 'I' ? [] : source.split(', '),
    )
    expect(cited.filter((key) => !Object.hasOwn(facts, key))).toEqual([])
  })

  it('is shown by a message that states every property', () => {
    const stated = new Set(
      leavesOf(messageKinds[kind], fixture(fullMessages[kind])).map(({ property }) => property),
    )
    const leaves = propertiesOf(messageKinds[kind]).filter(
      ({ codec, property }) => propertiesOf(codec).length === 0 && property !== 'body.brokerBn9',
    )
    expect(leaves.map(({ property }) => property).filter((one) => !stated.has(one))).toEqual([])
  })
})

describe('the 51 fields of the form before', () => {
  it('are all mapped, or dropped on purpose', () => {
    const mapped = Object.values(mapping).flatMap((rows) => rows.flatMap(({ b3 }) => b3))
    const dropped = Object.keys(droppedB3Fields).map(Number)
    expect([...new Set([...mapped, ...dropped])].toSorted((a, b) => a - b)).toEqual(
      codeLists.b3Field.values.map(({ code }) => Number(code)),
    )
    expect(codeLists.b3Field.values.length).toBe(51)
    expect(mapped.filter((field) => dropped.includes(field))).toEqual([])
  })

  it('surtax alone has a field number of the declaration', () => {
    const numbered = mapping.declaration.filter(({ cad }) => cad !== null)
    expect(new Set(numbered.map(({ row, cad }) => `${row} ${cad}`))).toEqual(new Set(['L18 85']))
  })
})
