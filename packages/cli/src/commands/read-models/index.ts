/**
 * `carmkit project` and `carmkit query`: the log as SQL tables, and questions to the tables. Their
 * options are read here; the package that works on databases is loaded only where one is asked for.
 */
import { type Command, Option } from 'commander'
import { type Answering, jsonOption, storeOption } from '../../subcommand.js'
import type { MigrateOptions } from './migrate.js'
import type { ProjectionOptions } from './open.js'
import { countFrom, databaseOption } from './options.js'
import type { ProjectOptions } from './project.js'

/** Adds both commands. */
export const addReadModels = (program: Command, answering: Answering): void => {
  addProject(program, answering)
  addQuery(program, answering)
}

const addProject = (program: Command, { output, end }: Answering): void => {
  const group = program
    .command('project')
    .description('the log as SQL tables, up to its end; see docs/how-to/read-models-on-postgres.md')
    .addHelpText('after', '\nWithout a subcommand it is `project run`.')
  const add = (usage: string, description: string, isDefault = false): Command =>
    group
      .command(usage, { isDefault })
      .description(description)
      .addOption(databaseOption().makeOptionMandatory())
      .addOption(jsonOption())
  add('run', 'bring the tables to the end of the log; a SQLite file is made', true)
    .addOption(storeOption())
    .addOption(new Option('--follow', 'keep them there until interrupted'))
    .addOption(batch())
    .action(async (options: ProjectOptions) => {
      const { project } = await import('./project.js')
      end(await project({ options, output }))
    })
  add('rebuild [model...]', 'build tables anew beside the live ones, then switch; all, or these')
    .addOption(storeOption())
    .addOption(batch())
    .action(async (names: ReadonlyArray<string>, options: ProjectOptions) => {
      const { rebuildModels } = await import('./project.js')
      end(await rebuildModels(names, { options, output }))
    })
  add('migrate', 'bring the bookkeeping of a database up to date; others do so by themselves')
    .addOption(new Option('--pending', 'only say what is missing'))
    .action(async (options: MigrateOptions) => {
      const { migrateDatabase } = await import('./migrate.js')
      end(await migrateDatabase({ options, output }))
    })
  add('verify', 'compare every row with what the log makes of it; ends with 1 where one differs')
    .addOption(storeOption())
    .action(async (options: ProjectionOptions) => {
      const { verifyTables } = await import('./verify.js')
      end(await verifyTables({ options, output }))
    })
  add('status', 'versions and positions of the models, how far they are behind, what is left out')
    .addOption(storeOption())
    .action(async (options: ProjectionOptions) => {
      const { showStatus } = await import('./status.js')
      end(await showStatus({ options, output }))
    })
}

const batch = (): Option =>
  new Option(
    '--batch <n>',
    'how many events one transaction takes in, at most; default 500',
  ).argParser((value) => countFrom(value, 10_000))

/** Which parameters there are follows from the query, so that the arguments are read where it is known. */
const addQuery = (program: Command, { output, end }: Answering): void => {
  program
    .command('query')
    .argument('[name]')
    .usage('[name] --db <database> [--<parameter> <text>...] [options]')
    .description('ask the tables; without a name, lists what can be asked')
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .action(async (_name: string | undefined, _options: object, command: Command) => {
      const { askTables } = await import('./query.js')
      await askTables(command, { output, end })
    })
}
