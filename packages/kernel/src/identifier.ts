/** Identifiers: UUIDs as lower-case text, and those that follow from what they name. */
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { sha1 } from '#digest'
import { type Codec, text } from './codec.js'

/** The namespace of every identifier that carmkit derives. It never changes. */
export const carmkitNamespace = '5f0d9a52-6f0e-5f4b-9d57-0d6c1c4e7a31'

export type Uuid = string & { readonly Uuid: unique symbol }

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A UUID in its one accepted text: lower case, with hyphens. */
export const Uuid: Codec<Uuid> = text('Uuid', 'lower-case, 8-4-4-4-12', (value) =>
  uuidPattern.test(value),
)

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
