/**
 * A value of any depth as one text, for what is kept as a whole: the state of a stream.
 *
 * A list without nesting: each array and each object is an item behind those that it holds, and
 * where one holds another stands `[place]`. So no depth exhausts the stack, neither in writing nor in
 * reading, and equal parts stand once. Separate from canonical JSON, which is hashed for ever.
 */
import * as E from 'fp-ts/lib/Either.js'

/**
 * The value's one text. Throws where it is more than JSON can say (`undefined`, maps, objects of a
 * class, `-0`): reading it back would give something else.
 */
export const flatJson = (value: unknown): string => {
  const written: Written = { items: [], byText: new Map(), byPart: new Map() }
  const waiting = isPart(value) ? [value] : []
  for (let part = waiting.at(-1); part !== undefined; part = waiting.at(-1)) {
    const before = waiting.length
    for (const held of Object.values(part)) {
      if (isPart(held) && !written.byPart.has(held)) waiting.push(held)
    }
    if (waiting.length > before) continue
    waiting.pop()
    if (!written.byPart.has(part)) place(written, part)
  }
  return `[${[...written.items, member(written, value)].join(',')}]`
}

interface Written {
  readonly items: string[]
  /** Places. */
  readonly byText: Map<string, number>
  readonly byPart: Map<object, number>
}

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null

const place = (written: Written, part: object): void => {
  const text = Array.isArray(part) ? listText(written, part) : recordText(written, part)
  const known = written.byText.get(text)
  written.byPart.set(part, known ?? written.items.length)
  if (known !== undefined) return
  written.byText.set(text, written.items.length)
  written.items.push(text)
}

/** `Array.from` visits holes too. */
const listText = (written: Written, list: ReadonlyArray<unknown>): string =>
  `[${Array.from(list, (held) => member(written, held)).join(',')}]`

const recordText = (written: Written, record: object): string => {
  const prototype: unknown = Object.getPrototypeOf(record)
  if (prototype !== null && prototype !== Object.prototype) throw noForm('an object of a class')
  if (Object.hasOwn(record, '__proto__')) throw noForm('a key called __proto__')
  const members = Object.entries(record).map(
    ([key, held]) => `${JSON.stringify(key)}:${member(written, held)}`,
  )
  return `{${members.join(',')}}`
}

/** What stands for a value inside of another one. */
const member = ({ byPart }: Written, value: unknown): string => {
  if (isPart(value)) return `[${byPart.get(value)}]`
  if (!isScalar(value)) throw noForm(Object.is(value, -0) ? '-0' : String(value))
  return JSON.stringify(value)
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value) && !Object.is(value, -0)
    : value === null || typeof value === 'string' || typeof value === 'boolean'

const noForm = (what: string): Error => new Error(`no form in flat JSON: ${what}`)

/** The value of a text. Left says why the text is none that {@link flatJson} has written. */
export const fromFlatJson = (text: string): E.Either<string, unknown> =>
  E.chain((items: unknown) =>
    Array.isArray(items) && items.length > 0 ? joined(items) : E.left('no list'),
  )(
    E.tryCatch(
      () => JSON.parse(text) as unknown,
      () => 'not JSON',
    ),
  )

/** In place: nobody else has these items. */
const joined = (items: unknown[]): E.Either<string, unknown> => {
  const value = items.pop()
  for (const [index, item] of items.entries()) {
    if (!isPart(item)) return E.left(`item ${index} is neither list nor record`)
    const holder = item as Record<string, unknown>
    for (const key of Object.keys(holder)) {
      const reference = holder[key]
      if (!isPart(reference)) continue
      const found = partAt(items, reference, index)
      if (found === undefined) return E.left(`item ${index} refers to no item before it`)
      holder[key] = found
    }
  }
  if (!isPart(value)) return E.right(value)
  const found = partAt(items, value, items.length)
  return found === undefined ? E.left('the value refers to no item') : E.right(found)
}

const partAt = (items: ReadonlyArray<unknown>, reference: object, before: number): unknown => {
  const place: unknown = Array.isArray(reference) ? reference[0] : undefined
  return typeof place === 'number' && place < before ? items[place] : undefined
}
