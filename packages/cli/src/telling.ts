/** What several commands tell in the same way: faults of an input, a refusal, a store that cannot be read. */
import type { Fault, Reason } from '@carmkit/kernel'
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

export const tellFailure = (failure: ReadFailure, output: Output): ExitCode => {
  output.note(`carmkit: ${reasonText({ rule: null, ...failure })}`)
  return exitCodes.failed
}
