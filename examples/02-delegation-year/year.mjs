// A year of delegations, told month by month: carries out this folder's commands on a store, lets
// the calendar decide between the months, and asks after each of them who may do what.
//
//   node examples/02-delegation-year/year.mjs [new-file.sqlite | esdb://...]
//
// Without either: on the server that EVENTSTOREDB_URL names, or in memory.
import { readFileSync } from 'node:fs'
import {
  delegationsOf,
  matrix,
  programAccount,
  ruleCatalogue,
  startOfEasternDay,
  whoCan,
} from '@carmkit/core'
import {
  execute,
  memorySecurityLog,
  memoryStore,
  portsOf,
  runReactions,
  settableClock,
  tick,
} from '@carmkit/store'
import { emptyStore, namedPlace, right } from '../place.mjs'
import { businessName, importers, personName, provider, senderName } from './cast.mjs'
import { portalIn } from './portal.mjs'

const year = 2026
const lines = readFileSync(new URL('commands.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((text, index) => ({ number: index + 1, ...JSON.parse(text) }))

const monthNames = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(year, month)).toLocaleString('en-CA', { month: 'long', timeZone: 'UTC' }),
)

const { store, securityLog } = await openStore(namedPlace())
const clock = settableClock(lines[0].at)
const ports = portsOf(store, { clock, securityLog })
const totals = { accepted: 0, refused: 0, calendar: 0 }

for (const [month, name] of monthNames.entries()) {
  title(`${name} ${year}`)
  await commandsOf(month)
  const next = firstDayAfter(month)
  const now = startOfEasternDay(next)
  await calendarUntil(now)
  await whoMayFile(now, next)
}
await reportAt(startOfEasternDay(firstDayAfter(11)))
console.log(
  `\n${lines.length} commands: ${totals.accepted} accepted, ${totals.refused} refused, as they should be; ` +
    `${totals.calendar} deadlines recorded.`,
)
await store.close()

/** The story begins with an empty portal. Where the denials have no place, they are kept in memory. */
async function openStore(place) {
  const store = place === undefined ? memoryStore() : await emptyStore(place)
  return { store, securityLog: store.securityLog ?? memorySecurityLog() }
}

/** Carries out the lines of one month; what is refused is told with its reasons. */
async function commandsOf(month) {
  const counts = new Map()
  const refusals = []
  for (const { number, at, ...submission } of lines) {
    if (Number(at.slice(5, 7)) !== month + 1) continue
    clock.set(at)
    const answer = await execute(ports, submission)
    right(await runReactions(ports))
    if (answer.outcome === 'accepted') {
      counts.set(submission.type, (counts.get(submission.type) ?? 0) + 1)
      totals.accepted += 1
    } else {
      refusals.push(refusalText(number, submission, answer))
      totals.refused += 1
    }
  }
  const accepted = [...counts].map(([type, count]) => (count === 1 ? type : `${count} ${type}`))
  console.log(`Carried out: ${accepted.join(', ')}.`)
  for (const refusal of refusals) console.log(refusal)
}

function refusalText(number, { actor, type }, { outcome, reasons }) {
  const verb = outcome === 'denied' ? 'may not' : 'cannot'
  return [
    `Refused, line ${number}: ${senderName(actor)} ${verb} ${type}.`,
    ...rulesIn(reasons).map(
      ([rule, names]) => `  ${names.join(', ')} (${rule}): ${ruleText(rule)}`,
    ),
  ].join('\n')
}

/** Two reasons may come from one rule, which is told once. */
function rulesIn(reasons) {
  const names = new Map()
  for (const { name, rule } of reasons) names.set(rule, [...(names.get(rule) ?? []), name])
  return [...names]
}

/** In words; a row of the permission matrix says which roles may, so its name says it all. */
function ruleText(id) {
  const row = matrix.find(({ rule }) => rule === id)
  if (row !== undefined) return `the role does not give ${row.permission}.`
  return ruleCatalogue.find((rule) => rule.id === id)?.text ?? 'no text'
}

/**
 * Dates decide by themselves; this writes down what they have decided since the last call. Most
 * deadlines find that somebody was faster: the request was answered, the grant was revoked.
 */
async function calendarUntil(moment) {
  const ticked = right(await tick(ports, moment))
  for (const { kind, outcome } of ticked) {
    if (kind !== 'deadline' || outcome.outcome !== 'accepted') continue
    for (const { type, stream } of outcome.events) {
      console.log(`By the calendar: ${type}, ${streamText(stream)}.`)
    }
    if (outcome.events.length > 0) totals.calendar += 1
  }
}

function streamText(stream) {
  const [, client, other, scope] = /^delegation-(\d+)\.(\d+)\.(\w+)$/.exec(stream) ?? []
  if (client === undefined) return businessName(stream.split('-')[1])
  return `${businessName(client)} to ${businessName(other)}, ${scope}`
}

async function whoMayFile(now, day) {
  const portal = await portalIn(store)
  console.log(`Who may file declarations on ${day}:`)
  for (const { business, programs } of importers) {
    for (const program of programs) {
      const { status } = portal.facts.stream(accountStream(`${business}${program}`)).state
      if (status === 'Absent') continue
      const target = { business, programs: [program], item: null }
      const able = whoCan(portal, { permission: 'SubmitFirstDeclaration', target, now })
      const names = able.map(
        ({ user, actingFor, proof }) =>
          `${personName(user)} (${actingFor === business ? '' : `${businessName(actingFor)}, `}${proof.role})`,
      )
      console.log(
        `  ${businessName(business)} ${program} (${status}): ${names.join(', ') || 'nobody'}`,
      )
    }
  }
}

function accountStream(bn15) {
  return programAccount.streamOf({ type: 'MarkDormant', data: { bn15 } })
}

/** What the agency gives a broker once, whenever it is asked for. */
async function reportAt(now) {
  title(`The delegations of ${businessName(provider)} at the end of ${year}`)
  for (const { client, scope, grant, gives } of delegationsOf(await portalIn(store), {
    bn9: provider,
    now,
  })) {
    const terms =
      grant === null
        ? ''
        : ` ${grant.capacity}, ${grant.terms.visibility}, ${grant.terms.validFrom} to ${grant.terms.validUntil ?? 'no end'}`
    const kinds = gives.map(({ kind }) => kind).join(', ')
    console.log(`${businessName(client)}, ${scope}: ${kinds}${terms}`)
  }
}

function firstDayAfter(month) {
  return new Date(Date.UTC(year, month + 1)).toISOString().slice(0, 10)
}

function title(text) {
  console.log(`\n${text}\n${'-'.repeat(text.length)}`)
}
