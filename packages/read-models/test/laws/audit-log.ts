/** What the audit log must say, told from the events and the names of their streams. */
import { expect } from 'vitest'
import { auditLog, type Tables, tablesOf } from '../../src/index.js'
import type { Begin } from '../support.js'

/** Every event once, in the order of the log, and what was logged before is never touched. */
export const expectAuditLog = (tables: Tables, { events }: Pick<Begin, 'events'>): void => {
  const { audit_event: rows = [] } = tables
  expect(
    rows.map(({ position, stream, revision, type }) => [position, stream, revision, type]),
  ).toEqual(
    events.map(({ position, event: { stream, revision, type } }) => [
      position,
      stream,
      revision,
      type,
    ]),
  )
  const half = events.slice(0, Math.ceil(events.length / 2))
  const before = tablesOf([auditLog], half)
  const last = half.at(-1)?.position ?? 0
  expect(before['audit_event']).toEqual(rows.slice(0, last))
  expect(before['event_party']).toEqual(
    tables['event_party']?.filter(({ position }) => Number(position) <= last),
  )
}

/** An event concerns whom its stream is about, and for whom its user acted. */
export const expectParties = (
  { event_party: rows = [] }: Tables,
  { events }: Pick<Begin, 'events'>,
): void => {
  const concerned = new Map<number, Set<string>>()
  for (const { bn9, position } of rows) {
    concerned.set(Number(position), (concerned.get(Number(position)) ?? new Set()).add(String(bn9)))
  }
  const about = new Map<string, ReadonlySet<string>>()
  for (const { position, event } of events) {
    const { stream, metadata, data } = event
    const before = about.get(stream) ?? namedBy(stream)
    about.set(stream, new Set([...before, ...namedIn(data)]))
    const { actingFor } = metadata.actor as { readonly actingFor?: string | null }
    expect(concerned.get(position) ?? new Set(), `${event.type} in ${stream}`).toEqual(
      new Set([...(about.get(stream) ?? []), ...(actingFor == null ? [] : [actingFor])]),
    )
  }
}

/** Nine digits in the name of a stream, alone or with a program, are a business. */
const namedBy = (stream: string): ReadonlyArray<string> =>
  [...stream.matchAll(/(?<=[-.])([0-9]{9})(?=RM|\.|$)/g)].map(([, bn9]) => String(bn9))

/** A declaration's name holds its number only: its events say whose it is, and who files it. */
const namedIn = (data: unknown): ReadonlyArray<string> => {
  const {
    importer,
    businesses = [],
    ...others
  } = data as {
    readonly importer?: string
    readonly businesses?: ReadonlyArray<string>
    readonly [filer: string]: unknown
  }
  const filers = filedBy.flatMap((key) => (others[key] as string | undefined) ?? [])
  return [...(importer === undefined ? [] : [importer.slice(0, 9)]), ...filers, ...businesses]
}

const filedBy = ['openedFor', 'submittedFor', 'correctedFor', 'requestedFor', 'filedBy']
