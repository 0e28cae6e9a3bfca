/**
 * What holds of the tables of financial security after any event: by the state that the aggregate
 * folds, and day by day by the second opinion of the laws, which shares no code with either.
 */
import {
  addDays,
  type CivilDate,
  type Enrolled,
  entriesOf,
  type FinancialSecurity,
  financialSecurity,
  type Instant,
  instrumentStatus,
  rppAt,
} from '@carmkit/core'
import { KnownSecurity } from '@carmkit/laws'
import { type Model, type Projected, type Tables, tablesOf } from '../../src/index.js'

type Told = Tables[string][number]
type Event = Parameters<typeof financialSecurity.evolve>[1]

/** The first breach of the tables that the model makes of the events of one account; null without. */
export const breachOf = (model: Model, events: ReadonlyArray<Projected>): string | null => {
  const tables = tablesOf([model], events)
  const plain = events.map(({ event }) => event as unknown as Event)
  const state = plain.reduce(
    (folded, event) => financialSecurity.evolve(folded, event),
    financialSecurity.initial,
  )
  if (state.status === 'NotEnrolled') return null
  for (const breach of wrongAccount(tables, state)) return breach
  for (const breach of wrongInstruments(tables, state)) return breach
  for (const breach of wrongPlans(tables, dayOf(plain.at(-1) as Event))) return breach
  for (const day of daysOf(plain)) {
    for (const breach of wrongDay(tables, { day, state, events: plain })) return `${day}: ${breach}`
  }
  return null
}

function* wrongAccount(tables: Tables, state: Enrolled): Generator<string> {
  const { security_account = [], security_requirement = [], reduction_request = [] } = tables
  const [account = {}] = security_account
  const told = [account['status'], account['active_from'], account['computed_on']]
  const held = account['held_off_until']
  const stated = [state.status, state.activeFrom, state.computedOn]
  if (told.join() !== stated.join() || held !== state.heldOffUntil) yield `${told.join()} ${held}`

  const named = (revision: unknown): Told | undefined =>
    security_requirement.find((row) => row['requirement'] === revision)
  const sums = (of: Told | undefined): string => [of?.['basis'], of?.['bond'], of?.['cash']].join()
  if (sums(named(account['requirement'])) !== sums({ ...state.required })) yield 'the requirement'
  const raised = named(account['raised_requirement'])
  if (sums(raised) !== sums(state.raised === null ? undefined : { ...state.raised.required })) {
    yield 'the raised requirement'
  }
  if ((raised?.['first_day'] ?? null) !== (state.raised?.from ?? null)) yield 'when it is raised'

  const pending = reduction_request.filter((row) => row['status'] === 'Pending')
  const asked = pending.map((row) => `${row['request']} ${row['basis']} ${row['requested_at']}`)
  const { reduction } = state
  const waiting =
    reduction === null ? '' : `${account['reduction']} ${reduction.basis} ${reduction.requestedAt}`
  if (asked.join() !== waiting) yield `${asked.join()} waits`
  yield* wrongStanding(tables, state)
}

/** What stands of enrolments and suspensions is what the status says. */
function* wrongStanding(
  { security_account = [], rpp_enrolment = [], rpp_suspension = [] }: Tables,
  { status }: Enrolled,
): Generator<string> {
  const [account = {}] = security_account
  const standing = (rows: ReadonlyArray<Told>): ReadonlyArray<Told> =>
    rows.filter((row) => row['ended_on'] === null)
  const isIn = status !== 'Withdrawn' && status !== 'Revoked'
  const enrolled = standing(rpp_enrolment).map((row) => row['enrolment'])
  if (enrolled.join() !== (isIn ? String(account['enrolment']) : ''))
    yield `enrolled ${enrolled.join()}`
  const last = rpp_enrolment.at(-1)
  if (!isIn && last?.['ended_by'] !== status) yield `ended by ${last?.['ended_by']}`
  const suspended = standing(rpp_suspension).map((row) => row['suspension'])
  const expected = status === 'Suspended' ? String(account['suspension']) : ''
  if (suspended.join() !== expected) yield `suspended ${suspended.join()}`
  if ((account['suspension'] === null) !== (status !== 'Suspended')) yield 'the suspension'
}

/** Long after every date: what events have said of a bond, and no date. */
const farAway = '2099-01-01' as CivilDate

function* wrongInstruments(
  { security_instrument = [] }: Tables,
  { held, ended }: Enrolled,
): Generator<string> {
  const over = entriesOf(ended).map(([, instrument]) => instrument)
  const stated = [...held, ...over].map((one) => {
    const status = instrumentStatus(one, farAway)
    const said = status === 'Ended' ? 'CancelNotice' : status === 'InForce' ? 'Filed' : status
    const lastDay = one.form === 'bond' ? one.endsOn : ''
    return [one.id, one.form, one.amount, said, lastDay, over.includes(one) ? 1 : 0].join(' ')
  })
  const told = security_instrument.map((row) => {
    const lastDay = row['form'] === 'bond' ? row['last_day'] : ''
    return [
      row['instrument'],
      row['form'],
      row['amount'],
      row['status'],
      lastDay,
      row['over'],
    ].join(' ')
  })
  const [here, there] = [told.toSorted().join('; '), stated.toSorted().join('; ')]
  if (here !== there) yield `${here} where the state has ${there}`
}

const dayOf = ({ data }: Event): CivilDate => data.on

/** From the first enrolment on: around each event, and some days far ahead. */
const daysOf = (events: ReadonlyArray<Event>): ReadonlyArray<CivilDate> => {
  const first = dayOf(events[0] as Event)
  const around = events.flatMap((event) => [-1, 0, 1, 30].map((by) => addDays(dayOf(event), by)))
  const ahead = [100, 200, 400, 800].map((by) => addDays(first, by))
  return [...new Set([...around, ...ahead])].filter((day) => day >= first)
}

/** What a later event may still change is marked, and nothing else: an event reads no more. */
function* wrongPlans(
  { security_cover = [], rpp_period = [] }: Tables,
  last: CivilDate,
): Generator<string> {
  for (const rows of [security_cover, rpp_period]) {
    for (const [index, { last_day, first_day, planned }] of rows.entries()) {
      const isOpen = last_day === null || String(last_day) >= last || index === rows.length - 1
      if (planned !== (isOpen ? 1 : 0)) yield `planned is ${planned} from ${first_day} on`
    }
  }
}

/** No transition: it is no matter of one account. */
const never = { from: '9999-01-01T00:00:00.000Z', until: '9999-01-01T00:00:00.000Z' } as {
  from: Instant
  until: Instant
}

function* wrongDay(
  { security_cover = [], security_requirement = [], rpp_period = [] }: Tables,
  {
    day,
    state,
    events,
  }: {
    readonly day: CivilDate
    readonly state: FinancialSecurity
    readonly events: ReadonlyArray<Event>
  },
): Generator<string> {
  const ofDay = (rows: ReadonlyArray<Told>): ReadonlyArray<Told> =>
    rows.filter(
      ({ first_day, last_day }) =>
        String(first_day) <= day && (last_day === null || day <= String(last_day)),
    )
  const released = ofDay(rpp_period).length
  if (released !== (rppAt(state, day, never) ? 1 : 0)) yield `released ${released} times`

  const known = KnownSecurity.after(events.filter((event) => dayOf(event) <= day))
  const required = known.requiredOn(day)
  const requirements = ofDay(security_requirement)
  const sums = requirements.map(({ basis, bond, cash }) => [basis, bond, cash].join())
  if (sums.join(';') !== [required?.basis, required?.bond, required?.cash].join()) {
    yield `${sums.join(' and ')} is required`
  }
  const cover = ofDay(security_cover)
  const [one = {}] = cover
  const held = [known.totalOn(day, 'bond'), known.totalOn(day, 'cash')].join()
  if (cover.length !== 1 || [one['bond'], one['cash']].join() !== held) {
    yield `${cover.length} rows of cover, ${one['bond']} and ${one['cash']} where ${held} is held`
  }
  const needed = [required?.bond, required?.cash].join()
  if ([one['required_bond'], one['required_cash']].join() !== needed) yield 'cover of what'
  if ((one['shortfall'] === 0) !== known.isCovered(day)) yield `short by ${one['shortfall']}`
}
