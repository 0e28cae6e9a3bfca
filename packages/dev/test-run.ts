// What all workers of a run of the tests have in common, set before the first of them starts.
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a build is judged, it is judged on the same cases every time (decision 34). */
const seedOfJudgement = 20_261_129

/** What it returns runs last. */
export default function testRun(): () => void {
  if (process.env['CARMKIT_SEED'] === undefined) drawSeed()
  return ownFolder()
}

const drawSeed = (): void => {
  const seed = String(process.env['CI'] ? seedOfJudgement : randomInt(2 ** 31))
  process.env['CARMKIT_SEED'] = seed
  console.log(`Random cases of CARMKIT_SEED=${seed}\n`)
}

/** One folder for all that the run writes, also what killed processes leave behind. */
const ownFolder = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'carmkit-tests-'))
  process.env['TMPDIR'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
