/** The events of a declaration and the rows that they change: what the projections have in common. */
import type { declaration as aggregate } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import type { Projected, Projection } from '../../../project/model.js'
import { put, type Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { declaration, declarationVersion } from '../tables/index.js'

export type DeclarationEvent = EventIn<typeof aggregate.events>
export type On<Type extends DeclarationEvent['type']> = Extract<
  DeclarationEvent,
  { readonly type: Type }
>
export type Recorded<Type extends DeclarationEvent['type']> = Projected<On<Type>>['event']

export type DeclarationRow = Row<typeof declaration>
export type VersionRow = Row<typeof declarationVersion>

/** The declaration that an event goes on with. */
export const declared = (
  { type, data: { transactionNumber } }: Pick<DeclarationEvent, 'type' | 'data'>,
  rows: Rows,
): DeclarationRow => {
  const row = rows.get(declaration, { transaction_number: transactionNumber })
  if (row === null) throw new Error(`${type} of what was never declared: ${transactionNumber}`)
  return row
}

/** The version that an event answers. */
export const versionNamed = (
  { type, data }: Pick<DeclarationEvent, 'type'> & { readonly data: VersionName },
  rows: Rows,
): VersionRow => {
  const { transactionNumber, version } = data
  const row = rows.get(declarationVersion, { transaction_number: transactionNumber, version })
  if (row === null) throw new Error(`${type} of version ${version} of ${transactionNumber}`)
  return row
}

interface VersionName {
  readonly transactionNumber: string
  readonly version: number
}

/** Columns of the declaration that an event of this type changes, beside the revision. */
export const changing =
  <Type extends DeclarationEvent['type']>(
    to: (event: Recorded<Type>) => Partial<DeclarationRow>,
  ): Projection<On<Type>> =>
  ({ event }, rows) => [
    put(declaration, { ...declared(event, rows), ...to(event), revision: event.revision }),
  ]
