/** Histories of one ledger: recipes made into commands, played, and kept beside the plain book. */
import type { Domain, Instant, LedgerEvent } from '@carmkit/core'
import fc from 'fast-check'
import { foundings } from '../history.js'
import { emptyLog, type Log, play, type Sent, type Step, send } from '../log.js'
import { type Book, booked, cents, emptyBook } from './book.js'
import { ledgerAccount, makers, type Recipe } from './commands.js'
import { recipes } from './recipes.js'

export const ledgerStream = `ledger-${ledgerAccount}`

/** One command, with the books before and after it. */
export interface LedgerStep {
  readonly step: Step
  readonly events: ReadonlyArray<LedgerEvent>
  readonly book: Book
  readonly after: Book
}

export interface LedgerHistory {
  readonly domain: Domain
  readonly steps: ReadonlyArray<LedgerStep>
}

const firstDay = Date.parse('2026-02-02T17:00:00.000Z')
const dayLength = 86_400_000

export const ledgerHistoryOf = (domain: Domain, drawn: ReadonlyArray<Recipe>): LedgerHistory => {
  let log = founded(domain)
  let book = emptyBook()
  let days = 0
  const steps: LedgerStep[] = []
  for (const { kind, wait, ...parts } of drawn) {
    days += wait
    const at = new Date(firstDay + days * dayLength).toISOString()
    const sent: Sent = { at: at as Instant, type: kind, ...makers[kind](parts, { book, at }) }
    const step = send(domain, log, sent)
    const after = step.events.length === 0 ? book : booked(book, happened(step))
    steps.push({ step, events: step.events as ReadonlyArray<LedgerEvent>, book, after })
    log = step.after
    book = after
  }
  return printable({ domain, steps })
}

/** Played once for each domain: an importer with its people, and nothing owed. */
const founded = (domain: Domain): Log => {
  const known = beginnings.get(domain)
  if (known !== undefined) return known
  const log = play(domain, foundings.withPam).at(-1)?.after ?? emptyLog
  beginnings.set(domain, log)
  return log
}
const beginnings = new WeakMap<Domain, Log>()

const happened = ({ sent, before, events }: Step) => ({
  sent,
  position: before.get(ledgerStream)?.events.length ?? 0,
  assessed: events.map(({ data }) => {
    const { amount, to, level } = data as Partial<Record<string, string>>
    return {
      amount: cents(amount ?? '0.00'),
      to: to ?? '',
      level: Number(level ?? 0),
    }
  }),
})

const printable = (history: LedgerHistory): LedgerHistory =>
  Object.defineProperty(history, fc.toStringMethod, {
    value: () => history.steps.map(({ step }) => JSON.stringify(step.sent)).join('\n'),
  })

export const ledgerHistories = (domain: Domain, most = 20): fc.Arbitrary<LedgerHistory> =>
  fc
    .array(recipes, { maxLength: most, size: 'max' })
    .map((drawn) => ledgerHistoryOf(domain, drawn.flat()))
