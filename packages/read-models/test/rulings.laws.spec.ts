import {
  type appeal,
  carm,
  type Instant,
  type massCase,
  type ruling,
  serviceClock,
} from '@carmkit/core'
import { type Log, rulingHistories } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { appeals, massCases, rulings, type Tables, tablesOf } from '../src/index.js'
import { part, prefixOf, streamsOf } from './support.js'

type Ruling = typeof ruling.initial
type Decision = Extract<Ruling, { readonly decision: unknown }>['decision']
type Appeal = typeof appeal.initial
type MassCase = typeof massCase.initial

/** What exists of a category, in the order of the numbers. */
const statesIn = <State>(
  log: Log,
  category: string,
): ReadonlyArray<readonly [string, State, number]> =>
  [...log]
    .filter(([stream]) => stream.startsWith(`${category}.`))
    .map(
      ([stream, { state, events }]) =>
        [stream.slice(category.length + 1), state as State, events.length - 1] as const,
    )
    .toSorted(([one], [other]) => (one < other ? -1 : 1))

const decisionsOf = (latest: Decision | null): ReadonlyArray<Decision> =>
  latest === null ? [] : [...decisionsOf(latest.earlier), latest]

const termsOf = (decision: Decision | undefined) => ({
  decided_on: decision?.decidedOn ?? null,
  classification: decision?.classification ?? null,
  effective_from: decision?.effectiveFrom ?? null,
  effective_to: decision?.effectiveTo ?? null,
})

const now = '2028-01-15T17:00:00.000Z' as Instant

const serviceDueOn = (state: Ruling): string | null => {
  const clock = serviceClock(state, now)
  return clock === null || clock.paused ? null : clock.dueOn
}

const rulingsIn = (log: Log) => {
  const states = statesIn<Exclude<Ruling, { readonly status: 'Absent' }>>(log, 'transaction-ruling')
  const latestOf = (state: Ruling) => ('decision' in state ? state.decision : null)
  return {
    ruling: states.map(([number, state, revision]) => ({
      revision,
      ruling_number: number,
      applicant: state.applicant,
      bn9: state.applicant.slice(0, 9),
      kind: state.kind,
      status: state.status,
      submitted_for: state.submittedFor,
      submitted_at: state.submittedAt,
      clock_started_on: state.clock.startedOn,
      clock_paused_days: state.clock.pausedDays,
      clock_paused_on: state.clock.pausedOn,
      service_due_on: serviceDueOn(state),
      ...termsOf(latestOf(state) ?? undefined),
      revoked_from: 'decision' in state ? state.revokedFrom : null,
      ground: 'decision' in state ? state.ground : null,
    })),
    ruling_decision: states.flatMap(([number, state]) =>
      decisionsOf(latestOf(state)).map((decision, index) => ({
        ruling_number: number,
        decision: index + 1,
        ...termsOf(decision),
      })),
    ),
  }
}

const appealsIn = (log: Log) => {
  const states = statesIn<Appeal>(log, 'transaction-appeal')
  return {
    appeal: states.map(([number, state, revision]) => ({
      revision,
      appeal_number: number,
      appellant: state.status === 'Absent' ? state.extension?.appellant : state.appellant,
      status: state.status === 'Absent' ? 'Unfiled' : state.status,
      subjects: state.status === 'Absent' ? 0 : state.subjects.length,
      outcome: state.status === 'Absent' ? null : state.outcome,
      court: state.status === 'Absent' ? null : state.court,
      extended_kind: state.extension?.kind ?? null,
      extended_notice: state.extension?.noticedOn ?? null,
      extended_until: state.extension?.until ?? null,
    })),
    appeal_subject: states.flatMap(([number, state]) =>
      state.status === 'Absent'
        ? []
        : state.subjects.map((subject, index) => ({
            appeal_number: number,
            subject: index + 1,
            kind: subject.kind,
            noticed_on: subject.noticedOn,
            transaction_number: subject.kind === 'penalty' ? null : subject.transactionNumber,
            version: subject.kind === 'penalty' ? null : subject.version,
            issue: subject.kind === 'penalty' ? null : subject.issue,
            notice_number: subject.kind === 'penalty' ? subject.noticeNumber : null,
          })),
    ),
  }
}

const massCasesIn = (log: Log) => {
  const states = statesIn<Exclude<MassCase, { readonly status: 'Absent' }>>(
    log,
    'transaction-massCase',
  )
  return {
    mass_case: states.map(([number, state, revision]) => ({
      revision,
      mass_case_number: number,
      importer: state.importer,
      bn9: state.importer.slice(0, 9),
      kind: state.kind,
      status: state.status,
      reason_codes: JSON.stringify(state.reasonCodes),
      submitted_for: state.submittedFor,
      submitted_on: state.submittedOn,
      declarations: state.declarations.length,
      accepted: state.decision === null ? null : state.decision.accepted.size,
    })),
    mass_case_declaration: states.flatMap(([number, { declarations, decision }]) =>
      declarations.toSorted().map((transactionNumber) => ({
        mass_case_number: number,
        transaction_number: transactionNumber,
        outcome:
          decision === null
            ? null
            : decision.accepted.has(transactionNumber)
              ? 'accepted'
              : 'rejected',
        so_adj_number: decision?.accepted.get(transactionNumber) ?? null,
      })),
    ),
  }
}

const agree = (log: Log): void => {
  const tables: Tables = tablesOf([rulings, appeals, massCases], streamsOf(log, 'transaction-'))
  for (const [name, rows] of Object.entries({
    ...rulingsIn(log),
    ...appealsIn(log),
    ...massCasesIn(log),
  })) {
    expect(tables[name]?.length, name).toBe(rows.length)
    expect(tables[name], name).toMatchObject(rows)
  }
}

it('the rows of rulings, appeals and mass cases say what their streams fold to, at any moment', () => {
  fc.assert(
    fc.property(rulingHistories(carm), part, (history, some) => {
      agree(prefixOf(history, some))
      agree(history.end)
    }),
    { numRuns: 150 },
  )
})
