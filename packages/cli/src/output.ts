/** Where the answers go: plain text for people, one JSON value a line for programs. */
import pc from 'picocolors'

export interface Output {
  /** One line to standard output; waits while the reader is slow. */
  readonly line: (text: string) => Promise<void>
  /** One line to standard error: what went wrong, and progress. */
  readonly note: (text: string) => void
  /** Takes the place of the text before it, on one line of standard error; absent where nobody watches. */
  readonly progress?: (text: string) => void
  /** Waits for whoever watches: true for the next step, false for no more; absent where nobody sits. */
  readonly goesOn?: () => Promise<boolean>
  readonly colors: ReturnType<typeof pc.createColors>
  /** Width that tables may take, in characters. */
  readonly columns: number
}

/** What a terminal takes for the wish to empty the rest of the line. */
const clearLine = '\u001B[K'

/** Colours on a terminal only, and never against NO_COLOR. */
export const standardOutput = (): Output => {
  const colorful = process.stdout.isTTY === true && !process.env['NO_COLOR']
  let isRead = true
  // A reader that has seen enough (`| head`) closes the pipe. What was asked for is still carried
  // out, and the exit code still says how.
  process.stdout.on('error', () => {
    isRead = false
  })
  return {
    line: async (text) => {
      if (isRead && !process.stdout.write(`${text}\n`)) await readerReady()
    },
    note: (text) => process.stderr.write(`${text}\n`),
    ...(process.stderr.isTTY === true
      ? { progress: (text: string) => void process.stderr.write(`\r${clearLine}${text}`) }
      : {}),
    ...(process.stdin.isTTY === true ? { goesOn: nextKey } : {}),
    colors: pc.createColors(colorful),
    columns: process.stdout.columns ?? 120,
  }
}

/** Until the reader has caught up, or is gone. */
const readerReady = (): Promise<void> =>
  new Promise((resolve) => {
    const { stdout } = process
    const done = () => {
      stdout.off('drain', done).off('close', done).off('error', done)
      resolve()
    }
    stdout.on('drain', done).on('close', done).on('error', done)
  })

/** Keys by which people end what waits for them: q, Ctrl-C, Ctrl-D. */
const endingKeys: ReadonlyArray<string> = ['q', 'Q', '\u0003', '\u0004']
const nextKeys: ReadonlyArray<string> = ['\r', '\n', ' ']

/** One key of the terminal; others than those two kinds are passed over. */
const nextKey = (): Promise<boolean> =>
  new Promise((resolve) => {
    const { stdin } = process
    const done = (goesOn: boolean): void => {
      stdin.off('data', onKey).off('end', onEnd)
      stdin.setRawMode(false).pause()
      resolve(goesOn)
    }
    const onEnd = (): void => done(false)
    const onKey = (key: Buffer | string): void => {
      const text = String(key)
      if (endingKeys.includes(text)) done(false)
      else if (nextKeys.includes(text)) done(true)
    }
    stdin.setRawMode(true).on('data', onKey).on('end', onEnd).resume()
  })
