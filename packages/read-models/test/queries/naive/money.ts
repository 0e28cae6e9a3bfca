/** What is told of money and security, by plain filters. */
import { belongs, is, least, type Naive, ofAccount, overdueOn, plain, within } from './filter.js'

export const money: Readonly<Record<string, Naive>> = {
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
            oldest_due_date: least(owing.map(({ due_date }) => due_date)),
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
}
