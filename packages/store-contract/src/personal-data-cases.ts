/**
 * The contract of places that keep personal data: what is kept is found, what is forgotten is gone.
 * Separate from the store's because a place may keep the one without the other.
 */
import assert from 'node:assert/strict'
import type { Json } from '@carmkit/kernel'
import { matchesPersonalRef, maxPersonalBytes, type PersonalData } from '@carmkit/store'
import type { Task } from 'fp-ts/lib/Task.js'
import { type ContractCase, leftOf, rightOf } from './subject.js'

/** One open place. */
export interface PersonalPlace {
  readonly personalData: PersonalData
  readonly close: Task<void>
  /** The same place once more, after closing it; null where it goes with its process. */
  readonly reopen: Task<PersonalPlace> | null
}

export interface PersonalDataSubject {
  readonly name: string
  /** A new, empty place. */
  readonly open: () => Promise<PersonalPlace>
}

const comment = 'Call Zoé Ünal at home, +1 613 555 0199'

/** Like the store's contract, for any test runner. */
export const personalDataContract = ({ open }: PersonalDataSubject): ReadonlyArray<ContractCase> =>
  Object.entries({ ...keeping, ...forgetting }).map(([name, check]) => ({
    name,
    run: async () => {
      const place = await open()
      try {
        await check(place.personalData, place)
      } finally {
        await place.close()
      }
    },
  }))

type Check = (personalData: PersonalData, place: PersonalPlace) => Promise<void>

const keeping: Readonly<Record<string, Check>> = {
  'what was kept is found, whatever JSON it is, and its reference is proof of it': async (data) => {
    const values: ReadonlyArray<Json> = [
      comment,
      '',
      null,
      false,
      -1.5e-7,
      [],
      { b: [1, { é: '漢😀' }], a: 'line\nnext\u0000end' },
    ]
    for (const value of values) {
      const ref = rightOf(await data.keep(value)())
      assert.match(ref, /^[0-9a-f]{64}$/)
      const found = rightOf(await data.find(ref)())
      if (found.status !== 'kept') assert.fail(`${found.status}: ${JSON.stringify(value)}`)
      assert.deepEqual(found.value, value)
      assert.match(found.salt, /^[0-9a-f]{64}$/)
      assert.ok(matchesPersonalRef(ref, found))
      assert.ok(!matchesPersonalRef(ref, { salt: found.salt, value: ['another'] }))
    }
  },
  'the same value kept twice has two references and two salts': async (data) => {
    const first = rightOf(await data.keep(comment)())
    const second = rightOf(await data.keep(comment)())
    assert.notEqual(first, second)
    assert.notEqual(await saltOf(data, first), await saltOf(data, second))
  },
  'a value that its owner changes later is found as it was': async (data) => {
    const value = { phone: '613 555 0199' }
    const ref = rightOf(await data.keep(value)())
    value.phone = 'changed'
    assert.deepEqual(await valueOf(data, ref), { phone: '613 555 0199' })
  },
  'the largest value is kept, one byte more is refused': async (data) => {
    // Two bytes each, and two for the quotation marks.
    const largest = 'é'.repeat(maxPersonalBytes / 2 - 1)
    assert.equal(await valueOf(data, rightOf(await data.keep(largest)())), largest)
    assert.deepEqual(leftOf(await data.keep(`${largest}x`)()), {
      name: 'PersonalValueTooLarge',
      bytes: maxPersonalBytes + 1,
      mostBytes: maxPersonalBytes,
    })
  },
  'what is no JSON, or too deep, is refused': async (data) => {
    const deep = (levels: number): Json => (levels === 0 ? 1 : [deep(levels - 1)])
    const refused = [undefined, Number.NaN, '\ud800', new Date(0), deep(32)]
    for (const value of refused) {
      const { name } = leftOf(await data.keep(value as Json)())
      assert.equal(name, 'PersonalValueInvalid')
    }
    assert.deepEqual(await valueOf(data, rightOf(await data.keep(deep(31))())), deep(31))
  },
  'a reference that was never given is unknown, and there is nothing to forget': async (data) => {
    rightOf(await data.keep(comment)())
    for (const ref of ['0'.repeat(64), '', comment]) {
      assert.equal(rightOf(await data.forget(ref)()), false)
      assert.deepEqual(rightOf(await data.find(ref)()), { status: 'unknown' })
    }
  },
}

const forgetting: Readonly<Record<string, Check>> = {
  'what is forgotten is gone, value and salt, and that it was kept stays known': async (data) => {
    const ref = rightOf(await data.keep(comment)())
    assert.equal(rightOf(await data.forget(ref)()), true)
    assert.deepEqual(rightOf(await data.find(ref)()), { status: 'forgotten' })
  },
  'forgetting again changes nothing and says so': async (data) => {
    const ref = rightOf(await data.keep(comment)())
    rightOf(await data.forget(ref)())
    assert.equal(rightOf(await data.forget(ref)()), false)
    assert.deepEqual(rightOf(await data.find(ref)()), { status: 'forgotten' })
  },
  'forgetting takes one value and leaves the others, equal ones too': async (data) => {
    const refs: string[] = []
    for (const value of [comment, comment, 'other']) refs.push(rightOf(await data.keep(value)()))
    const [forgotten = '', equal = '', other = ''] = refs
    rightOf(await data.forget(forgotten)())
    assert.equal(await valueOf(data, equal), comment)
    assert.equal(await valueOf(data, other), 'other')
  },
  'kept, forgotten and unknown are the same when the place is opened again': async (
    data,
    place,
  ) => {
    if (place.reopen === null) return
    const kept = rightOf(await data.keep(comment)())
    const forgotten = rightOf(await data.keep('forget me')())
    rightOf(await data.forget(forgotten)())
    await place.close()
    const again = await place.reopen()
    try {
      const { personalData } = again
      assert.equal(await valueOf(personalData, kept), comment)
      assert.deepEqual(rightOf(await personalData.find(forgotten)()), { status: 'forgotten' })
      const never = rightOf(await personalData.find('0'.repeat(64))())
      assert.deepEqual(never, { status: 'unknown' })
    } finally {
      await again.close()
    }
  },
}

const keptUnder = async (data: PersonalData, ref: string) => {
  const found = rightOf(await data.find(ref)())
  return found.status === 'kept' ? found : assert.fail(`${ref} is ${found.status}`)
}

const valueOf = async (data: PersonalData, ref: string) => (await keptUnder(data, ref)).value

const saltOf = async (data: PersonalData, ref: string) => (await keptUnder(data, ref)).salt
