/**
 * `carmkit copy`: the events of one store into another, with their hashes. Its options are read here,
 * so that the program only says that there is such a command.
 */
import { theEnd, walkPrefix } from '@carmkit/audit'
import { type Copied, type CopyFailure, copyLog, type Store } from '@carmkit/store'
import { type Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { openStore, storeNames } from '../open-store.js'
import type { Output } from '../output.js'
import { progressText } from '../progress.js'
import { type Answering, jsonOption } from '../subcommand.js'
import { reasonText } from '../text/reason.js'

interface CopyOptions {
  readonly from: string
  readonly to: string
  readonly json?: boolean
}

/** Adds the command. */
export const addCopy = (program: Command, { output, end }: Answering): void => {
  program
    .command('copy')
    .description('bring the events of one store into another, in their order; again, it goes on')
    .addOption(new Option('--from <store>', `${storeNames}, which exists`).makeOptionMandatory())
    .addOption(new Option('--to <store>', `${storeNames}; a file is made`).makeOptionMandatory())
    .addOption(jsonOption())
    .addHelpText('after', copyHelp)
    .action(async (options: CopyOptions) => end(await copy(options, output)))
}

const copyHelp = `
Every event is copied as it is, and what is there already is passed over. Where the other store has
another event, or a chain is broken, the copy ends with 1 and names the place. Of a stream that holds
what is no event, in one store or the other, only what stands before it is copied; the other streams are
copied whole, and the copy ends with 1 and names the places. Personal data, denied attempts, and what reactions and deadlines know of the log are not copied: the next run on the other
store goes through its log from the beginning, and what it sends again is known there.`

const copy = async (options: CopyOptions, output: Output): Promise<ExitCode> => {
  const from = await openStore(options.from, 'reading')
  if (E.isLeft(from)) return failed(from.left, output)
  try {
    const to = await openStore(options.to, 'writing')
    if (E.isLeft(to)) return failed(to.left, output)
    try {
      const progress = await progressOn(from.right.store, output)
      const answer = await copyLog(from.right.store, to.right.store, progress)
      output.progress?.('')
      return await tell(answer, options, output)
    } finally {
      await to.right.store.close()
    }
  } finally {
    await from.right.store.close()
  }
}

const failed = (reason: string, output: Output): ExitCode => {
  output.note(`carmkit: ${reason}`)
  return exitCodes.failed
}

/** Told to people only: the events are counted first, which a program need not wait for. */
const progressOn = async (from: Store, { progress }: Output): Promise<(copied: Copied) => void> => {
  if (progress === undefined) return () => undefined
  let total = 0
  await walkPrefix(from, theEnd, {
    command: (recorded) => {
      total += recorded.length
    },
    unreadable: () => undefined,
  })
  return ({ copied, present }) => progress(progressText(copied + present, total))
}

const tell = async (
  answer: E.Either<CopyFailure, Copied>,
  { json }: CopyOptions,
  output: Output,
): Promise<ExitCode> => {
  if (E.isLeft(answer)) return tellFailure(answer.left, json === true, output)
  const { copied, present } = answer.right
  await output.line(
    json
      ? JSON.stringify({ ok: true, copied, present })
      : `${copied} events copied, ${present} were there already`,
  )
  return exitCodes.ok
}

const tellFailure = async (
  failure: CopyFailure,
  json: boolean,
  output: Output,
): Promise<ExitCode> => {
  if (json) await output.line(JSON.stringify({ ok: false, failure }))
  else output.note(`carmkit: ${textOf(failure)}`)
  const { name } = failure
  return isRefused.includes(name) ? exitCodes.refused : exitCodes.failed
}

/** Something is wrong with what is stored, so that copying again does not help. */
const isRefused: ReadonlyArray<CopyFailure['name']> = [
  'CopyConflict',
  'ChainFault',
  'StreamsNotCopied',
]

const textOf = (failure: CopyFailure): string => {
  switch (failure.name) {
    case 'CopyConflict':
      return `${failure.stream}@${failure.revision} is another event there: the histories differ`
    case 'ChainFault':
      return `${failure.stream}@${failure.revision}: ${failure.reason}; nothing from there on was copied`
    case 'Conflict':
      return `somebody else writes to ${failure.stream} there; copy again when it is quiet`
    case 'ConnectionLost':
      return `the connection was lost: ${failure.reason}; copy again, and it goes on`
    case 'StreamsNotCopied':
      return [
        `${failure.copied} events copied, ${failure.present} were there already; not copied from there on:`,
        ...failure.places.map(
          ({ side, ...place }) => `in --${side}: ${reasonText({ rule: null, ...place })}`,
        ),
      ].join('\n  ')
    default:
      return reasonText({ rule: null, ...failure })
  }
}
