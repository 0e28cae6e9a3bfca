/** The laws of what is decided elsewhere over a thousand histories, what those reach, and planted defects. */
import { carm, type Domain, postDeclaration } from '@carmkit/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { other, outcomeHistories, outcomeRules } from '../src/index.js'
import { believing, folding, recording } from './planting.js'

const sample = (domain: Domain, numRuns: number, batch = 0) =>
  fc.sample(outcomeHistories(domain), { numRuns, seed: 20_261_128 + batch })
const asking = ['ApplyMassCase', 'CarryOutAppeal', 'SubmitDeclaration']
const category = 'transaction-declaration'
const histories = sample(carm, 1000)

test.each(outcomeRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  for (const history of histories) {
    const [breach] = rule.breaches(history)
    if (breach !== undefined) throw new Error(`${breach}\n${fc.stringify(history.commands)}`)
  }
})

describe('census', () => {
  const steps = histories.flatMap((history) => history.steps)

  test('every event that something elsewhere causes is recorded often', () => {
    const types = steps.flatMap(({ events }) => events.map(({ type }) => type))
    for (const type of [
      'RulingsQuoted',
      'RulingMismatchNoted',
      'ReasonToBelieveRecorded',
      'MassCaseApplied',
    ]) {
      expect(types.filter((one) => one === type).length, type).toBeGreaterThan(50)
    }
    const causes = steps.flatMap(({ events }) =>
      events.flatMap(({ type, data }) =>
        type === 'RulingMismatchNoted'
          ? (data as { lines: ReadonlyArray<{ cause: string }> }).lines.map(({ cause }) => cause)
          : [],
      ),
    )
    expect(new Set(causes)).toEqual(
      new Set(['NotDecided', 'OtherBusiness', 'NotInForce', 'OtherClassification']),
    )
    const bases = steps.flatMap(({ events }) =>
      events.map(({ data }) => (data as { basis?: string }).basis),
    )
    expect(bases.filter((basis) => basis === 'appeal').length).toBeGreaterThan(50)
  })

  test('every refusal of what comes from elsewhere has refused', () => {
    const refused = new Set(
      steps.filter(({ sent }) => asking.includes(sent.type)).flatMap(({ reasons }) => reasons),
    )
    for (const name of [
      'NoAppealInFavour',
      'AppealCarriedOut',
      'NoMassCaseChange',
      'VersionPending',
      'StaleVersion',
      'NotRppAtRelease',
      'CorrectionWindowClosed',
      'StillCorrectable',
      'TimeLimitPassed',
      'NoChange',
      'ReasonCodeOrder',
      'PaymentRequiredFirst',
    ]) {
      expect(refused, name).toContain(name)
    }
  })
})

const without = (name: string): Domain => ({
  ...carm,
  reactions: carm.reactions.filter((reaction) => reaction.name !== name),
})

/** Posts to the ledger of another business what was filed for it. */
const misposted: Domain = {
  ...carm,
  reactions: carm.reactions.map((reaction) =>
    reaction !== postDeclaration
      ? reaction
      : {
          ...reaction,
          react: (...asked: Parameters<typeof reaction.react>) =>
            reaction.react(...asked).map(({ type, data }) => ({
              type,
              data: { ...(data as object), bn15: `${other}RM0001` },
            })),
        },
  ),
}

test.each<[string, string, Domain]>([
  ['nobody looks rulings up', 'TXN-42', without('noteRulingMismatch')],
  [
    'only the first line is warned of',
    'TXN-42',
    recording(category, 'RulingMismatchNoted', ({ lines }) => ({
      lines: (lines as unknown as ReadonlyArray<object>).slice(0, 1),
    })),
  ],
  ['a modified ruling tells nobody', 'CK-126', without('noteRulingDecided')],
  [
    'every line that quotes a ruling is believed to be wrong',
    'CK-126',
    believing(category, 'NoteRulingDecided', ({ learned }: { learned: object | null }) => ({
      learned: learned === null ? null : { ...learned, lines: [1, 2] },
    })),
  ],
  [
    'an appeal that was denied is carried out',
    'CK-127',
    believing(category, 'CarryOutAppeal', () => ({ appeal: 'inFavour' })),
  ],
  [
    'what was carried out is forgotten',
    'CK-127',
    folding(category, 'DeclarationRedetermined', () => ({ carriedOut: null })),
  ],
  ['nobody applies a mass case', 'CK-128', without('applyMassCase')],
  [
    'a mass case changes the treatment and not the duty',
    'CK-128',
    believing(
      category,
      'ApplyMassCase',
      ({ massCase }: { massCase: { change: object } | null }) => ({
        massCase:
          massCase === null
            ? null
            : { ...massCase, change: { ...massCase.change, customsDuty: null } },
      }),
    ),
  ],
  [
    'a case that was applied is forgotten',
    'TXN-46',
    folding(category, 'MassCaseApplied', () => ({ massCases: null })),
  ],
  [
    'a version is warned of again',
    'TXN-46',
    folding(category, 'RulingMismatchNoted', () => ({ mismatched: null })),
  ],
  ['debts stand in the ledger of somebody else', 'DEL-F4', misposted],
  [
    'what is owed takes nothing of the money paid first',
    'CK-16',
    believing(category, 'SubmitDeclaration', ({ ahead }: { ahead: number | null }) => ({
      ahead: ahead === null ? null : 1_000_000,
    })),
  ],
  [
    'every type comes by every channel',
    'CK-129',
    believing(category, 'SubmitDeclaration', ({ type }: { type: object }) => ({
      type: { ...type, channels: ['portal', 'edi', 'api'] },
    })),
  ],
])('finds a defect: %s (%s)', (_defect, law, domain) => {
  const rules = outcomeRules.filter(({ name }) => name.startsWith(law))
  const isFoundIn = (batch: number): boolean =>
    sample(domain, 10, batch).some((history) =>
      rules.some((rule) => [...rule.breaches(history)].length > 0),
    )
  const isBroken = Array.from({ length: 20 }, (_, batch) => batch).some(isFoundIn)
  expect(isBroken).toBe(true)
})
