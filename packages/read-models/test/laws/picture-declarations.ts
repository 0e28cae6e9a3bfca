/** What tables and pictures must both say of declarations and of released goods. */
import type { Picture } from '@carmkit/audit'
import { addBusinessDays, type CivilDate, easternDateOf, type Instant } from '@carmkit/core'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import type { PlainRow } from '../support.js'
import { dollars, expectSection, text, told, value } from './picture-sections.js'

export const expectDeclarations = (tables: Tables, picture: Picture, at: Instant): void => {
  const { declaration: rows = [], release: releases = [] } = tables
  const begun = new Set(rows.map((row) => row['transaction_number']))
  const releasedAlone = releases.filter((row) => !begun.has(row['transaction_number']))
  expectTotals(tables, picture)
  expectSection('declarations', picture.declarations, {
    ...told(rows, (row) => [
      text(row['transaction_number']),
      {
        status: value(row['status']),
        importer: value(row['importer']),
        // Of a draft that was discarded its number alone is kept to decide by; its row stays as it was.
        cadType: row['status'] === 'Discarded' ? null : value(row['cad_type']),
        ownedBy: value(row['owned_by']),
        openedFor: value(row['opened_for']),
        ...releaseFields(tables, row['transaction_number'], at),
        ...versionFields(tables, row),
        ...(row['status'] === 'Accepted' ? acceptedFields(tables, row) : {}),
      },
    ]),
    ...told(releasedAlone, (row) => [
      text(row['transaction_number']),
      {
        status: 'NotFiled',
        importer: value(row['importer']),
        cadType: null,
        ownedBy: null,
        openedFor: null,
        ...releaseFields(tables, row['transaction_number'], at),
      },
    ]),
  })
}

/** How many versions there are, and what the one in effect comes to. */
const expectTotals = (tables: Tables, { declarations }: Picture): void => {
  for (const row of tables['declaration'] ?? []) {
    const entry = declarations[text(row['transaction_number'])]
    const versions = (entry?.['versions'] ?? []) as ReadonlyArray<string>
    expect(row['known_versions']).toBe(versions.length)
    if (row['current_version'] === null) continue
    const current = versionsOf(tables, row).find((one) => one['version'] === row['current_version'])
    expect(dollars(current?.['total_payable'])).toBe(entry?.['payable'])
  }
}

/** TXN-18: warned of from the business day before the last one on (CK-41). */
const releaseFields = ({ release: rows = [] }: Tables, number: unknown, at: Instant) => {
  const day = easternDateOf(at)
  const row = rows.find((one) => one['transaction_number'] === number)
  const isMissing = row !== undefined && row['accounted'] === 0
  const deadline = text(row?.['accounting_deadline']) as CivilDate
  return {
    releasedOn: value(row?.['release_date']),
    releasedPriorToPayment: row === undefined ? null : row['released_prior_to_payment'] === 1,
    accountBy: isMissing ? deadline : null,
    accounting: !isMissing
      ? null
      : day > deadline
        ? 'overdue'
        : addBusinessDays(day, 1) >= deadline
          ? 'dueSoon'
          : 'running',
  }
}

const versionsOf = ({ declaration_version: all = [] }: Tables, { transaction_number }: PlainRow) =>
  all.filter((one) => one['transaction_number'] === transaction_number)

const versionFields = (tables: Tables, row: PlainRow) =>
  row['status'] === 'Accepted' || row['status'] === 'Recorded'
    ? {
        cancelledBy: value(row['cancelled_by']),
        versions: versionsOf(tables, row).map((one) => `${one['version']} ${one['status']}`),
      }
    : {}

const acceptedFields = (tables: Tables, row: PlainRow) => {
  const named = (column: string): ReadonlyArray<string> =>
    [
      ...new Set(
        versionsOf(tables, row).flatMap((one) => (one[column] === null ? [] : [text(one[column])])),
      ),
    ].toSorted()
  return {
    version: value(row['current_version']),
    pending: value(row['pending_version']),
    payable: dollars(row['total_payable']),
    charged: dollars(row['charged_payable']),
    acceptedOn: value(row['accepted_on']),
    billingPeriod: value(row['billing_period']),
    paymentDueDate: value(row['payment_due_date']),
    adjustableUntil: value(row['adjustable_until']),
    owedCorrections: (tables['owed_correction'] ?? [])
      .filter((one) => one['transaction_number'] === row['transaction_number'])
      .toSorted((one, other) => Number(one['line']) - Number(other['line']))
      .map(({ line, deadline }) => `line ${line} by ${deadline}`),
    appealsCarriedOut: named('appeal_number'),
    massCases: named('mass_case_number'),
  }
}
