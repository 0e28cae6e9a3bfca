// One folder for all that a run of the tests writes, also what killed processes leave behind.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Before the workers start, which take the folder for the system's own; what it returns runs last. */
export default function testFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'carmkit-tests-'))
  process.env['TMPDIR'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
