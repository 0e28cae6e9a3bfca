/** What may be asked of a ruling, from application to review. */
import { bool, nullable } from '@carmkit/kernel'
import { type CommandOf, defineCommand } from '../../command-definition.js'
import { Bn15, CivilDate, DocumentHashes, RulingNumber } from '../../values/index.js'
import { Application, DeclineReason, Ground, NamedKind, Terms } from './content.js'

const identity = { rulingNumber: RulingNumber }
const aboutIdentity = { rulingNumber: 'the case number of the ruling' }
const example = { rulingNumber: 'TRS-300123' }
const terms = { classification: '8712000090', effectiveFrom: '2026-06-01', effectiveTo: null }

export const SubmitRuling = defineCommand({
  type: 'SubmitRuling',
  summary: 'Applies for a ruling on goods (user: the applicant, or its broker or consultant).',
  fields: { ...identity, applicant: Bn15, kind: NamedKind, application: Application },
  about: {
    rulingNumber: 'a new case number (CK-75)',
    applicant: 'the account that the ruling is to bind',
    kind: 'tariffClassification, freeTradeOrigin, otherOrigin, valuation or marking',
    application: 'the goods and their context; null where nothing is stated (CK-76)',
  },
  example: {
    ...example,
    applicant: '123456782RM0001',
    kind: 'tariffClassification',
    application: {
      portOfEntry: '0497',
      priorMatter: 'none',
      importHistory: 'never',
      consentToPublish: true,
      goods: 'Electric cargo bicycles with two wheels',
      proposedClassification: '8711600090',
      documents: [],
    },
  },
})

export const AssignRuling = defineCommand({
  type: 'AssignRuling',
  summary: 'An officer takes a submitted application up (officer).',
  fields: identity,
  about: aboutIdentity,
  example,
})

export const RequestInfo = defineCommand({
  type: 'RequestInfo',
  summary: 'Asks the applicant for information; the 120 days pause (officer).',
  fields: { ...identity, samplesAsked: bool },
  about: { ...aboutIdentity, samplesAsked: 'samples of the goods are asked for too' },
  example: { ...example, samplesAsked: false },
})

export const ProvideInfo = defineCommand({
  type: 'ProvideInfo',
  summary: 'Answers what the agency asked (user: as SubmitRuling).',
  fields: { ...identity, documents: DocumentHashes },
  about: { ...aboutIdentity, documents: 'hashes of the documents handed over' },
  example: { ...example, documents: ['0'.repeat(64)] },
})

export const WithdrawRuling = defineCommand({
  type: 'WithdrawRuling',
  summary: 'Takes an application back before it is decided (user: as SubmitRuling).',
  fields: identity,
  about: aboutIdentity,
  example,
})

export const DeclineRuling = defineCommand({
  type: 'DeclineRuling',
  summary: 'Leaves an application without a ruling (officer).',
  fields: { ...identity, reason: DeclineReason },
  about: { ...aboutIdentity, reason: 'why it is not answered' },
  example: { ...example, reason: 'Hypothetical' },
})

export const RenderDecision = defineCommand({
  type: 'RenderDecision',
  summary: 'Gives the ruling (officer).',
  fields: { ...identity, terms: Terms },
  about: { ...aboutIdentity, terms: 'what is ruled, and from which day to which' },
  example: { ...example, terms },
})

export const RequestModification = defineCommand({
  type: 'RequestModification',
  summary: 'Asks for another ruling than the one given (user: as SubmitRuling).',
  fields: { ...identity, ground: nullable(Ground), documents: DocumentHashes },
  about: {
    ...aboutIdentity,
    ground: 'clerical error, court decision, changed or omitted facts; one must be stated',
    documents: 'hashes of the documents that show it',
  },
  example: { ...example, ground: 'changedFacts', documents: [] },
})

export const DecideModification = defineCommand({
  type: 'DecideModification',
  summary: 'Modifies the ruling as was asked, or leaves it as it is (officer).',
  fields: { ...identity, terms: nullable(Terms) },
  about: { ...aboutIdentity, terms: 'the new terms; null refuses' },
  example: { ...example, terms },
})

export const RevokeRuling = defineCommand({
  type: 'RevokeRuling',
  summary: 'Ends a ruling (officer).',
  fields: { ...identity, revokedFrom: CivilDate },
  about: { ...aboutIdentity, revokedFrom: 'the first Eastern day on which it does not hold' },
  example: { ...example, revokedFrom: '2026-09-01' },
})

export const RecordReview = defineCommand({
  type: 'RecordReview',
  summary: "Records the President's review under section 60 (officer).",
  fields: { ...identity, terms: nullable(Terms) },
  about: { ...aboutIdentity, terms: 'the terms as varied; null upholds the ruling' },
  example: { ...example, terms: null },
})

export const commands = [
  SubmitRuling,
  AssignRuling,
  RequestInfo,
  ProvideInfo,
  WithdrawRuling,
  DeclineRuling,
  RenderDecision,
  RequestModification,
  DecideModification,
  RevokeRuling,
  RecordReview,
] as const

export type RulingCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends RulingCommand['type']> = Extract<RulingCommand, { type: Type }>
