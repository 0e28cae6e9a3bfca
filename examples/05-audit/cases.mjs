// Three cases of an auditor: a declaration that is disputed, a statement that is not what was sealed
// any more, a store in which somebody changed an amount. Each is solved with commands.
//
//   node examples/05-audit/cases.mjs [new-file.sqlite | esdb://...]
//
// Without either: on the server that EVENTSTOREDB_URL names, or on a file that is thrown away.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { emptyStore, isServer, namedPlace, withoutPassword } from '../place.mjs'
import { changeAmount } from './forger.mjs'

const account = '123456782RM0001'
const scratch = mkdtempSync(join(tmpdir(), 'audit-'))
const store = namedPlace() ?? join(scratch, 'audit.sqlite')
await (await emptyStore(store)).close()
const file = (name) => fileURLToPath(new URL(name, import.meta.url))

title('What happened, as it was recorded')
carmkit('run', file('until-the-statement.jsonl'), '--clock', 'lines', '--store', store)
carmkit('tick', '--until', '2026-02-26T17:00:00.000Z', '--store', store)
carmkit('run', file('after-the-statement.jsonl'), '--clock', 'lines', '--store', store)

title('1. The importer says: they filed 10000000000025 an hour after I had revoked them')
const declaration = 'transaction-declaration.10000000000025'
carmkit('replay', declaration, '--store', store)
carmkit('explain', `${declaration}@3`, '--store', store)
if (isServer(store)) {
  say('(That the one which they began after it was denied is kept in a file, and not on a server.)')
} else {
  say('And the one that they began after it?')
  carmkit('explain', '01990000-0000-7000-8000-000000000023', '--store', store)
}

title('2. The importer says: the statement of 25 February is not what I owe')
const known = (day) => ['as-of', account, '--effective', '2026-02-25', '--known', day]
say('What was owed on the 25th, as it was known on the 25th:')
carmkit(...known('2026-02-25'), '--store', store)
say('What was owed on the 25th, as it is known on 3 March:')
carmkit(...known('2026-03-03'), '--store', store)
say('What changed from the 25th to 3 March:')
carmkit('diff', account, '--from', '2026-02-25', '--to', '2026-03-03', '--store', store)
carmkit('explain', `${account}/2026-02/closing`, '--store', store)
say('What the disputed net of the 25th is made of, as it is known on 3 March:')
const disputed = ['--effective', '2026-02-25', '--known', '2026-03-03']
carmkit('explain', `${account}/net`, ...disputed, '--store', store)
say('And the duty of the correction of 27 February, which does not count on the 25th:')
carmkit('explain', '10000000000025/2/duty', '--store', store)

title('3. Somebody hands in a copy of the store. Is it what was recorded?')
const copy = join(scratch, 'copy.sqlite')
carmkit('copy', '--from', store, '--to', copy)
changeAmount(copy, { stream: `ledger-${account}`, revision: 0, from: '450.00', to: '250.00' })
carmkit('verify', '--store', copy)
carmkit('redecide', account, '--store', copy)
say('And the store itself:')
carmkit('verify', '--store', store)
carmkit('redecide', account, '--store', store)
rmSync(scratch, { recursive: true })

/** Prints the command and what it answers. That something is found (exit code 1) is what is asked for. */
function carmkit(...args) {
  const cli = file('../../packages/cli/dist/main.js')
  const shown = args.map((arg) => (isAbsolute(arg) ? basename(arg) : withoutPassword(arg)))
  console.log(`\n$ carmkit ${shown.join(' ')}`)
  const { status, error } = spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit' })
  if (error) throw error
  if (status > 1) process.exit(status)
}

function say(text) {
  console.log(`\n${text}`)
}

function title(text) {
  console.log(`\n${text}\n${'-'.repeat(text.length)}`)
}
