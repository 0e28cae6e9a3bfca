/** Whole logs of random histories of every kind, from their first event on, for who reads logs. */
import { aggregateOfStream, carm, type Instant } from '@carmkit/core'
import { type DomainEvent, noHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import fc from 'fast-check'
import { declarationHistories } from './declaration/histories.js'
import { importHistories, importOrders } from './declaration/imports.js'
import { paidHistories } from './declaration/paid.js'
import { type History, histories } from './history.js'
import { ledgerHistories } from './ledger/history.js'
import type { Log, Step } from './log.js'
import { type Logged, logOf } from './logged.js'
import { outcomeHistories } from './outcomes/histories.js'
import { rulingHistories } from './rulings/commands.js'
import { securityHistories } from './security/histories.js'

const foundedAt = '2024-10-21T12:00:00.000Z'

/** What was there before a history, each event as if by a command of its own. */
const logOfBeginning = (beginning: Log, before: Instant): ReadonlyArray<Logged> =>
  [...beginning].flatMap(([stream, { events }]) =>
    events.map((event, revision) => ({
      position: 0,
      event: recordedAs(event, { stream, revision, before }),
    })),
  )

const recordedAs = (
  event: DomainEvent,
  {
    stream,
    revision,
    before,
  }: { readonly stream: string; readonly revision: number; readonly before: Instant },
): RecordedEvent => {
  const recordedAt = before < foundedAt ? before : foundedAt
  const id = uuidFrom(`${stream} ${revision}`)
  const metadata = {
    eventId: id,
    commandId: id,
    correlationId: id,
    causationId: null,
    actor: { kind: 'system', process: 'import' },
    grant: { role: null, rules: ['SENDER-system.import'], delegation: null, pins: [] },
    recordedAt,
    effectiveAt: aggregateOfStream(carm, stream)?.effectiveAt(event) ?? recordedAt,
    ruleSet: 'carm/1',
    previousHash: noHash,
    hash: noHash,
  }
  return { ...event, stream, revision, metadata } as unknown as RecordedEvent
}

const logOfSteps = (steps: ReadonlyArray<Step>, beginning?: Log): ReadonlyArray<Logged> => {
  const [first] = steps
  if (first === undefined) return []
  return [...logOfBeginning(beginning ?? first.before, first.sent.at), ...logOf(steps)].map(
    ({ event }, index) => ({ position: index + 1, event }),
  )
}

const ofHistory = ({ steps, beginning }: Pick<History, 'steps' | 'beginning'>) =>
  logOfSteps(steps, beginning)

const all = {
  identity: histories(carm, { most: 12 }).map(ofHistory),
  ledger: ledgerHistories(carm, 25).map(({ steps }) => logOfSteps(steps.map(({ step }) => step))),
  declaration: declarationHistories(carm).map(ofHistory),
  imports: importHistories(carm).map(ofHistory),
  importOrders: importOrders(carm).map(ofHistory),
  outcomes: outcomeHistories(carm).map(ofHistory),
  payments: paidHistories(carm).map(ofHistory),
  ruling: rulingHistories(carm).map(ofHistory),
  security: securityHistories(carm, 12).map(({ steps }) => logOfSteps(steps)),
} satisfies Record<string, fc.Arbitrary<ReadonlyArray<Logged>>>

export type LogKind = keyof typeof all

/** By kind; each has the whole log, from its first event on. */
export const randomLogs: { readonly [kind in LogKind]: fc.Arbitrary<ReadonlyArray<Logged>> } = all

/** A moment at or around something that happened, by any of its dates. */
export const momentIn = (log: ReadonlyArray<Logged>): fc.Arbitrary<Instant> => {
  const moments = [
    ...new Set(
      log.flatMap(({ event: { metadata } }) => [metadata.recordedAt, metadata.effectiveAt]),
    ),
  ].toSorted()
  return fc
    .tuple(
      fc.nat({ max: Math.max(0, moments.length - 1) }),
      fc.constantFrom(-1, 0, 0, 1, 86_400_000),
    )
    .map(
      ([index, shift]) =>
        new Date(Date.parse(moments[index] ?? foundedAt) + shift).toISOString() as Instant,
    )
}
