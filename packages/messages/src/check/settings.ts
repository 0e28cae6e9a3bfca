/** What the checks let their user decide, because no public source decides it. */
import type { TransactionNumber } from '@carmkit/core'
import { type CodeList, type CodeListName, codeLists } from '../code-lists/index.js'
import { mostLines } from '../format/line.js'

export interface Settings {
  /** The rule of the check digit is not public (B24), so by default no number is verified. */
  readonly verifyCheckDigit: (number: TransactionNumber) => 'valid' | 'invalid' | 'notVerified'
  /** Most lines of one declaration, at most 9,999 (assumed CK-94). */
  readonly mostLines: number
  /** Types of bonded warehouses: they name a warehouse and a transaction before (assumed CK-95). */
  readonly warehouseTypes: ReadonlyArray<string>
  /** How far a stated total may lie from the sum of its parts, in cents for each line (assumed CK-96). */
  readonly centsPerLine: number
  /** A user's own lists stand in for those of the same name. */
  readonly codeLists: { readonly [name in CodeListName]: CodeList }
}

export const defaultSettings: Settings = {
  verifyCheckDigit: () => 'notVerified',
  mostLines,
  warehouseTypes: ['10', '13', '20', '21'],
  centsPerLine: 1,
  codeLists,
}
