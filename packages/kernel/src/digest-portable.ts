/** The digests where Node does not run: same vectors as `digest-node.ts`, about five times slower. */
import { sha1 as digestOfIdentifier } from '@noble/hashes/legacy.js'
import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes. */
export const sha256 = (value: string): string => bytesToHex(digest(utf8ToBytes(value)))

/** Lower-case hexadecimal SHA-1, for identifiers only: it seals nothing. */
export const sha1 = (bytes: Uint8Array): string => bytesToHex(digestOfIdentifier(bytes))
