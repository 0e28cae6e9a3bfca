/** Statements as others would send them: ours, exported, and changes of them. */
import { type Bn15, type Instant, type LedgerEvent, statementOf } from '@carmkit/core'
import type { Uuid } from '@carmkit/kernel'
import { type StatementMessage, statementMessage } from '@carmkit/messages'
import { expect } from 'vitest'
import { account, issue, noon, pay, post, returned, story, stream } from './small-ledger.js'
import { carmkit, fileOf, uuid } from './support.js'

/** @7 to @10: another payment that comes back, and two more seals; and a debt of another account. */
export const sealedStory = [
  ...story,
  pay(8, '2021-10-06', { reference: 'P2', amount: '40.00' }),
  returned(9, '2021-10-08', 'P2'),
  issue(10, '2021-10-24', '2021-09'),
  issue(11, '2021-10-25', '2021-10'),
  post(12, '2021-10-26', {
    bn15: '123456782RM0002',
    debt: { transactionNumber: '10000000000031', version: 1 },
    amounts: [{ account: 'duty', amount: '77.00' }],
  }),
]

/** Our statement of a period as a message, from what the store recorded. */
export const exported = async (period: string, from: string): Promise<StatementMessage> => {
  const history = await carmkit('history', stream, '--store', from, '--json')
  const records = history.lines.map((line) => {
    const { type, data, recordedAt, effectiveAt } = JSON.parse(line) as Record<string, unknown>
    const event = { type, v: 1, data } as unknown as LedgerEvent
    return { event, recordedAt: recordedAt as Instant, effectiveAt: effectiveAt as Instant }
  })
  return statementMessage(records, {
    bn15: account as Bn15,
    statement: statementOf(
      records.map(({ event }) => event),
      period,
    ),
    messageId: uuid(500) as Uuid,
    createdAt: noon('2021-10-26') as Instant,
  })
}

export type Line = StatementMessage['body']['lines'][number]
export type Change = (lines: Line[]) => Line[]

export const reconcile = (
  message: unknown,
  { from, json = false }: { readonly from: string; readonly json?: boolean },
) =>
  carmkit(
    'reconcile',
    fileOf(JSON.stringify(message)),
    '--store',
    from,
    ...(json ? ['--json'] : []),
  )

/** With other lines; the closing balance follows from them. */
export const altered = (message: StatementMessage, change: Change): StatementMessage => {
  const changed = change(structuredClone([...message.body.lines]))
  const sum = [
    message.body.openingBalance ?? '0.00',
    ...changed.map(({ amount }) => amount),
  ].reduce((total, amount) => total + Math.round(Number(amount) * 100), 0)
  const closingBalance = (sum / 100).toFixed(2) as Line['amount']
  return { ...message, body: { ...message.body, lines: changed, closingBalance } }
}

export const differencesOf = async (message: unknown, from: string) => {
  const { exit, lines: printed } = await reconcile(message, { from, json: true })
  const { differences } = JSON.parse(printed[0] ?? '') as {
    differences: ReadonlyArray<{ kind: string; item: string; cause: object }>
  }
  expect(exit).toBe(differences.length === 0 ? 0 : 1)
  return differences.map(({ kind, item, cause }) => ({ kind, item, cause }))
}

export const withLine =
  (isMeant: (line: Line) => boolean, change: Partial<Line>): Change =>
  (all) =>
    all.map((line) => (isMeant(line) ? { ...line, ...change } : line))
export const without =
  (isMeant: (line: Line) => boolean): Change =>
  (all) =>
    all.filter((line) => !isMeant(line))
export const and =
  (more: object): Change =>
  (all) => [...all, { ...(all[0] as Line), ...more }]
export const isOf = (type: string) => (line: Line) => line.documentType === type
