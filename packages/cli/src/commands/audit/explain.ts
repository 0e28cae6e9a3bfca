/**
 * `carmkit explain`: why an event or a command was let through or denied, and where a figure comes
 * from: rules, authority, causes, and the events behind them.
 */
import {
  type Answer,
  type Explained,
  explain,
  explainFigure,
  type FigureExplained,
  type FigureName,
  type Named,
  type NoFigure,
  namedBy,
  namedForms,
  type OneCommand,
  type Unsound,
} from '@carmkit/audit'
import { carm, type Seal } from '@carmkit/core'
import { printable, sketch } from '@carmkit/kernel'
import type { DeniedAttempt, SecurityLog, Store } from '@carmkit/store'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes, highest } from '../../exit-codes.js'
import { openStore } from '../../open-store.js'
import type { Output } from '../../output.js'
import { type Answering, onStore } from '../../subcommand.js'
import { tellFailure } from '../../telling.js'
import { type Explanation, explanationText, rulesOf, told } from '../../text/explanation.js'
import { figureJson, figureText } from '../../text/figure.js'
import { reasonText } from '../../text/reason.js'
import { brokenText, noStatementText, stateText } from '../../text/seal.js'
import type { AuditAsked } from './asking.js'

export const explainCommand = async (what: string, asked: AuditAsked): Promise<ExitCode> => {
  const { options, output } = asked
  const named = namedBy(what)
  if (named === null) {
    output.note(`carmkit: ${sketch(what)} is nothing that can be explained; write ${namedForms}`)
    return exitCodes.usage
  }
  const opened = await openStore(options.store, 'reading')
  if (E.isLeft(opened)) {
    output.note(`carmkit: ${opened.left}`)
    return exitCodes.failed
  }
  const { store, securityLog } = opened.right
  try {
    return named.kind === 'figure'
      ? await tellFigure(store, { named, asked })
      : await tellCommands(store, { named, asked, securityLog })
  } finally {
    output.progress?.('')
    await store.close()
  }
}

const tellFigure = async (
  store: Store,
  { named, asked }: { readonly named: FigureName; readonly asked: AuditAsked },
): Promise<ExitCode> => {
  const { options, output } = asked
  const found = await explainFigure({ store, domain: carm }, named)
  if (E.isLeft(found)) return tellFailure(found.left, output)
  if ('name' in found.right) {
    output.note(`carmkit: ${noFigureText(named, found.right)}`)
    return exitCodes.refused
  }
  const { stream, explanation, seal, declarations, unsound } = found.right
  const exit = highest(tellUnsound(unsound, output), tellBroken(seal, output))
  if (options.json) {
    const behind = declarations.map(({ explained, ...one }) => ({
      ...one,
      explained: explained && acceptedOf(explained),
    }))
    const sealed = seal && { stream, ...seal }
    const figure = { ...figureJson(stream, explanation), seal: sealed, declarations: behind }
    await output.line(JSON.stringify(figure))
  } else {
    await output.line(figureText(stream, explanation, output))
    await output.line(`  on statement ${named.period}: ${stateText(seal)}`)
    for (const one of declarations) await output.line(behindText(one, { stream, asked }))
  }
  const isPartial = declarations.some(
    ({ explained, missingCause }) => (explained?.missingCause ?? missingCause) !== null,
  )
  return isPartial ? highest(exit, exitCodes.failed) : exit
}

const tellBroken = (seal: Seal | null, output: Output): ExitCode => {
  const broken = brokenText(seal)
  if (broken === null) return exitCodes.ok
  output.note(`carmkit: ${broken}`)
  return exitCodes.refused
}

/** What was forged is told too, for it is what is recorded; but not as if it were a fact. */
const tellUnsound = (unsound: ReadonlyArray<Unsound>, output: Output): ExitCode => {
  for (const { stream, revision, reason } of unsound) {
    output.note(`carmkit: not to be trusted: ${printable(`${stream}@${revision}: ${reason}`)}`)
  }
  return unsound.length === 0 ? exitCodes.ok : exitCodes.refused
}

const behindText = (
  {
    transactionNumber,
    version,
    revision,
    explained,
    missingCause,
  }: FigureExplained['declarations'][number],
  { stream, asked }: { readonly stream: string; readonly asked: AuditAsked },
): string => {
  const head = `behind ${stream}@${revision}: version ${version} of ${transactionNumber}`
  if (explained !== null) return `${head}\n${explanationText(acceptedOf(explained), asked.output)}`
  return missingCause === null
    ? `${head}; it names no event of that declaration as its cause`
    : `${head}; the event ${missingCause} that caused it is not there`
}

const noFigureText = ({ id, bn15, period }: FigureName, none: NoFigure): string => {
  switch (none.name) {
    case 'NoLedger':
      return `nothing is recorded of a ledger of ${bn15}`
    case 'NoSuchFigure':
      return `${sketch(id)} is no figure; they are all of ${none.figures.join(', ')}`
    default:
      return noStatementText(period, none)
  }
}

interface Search {
  readonly named: Exclude<Named, FigureName>
  readonly asked: AuditAsked
  readonly securityLog: SecurityLog
}

const tellCommands = async (
  store: Store,
  { named, asked, securityLog }: Search,
): Promise<ExitCode> => {
  const { options, output } = asked
  const onProgress = (events: number): void => output.progress?.(`${events} events read`)
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

const acceptedOf = (explained: Explained): Explanation => {
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
    'why: of an event or a command by its id, stream@revision, or a figure like 123456782RM0001/2026-02/closing',
  ).action(async (what: string, options: AuditAsked['options']) =>
    end(await explainCommand(what, { options, output })),
  )
}
