/** The digests where Node runs: chosen by the package's `imports`, see `digest-portable.ts`. */
import { hash } from 'node:crypto'

/** Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes. */
export const sha256 = (value: string): string => hash('sha256', value, 'hex')

/** Lower-case hexadecimal SHA-1, for identifiers only: it seals nothing. */
export const sha1 = (bytes: Uint8Array): string => hash('sha1', bytes, 'hex')
