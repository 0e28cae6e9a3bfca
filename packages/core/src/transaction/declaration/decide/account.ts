/** Whether an account can own a declaration that begins, or is submitted, now. */
import { type Bn15, isImporting } from '../../../values/index.js'
import type { DeclarationContext } from '../context/index.js'
import type { DeclarationRejection } from '../rejection.js'

/** An account that cannot own a declaration, or not now (PRG-03). */
export const unfitAccount = (
  importer: Bn15,
  { program }: DeclarationContext,
): DeclarationRejection | null => {
  if (program.status !== 'Absent' && !isImporting(program.programType)) {
    return { name: 'NotImporterAccount', rule: 'PRG-03', importer }
  }
  return program.status === 'Active' ? null : { name: 'ProgramNotActive', rule: 'PRG-03', importer }
}
