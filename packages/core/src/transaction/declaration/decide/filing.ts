/**
 * What becomes of a version that another system filed, and of a cancellation: it is kept once, and
 * refused where it contradicts what is known. What we would have decided of it is no reason.
 */
import { utf8Length } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { On } from '../command/index.js'
import { type Content, mostBytes } from '../content/index.js'
import { contentHashOf, contentText } from '../content/whole.js'
import {
  CancellationRecorded,
  type DeclarationEvent,
  VersionGapNoted,
  VersionRecorded,
} from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import type { Known } from '../state/imported.js'
import { type Declaration, knownVersion, type Version, versionsOf } from '../state/index.js'
import { mismatch } from './release.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>
type Filing = On<'RecordVersion'>['data']

export const recordVersion = ({ data }: On<'RecordVersion'>, state: Declaration): Verdict => {
  if (isInUse(data, state)) {
    const { transactionNumber } = data
    return E.left({ name: 'NumberInUse', rule: 'TXN-02', transactionNumber })
  }
  const known = knownOf(state)
  const same = known === null ? undefined : knownVersion(known, data.version)
  if (same !== undefined && isSame(same, data)) return E.right([])
  const content = {
    header: data.header,
    lines: new Map(data.lines.map((one) => [one.number, one])),
  }
  const refused =
    (known === null ? null : contradiction(data, { known, same })) ?? contentFault(data, content)
  if (refused !== null) return E.left(refused)
  return E.right([
    VersionRecorded.make(data),
    ...gapBefore(data, known),
    ...mismatch(state.release, data),
  ])
}

/** A draft that is open here is discarded first; a number stays with its importer (TXN-02). */
const isInUse = ({ importer }: Filing, state: Declaration): boolean => {
  if (state.status === 'Absent') return false
  return state.status === 'Draft' || state.importer !== importer
}

const knownOf = (state: Declaration): Known | null =>
  state.status === 'Recorded' || state.status === 'Accepted' ? state : null

/** Of what was filed here there is no document: header and lines tell. */
const isSame = ({ imported, contentHash }: Version, data: Filing): boolean =>
  imported === null ? contentHash === data.contentHash : imported.documentHash === data.documentHash

const contradiction = (
  { version, lines }: Filing,
  { known, same }: { readonly known: Known; readonly same: Version | undefined },
): DeclarationRejection | null => {
  const { cancelledBy } = known
  if ((same !== undefined && same.status !== 'refused') || version === cancelledBy) {
    return { name: 'VersionConflict', rule: 'TXN-05', version }
  }
  if (cancelledBy !== null && version > cancelledBy) {
    return { name: 'DeclarationCancelled', rule: 'CK-121', cancelledBy }
  }
  const { before, after } = neighbours(known, version)
  const numbers = new Set(lines.map((line) => line.number))
  const dropped = [...(before?.lines.keys() ?? [])].filter((line) => !numbers.has(line))
  const missed = after === undefined ? [] : [...numbers].filter((line) => !after.lines.has(line))
  const removed = [...dropped, ...missed].toSorted((one, other) => one - other)
  return removed.length > 0 ? { name: 'LineRemoved', rule: 'TXN-06', lines: removed } : null
}

const neverHeld: ReadonlyArray<Version['status']> = ['refused', 'rejected', 'withdrawn']

/** The versions that lines are compared with: those next to it that were not turned down. */
const neighbours = (known: Known, version: number) => {
  const others = versionsOf(known).filter(({ status }) => !neverHeld.includes(status))
  return {
    before: others.findLast(({ number }) => number < version),
    after: others.find(({ number }) => number > version),
  }
}

const contentFault = (data: Filing, content: Content): DeclarationRejection | null => {
  if (utf8Length(contentText(content)) > mostBytes) {
    return { name: 'DeclarationTooLarge', rule: 'CK-14', mostBytes }
  }
  const contentHash = contentHashOf(content)
  return contentHash === data.contentHash
    ? null
    : { name: 'HashDiffers', rule: 'TXN-05', contentHash }
}

/** Changes made in the portal do not reach other systems, so versions may be missing (B18). */
const gapBefore = (
  { transactionNumber, importer, version }: Filing,
  known: Known | null,
): ReadonlyArray<DeclarationEvent> => {
  const numbers = known === null ? [] : versionsOf(known).map(({ number }) => number)
  const from = Math.max(0, ...numbers.filter((number) => number < version)) + 1
  if (from === version) return []
  return [
    VersionGapNoted.make({ transactionNumber, importer, version, from, through: version - 1 }),
  ]
}

/** It has a number like a version; what was charged stands (assumed CK-121). */
export const recordCancellation = (
  { data }: On<'RecordCancellation'>,
  state: Declaration,
): Verdict => {
  const known = knownOf(state)
  const { version } = data
  if (known === null) return E.left({ name: 'VersionUnknown', rule: 'CK-120', version })
  const { importer, latest, cancelledBy } = known
  if (cancelledBy === version) return E.right([])
  if (knownVersion(known, version) !== undefined) {
    return E.left({ name: 'VersionConflict', rule: 'TXN-05', version })
  }
  if (cancelledBy !== null) {
    return E.left({ name: 'DeclarationCancelled', rule: 'CK-121', cancelledBy })
  }
  return latest > version
    ? E.left({ name: 'LaterVersionKnown', rule: 'CK-121', latest })
    : E.right([CancellationRecorded.make({ ...data, importer })])
}
