/** Defects planted in rulings, appeals and mass cases, each with the law that must find it. */
import { believing, blindTo, deaf, folding, type Mutant, made } from './planting.js'

export type { Mutant } from './planting.js'

export const rulingMutants: ReadonlyArray<Mutant> = [
  {
    defect: 'what is not decided may be modified',
    law: 'TXN-41',
    domain: deaf('transaction-ruling', ['RequestModification', 'NotDecided'], ({ command }) => [
      made('ModificationRequested', { ...(command.data as object), requestedOn: '2026-02-02' }),
    ]),
  },
  {
    defect: 'a ruling is decided at any step',
    law: 'TXN-41',
    domain: deaf('transaction-ruling', ['RenderDecision', 'RulingNotAtStep'], ({ command }) => [
      made('RulingIssued', { ...(command.data as object), decidedOn: '2026-02-02' }),
    ]),
  },
  {
    defect: 'a revocation is forgotten',
    law: 'TXN-42',
    domain: folding('transaction-ruling', 'RulingRevoked', () => ({ revokedFrom: null })),
  },
  {
    defect: 'a modification wipes out the decision before it',
    law: 'TXN-42',
    domain: folding('transaction-ruling', 'RulingModified', ({ decision }: never) => ({
      decision: { ...(decision as object), earlier: null },
    })),
  },
  {
    defect: 'the clock never goes on after a question',
    law: 'CK-78',
    domain: blindTo('transaction-ruling', 'InfoProvided'),
  },
  {
    defect: 'the first wait is forgotten at the end of the second one',
    law: 'CK-78',
    domain: folding('transaction-ruling', 'InfoRequested', ({ clock }: never) => ({
      clock: { ...(clock as object), pausedDays: 0 },
    })),
  },
  {
    defect: 'appeals have 120 days',
    law: 'TXN-43',
    domain: believing('transaction-appeal', 'FileAppeal', () => ({
      times: { adjustmentDays: 120, penaltyDays: 120, extensionDays: 365 },
    })),
  },
  {
    defect: 'a late appeal is filed all the same',
    law: 'TXN-43',
    domain: deaf('transaction-appeal', ['FileAppeal', 'TimeLimitPassed'], ({ command }) => [
      made('AppealFiled', command.data),
    ]),
  },
  {
    defect: 'an appeal is decided without a review',
    law: 'CK-83',
    domain: deaf('transaction-appeal', ['DecideAppeal', 'AppealNotAtStep'], ({ command }) => [
      made('AppealDecided', { ...(command.data as object), decidedOn: '2026-02-02' }),
    ]),
  },
  {
    defect: 'a mass case may be of two kinds',
    law: 'TXN-44',
    domain: deaf('transaction-massCase', ['SubmitMassCase', 'MixedKinds'], ({ command }) => [
      made('MassCaseSubmitted', { ...(command.data as object), declarations: [] }),
    ]),
  },
  {
    defect: 'a mass case needs no form',
    law: 'TXN-44',
    domain: deaf('transaction-massCase', ['SubmitMassCase', 'FormMissing'], ({ command }) => [
      made('MassCaseSubmitted', { ...(command.data as object), declarations: [] }),
    ]),
  },
  {
    defect: 'declarations of a case may be left without an outcome',
    law: 'CK-84',
    domain: deaf('transaction-massCase', ['DecideMassCase', 'OutcomesIncomplete'], () => [
      made('MassCaseProcessed', { outcomes: [] }),
    ]),
  },
]
