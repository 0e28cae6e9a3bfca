/** A ruling starts the 90 days of s.32.2 for the lines that quote it and are classified otherwise (CK-126). */
import { describe, expect, test } from 'vitest'
import { type Accepted, declaration, owedCorrections } from '../src/index.js'
import { dave, maple, officer, reaction } from './support/actors.js'
import { recorded } from './support/answers.js'
import { change, draft, line, number } from './support/declarations.js'
import type { History } from './support/history.js'
import { quotedOn, quotingLines, ruledWith } from './support/quoted.js'
import { applied, modifying, revocation, ruled, terms } from './support/rulings.js'
import { rm1, stream } from './support/story.js'
import { daysAfter, monday, utc } from './support/time.js'

const byDave = dave.for(maple)
const otherwise = '8711600090'
const beliefs = (history: History): ReadonlyArray<unknown> =>
  history
    .events(stream.declaration)
    .flatMap(({ type, data }) => (type === 'ReasonToBelieveRecorded' ? [data] : []))
const owed = (history: History) =>
  owedCorrections(history.state(declaration, stream.declaration) as Accepted)
const believed = {
  transactionNumber: number,
  importer: rm1,
  source: 'ruling',
  learnedOn: '2026-02-02',
  deadline: '2026-05-03',
  lines: [2],
}
const quoting = quotedOn(applied)
const reclassified = {
  line: { ...line, ...ruled, number: 2, classification: otherwise },
  reasons: ['R2-32-2.TC'],
}

describe('a ruling that is given', () => {
  test('is learned by what quotes it, and by nothing else', () => {
    const after = ruledWith({ classification: otherwise }, quoting)
    expect(beliefs(after)).toEqual([believed])
    expect(owed(after)).toEqual([{ line: 2, deadline: '2026-05-03' }])
    expect(beliefs(ruledWith({ classification: otherwise }, quotedOn(applied, [line])))).toEqual([])
  })

  test('starts no clock where it rules what was declared', () => {
    expect(beliefs(ruledWith({}, quoting))).toEqual([])
  })

  test.each([
    ['governs later goods only, the earlier ones too', '2026-06-01', null, [believed]],
    ['ended before the release, nothing', '2026-01-01', '2026-02-01', []],
    ['ends on the day of release, that day', '2026-01-01', '2026-02-02', [believed]],
  ])('%s', (_name, effectiveFrom, effectiveTo, expected) => {
    const dated = { classification: otherwise, effectiveFrom, effectiveTo }
    expect(beliefs(ruledWith(dated, quoting))).toEqual(expected)
  })

  test('reaches no declaration after four years', () => {
    const late = (at: string) =>
      beliefs(ruledWith({ classification: otherwise }, quoting.at(utc(at)))).length
    expect(late('2030-02-03T04:59:59.999Z')).toBe(1)
    expect(late('2030-02-03T05:00:00.000Z')).toBe(0)
  })

  test('speaks of the version in effect', () => {
    const corrected = quoting.as(byDave, 'CorrectDeclaration', change({ changes: [reclassified] }))
    expect(beliefs(ruledWith({ classification: otherwise }, corrected))).toEqual([])
  })
})

describe('a ruling that is modified', () => {
  const given = quotedOn(modifying, [
    quotingLines[0] as object,
    { ...line, ...ruled, number: 2, classification: terms.classification },
  ]).at(daysAfter(monday, 10))
  const decided = (effectiveFrom: string) =>
    given.as(officer, 'DecideModification', {
      ...ruled,
      terms: { ...terms, classification: line.classification, effectiveFrom },
    })

  test('starts the clock on the day of the modification', () => {
    expect(beliefs(given)).toEqual([])
    expect(beliefs(decided('2026-02-01'))).toEqual([
      { ...believed, learnedOn: '2026-02-12', deadline: '2026-05-13' },
    ])
  })

  test('tells nothing of days that the decision before it governs', () => {
    const early = quotedOn(
      ruledWith({ classification: line.classification, effectiveFrom: '2026-01-01' }).as(
        byDave,
        'RequestModification',
        { ...ruled, ground: 'changedFacts', documents: [] },
      ),
    )
    const after = early.as(officer, 'DecideModification', {
      ...ruled,
      terms: { ...terms, classification: otherwise, effectiveFrom: '2026-03-01' },
    })
    expect(beliefs(after)).toEqual([])
  })

  test('varied in review, it is learned too', () => {
    const varied = quotedOn(ruledWith({})).as(officer, 'RecordReview', {
      ...ruled,
      terms: { ...terms, classification: otherwise, effectiveFrom: '2026-02-01' },
    })
    expect(beliefs(varied)).toEqual([believed])
  })
})

describe('what was learned', () => {
  const learned = ruledWith({ classification: otherwise }, quoting)
  const noted = { ...draft, ...ruled }

  test('is recorded once, and a line that must be corrected sooner stays so', () => {
    expect(recorded(learned.ask(reaction, 'NoteRulingDecided', noted))).toEqual([])
    const sooner = quoting.as(officer, 'RecordReasonToBelieve', {
      ...draft,
      source: 'supplier',
      learnedOn: '2026-02-01',
      lines: [2],
    })
    expect(beliefs(ruledWith({ classification: otherwise }, sooner))).toHaveLength(1)
  })

  test('is nothing of a ruling that does not hold any more', () => {
    const revoked = learned.as(officer, 'RevokeRuling', {
      ...revocation,
      revokedFrom: '2026-02-02',
    })
    const corrected = revoked.as(byDave, 'CorrectDeclaration', change({ changes: [reclassified] }))
    const again = corrected.as(
      byDave,
      'CorrectDeclaration',
      change({ basedOn: 2, changes: [{ ...reclassified, line: quotingLines[1] }] }),
    )
    expect(recorded(again.ask(reaction, 'NoteRulingDecided', noted))).toEqual([])
  })
})
