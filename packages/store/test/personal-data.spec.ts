/** Personal data in memory keeps the contract; salts come from outside and must be good ones. */
import {
  keptUnder,
  matchesPersonalRef,
  memoryPersonalData,
  personalContent,
  type RandomBytes,
} from '@carmkit/store'
import { personalDataContract } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { rightOf } from './counting.js'

describe('personal data in memory', () => {
  const open = async () => ({
    personalData: memoryPersonalData(),
    close: async () => undefined,
    reopen: null,
  })
  for (const { name, run } of personalDataContract({ name: 'memory', open })) it(name, run)
})

describe('a reference', () => {
  const counting: RandomBytes = (count) => Uint8Array.from({ length: count }, (_, index) => index)
  const salt = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'

  it('is the SHA-256 of the canonical JSON of salt and value', () => {
    // sha256sum of {"salt":"0001...1f","value":{"a":"é","b":1}}
    const ref = '171cd259a7e14b0c38356ee5ce0ba0ae79bf37b0aa97a2d3ca11196c72dc3b70'
    expect(personalContent({ b: 1, a: 'é' }, counting)).toEqual(
      E.right({ ref, content: `{"salt":"${salt}","value":{"a":"é","b":1}}` }),
    )
    expect(matchesPersonalRef(ref, { salt, value: { a: 'é', b: 1 } })).toBe(true)
    expect(matchesPersonalRef(ref, { salt, value: { a: 'é', b: 2 } })).toBe(false)
    expect(matchesPersonalRef(ref, { salt: salt.toUpperCase(), value: { a: 'é', b: 1 } })).toBe(
      false,
    )
  })

  it.each([
    ['another value', (content: string) => content.replace('kept', 'left')],
    ['another salt', (content: string) => content.replace('"00', '"01')],
    ['no JSON', (content: string) => content.slice(1)],
    ['something else', () => 'null'],
  ])('over %s: unreadable', (_, change) => {
    const { ref, content } = rightOf(personalContent('kept', counting))
    expect(keptUnder({ ref, content })).toEqual(E.right({ status: 'kept', value: 'kept', salt }))
    expect(keptUnder({ ref, content: change(content) })).toMatchObject({
      _tag: 'Left',
      left: { name: 'Unreadable', stream: `personal data ${ref}`, revision: null },
    })
  })

  it('is never given twice: random bytes that repeat are a bug', async () => {
    const data = memoryPersonalData(counting)
    const ref = rightOf(await data.keep('kept')())
    await data.forget(ref)()
    await expect(data.keep('kept')()).rejects.toThrow('the random bytes repeat')
    expect(rightOf(await data.find(ref)())).toEqual({ status: 'forgotten' })
  })

  it('is not made from a short salt', () => {
    expect(() => personalContent('kept', () => new Uint8Array(31))).toThrow('31 random bytes')
  })
})
