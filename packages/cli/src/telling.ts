/** What several commands tell in the same way: faults of an input, a refusal, a store that cannot be read. */
import { type Fault, printable, type Reason } from '@carmkit/kernel'
import type { ReadFailure } from '@carmkit/store'
import { type ExitCode, exitCodes } from './exit-codes.js'
import type { Output } from './output.js'
import { reasonText } from './text/reason.js'

/** Where something is told, and whether to a program. */
export interface Listener {
  readonly options: { readonly json?: boolean }
  readonly output: Output
}

export const tellFaults = async (
  faults: ReadonlyArray<Fault>,
  { options, output }: Listener,
): Promise<ExitCode> => {
  if (options.json) await output.line(JSON.stringify({ faults }))
  else
    for (const { path, reason } of faults)
      output.note(`carmkit: ${path === '' ? '' : `${path}: `}${reason}`)
  return exitCodes.invalid
}

export const tellRefusal = async (
  { outcome, reasons }: { readonly outcome: string; readonly reasons: ReadonlyArray<Reason> },
  { options, output }: Listener,
): Promise<void> => {
  for (const reason of reasons) {
    const { name, rule } = reason
    const text = reasonText(reason)
    if (options.json) await output.line(JSON.stringify({ outcome, name, rule, text }))
    else await output.line(`${outcome}: ${name}${rule === null ? '' : ` (${rule})`}: ${text}`)
  }
}

/** @param store its name, for a failure that is not one stream's; an address may hold a password */
export const tellFailure = (failure: ReadFailure, output: Output, store?: string): ExitCode => {
  const isOfTheLog = failure.name === 'Unreadable' && failure.stream === ''
  const text =
    isOfTheLog && store !== undefined && !store.includes('://')
      ? `the log of ${printable(store)} cannot be read: ${printable(failure.reason)}`
      : reasonText({ rule: null, ...failure })
  output.note(`carmkit: ${text}`)
  return exitCodes.failed
}
