/** What each query answers, told from plain rows by plain filters: what SQL is held against. */
import { type CivilDate, easternDateOf, type Instant } from '@carmkit/core'

// oxlint-disable-next-line typescript/no-explicit-any -- rows of any table, compared as they are
type Row = Readonly<Record<string, any>>
type Asked = Readonly<Record<string, string | null>>
export type RowsOf = (table: string) => ReadonlyArray<Row>

export interface Naive {
  readonly answer: (rows: RowsOf, asked: Asked) => ReadonlyArray<Row>
  /** What its rows come in the order of. */
  readonly by: ReadonlyArray<string>
  readonly newestFirst?: true
}

const belongs = (account: string, of: string | null): boolean =>
  of === null || account === of || account.slice(0, 9) === of

const is = (value: unknown, asked: string | null | undefined): boolean =>
  asked === null || asked === undefined || value === asked

/** `yes` and `no` choose, null does not. */
const chosen = (truth: boolean, asked: string | null | undefined): boolean =>
  asked === null || asked === undefined || truth === (asked === 'yes')

const within = (day: string, { from, until }: Asked): boolean =>
  (from == null || day >= from) && (until == null || day <= until)

const dayOf = (at: string): CivilDate => easternDateOf(at as Instant)

const flag = (truth: boolean): 0 | 1 => (truth ? 1 : 0)

/** The rows of one table with these values and columns. */
const plain =
  (table: string, isWanted: (row: Row, asked: Asked) => boolean): Naive['answer'] =>
  (rows, asked) =>
    rows(table).filter((row) => isWanted(row, asked))

const grantsAt = (rows: RowsOf, at: string): ReadonlyArray<Row> =>
  rows('delegation_period')
    .filter(
      (row) =>
        row['in_force_from'] <= at &&
        (row['in_force_until'] === null || at < row['in_force_until']),
    )
    .map((row) => ({
      ...row,
      runs_off: 0,
      run_off_until: null,
      standing: standingOf(rows, row, at),
    }))

const standingOf = (rows: RowsOf, row: Row, at: string): string => {
  const { client, provider, scope, granted_at, suspended, valid_from, valid_until } = row
  const isSince = (moment: string | null) => moment !== null && granted_at <= moment && moment <= at
  const revoked = rows('provider_revocation').some(
    (one) => one['client'] === client && one['provider'] === provider && isSince(one['revoked_at']),
  )
  const closed = rows('program_history').some(
    (one) =>
      one['bn15'] === `${client}${scope}` &&
      one['known_from'] <= at &&
      at < one['known_until'] &&
      isSince(one['closed_at']),
  )
  if (revoked || closed) return 'Elsewhere'
  if (suspended === 1) return 'Suspended'
  if (valid_from > dayOf(at)) return 'NotYet'
  return valid_until !== null && valid_until < dayOf(at) ? 'Over' : 'InForce'
}

const delegationsAt = (rows: RowsOf, at: string): ReadonlyArray<Row> => [
  ...grantsAt(rows, at),
  ...rows('run_off_history')
    .filter(
      (row) => row['known_from'] <= at && at < row['known_until'] && at < row['run_off_until'],
    )
    .map((row) => ({
      ...row,
      runs_off: 1,
      standing: 'RunOff',
      visibility: null,
      valid_from: null,
      valid_until: null,
    })),
]

const delegationOrder = ['client', 'provider', 'scope', 'grant_id', 'runs_off']

const livingOf = (side: 'client' | 'provider'): Naive => ({
  by: delegationOrder,
  answer: (rows, { business, at }) =>
    delegationsAt(rows, at ?? '').filter(
      (row) => row[side] === business && ['InForce', 'RunOff'].includes(row['standing']),
    ),
})

const isSubmitted = (row: Row, asked: Asked): boolean =>
  row['submitted_at'] !== null &&
  belongs(row['importer'], asked['of'] ?? null) &&
  is(row['owned_by'], asked['owner']) &&
  is(row['cad_type'], asked['type']) &&
  is(row['status'], asked['status']) &&
  within(dayOf(row['submitted_at']), asked) &&
  row['transaction_number'].startsWith(asked['number'] ?? '')

const ofAccount = (table: string): Naive['answer'] =>
  plain(table, ({ bn15 }, { account }) => bn15 === account)

const overdueOn =
  (table: string, day: string, isWanted: (row: Row, asked: Asked) => boolean): Naive['answer'] =>
  (rows, asked) =>
    rows(table)
      .filter((row) => isWanted(row, asked))
      .map((row) => ({ ...row, overdue: flag(row[day] < (asked['on'] ?? '')) }))
      .filter(({ overdue }) => chosen(overdue === 1, asked['overdue']))

export const naive: Readonly<Record<string, Naive>> = {
  'my-clients': livingOf('provider'),
  'my-providers': livingOf('client'),
  'delegation-report': {
    by: delegationOrder,
    answer: (rows, { business, at }) =>
      delegationsAt(rows, at ?? '').filter(
        ({ client, provider }) => client === business || provider === business,
      ),
  },
  'delegation-requests': {
    by: ['request_id'],
    answer: (rows, { business, at }) =>
      rows('delegation_request')
        .filter(
          ({ client, provider, status, lapses_at }) =>
            (client === business || provider === business) &&
            status === 'Open' &&
            lapses_at > (at ?? ''),
        )
        .map((row) => ({
          ...row,
          to_answer: flag((row['kind'] === 'offer' ? row['provider'] : row['client']) === business),
        })),
  },
  people: {
    by: ['spell'],
    answer: (rows, { business, at, former }) =>
      rows('membership')
        .filter(
          ({ bn9, status }) => bn9 === business && (status === 'Current') === (former !== 'yes'),
        )
        .map((row) => ({
          ...row,
          usable: flag(
            row['status'] === 'Current' &&
              row['suspended'] === 0 &&
              (row['ends_on'] === null || row['ends_on'] >= dayOf(at ?? '')),
          ),
        })),
  },
  'access-requests': {
    by: ['asked_revision'],
    answer: (rows, { business, at }) =>
      rows('access_request').filter((row) => {
        const { bn9, status, lapses_at, inviter_spell } = row
        if (bn9 !== business || status !== 'Open' || lapses_at <= (at ?? '')) return false
        return (
          inviter_spell === null ||
          rows('membership').some(
            (one) =>
              one['bn9'] === bn9 &&
              one['spell'] === inviter_spell &&
              one['status'] === 'Current' &&
              (one['ends_on'] === null || one['ends_on'] >= dayOf(at ?? '')),
          )
        )
      }),
  },
  'program-accounts': {
    by: ['bn15'],
    answer: plain(
      'program_account',
      (row, { business, status }) => row['bn9'] === business && is(row['status'], status),
    ),
  },
  transactions: {
    by: ['submitted_at', 'transaction_number'],
    newestFirst: true,
    answer: plain('declaration', isSubmitted),
  },
  'filed-transactions': {
    by: ['submitted_at', 'transaction_number'],
    newestFirst: true,
    answer: plain('declaration', isSubmitted),
  },
  drafts: {
    by: ['transaction_number'],
    answer: plain(
      'declaration',
      (row, { of }) =>
        belongs(row['importer'], of ?? null) &&
        row['status'] === 'Draft' &&
        row['submitted_at'] === null,
    ),
  },
  versions: {
    by: ['version'],
    answer: plain(
      'declaration_version',
      (row, { transaction }) => row['transaction_number'] === transaction,
    ),
  },
  'unaccounted-releases': {
    by: ['accounting_deadline', 'transaction_number'],
    answer: overdueOn(
      'release',
      'accounting_deadline',
      (row, { of }) => belongs(row['importer'], of ?? null) && row['accounted'] === 0,
    ),
  },
  rulings: {
    by: ['submitted_at', 'ruling_number'],
    newestFirst: true,
    answer: plain(
      'ruling',
      (row, { of, status, kind }) =>
        belongs(row['applicant'], of ?? null) && is(row['status'], status) && is(row['kind'], kind),
    ),
  },
  appeals: {
    by: ['appeal_number'],
    answer: plain(
      'appeal',
      (row, { of, status }) => belongs(row['appellant'], of ?? null) && is(row['status'], status),
    ),
  },
  'mass-cases': {
    by: ['submitted_on', 'mass_case_number'],
    newestFirst: true,
    answer: plain(
      'mass_case',
      (row, { of, status }) => belongs(row['importer'], of ?? null) && is(row['status'], status),
    ),
  },
  balances: {
    by: ['bn15'],
    answer: (rows, { of, on }) =>
      rows('balance')
        .filter(({ bn15 }) => belongs(bn15, of ?? null))
        .map((row) => {
          const due = rows('amount_due').filter(({ bn15 }) => bn15 === row['bn15'])
          const owing = due.filter(({ outstanding }) => outstanding > 0)
          return {
            ...row,
            overdue: due
              .filter(({ due_date }) => due_date < (on ?? ''))
              .reduce((sum, { outstanding }) => sum + outstanding, 0),
            oldest_due_date: owing.map(({ due_date }) => due_date).toSorted()[0] ?? null,
          }
        }),
  },
  'open-items': {
    by: ['due_date', 'posted_revision', 'id'],
    answer: overdueOn(
      'receivable',
      'due_date',
      ({ bn15, status }, { account }) =>
        bn15 === account && ['Open', 'Collections'].includes(status),
    ),
  },
  payments: {
    by: ['value_date', 'id'],
    newestFirst: true,
    answer: plain(
      'payment',
      (row, asked) => row['bn15'] === asked['account'] && within(row['value_date'], asked),
    ),
  },
  credits: {
    by: ['credited_on', 'id'],
    newestFirst: true,
    answer: plain(
      'credit',
      (row, asked) => row['bn15'] === asked['account'] && within(row['credited_on'], asked),
    ),
  },
  allocations: {
    by: ['fund', 'receivable'],
    answer: plain(
      'allocation',
      (row, { account, fund, receivable }) =>
        row['bn15'] === account && is(row['fund'], fund) && is(row['receivable'], receivable),
    ),
  },
  statements: { by: ['period'], newestFirst: true, answer: ofAccount('statement') },
  'statement-lines': {
    by: ['revision'],
    answer: plain(
      'statement_line',
      (row, { account, period }) => row['bn15'] === account && row['statement'] === period,
    ),
  },
  security: {
    by: ['bn15'],
    answer: (rows, { of, on, status }) =>
      rows('security_account')
        .filter((row) => belongs(row['bn15'], of ?? null) && is(row['status'], status))
        .map((row) => {
          const cover = rows('security_cover').find(
            ({ bn15, first_day, last_day }) =>
              bn15 === row['bn15'] &&
              first_day <= (on ?? '') &&
              (last_day === null || (on ?? '') <= last_day),
          )
          const covering = ['bond', 'cash', 'required_bond', 'required_cash', 'cover', 'shortfall']
          const ledger = rows('balance').find(({ bn15 }) => bn15 === row['bn15'])
          return {
            ...row,
            ...Object.fromEntries(covering.map((name) => [name, cover?.[name] ?? null])),
            owed: ledger?.['owed'] ?? null,
          }
        }),
  },
  'security-cover': { by: ['first_day'], answer: ofAccount('security_cover') },
  'security-instruments': { by: ['instrument'], answer: ofAccount('security_instrument') },
  deadlines: {
    by: ['due_at', 'command_id'],
    answer: (rows, { business, at, overdue, type }) =>
      rows('deadline')
        .filter(
          (row) =>
            row['bn9'] === business && row['status'] === 'Waiting' && is(row['command_type'], type),
        )
        .map((row) => ({
          ...row,
          overdue: flag(row['due_at'] <= (at ?? '') && row['may_find_nothing'] === 0),
        }))
        .filter((row) => chosen(row.overdue === 1, overdue)),
  },
  'audit-log': {
    by: ['position'],
    newestFirst: true,
    answer: (rows, asked) =>
      rows('event_party')
        .filter(({ bn9 }) => bn9 === asked['business'])
        .flatMap((party) =>
          rows('audit_event')
            .filter(({ position }) => position === party['position'])
            .map((event) => ({ ...party, ...event })),
        )
        .filter(
          (row: Row) =>
            within(dayOf(row['recorded_at']), asked) &&
            is(row['actor'], asked['actor']) &&
            is(row['type'], asked['type']),
        ),
  },
}
