/**
 * `carmkit query`: one subcommand for each query of the registry, with its parameters as options. They
 * are made here and not in the program, which does not load the registry for other commands.
 */

import { easternDateOf } from '@carmkit/core'
import type { Fault } from '@carmkit/kernel'
import { type AnyQuery, ask, type Parameter, queries } from '@carmkit/read-models'
import { type Clock, systemClock } from '@carmkit/store'
import { Command, Option } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../../exit-codes.js'
import type { Output } from '../../output.js'
import { printRows, type QueryOptions } from './answer.js'
import { countFrom, databaseOption } from './options.js'

interface Parts {
  readonly output: Output
  readonly end: (code: ExitCode) => void
}

/** Reads the arguments that `outer` left unread, and answers. */
export const askTables = async (outer: Command, { output, end }: Parts): Promise<void> => {
  const group = new Command('carmkit query')
    .copyInheritedSettings(outer)
    .helpOption('-h, --help', 'display help for command')
    .showHelpAfterError('(carmkit query lists what can be asked)')
    .configureHelp({ showGlobalOptions: true })
    .argument('[name]')
    .addOption(databaseOption())
    .addOption(new Option('--csv', 'comma-separated values with a header'))
    .addOption(new Option('--json', 'one JSON value a line, for programs').conflicts('csv'))
    .addOption(
      new Option(
        '--limit <n>',
        'how many rows, at most; default 100, and all of them with --csv or --json',
      ).argParser((value) => countFrom(value, mostRows)),
    )
    .addOption(
      new Option('--columns <names>', 'only these, in this order, with commas between').argParser(
        (value) => value.split(','),
      ),
    )
    .addOption(new Option('--after <cursor>', 'go on behind the page that ended with this cursor'))
    .action(async (name: string | undefined, options: ListOptions) =>
      end(await list(name, options, output)),
    )
  for (const query of queries) addQuery(group, query, { output, end })
  await group.parseAsync([...outer.args], { from: 'user' })
}

/** Rows of one page: as many as fit into memory on any machine. */
const mostRows = 10_000

interface ListOptions {
  readonly json?: boolean
}

const list = async (
  name: string | undefined,
  { json }: ListOptions,
  { line, note, colors }: Output,
): Promise<ExitCode> => {
  if (name !== undefined) {
    note(`carmkit: there is no such query; known: ${queries.map((one) => one.name).join(', ')}`)
    return exitCodes.usage
  }
  for (const query of queries) {
    await line(json ? JSON.stringify(described(query)) : lineOf(query, colors.bold))
  }
  return exitCodes.ok
}

/** With their names, in their order. */
const parametersOf = (query: AnyQuery): ReadonlyArray<readonly [string, Parameter]> =>
  Object.entries(query.parameters)

const described = (query: AnyQuery) => ({
  name: query.name,
  meaning: query.meaning,
  parameters: parametersOf(query).map(([parameter, one]) => ({
    name: parameter,
    type: one.codec.name,
    meaning: one.meaning,
    isRequired: one.isRequired,
    defaultsTo: one.defaultsTo,
  })),
  columns: query.columns,
})

const lineOf = (query: AnyQuery, bold: (text: string) => string): string => {
  const options = parametersOf(query).map(([parameter, { isRequired, defaultsTo }]) =>
    isRequired && defaultsTo === null ? `--${parameter}` : `[--${parameter}]`,
  )
  return `${[bold(query.name), ...options].join(' ')}\n  ${query.meaning}`
}

const addQuery = (group: Command, query: AnyQuery, { output, end }: Parts): void => {
  const command = group.command(query.name).description(query.meaning)
  for (const [name, { meaning, isRequired, defaultsTo }] of parametersOf(query)) {
    const need =
      defaultsTo === null ? (isRequired ? ' (required)' : '') : ` (default: ${defaultsTo})`
    command.addOption(new Option(`--${name} <text>`, `${meaning}${need}`))
  }
  command.action(async () => end(await answer(query, command, output)))
}

/** Everything that is wrong with the parameters is told at once. */
const answer = async (query: AnyQuery, command: Command, output: Output): Promise<ExitCode> => {
  const { db, ...options } = command.optsWithGlobals<Partial<QueryOptions>>()
  if (db === undefined) command.error("error: required option '--db <database>' not specified")
  const shown = withColumns(query, options.columns)
  const asking = ask(query, textsFor(query, command.opts(), systemClock))
  if (E.isRight(asking) && E.isRight(shown)) {
    const { asked } = asking.right
    return printRows({ query: shown.right, asked }, { options: { ...options, db }, output })
  }
  const faults = [shown, asking].flatMap((one) => (E.isLeft(one) ? one.left : []))
  for (const { path, reason } of faults) output.note(`carmkit: --${path}: ${reason}`)
  return exitCodes.usage
}

/** The query as if it had these columns only; its order and its cursors stay what they are. */
const withColumns = (
  query: AnyQuery,
  names: ReadonlyArray<string> | undefined,
): E.Either<ReadonlyArray<Fault>, AnyQuery> => {
  if (names === undefined) return E.right(query)
  const known = Object.keys(query.columns)
  if (!names.every((name) => known.includes(name)))
    return E.left([{ path: 'columns', reason: `expected names of ${known.join(', ')}` }])
  const columns = Object.fromEntries(names.map((name) => [name, query.columns[name]]))
  return E.right({ ...query, columns: columns as AnyQuery['columns'] })
}

/** The clock is put in for what nobody has said, since queries read none. */
const textsFor = (
  query: AnyQuery,
  given: { readonly [name: string]: string | undefined },
  clock: Clock,
): { readonly [name: string]: string | null } => {
  const now = clock.now()
  const defaults = { now, today: easternDateOf(now) }
  return Object.fromEntries(
    parametersOf(query).map(([name, { defaultsTo }]) => [
      name,
      given[name] ?? (defaultsTo === null ? null : defaults[defaultsTo]),
    ]),
  )
}
