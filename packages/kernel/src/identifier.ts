/** Identifiers: UUIDs as lower-case text, and those that follow from what they name. */
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { sha1 } from '#digest'
import { type Codec, text } from './codec.js'

/** The namespace of every identifier that carmkit derives. It never changes. */
export const carmkitNamespace = '5f0d9a52-6f0e-5f4b-9d57-0d6c1c4e7a31'

export type Uuid = string & { readonly Uuid: unique symbol }

/** By the code of a unit: in half the time of a pattern, and every event that is read has up to six such texts. */
const hexadecimal = new Uint8Array(128)
for (const digit of '0123456789abcdef') hexadecimal[digit.charCodeAt(0)] = 1

/** Whether the text has lower-case hexadecimal digits from one index to the unit before another. */
export const isHexadecimal = (value: string, from: number, to: number): boolean => {
  for (let index = from; index < to; index++) {
    if (hexadecimal[value.charCodeAt(index)] !== 1) return false
  }
  return true
}

const isUuid = (value: string): boolean =>
  value.length === 36 &&
  isHexadecimal(value, 0, 8) &&
  value[8] === '-' &&
  isHexadecimal(value, 9, 13) &&
  value[13] === '-' &&
  '12345678'.includes(value.charAt(14)) &&
  isHexadecimal(value, 15, 18) &&
  value[18] === '-' &&
  '89ab'.includes(value.charAt(19)) &&
  isHexadecimal(value, 20, 23) &&
  value[23] === '-' &&
  isHexadecimal(value, 24, 36)

/** A UUID in its one accepted text: lower case, with hyphens. */
export const Uuid: Codec<Uuid> = text('Uuid', 'lower-case, 8-4-4-4-12', isUuid)

/** Read once: identifiers are computed for every event that is verified. */
const namespaceBytes = hexToBytes(carmkitNamespace.replaceAll('-', ''))

/** UUID v5 (RFC 9562) in carmkit's namespace: the same name gives the same identifier, everywhere. */
export const uuidFrom = (name: string): Uuid => {
  const digest = sha1(named(name))
  const [first, second] = [digest.slice(0, 8), digest.slice(8, 12)]
  const version = `5${digest.slice(13, 16)}`
  const variant = `${'89ab'[parseInt(digest.charAt(16), 16) % 4]}${digest.slice(17, 20)}`
  return `${first}-${second}-${version}-${variant}-${digest.slice(20, 32)}` as Uuid
}

/** The namespace and the name in UTF-8. Most names are hashes: those need no encoder and no bytes of their own. */
const named = (name: string): Uint8Array => {
  if (name.length !== lengthOfHash) return concatBytes(namespaceBytes, utf8ToBytes(name))
  for (let index = 0; index < lengthOfHash; index++) {
    const unit = name.charCodeAt(index)
    if (unit >= 0x80) return concatBytes(namespaceBytes, utf8ToBytes(name))
    bytesOfHash[namespaceBytes.length + index] = unit
  }
  return bytesOfHash
}

const lengthOfHash = 64
/** Written anew for each hash, and read before the next one comes. */
const bytesOfHash = concatBytes(namespaceBytes, new Uint8Array(lengthOfHash))
