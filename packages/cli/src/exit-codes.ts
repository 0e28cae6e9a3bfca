/** How the process ends, so that scripts can tell what happened. */

export const exitCodes = {
  /** All commands accepted; found; verified. */
  ok: 0,
  /** A command was rejected or denied; a message was not imported; nothing found; a chain is broken. */
  refused: 1,
  /** Input that cannot be understood. */
  invalid: 2,
  /** The store failed, or an outcome is unknown. */
  failed: 3,
  /** Wrong use of the command line. */
  usage: 64,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export const highest = (one: ExitCode, other: ExitCode): ExitCode => (one > other ? one : other)

/** Printed at the end of `--help`. */
export const exitCodeHelp = `
Exit codes, the highest wins:
  0   all accepted, found, verified
  1   a command was rejected or denied; a message not imported; nothing found; a chain is broken
  2   invalid input
  3   the store failed, or an outcome is unknown
  64  wrong use of the command line`
