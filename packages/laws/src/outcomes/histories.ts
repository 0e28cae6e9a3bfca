/**
 * Histories in which what is decided elsewhere reaches declarations: rulings that lines quote,
 * appeals, and mass cases, between the versions that filer and agency make.
 *
 * Apart from the histories of declarations because nearly every command there is of another stream.
 */
import type { Domain } from '@carmkit/core'
import fc from 'fast-check'
import { other } from '../cast.js'
import { foundings, type History } from '../history.js'
import { emptyLog, play, type Sent } from '../log.js'
import { shortening } from '../shortening.js'
import { appeals, changed, enteredInPortal, massCases, ruled } from './episodes.js'
import {
  account,
  applied,
  byImporter,
  byOther,
  classifications,
  delegating,
  filingDay,
  filings,
  moments,
  officer,
  rulings,
  sent,
} from './filing.js'

const episodes = fc.oneof(
  { weight: 3, arbitrary: ruled },
  { weight: 2, arbitrary: changed },
  { weight: 1, arbitrary: appeals },
  { weight: 1, arbitrary: massCases },
  { weight: 1, arbitrary: enteredInPortal },
)

/** Some rulings before the filing, then eight episodes at most, spread over the moments in order. */
const commands: fc.Arbitrary<ReadonlyArray<Sent>> = fc
  .tuple(
    fc.array(ruled, { maxLength: 2 }),
    filings,
    fc.array(fc.tuple(fc.nat({ max: moments.length - 1 }), episodes), {
      minLength: 3,
      maxLength: 8,
      size: 'max',
    }),
  )
  .map(([before, filing, drawn]) => [
    ...[...before.flat(), ...filing].map((one) => ({ ...one, at: filingDay })),
    ...drawn
      .toSorted(([one], [another]) => one - another)
      .flatMap(([moment, episode]) =>
        episode.map((one) => ({ ...one, at: moments[moment] ?? filingDay })),
      ),
  ])

/** Everything that is there before the commands of a history. */
export const outcomeFounding: ReadonlyArray<Sent> = [
  ...foundings.withPam,
  ...[
    ...delegating,
    ...rulings.flatMap((number) => applied(byImporter, number, account)),
    ...applied(byOther, 'TRS-3', `${other}RM0001`),
    sent(officer, 'RenderDecision', {
      rulingNumber: 'TRS-3',
      terms: { classification: classifications[0], effectiveFrom: '2026-01-01', effectiveTo: null },
    }),
  ].map((one) => ({ ...one, at: filingDay })),
]

/** Two declarations of the importer and one of another business, who have three rulings applied for. */
export const outcomeHistories = (domain: Domain): fc.Arbitrary<History> => {
  const beginning = play(domain, outcomeFounding).at(-1)?.after ?? emptyLog
  return shortening(commands).map((sentInOrder) => {
    const steps = play(domain, sentInOrder, beginning)
    const end = steps.at(-1)?.after ?? beginning
    return { domain, founded: 'withPam', commands: sentInOrder, steps, beginning, end }
  })
}
