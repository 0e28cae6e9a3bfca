/** What is decided elsewhere reaches the declarations, once, however often it is delivered. */
import type { RecordedEvent } from '@carmkit/kernel'
import { memoryStore, type Ports, runReactions, type Store } from '@carmkit/store'
import { expect, test } from 'vitest'
import { acceptedOf, logOf, rightOf, withoutProgress } from './counting.js'
import {
  bicycles,
  bn15,
  byAlice,
  founding,
  importing,
  number,
  officer,
  opened,
  released,
  type Sent,
} from './importing.js'

const draft = { transactionNumber: number }
const ruled = { rulingNumber: 'TRS-300123' }
const header = { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null }
const declaredWith = (named: object): ReadonlyArray<Sent> => [
  released,
  opened,
  [
    byAlice,
    'EditDraft',
    { ...draft, header, lines: [{ ...bicycles('150.00'), ...named }], removedLines: [] },
  ],
  [byAlice, 'SubmitDeclaration', draft],
]

/** Every reaction begins anew, as after a loss of its progress. */
const redelivered = async (ports: Ports, store: Store) =>
  rightOf(await runReactions({ ...ports, store: withoutProgress(store) }))

const typesOf = (events: ReadonlyArray<RecordedEvent>) => events.map(({ type }) => type)

test('a ruling is looked up by what quotes it, and learned from when it is given', async () => {
  const store = memoryStore()
  const { ports, send, stream } = importing(store)
  const terms = { classification: '8711600090', effectiveFrom: '2026-02-02', effectiveTo: null }
  await send(
    ...founding,
    [
      byAlice,
      'SubmitRuling',
      {
        ...ruled,
        applicant: bn15,
        kind: 'tariffClassification',
        application: {
          portOfEntry: '0497',
          priorMatter: 'none',
          importHistory: 'never',
          consentToPublish: true,
          goods: 'Electric cargo bicycles',
          proposedClassification: '8712000000',
          documents: [],
        },
      },
    ],
    ...declaredWith(ruled),
    [officer, 'AssignRuling', ruled],
    [officer, 'RenderDecision', { ...ruled, terms }],
  )
  const declaration = `transaction-declaration.${number}`
  expect(typesOf(await stream(declaration)).slice(-3)).toEqual([
    'RulingsQuoted',
    'RulingMismatchNoted',
    'ReasonToBelieveRecorded',
  ])
  const before = await logOf(store)
  const again = await redelivered(ports, store)
  expect(again.map(({ reaction }) => reaction)).toEqual(
    expect.arrayContaining(['noteRulingMismatch', 'noteRulingDecided']),
  )
  for (const { outcome } of again) expect(acceptedOf(outcome).repeated).toBe(true)
  expect(await logOf(store)).toEqual(before)
})

test('a mass case changes what it can, and what is refused is parked, none lost', async () => {
  const store = memoryStore()
  const { ports, send, stream } = importing(store)
  const other = '10000000000024'
  const named = (transactionNumber: string, outcome: object) => ({ transactionNumber, ...outcome })
  const accepted = { outcome: 'accepted', soAdjNumber: 'SOADJ7' }
  const massCaseNumber = 'MC-2026-0007'
  await send(...founding, opened, ...declaredWith({}).slice(2), [
    byAlice,
    'SubmitMassCase',
    {
      massCaseNumber,
      importer: bn15,
      changes: [number, other].map((one) => named(one, { kind: 'adjustment' })),
      reasonCodes: ['R2-74-1-C11'],
      form: 'BSF987',
      simaInIssue: false,
    },
  ])
  await send([
    officer,
    'DecideMassCase',
    {
      massCaseNumber,
      decision: {
        result: 'processed',
        change: {
          classification: null,
          countryOfOrigin: null,
          tariffTreatment: '31',
          tariffCode: null,
          customsDuty: { kind: 'free' },
          salesTaxRate: null,
        },
        gstRegistered: true,
        outcomes: [named(number, accepted), named(other, accepted)],
      },
    },
  ])
  expect(typesOf(await stream(`transaction-declaration.${number}`)).slice(-3)).toEqual([
    'AdjustmentRequested',
    'AdjustmentApproved',
    'MassCaseApplied',
  ])
  expect(typesOf(await stream(`ledger-${bn15}`))).toEqual(['ReceivablePosted', 'CreditPosted'])
  const parked = { type: 'ApplyMassCase', reasons: ['NotAccepted'] }
  expect(rightOf(await store.parkedCommands()())).toMatchObject([
    { ...parked, data: { transactionNumber: other, massCaseNumber } },
  ])
  const before = await logOf(store)
  await redelivered(ports, store)
  expect(await logOf(store)).toEqual(before)
  expect(rightOf(await store.parkedCommands()())).toHaveLength(1)
})
