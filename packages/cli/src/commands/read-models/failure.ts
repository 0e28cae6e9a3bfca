/** Why read models could not be made or read, in words and as an exit code. */
import type {
  CursorRefused,
  DatabaseFailure,
  OpenFailure,
  ProjectFailure,
} from '@carmkit/read-models'
import { type ExitCode, exitCodes } from '../../exit-codes.js'
import type { Listener } from '../../telling.js'
import { reasonText } from '../../text/reason.js'

export type Failure = CursorRefused | DatabaseFailure | OpenFailure | ProjectFailure

export const tellFailure = async (
  failure: Failure,
  { options, output }: Listener,
): Promise<ExitCode> => {
  if (options.json) await output.line(JSON.stringify({ ok: false, failure }))
  else output.note(`carmkit: ${textOf(failure)}`)
  return exitOf(failure)
}

/** Every sentence says what to do, and none shows credentials. */
const textOf = (failure: Failure): string => {
  switch (failure.name) {
    case 'StoreUnavailable':
    case 'Unreadable':
      return reasonText({ rule: null, ...failure })
    case 'ModelFailed':
      return `${failure.stream}@${failure.revision} at position ${failure.position}: ${failure.reason}; the tables end before it: update carmkit, or check the log with \`carmkit verify\``
    default:
      return failure.reason
  }
}

/** Where log and tables do not belong together, another try does not help. */
const exitOf = ({ name }: Failure): ExitCode => {
  if (name === 'BadAddress' || name === 'CursorRefused' || name === 'OptionsRefused')
    return exitCodes.usage
  return name === 'LogDiffers' ? exitCodes.refused : exitCodes.failed
}
