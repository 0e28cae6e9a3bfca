/**
 * What an application for a ruling says, and what a decision says, apart from commands and events,
 * which both speak of them. Null means not stated: a submission tells everything that is missing.
 */
import { bool, type Codec, closed, nullable, oneOf, type Static, text } from '@carmkit/kernel'
import { CivilDate, Classification, DocumentHashes } from '../../values/index.js'

/** The programme under which each kind of ruling is given (catalogue 6). */
export const rulingKinds = {
  tariffClassification: { programme: 'AdvanceRuling' },
  freeTradeOrigin: { programme: 'AdvanceRuling' },
  otherOrigin: { programme: 'NationalCustomsRuling' },
  valuation: { programme: 'NationalCustomsRuling' },
  marking: { programme: 'NationalCustomsRuling' },
} as const

export type RulingKind = keyof typeof rulingKinds

export const RulingKind = oneOf('RulingKind', Object.keys(rulingKinds) as RulingKind[])

const printable = (name: string, most: number): Codec<string> =>
  text(name, `1 to ${most} printable characters`, (value) =>
    new RegExp(`^[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{1,${most}}$`, 'u').test(value),
  )

/** A kind as somebody named it; whether there is such a kind is decided, not decoded. */
export const NamedKind: Codec<string> = text('NamedKind', '1 to 40 letters', (value) =>
  /^[A-Za-z]{1,40}$/.test(value),
)

/** What is asked about. Descriptions of goods are business content; of persons nothing is taken. */
export const Application = closed('RulingApplication', {
  portOfEntry: nullable(
    text('PortOfEntry', 'three or four digits', (value) => /^[0-9]{3,4}$/.test(value)),
  ),
  /** An earlier ruling, review or appeal about the same goods. */
  priorMatter: nullable(oneOf('PriorMatter', ['none', 'ruling', 'review', 'appeal'])),
  importHistory: nullable(oneOf('ImportHistory', ['never', 'before', 'continuing'])),
  consentToPublish: nullable(bool),
  goods: nullable(printable('Goods', 1000)),
  proposedClassification: nullable(Classification),
  documents: DocumentHashes,
})
export type Application = Static<typeof Application>

/** What a decision rules, and on which Eastern days; `effectiveTo` null means without end. */
export const Terms = closed('RulingTerms', {
  /** Null where the ruling is about something else than the classification of goods. */
  classification: nullable(Classification),
  effectiveFrom: CivilDate,
  effectiveTo: nullable(CivilDate),
})
export type Terms = Static<typeof Terms>

/** Why a ruling may be modified (catalogue 6). */
export const Ground = oneOf('ModificationGround', [
  'clericalError',
  'courtDecision',
  'changedFacts',
  'omittedFacts',
])
export type Ground = Static<typeof Ground>

/** Why a request is not answered; the agency's own list is not public (assumed CK-76). */
export const DeclineReason = oneOf('DeclineReason', [
  'Hypothetical',
  'BeforeCourt',
  'InsufficientInformation',
  'OutsideMandate',
])

/** Fields that an application of this kind must state and does not (assumed CK-76). */
export const missingFields = (
  kind: RulingKind,
  application: Application,
): ReadonlyArray<string> => {
  const required: ReadonlyArray<keyof Application> = [
    'portOfEntry',
    'priorMatter',
    'importHistory',
    'consentToPublish',
    'goods',
    ...(kind === 'tariffClassification' ? (['proposedClassification'] as const) : []),
  ]
  return required.filter((field) => application[field] === null)
}
