// Three billing periods of one importer: declarations, corrections before and after a seal, a payment
// that the bank takes back, interest across a quarter, a rejected adjustment, three statements.
//
//   node examples/03-billing-cycle/cycle.mjs [new-file.sqlite | esdb://...]
//
// Without either: on the server that EVENTSTOREDB_URL names, or on a file that is thrown away.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ledgerEvents, startOfEasternDay, statementOf } from '@carmkit/core'
import {
  builtInTables,
  execute,
  portsOf,
  runReactions,
  settableClock,
  table,
  tick,
} from '@carmkit/store'
import { emptyStore, isServer, namedPlace, right } from '../place.mjs'

const account = '123456782RM0001'
const lines = readFileSync(new URL('commands.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((text, index) => ({ number: index + 1, ...JSON.parse(text) }))

/** Made for this story: the agency's rates of these quarters were not found (they are not zero). */
const rates = [
  { quarter: '2026-Q1', prescribed: '2.5', source: null },
  { quarter: '2026-Q2', prescribed: '3', source: null },
]

const scratch = mkdtempSync(join(tmpdir(), 'billing-'))
const place = namedPlace() ?? join(scratch, 'cycle.sqlite')
const store = await emptyStore(place)
const clock = settableClock(lines[0].at)
const tables = new Map([...builtInTables, ['interestRates', right(table('interestRates', rates))]])
const ports = portsOf(store, { clock, tables })
const sentences = {
  BillingPeriodClosed: ({ period }) => `the billing period of ${period} closes`,
  StatementIssued: ({ period, closing }) => `the statement of ${period} is sealed at ${closing}`,
  InterestAssessed: ({ on, amount, from, to }) => `interest ${amount} on ${on}, ${from} to ${to}`,
  CreditAllocated: ({ fund, allocations }) =>
    `${fund} pays ${allocations.map(({ debt, amount }) => `${amount} of ${debt}`).join(', ')}`,
}

const totals = { accepted: 0, refused: 0, calendar: 0 }

for (const period of ['2026-02', '2026-03', '2026-04']) {
  title(`Up to the statement of ${period}`)
  await playUntil(startOfEasternDay(`${period}-26`))
  await printStatement(period)
}
console.log(
  `\n${totals.accepted + totals.refused} commands: ${totals.accepted} accepted, ${totals.refused} refused, as they should be; ` +
    `${totals.calendar} deadlines recorded.`,
)
await store.close()

title('What was owed on 1 March, four days after the statement?')
carmkit('owed', account, '--at', '2026-03-01T17:00:00.000Z', '--store', place)
title('How does one figure come about?')
carmkit('statement', account, '2026-04', '--explain', '21', '--store', place)
title('Somebody sent another statement of 2026-03. Where does it differ, and why?')
carmkit(
  'reconcile',
  fileURLToPath(new URL('statement-received.json', import.meta.url)),
  '--store',
  place,
)
title('The same in SQL tables: the statements that were sealed, and what became of the payments')
const beside = isServer(place) ? join(scratch, 'cycle') : place.replace(/\.sqlite$/, '')
const database = `sqlite:${beside}-tables.sqlite`
carmkit('project', '--store', place, '--db', database)
const asked = ['--account', account, '--db', database, '--columns']
carmkit('query', 'statements', ...asked, 'period,opening,debits,credits,closing')
carmkit('query', 'payments', ...asked, 'reference,value_date,amount,allocated,status,return_fee')
rmSync(scratch, { recursive: true })

/** Carries out the lines up to that moment; before each, the clock sends what has become due. */
async function playUntil(end) {
  while (lines[0] !== undefined && lines[0].at < end) {
    const { number, at, ...submission } = lines.shift()
    await calendarUntil(at)
    clock.set(at)
    const answer = await execute(ports, submission)
    right(await runReactions(ports))
    if (answer.outcome === 'accepted') {
      totals.accepted += 1
      continue
    }
    totals.refused += 1
    const reasons = answer.reasons.map(({ name, rule }) => `${name} (${rule})`)
    console.log(`  line ${number}, ${submission.type}: ${reasons.join(', ')}`)
  }
  await calendarUntil(end)
}

/** Sends what is due, at the moment at which it is; told in a line for each thing of money. */
async function calendarUntil(moment) {
  const told = ['BillingPeriodClosed', 'StatementIssued', 'InterestAssessed', 'CreditAllocated']
  for (const { kind, outcome } of right(await tick(ports, moment))) {
    if (kind !== 'deadline' || outcome.outcome !== 'accepted' || outcome.repeated) continue
    if (outcome.events.length > 0) totals.calendar += 1
    for (const { type, data, metadata } of outcome.events) {
      if (told.includes(type))
        console.log(`  ${metadata.recordedAt.slice(0, 10)} ${sentences[type](data)}`)
    }
  }
}

async function printStatement(period) {
  const { opening, closing, lines: listed, sealed } = statementOf(await ledger(), period)
  console.log(`\n  Statement of ${period}${sealed ? '' : ' (not sealed)'}`)
  console.log(row('opening', '', opening))
  for (const { type, item, amount } of listed) console.log(row(type, item, amount))
  console.log(row('closing', '', closing))
}

function row(type, item, amount) {
  return `  ${type.padEnd(22)}${item.padEnd(28)}${amount.padStart(10)}`
}

/** Every event of the account's ledger, decoded. */
async function ledger() {
  const events = right(await store.read(`ledger-${account}`)())
  return events.map((event) => right(ledgerEvents.decode(event)))
}

/** Differences are found (exit code 1), as this story means them to be. */
function carmkit(...args) {
  const cli = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url))
  const { status, error } = spawnSync(process.execPath, [cli, ...args], { stdio: 'inherit' })
  if (error) throw error
  if (status > 1) process.exit(status)
}

function title(text) {
  console.log(`\n${text}\n${'-'.repeat(text.length)}`)
}
