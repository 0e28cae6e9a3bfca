/** SHA-256 where Node does not run: same vectors as `sha256-node.ts`, about five times slower. */
import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes. */
export const sha256 = (value: string): string => bytesToHex(digest(utf8ToBytes(value)))
