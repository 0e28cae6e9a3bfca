/** What every explanation tells alike: a command that was let through, and what is not to be trusted of it. */
import type { DeclarationBehind, Explained, OneCommand, Unsound } from '@carmkit/audit'
import { printable } from '@carmkit/kernel'
import { type ExitCode, exitCodes } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { type Explanation, explanationText, rulesOf, told } from '../../text/explanation.js'
import type { AuditAsked } from './asking.js'

/** A figure that is asked about, how the asker is told, and where progress goes. */
export interface FigureAsked<Name> {
  readonly named: Name
  readonly asked: AuditAsked
  readonly onProgress: (events: number) => void
}

export const acceptedOf = (explained: Explained): Explanation => {
  const { events, authority, restsOn, notTold, causes, missingCause } = explained
  const [first] = events
  const { commandId, actor, grant, recordedAt, ruleSet } = first.metadata
  return {
    commandId,
    type: commandType(events),
    outcome: 'accepted',
    actor,
    recordedAt,
    ruleSet,
    rules: rulesOf(Array.isArray(grant['rules']) ? grant['rules'].map(String) : []),
    grant,
    authority: authority.map((link) => ({ ...link, restsOn: link.restsOn?.map(told) ?? null })),
    events: events.map(told),
    restsOn: restsOn?.map(told) ?? null,
    notTold,
    causes: causes.map(told),
    missingCause,
    reasons: [],
  }
}

const commandType = ([first]: OneCommand): string => {
  const type = first.metadata.command?.['type']
  return typeof type === 'string' ? type : ''
}

/** What was forged is told too, for it is what is recorded; but not as if it were a fact. */
export const tellUnsound = (unsound: ReadonlyArray<Unsound>, output: Output): ExitCode => {
  for (const { stream, revision, reason } of unsound) {
    output.note(`carmkit: not to be trusted: ${printable(`${stream}@${revision}: ${reason}`)}`)
  }
  return unsound.length === 0 ? exitCodes.ok : exitCodes.refused
}

/** A cause that is missing is missed: such an answer is partial. */
export const tellMissing = (commands: ReadonlyArray<Pick<Explained, 'missingCause'>>): ExitCode =>
  commands.every(({ missingCause }) => missingCause === null) ? exitCodes.ok : exitCodes.failed

/** Of a declaration behind a figure: the end of the chain, or the event of the ledger that names it. */
export const causeOf = ({
  explained,
  missingCause,
}: DeclarationBehind): Pick<Explained, 'missingCause'> => ({
  missingCause: explained?.missingCause ?? missingCause,
})

export const behindJson = ({ explained, ...one }: DeclarationBehind): object => ({
  ...one,
  explained: explained && acceptedOf(explained),
})

export const behindText = (
  { transactionNumber, version, revision, explained, missingCause }: DeclarationBehind,
  stream: string,
  output: Output,
): string => {
  const head = `behind ${stream}@${revision}: version ${version} of ${transactionNumber}`
  if (explained !== null) return `${head}\n${explanationText(acceptedOf(explained), output)}`
  return missingCause === null
    ? `${head}; it names no event of that declaration as its cause`
    : `${head}; the event ${missingCause} that caused it is not there`
}
