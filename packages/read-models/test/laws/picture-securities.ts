/** What tables and pictures must both say of financial security: the account, and what is held. */
import type { Picture } from '@carmkit/audit'
import { easternDateOf, type Instant } from '@carmkit/core'
import type { Tables } from '../../src/index.js'
import type { PlainRow } from '../support.js'
import { dollars, expectSection, isOver, text, told, value } from './picture-sections.js'

export const expectSecurities = (tables: Tables, picture: Picture, at: Instant): void => {
  const { security_account: accounts = [], security_instrument: instruments = [] } = tables
  const day = easternDateOf(at)
  const of = (name: string, bn15: unknown): ReadonlyArray<PlainRow> =>
    (tables[name] ?? []).filter((row) => row['bn15'] === bn15)
  expectSection(
    'securities',
    picture.securities,
    told(accounts, (row) => {
      const { bn15 } = row
      const cover = of('security_cover', bn15).find((one) => isOn(one, day))
      const asked = of('reduction_request', bn15).find((one) => one['request'] === row['reduction'])
      return [
        text(bn15),
        {
          standing: standingOf(row, cover, day),
          requiredAsBond: dollars(cover?.['required_bond']),
          requiredAsCash: dollars(cover?.['required_cash']),
          cover: dollars(cover?.['cover']),
          shortfall: dollars(cover?.['shortfall']),
          activeFrom: value(row['active_from']),
          releasePriorToPayment:
            isInTransition(day) || of('rpp_period', bn15).some((one) => isOn(one, day)),
          heldOffUntil: value(row['held_off_until']),
          reductionAskedAt: value(asked?.['requested_at'] ?? null),
        },
      ]
    }),
  )
  expectSection(
    'instruments',
    picture.instruments,
    told(
      instruments.filter(({ over }) => over === 0),
      (row) => [
        `${row['bn15']} ${row['instrument']}`,
        {
          form: value(row['form']),
          amount: dollars(row['amount']),
          status: instrumentStatus(row, day),
          inForceFrom: row['form'] === 'bond' ? value(row['first_day']) : null,
          endsOn: row['form'] === 'bond' ? value(row['last_day']) : null,
        },
      ],
    ),
  )
}

const isOn = (row: PlainRow, day: string): boolean =>
  text(row['first_day']) <= day && !isOver(row['last_day'], day)

/** Customs notice 25-22: of every importer. */
const isInTransition = (day: string): boolean => '2024-10-21' <= day && day <= '2025-05-20'

/** TXN-39. */
const standingOf = (row: PlainRow, cover: PlainRow | undefined, day: string): string => {
  if (row['status'] !== 'Active') return text(row['status'])
  if (row['active_from'] === null || day < text(row['active_from'])) return 'Pending'
  return Number(cover?.['shortfall']) > 0 ? 'Shortfall' : 'Active'
}

const instrumentStatus = (row: PlainRow, day: string): string => {
  if (row['form'] === 'cash') return text(row['status'])
  if (row['last_day'] !== null) return isOver(row['last_day'], day) ? 'Ended' : 'CancelNotice'
  if (day < text(row['first_day'])) return 'Filed'
  return Number(row['amount']) > Number(row['posted_amount']) ? 'Increased' : 'InForce'
}
