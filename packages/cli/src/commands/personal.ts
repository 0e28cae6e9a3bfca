/**
 * `carmkit personal`: keeps, shows and forgets personal data, which events only refer to. Its
 * subcommands stand here and not in the program, because they share their checks and their answers.
 */
import { type Fault, Hash, printable } from '@carmkit/kernel'
import type { KeepFailure, PersonalData, PersonalFinding } from '@carmkit/store'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { readJsonFile } from '../json-file.js'
import { type Use, withOpened } from '../open-store.js'
import type { Output } from '../output.js'
import { type Answering, onStore } from '../subcommand.js'
import { reasonText } from '../text/reason.js'

interface PersonalOptions {
  readonly store: string
  readonly json?: boolean
}

/** What a subcommand is carried out with. */
interface Asked {
  readonly options: PersonalOptions
  readonly output: Output
}

/** Adds the command with its subcommands. */
export const addPersonal = (program: Command, { output, end }: Answering): void => {
  const personal = program
    .command('personal')
    .description('personal data of people, beside the events; forgetting it changes no event')
  const add = (
    usage: string,
    description: string,
    run: (argument: string, asked: Asked) => Promise<ExitCode>,
  ): void => {
    onStore(personal, usage, description).action(
      async (argument: string | undefined, options: PersonalOptions) =>
        end(await run(argument ?? '-', { options, output })),
    )
  }
  add(
    'keep [value.json]',
    'keep one JSON value, of a file or standard input; prints its reference',
    keep,
  )
  add('show <ref>', 'the value that is kept under a reference', show)
  add('forget <ref>', 'delete a value for good; its reference stays in the events', forget)
}

const keep = async (file: string, asked: Asked): Promise<ExitCode> => {
  const value = await readJsonFile(file)
  if (E.isLeft(value)) return invalid(value.left, asked)
  return withPersonalData('writing', asked, async (personalData) => {
    const kept = await personalData.keep(value.right)()
    if (E.isLeft(kept)) return refusedKeeping(kept.left, asked)
    const { options, output } = asked
    await output.line(options.json ? JSON.stringify({ ref: kept.right }) : kept.right)
    return exitCodes.ok
  })
}

const show = async (ref: string, asked: Asked): Promise<ExitCode> =>
  Hash.is(ref)
    ? withPersonalData('reading', asked, async (personalData) => {
        const found = await personalData.find(ref)()
        return E.isLeft(found) ? failed(found.left, asked) : tell(ref, found.right, asked)
      })
    : noReference(asked)

const forget = async (ref: string, asked: Asked): Promise<ExitCode> =>
  Hash.is(ref)
    ? withPersonalData('changing', asked, async (personalData) => {
        const forgotten = await personalData.forget(ref)()
        if (E.isLeft(forgotten)) return failed(forgotten.left, asked)
        const found = await personalData.find(ref)()
        if (E.isLeft(found)) return failed(found.left, asked)
        const code = await tell(ref, found.right, asked)
        return found.right.status === 'forgotten' ? exitCodes.ok : code
      })
    : noReference(asked)

/** For people the value alone, so that it can be piped on; what is not there is told as a note. */
const tell = async (
  ref: string,
  found: PersonalFinding,
  { options, output }: Asked,
): Promise<ExitCode> => {
  if (options.json) await output.line(JSON.stringify({ ref, ...found }))
  else if (found.status === 'kept') await output.line(printable(JSON.stringify(found.value)))
  else output.note(texts[found.status])
  return found.status === 'kept' ? exitCodes.ok : exitCodes.refused
}

const texts = {
  forgotten: 'forgotten: the value was deleted; events that refer to it still verify',
  unknown: 'carmkit: nothing was ever kept under this reference here',
} as const

const withPersonalData = (
  use: Use,
  { options, output }: Asked,
  work: (personalData: PersonalData) => Promise<ExitCode>,
): Promise<ExitCode> =>
  withOpened(options.store, { use, output }, ({ personalData }) => work(personalData))

const refusedKeeping = (failure: KeepFailure, asked: Asked): Promise<ExitCode> | ExitCode => {
  switch (failure.name) {
    case 'PersonalValueInvalid':
      return invalid({ path: '', reason: failure.reason }, asked)
    case 'PersonalValueTooLarge': {
      const { bytes, mostBytes } = failure
      return invalid(
        { path: '', reason: `the value has ${bytes} bytes, at most ${mostBytes} are kept` },
        asked,
      )
    }
    case 'KeepingUnknown':
      asked.output.note(
        `carmkit: perhaps kept (${failure.reason}); forget ${failure.ref}, then keep the value again`,
      )
      return exitCodes.failed
    case 'StoreUnavailable':
      return failed(failure, asked)
  }
}

const noReference = (asked: Asked): Promise<ExitCode> =>
  invalid({ path: 'ref', reason: 'a reference is 64 lower-case hexadecimal digits' }, asked)

const invalid = async (fault: Fault, { options, output }: Asked): Promise<ExitCode> => {
  if (options.json) await output.line(JSON.stringify({ faults: [fault] }))
  else output.note(`carmkit: ${fault.path === '' ? '' : `${fault.path}: `}${fault.reason}`)
  return exitCodes.invalid
}

const failed = (failure: { readonly name: string }, { output }: Asked): ExitCode => {
  output.note(`carmkit: ${reasonText({ rule: null, ...failure })}`)
  return exitCodes.failed
}
