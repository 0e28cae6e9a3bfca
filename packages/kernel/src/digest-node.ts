/** SHA-256 where Node runs: chosen by the package's `imports`, see `sha256-portable.ts`. */
import { hash } from 'node:crypto'

/** Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes. */
export const sha256 = (value: string): string => hash('sha256', value, 'hex')
