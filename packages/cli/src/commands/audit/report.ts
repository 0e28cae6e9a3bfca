/** `carmkit report`: an account in one printable page, complete in itself. */
import {
  type Bound,
  type Integrity,
  integrityOf,
  mostReported,
  type ReportContent,
  type Reported,
  reportOf,
  reportPage,
  type Subject,
  subjectText,
  theEnd,
  type Verification,
  type Words,
} from '@carmkit/audit'
import { carm, type Instant } from '@carmkit/core'
import { printable } from '@carmkit/kernel'
import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import { type Answering, onStore } from '../../subcommand.js'
import { tellFailure } from '../../telling.js'
import { actorText } from '../../text/actor.js'
import { eventText } from '../../text/event.js'
import { reasonText } from '../../text/reason.js'
import { ruleText } from '../../text/rule.js'
import { writeWholeFile } from '../../whole-file.js'
import {
  type AuditAsked,
  type AuditReading,
  readBeginning,
  readMoment,
  tellBackwards,
  tellLeftOut,
  tellNothing,
  withSubject,
} from './asking.js'

export interface ReportAsked extends AuditAsked {
  readonly options: AuditAsked['options'] & {
    /** Default: the first event of the account. */
    readonly from?: Instant
    /** Default: the last event of the log. */
    readonly to?: Instant
    readonly output: string
    readonly force?: boolean
  }
}

export const reportCommand = (name: string, asked: ReportAsked): Promise<ExitCode> => {
  const { from, to } = asked.options
  const { output } = asked
  if (from !== undefined && to !== undefined && from > to) {
    return Promise.resolve(tellBackwards({ from, to }, output))
  }
  return withSubject(name, asked, (reading) => {
    const { subject } = reading
    if (isReported(subject)) return report(reading, subject, asked)
    output.note(
      `carmkit: ${printable(name)} is no business number and no account, like 123456782 or 123456782RM0001`,
    )
    return Promise.resolve(exitCodes.usage)
  })
}

const isReported = (subject: Subject): subject is Reported =>
  subject.kind === 'business' || subject.kind === 'program'

const report = async (
  reading: AuditReading,
  subject: Reported,
  { options, output }: ReportAsked,
): Promise<ExitCode> => {
  const { store, securityLog, onProgress } = reading
  const { from = null, to = null } = options
  const attempts = await securityLog.attempts()
  if (E.isLeft(attempts)) return tellFailure(attempts.left, output)
  const content = await reportOf({
    store,
    subject,
    from,
    to,
    verify: async () =>
      E.map(verificationOf)(await integrityOf({ store, domain: carm, onProgress })),
    attempts: attempts.right,
    // What was changed is shown as it stands there, and named as broken by the verification beside it.
    checks: 'order',
    onProgress,
  })
  if (E.isLeft(content)) {
    if (content.left.name === 'PeriodIsEmpty') {
      const { from: begins, to: ends } = content.left
      output.note(
        `carmkit: the period begins at ${begins}, behind all that is recorded, at ${ends}`,
      )
      return exitCodes.refused
    }
    if (content.left.name !== 'ReportTooLong') return tellFailure(content.left, output)
    output.note(
      `carmkit: more than ${mostReported} events of ${subjectText(subject)} were recorded in this period; ask for a shorter one`,
    )
    return exitCodes.refused
  }
  const { extent } = content.right
  if (extent.streams.length === 0) {
    const bound: Bound = to === null ? theEnd : { kind: 'instant', instant: to }
    return tellNothing(reading, { bound, read: extent, output })
  }
  return write(content.right, { options, output })
}

const write = async (
  content: ReportContent,
  { options, output }: ReportAsked,
): Promise<ExitCode> => {
  const page = reportPage(content, words)
  const replaces = options.force ?? false
  const written = await writeWholeFile(options.output, page, { replaces })
  const file = printable(options.output)
  if (E.isLeft(written)) {
    if (written.left.name === 'Exists') {
      output.note(`carmkit: ${file} is there already; name a new file, or add --force`)
      return exitCodes.usage
    }
    output.note(`carmkit: ${file} cannot be written: ${written.left.reason}`)
    return exitCodes.failed
  }
  const { to, askedTo } = content
  if (askedTo !== null) {
    output.note(`carmkit: the log ends before ${askedTo}, and so does the report: at ${to}`)
  }
  const summary = summaryOf(content, file)
  await output.line(options.json ? JSON.stringify(summary) : summaryText(summary))
  const isIntact = content.verification.faults.length === 0
  return highest(isIntact ? exitCodes.ok : exitCodes.refused, tellLeftOut(content.extent, output))
}

const words: Words = {
  event: eventText,
  actor: actorText,
  rule: ruleText,
  reason: reasonText,
}

/** Damage of the cache is damage too: an auditor should hear of it. */
const verificationOf = ({
  streams,
  events,
  stopped,
  badStreams,
  lost,
  stale,
  keptStates,
}: Integrity): Verification => ({
  streams,
  events,
  faults: [
    ...stopped.map(({ stream, revision, reason, expected, found }) => ({
      stream,
      revision,
      reason: `${reason}; expected ${expected}, found ${found}`,
    })),
    ...(badStreams > stopped.length
      ? [
          {
            stream: `${badStreams - stopped.length} more streams`,
            revision: null,
            reason: 'broken',
          },
        ]
      : []),
    ...lost.holes.map(({ behind, entries }) => ({
      stream: 'the log',
      revision: null,
      reason: `${entries} entries behind position ${behind} are not there any more`,
    })),
    ...stale.flatMap(({ stream, revision, verdict }) =>
      verdict === 'waits'
        ? [
            {
              stream,
              revision,
              reason: 'rests on a stream that had moved on; not judged again yet',
            },
          ]
        : [],
    ),
    ...keptStates.wrong.map((stream) => ({
      stream,
      revision: null,
      reason: 'the state that is kept of it is not what its events fold to',
    })),
    ...keptStates.unchecked.map((stream) => ({
      stream,
      revision: null,
      reason: 'the state that is kept of it could not be checked',
    })),
  ],
})

/** The shape of `--json`. */
interface Summary {
  readonly file: string
  readonly subject: string
  readonly from: Instant
  readonly to: Instant
  /** Place of the last entry of the log that was read, and its hash. */
  readonly position: number
  readonly hash: string | null
  /** One hash over the ends of the account's streams. */
  readonly fingerprint: string
  /** Events of the account that were recorded in the period. */
  readonly events: number
  /** Whether the store verifies. */
  readonly isIntact: boolean
  readonly findings: ReadonlyArray<ReportContent['findings'][number]['kind']>
}

const summaryOf = (content: ReportContent, file: string): Summary => {
  const { subject, from, to, extent, commands, verification, findings } = content
  const { position, hash, fingerprint } = extent
  return {
    file,
    subject: subjectText(subject),
    from,
    to,
    position,
    hash,
    fingerprint,
    events: commands.reduce((count, events) => count + events.length, 0),
    isIntact: verification.faults.length === 0,
    findings: findings.map(({ kind }) => kind),
  }
}

const summaryText = ({ file, subject, events, position, findings, fingerprint }: Summary): string =>
  [
    `${file}: ${subject}, ${events} events, ${findings.length} findings`,
    `read up to position ${position}; fingerprint ${fingerprint}`,
  ].join('\n')

/** Adds the command. */
export const addReport = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'report <account>',
    'a business or one of its accounts in one printable page: timeline, delegations, decisions, statements, proof',
  )
    .addOption(
      new Option(
        '--from <moment>',
        'what was recorded from then on: a moment, or an Eastern day; default: the first event',
      ).argParser(readBeginning),
    )
    .addOption(
      new Option(
        '--to <moment>',
        'what was recorded until then: a moment, or an Eastern day; default: the last event',
      ).argParser(readMoment),
    )
    .addOption(new Option('-o, --output <file>', 'the page, a new file').makeOptionMandatory())
    .addOption(new Option('--force', 'replace the file where it is there already'))
    .action(async (account: string, options: ReportAsked['options']) =>
      end(await reportCommand(account, { options, output })),
    )
}
