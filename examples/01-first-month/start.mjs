// The main job, `npm start`: carries out this folder's commands on a SQLite file, or on the server that
// EVENTSTOREDB_URL names; prints what each became, and then the importer's history. Run again, it shows
// that repeated commands record nothing.
import { spawnSync } from 'node:child_process'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isServer, namedPlace, withoutPassword } from '../place.mjs'

const folder = dirname(fileURLToPath(import.meta.url))
const root = join(folder, '..', '..')
const cli = join(root, 'packages', 'cli', 'dist', 'main.js')
const store = namedPlace() ?? join(folder, 'first-month.sqlite')
const importer = '123456782'

/** Exit codes that this story expects: some of its commands are meant to be denied. */
const expected = { run: 1, history: 0, explain: 0, verify: 0 }

const carmkit = (name, ...args) => {
  const { status, error } = spawnSync(process.execPath, [cli, name, ...args], { stdio: 'inherit' })
  if (error) throw error
  if (status !== expected[name]) process.exit(status || 70)
}

const title = (text) => console.log(`\n${text}\n${'-'.repeat(text.length)}`)

title('The first month of Maple Bicycles Inc.')
carmkit('run', join(folder, 'commands.jsonl'), '--store', store, '--clock', 'lines')
title(`History of business ${importer}`)
carmkit('history', importer, '--store', store)
title('Why might the broker finish its draft after the revocation?')
carmkit('explain', '01970000-0000-7000-8000-000000000037', '--store', store)
title('Is it what was written?')
carmkit('verify', '--store', store)

const here = isServer(store) ? withoutPassword(store) : relative(process.cwd(), store) || store
title('What next')
console.log(`The events are in ${here}. Try:

  npm start                                  the same commands again: nothing is recorded twice
  node packages/cli/dist/main.js history 700123458 --store ${here}
  node packages/cli/dist/main.js history transaction-declaration.10000000000025 --store ${here} --json
  node packages/cli/dist/main.js who-can SubmitFirstDeclaration 10000000000041 --store ${here} --at 2025-07-16T00:00:00.000Z
  node packages/cli/dist/main.js project --store ${here} --db sqlite:tables.sqlite
  node packages/cli/dist/main.js query deadlines --business 123456782 --db sqlite:tables.sqlite
  node packages/cli/dist/main.js commands RevokeDelegation
  node packages/cli/dist/main.js --help

The story is told in examples/01-first-month/README.md.`)
