/** What events note about declarations, as rows that stay. */
import type { Projection } from '../../../project/model.js'
import { type Change, put } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { textOf } from '../../value.js'
import { declarationFinding } from '../tables/index.js'
import type { DeclarationEvent, On, Recorded } from './event.js'

type FindingRow = Row<typeof declarationFinding>

type Finding = Pick<FindingRow, 'name'> &
  Partial<Pick<FindingRow, 'rule' | 'field' | 'invoice' | 'text' | 'code' | 'level'>> & {
    readonly lines?: ReadonlyArray<number>
  }

/** One row for each finding of an event. */
export const findings = (
  { data, revision, metadata }: Recorded<DeclarationEvent['type']>,
  { kind, version }: Pick<FindingRow, 'kind' | 'version'>,
  found: ReadonlyArray<Finding>,
): ReadonlyArray<Change> =>
  found.map(({ lines = [], ...finding }, ordinal) =>
    put(declarationFinding, {
      transaction_number: data.transactionNumber,
      revision,
      ordinal,
      version,
      kind,
      rule: null,
      field: null,
      invoice: null,
      text: null,
      code: null,
      level: null,
      ...finding,
      lines: textOf([...lines]),
      noted_at: metadata.recordedAt,
    }),
  )

export const onLine = (line: number | null): ReadonlyArray<number> => (line === null ? [] : [line])

export const releaseMismatches: Projection<On<'ReleaseMismatchNoted'>> = ({ event }) =>
  findings(
    event,
    { kind: 'releaseMismatch', version: event.data.version },
    event.data.fields.map((field) => ({ name: 'ReleaseMismatch', field })),
  )

export const rulingMismatches: Projection<On<'RulingMismatchNoted'>> = ({ event }) =>
  findings(
    event,
    { kind: 'rulingMismatch', version: event.data.version },
    event.data.lines.map(({ line, cause, rulingNumber }) => ({
      name: cause,
      lines: [line],
      text: rulingNumber,
    })),
  )

export const versionGap: Projection<On<'VersionGapNoted'>> = ({ event }) => {
  const { version, from, through } = event.data
  return findings(event, { kind: 'gap', version }, [
    { name: 'VersionGap', text: from === through ? `${from}` : `${from} to ${through}` },
  ])
}
