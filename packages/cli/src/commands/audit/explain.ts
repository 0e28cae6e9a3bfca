/**
 * `carmkit explain`: why an event or a command was let through or denied, and where a figure comes
 * from: rules, authority, causes, and the events behind them.
 */
import {
  type Answer,
  type Bound,
  type ExplainQuestion,
  explain,
  namedBy,
  namedForms,
} from '@carmkit/audit'
import type { Instant } from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import type { DeniedAttempt, SecurityLog, Store } from '@carmkit/store'
import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import { withOpened } from '../../open-store.js'
import type { Output } from '../../output.js'
import { type Answering, onStore } from '../../subcommand.js'
import { tablesFrom, tablesOption } from '../../tables-file.js'
import { tellFailure, tellFaults } from '../../telling.js'
import { type Explanation, explanationText, rulesOf } from '../../text/explanation.js'
import { reasonText } from '../../text/reason.js'
import { type AuditAsked, readBound, readMoment } from './asking.js'
import { tellBalance } from './explain-balance.js'
import { tellFigure } from './explain-figure.js'
import { tellSecurity } from './explain-security.js'
import { tellVersion } from './explain-version.js'
import { acceptedOf, type FigureAsked, tellUnsound } from './explained.js'

export interface ExplainOptions {
  readonly store: string
  readonly json?: boolean
  /** Of a figure of an account alone. */
  readonly effective?: Instant
  readonly known?: Bound
  /** A file of tables that were supplied when a version was rated. */
  readonly tables?: string
}

export const explainCommand = async (
  what: string,
  asked: AuditAsked & { readonly options: ExplainOptions },
): Promise<ExitCode> => {
  const { options, output } = asked
  const named = namedBy(what)
  if (named === null) {
    output.note(`carmkit: ${sketch(what)} is nothing that can be explained; write ${namedForms}`)
    return exitCodes.usage
  }
  const { effective, known } = options
  const isOfMoment = named.kind === 'balance' || named.kind === 'security'
  if (!isOfMoment && (effective !== undefined || known !== undefined)) {
    output.note(
      'carmkit: --effective and --known are of figures of an account, {bn15}/{name} or {bn15}/security/{name}',
    )
    return exitCodes.usage
  }
  if (named.kind !== 'version' && options.tables !== undefined) {
    output.note('carmkit: --tables is of versions of declarations, {transaction number}/{version}')
    return exitCodes.usage
  }
  const tables = await tablesFrom(options.tables)
  if (E.isLeft(tables)) return tellFaults(tables.left, asked)
  return withOpened(options.store, { use: 'reading', output }, async ({ store, securityLog }) => {
    const onProgress = (events: number): void => output.progress?.(`${events} events read`)
    try {
      switch (named.kind) {
        case 'figure':
          return await tellFigure(store, { named, asked, onProgress })
        case 'balance':
          return await tellBalance(store, { named, asked, onProgress, effective, known })
        case 'security':
          return await tellSecurity(store, { named, asked, onProgress, effective, known })
        case 'version':
          return await tellVersion(store, { named, asked, onProgress, tables: tables.right })
        default:
          return await tellCommands(store, { named, asked, onProgress, securityLog })
      }
    } finally {
      output.progress?.('')
    }
  })
}

interface Search extends FigureAsked<ExplainQuestion['named']> {
  readonly securityLog: SecurityLog
}

const tellCommands = async (
  store: Store,
  { named, asked, onProgress, securityLog }: Search,
): Promise<ExitCode> => {
  const { options, output } = asked
  const found = await explain({ store, named, onProgress })
  if (E.isLeft(found)) return tellFailure(found.left, output)
  const attempts = await securityLog.attempts()
  if (E.isLeft(attempts)) return tellFailure(attempts.left, output)
  const denied = attempts.right.filter(({ commandId }) => 'id' in named && commandId === named.id)
  const all = [...found.right.explained.map(acceptedOf), ...denied.map(deniedOf)].toSorted(byTime)
  for (const one of all) {
    await output.line(options.json ? JSON.stringify(one) : explanationText(one, output))
  }
  if (all.length === 0) tellNotFound(named, output)
  return highest(
    all.length === 0 ? exitCodes.refused : exitCodes.ok,
    highest(tellUnsound(found.right.unsound, output), tellPartial(found.right, output)),
  )
}

const tellNotFound = (named: Search['named'], output: Output): void => {
  const what = named.kind === 'id' ? named.id : sketch(`${named.stream}@${named.revision}`)
  output.note(
    `carmkit: nothing is recorded of ${what}; a command that was rejected, or was true already, leaves no trace`,
  )
}

/** What cannot be read may be what was asked for, or more of it; a cause that is missing is missed. */
const tellPartial = ({ explained, unreadable }: Answer, output: Output): ExitCode => {
  for (const one of unreadable) {
    output.note(`carmkit: ${reasonText({ rule: null, ...one })}`)
  }
  const isWhole = explained.every(({ missingCause }) => missingCause === null)
  return isWhole && unreadable.length === 0 ? exitCodes.ok : exitCodes.failed
}

/** Moments in one form sort as texts. */
const byTime = (one: Explanation, other: Explanation): number =>
  one.recordedAt === other.recordedAt ? 0 : one.recordedAt < other.recordedAt ? -1 : 1

const deniedOf = ({ commandId, type, actor, at, reasons }: DeniedAttempt): Explanation => ({
  commandId,
  type,
  outcome: 'denied',
  actor,
  recordedAt: at,
  ruleSet: null,
  rules: rulesOf(reasons.map(({ rule }) => rule)),
  grant: null,
  authority: [],
  events: [],
  restsOn: null,
  notTold: null,
  causes: [],
  missingCause: null,
  reasons: reasons.map((one) => ({ name: one.name, rule: one.rule, text: reasonText(one) })),
})

/** Adds the command. */
export const addExplain = (program: Command, { output, end }: Answering): void => {
  onStore(
    program,
    'explain <what>',
    'why: of an event or a command by its id, stream@revision, or a figure like 123456782RM0001/2026-02/closing, 123456782RM0001/owed, 123456782RM0001/security/cover or 10000000000025/1/payable',
  )
    .addOption(
      new Option(
        '--effective <moment>',
        'of a figure of an account: the moment that it is about',
      ).argParser(readMoment),
    )
    .addOption(
      new Option(
        '--known <bound>',
        'of a figure of an account: what was recorded until then; default: everything',
      ).argParser(readBound),
    )
    .addOption(tablesOption())
    .action(async (what: string, options: ExplainOptions) =>
      end(await explainCommand(what, { options, output })),
    )
}
