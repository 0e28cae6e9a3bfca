/** Where the answers go: plain text for people, one JSON value a line for programs. */
import { once } from 'node:events'
import pc from 'picocolors'

export interface Output {
  /** One line to standard output; waits while the reader is slow. */
  readonly line: (text: string) => Promise<void>
  /** One line to standard error: what went wrong, and progress. */
  readonly note: (text: string) => void
  readonly colors: ReturnType<typeof pc.createColors>
  /** Width that tables may take, in characters. */
  readonly columns: number
}

/** Colours on a terminal only, and never against NO_COLOR. */
export const standardOutput = (): Output => {
  const colorful = process.stdout.isTTY === true && !process.env['NO_COLOR']
  // A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? 0 : 3),
  )
  return {
    line: async (text) => {
      if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain')
    },
    note: (text) => process.stderr.write(`${text}\n`),
    colors: pc.createColors(colorful),
    columns: process.stdout.columns ?? 120,
  }
}
