/** Temporary files of the specs, in a folder that goes away after them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export const temporaryFiles = (): (() => string) => {
  const folder = mkdtempSync(join(tmpdir(), 'carmkit-emulator-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let files = 0
  return () => join(folder, `${++files}.sqlite`)
}
