/**
 * Which events brought what a version says: the edits of a draft, corrections, or another system. Told
 * from the events alone, each by its place in the list.
 */
import type { DeclarationEvent } from '../event/index.js'
import type { Version } from '../state/index.js'

/** Places of events. */
export interface Brought {
  /** The one that stated the header last; null where none did. */
  readonly header: number | null
  /** The one that stated each line as it is. */
  readonly lines: ReadonlyMap<number, number>
}

/** The event that made a version, or stated it anew after it was refused; null for a number that is none. */
export const makingOf = (
  events: ReadonlyArray<DeclarationEvent>,
  number: number,
): number | null => {
  const place = events.findLastIndex((event) => madeBy(event) === number)
  return place === -1 ? null : place
}

const making: ReadonlyArray<DeclarationEvent['type']> = [
  'DeclarationAccepted',
  'AsDeclaredRecorded',
  'DeclarationCorrected',
  'AdjustmentRequested',
  'DeclarationRedetermined',
  'VersionRecorded',
]

const madeBy = ({ type, data }: DeclarationEvent): number | null =>
  making.includes(type) && 'version' in data ? data.version : null

/**
 * @param chain the version and those that it is based on, the first one first
 */
export const broughtTo = (
  events: ReadonlyArray<DeclarationEvent>,
  chain: ReadonlyArray<Version>,
): Brought => {
  let header: number | null = null
  const lines = new Map<number, number>()
  for (const { number } of chain) {
    for (const place of bringing(events, makingOf(events, number))) {
      const event = events[place]
      if (event === undefined) continue
      const stated = statedBy(event)
      if (stated.header) header = place
      for (const line of stated.lines) lines.set(line, place)
    }
  }
  return { header, lines }
}

/** Of a first version that was a draft, its edits. */
const bringing = (
  events: ReadonlyArray<DeclarationEvent>,
  made: number | null,
): ReadonlyArray<number> => {
  if (made === null) return []
  if (events[made]?.type !== 'DeclarationAccepted') return [made]
  const opened = events.findLastIndex(({ type }, place) => place < made && type === 'DraftOpened')
  return events.flatMap(({ type }, place) =>
    place > opened && place < made && type === 'DraftEdited' ? [place] : [],
  )
}

/** A draft, an import or what was declared before states lines; a later version what it changes. */
const statedBy = ({
  data,
}: DeclarationEvent): { readonly header: boolean; readonly lines: ReadonlyArray<number> } => {
  if (!('header' in data)) return { header: false, lines: [] }
  const lines = 'changes' in data ? data.changes.map(({ line }) => line) : data.lines
  return { header: data.header !== null, lines: lines.map(({ number }) => number) }
}
