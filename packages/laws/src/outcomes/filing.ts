/** Who and what there is in the histories of outcomes, and how its declarations are filed. */
import type { Actor, Instant } from '@carmkit/core'
import fc from 'fast-check'
import { anna, ben, broker, cleo, importer, numbers, other, person } from '../cast.js'
import { line } from '../declaration/histories.js'
import type { Sent } from '../log.js'

export type Unmoved = Omit<Sent, 'at'>

export const byImporter: Actor = person(anna, importer)
export const byBroker: Actor = person(ben, broker)
export const byOther: Actor = person(cleo, other)
export const officer: Actor = { kind: 'officer', id: 'officer-7' }
export const agency: Actor = { kind: 'external', party: 'cbsa' }
export const bank: Actor = { kind: 'external', party: 'bank' }

const day = (text: string): Instant => `${text}T17:00:00.000Z` as Instant
export const filingDay = day('2026-02-03')
/** In the cycle, just after the due date, later, within four years and after them. */
export const moments = ['2026-02-04', '2026-03-04', '2026-06-01', '2030-02-03', '2030-02-04'].map(
  day,
)

export const [first = '', second = '', foreign = ''] = numbers
/** A fourth one, which is filed without a release. */
export const entered = '10000000000048'
export const account = `${importer}RM0001`
export const rulings = ['TRS-1', 'TRS-2']
/** That of another business, and one that nobody applied for. */
const strange = ['TRS-3', 'TRS-9']
export const classifications = ['8712000000', '8711600090']
export const header = { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null }

export const sent = (actor: Actor, type: string, data: unknown): Unmoved => ({ actor, type, data })

export const applied = (
  actor: Actor,
  rulingNumber: string,
  applicant: string,
): ReadonlyArray<Unmoved> => [
  sent(actor, 'SubmitRuling', {
    rulingNumber,
    applicant,
    kind: 'tariffClassification',
    application: {
      portOfEntry: '0497',
      priorMatter: 'none',
      importHistory: 'never',
      consentToPublish: true,
      goods: 'Bicycles',
      proposedClassification: classifications[0],
      documents: [],
    },
  }),
  sent(officer, 'AssignRuling', { rulingNumber }),
]

/** The importer's broker files some of its declarations. */
const scope = { client: importer, provider: broker, scope: 'RM0001' }
export const delegating: ReadonlyArray<Unmoved> = [
  sent(byBroker, 'RequestDelegation', {
    ...scope,
    capacity: 'CustomsBroker',
    visibility: 'Program',
    providerProgram: 'RM0001',
    comment: null,
  }),
  sent(byImporter, 'ApproveDelegation', {
    ...scope,
    visibility: 'Program',
    validFrom: null,
    validUntil: null,
  }),
]

export const quotedLine = fc
  .tuple(
    fc.constantFrom(1, 2),
    fc.constantFrom(...classifications),
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...rulings) },
      { weight: 1, arbitrary: fc.constantFrom(...strange) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
  )
  .map(([number, classification, rulingNumber]) =>
    line(number, '150.00', {
      classification,
      ...(rulingNumber === null ? {} : { rulingNumber }),
    }),
  )

const lines = fc.uniqueArray(quotedLine, {
  minLength: 1,
  maxLength: 2,
  selector: ({ number }) => number,
})

interface Filing {
  readonly transactionNumber: string
  readonly by: Actor
  readonly bn15: string
  readonly releasedPriorToPayment: boolean
  readonly lines: ReadonlyArray<object>
}

const filed = ({ transactionNumber, by, bn15, ...stated }: Filing): ReadonlyArray<Unmoved> => [
  sent(agency, 'RecordRelease', {
    transactionNumber,
    importer: bn15,
    ...header,
    releasedPriorToPayment: stated.releasedPriorToPayment,
  }),
  sent(by, 'OpenDraft', { transactionNumber, importer: bn15, cadType: 'AB' }),
  sent(by, 'EditDraft', { transactionNumber, header, lines: stated.lines, removedLines: [] }),
  sent(by, 'SubmitDeclaration', { transactionNumber }),
]

export const filings: fc.Arbitrary<ReadonlyArray<Unmoved>> = fc
  .tuple(lines, lines, fc.boolean(), fc.constantFrom(byImporter, byBroker))
  .map(([one, another, releasedPriorToPayment, by]) =>
    [
      { transactionNumber: first, by, bn15: account, lines: one },
      { transactionNumber: second, by: byImporter, bn15: account, lines: another },
      { transactionNumber: foreign, by: byOther, bn15: `${other}RM0001`, lines: one },
    ].flatMap((each) => filed({ ...each, releasedPriorToPayment })),
  )
