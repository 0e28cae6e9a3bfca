/**
 * `carmkit verify`: is the store what was recorded? Names the first bad event of every stream, with
 * what belongs there and what is there. Read in `@carmkit/audit`; here it is told.
 */
import {
  type Damage,
  type Integrity,
  integrityOf,
  type Lost,
  type MissingCauses,
  mostHoles,
  type StaleDecision,
} from '@carmkit/audit'
import { carm } from '@carmkit/core'
import { absurd, printable } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import { openStore } from '../open-store.js'
import type { Output } from '../output.js'
import { tellFailure } from '../telling.js'
import { unreadablePlace } from '../text/place.js'

export interface VerifyOptions {
  readonly store: string
  readonly json?: boolean
}

/** The shape of `--json` is {@link Integrity}. */
export const verify = async (options: VerifyOptions, output: Output): Promise<ExitCode> => {
  const opened = await openStore(options.store, 'reading')
  if (E.isLeft(opened)) {
    output.note(`carmkit: ${opened.left}`)
    return exitCodes.failed
  }
  const { store } = opened.right
  const onProgress = (events: number): void => output.progress?.(`${events} events verified`)
  try {
    const found = await integrityOf({ store, domain: carm, onProgress })
    output.progress?.('')
    if (E.isLeft(found)) return tellFailure(found.left, output, options.store)
    if (options.json) await output.line(JSON.stringify(found.right))
    else for (const line of linesOf(found.right, output)) await output.line(line)
    return found.right.ok ? exitCodes.ok : exitCodes.refused
  } finally {
    await store.close()
  }
}

const linesOf = (integrity: Integrity, output: Output): ReadonlyArray<string> => {
  const { firstBad, stopped, badStreams, lost, causes, stale } = integrity
  const more = badStreams - stopped.length
  return [
    ...(firstBad === null && lost.entries === 0 ? soundLines(integrity, output) : []),
    ...stopped.flatMap(brokenLines(output)),
    ...(more > 0 ? [`and ${more} more streams hold a bad event`] : []),
    ...lost.holes.map(lostLine(output)),
    ...(lost.holes.length === mostHoles ? [`${lost.entries} entries are lost in all`] : []),
    ...causeLines(causes, output),
    ...(firstBad === null ? cacheLines(integrity, output) : [checkedLine(integrity)]),
    ...stale.map(staleLine(output)),
  ]
}

const soundLines = (
  { events, streams, recordedUntil }: Integrity,
  { colors }: Output,
): ReadonlyArray<string> => {
  const until = recordedUntil === null ? '' : `, recorded until ${recordedUntil}`
  return [
    `${colors.green('intact')}: ${events} events in ${streams} streams follow from each other${until}`,
    '(a tail that was cut off is seen by what rests on it or answers it, and in a file by its count of entries)',
  ]
}

const causeLines = (
  { missing, unknown }: MissingCauses,
  { colors }: Output,
): ReadonlyArray<string> => [
  ...(missing === 0
    ? []
    : [
        `${colors.red('no cause')}: in all, events that answer one that does not stand before them: ${missing}`,
      ]),
  ...(unknown === 0
    ? []
    : [
        `${colors.yellow('cause not known')}: events that answer one that may be among what is lost or cannot be read: ${unknown}`,
      ]),
]

const lostLine =
  ({ colors }: Output) =>
  ({ behind, entries }: Lost): string =>
    `${colors.red('lost')}: ${entries} ${entries === 1 ? 'entry' : 'entries'} of the log behind position ${behind}: once given, and not there any more`

const cacheLines = ({ keptStates }: Integrity, { colors }: Output): ReadonlyArray<string> => [
  ...keptStates.wrong.map(
    (stream) =>
      `${colors.red('wrong cache')}: the state kept of ${printable(stream)} is not what its events fold to; delete its row of the table snapshots, and no event is lost`,
  ),
  ...keptStates.unchecked.map(
    (stream) =>
      `${colors.red('cache not checked')}: the events of ${printable(stream)} could not be read again`,
  ),
]

const brokenLines =
  ({ colors }: Output) =>
  ({ stream, revision, reason, expected, found }: Damage): ReadonlyArray<string> => [
    `${colors.red('broken')}: ${unreadablePlace({ stream, revision })}: ${printable(reason)}`,
    `  expected ${printable(expected)}`,
    `  found    ${printable(found)}`,
  ]

const checkedLine = ({ events, streams }: Integrity): string =>
  `${events} events in ${streams} streams follow from each other; what stands behind a break was not looked at`

const staleLine =
  ({ colors }: Output) =>
  (decision: StaleDecision): string => {
    const { stream, revision, pins, verdict } = decision
    const moved = pins.map(
      (pin) => `${printable(pin.stream)}@${pin.revision} (by then @${pin.movedTo})`,
    )
    const mark = verdict === 'waits' ? colors.red('not judged') : colors.yellow('stale')
    return `${mark}: ${printable(stream)}@${revision} rests on ${moved.join(', ')}: ${verdictText(decision)}`
  }

const verdictText = ({ verdict }: StaleDecision): string => {
  switch (verdict) {
    case 'lapsed':
      return 'its authority had lapsed, and that is recorded'
    case 'stands':
      return 'judged again, and allowed'
    case 'facts':
      return 'no authority rests on it'
    case 'waits':
      return 'nobody has judged it again yet; carmkit tick does'
    default:
      return absurd(verdict)
  }
}
