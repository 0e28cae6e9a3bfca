/** The lines of a version, put together a second time from the edits and changes that were recorded. */
import { dataOf, eventsIn } from '../auditor.js'
import type { Log } from '../log.js'

export interface Line {
  readonly number: number
  readonly classification: string
  readonly rulingNumber?: string
  readonly [field: string]: unknown
}

/** A line of a warning. */
export interface Quoted {
  readonly line: number
  readonly rulingNumber: string
  readonly cause: string
}

interface Changing {
  readonly version: number
  readonly basedOn: number
  readonly lines: ReadonlyArray<Line>
  readonly changes: ReadonlyArray<{ readonly line: Line }>
}

const revising = ['DeclarationCorrected', 'AdjustmentRequested', 'DeclarationRedetermined']

/** In order of their numbers. */
export const linesOf = (log: Log, stream: string, version: number): ReadonlyArray<Line> => {
  const versions = new Map<number, ReadonlyMap<number, Line>>([[1, new Map()]])
  const put = (number: number, basedOn: number, lines: ReadonlyArray<Line>) => {
    const base = versions.get(basedOn) ?? new Map<number, Line>()
    versions.set(number, new Map([...base, ...lines.map((line) => [line.number, line] as const)]))
  }
  for (const event of eventsIn(log, stream)) {
    const data = dataOf<Changing>(event)
    if (event.type === 'DraftEdited') put(1, 1, data.lines)
    if (revising.includes(event.type)) {
      put(
        data.version,
        data.basedOn,
        data.changes.map(({ line }) => line),
      )
    }
  }
  return [...(versions.get(version)?.values() ?? [])].toSorted(
    (one, other) => one.number - other.number,
  )
}
