/** An importer with a declaration, on a clock that is set: what the specs of money over months play. */
import type { Instant } from '@carmkit/core'
import {
  builtInTables,
  execute,
  type Outcome,
  type Ports,
  portsOf,
  runReactions,
  type Store,
  settableClock,
  table,
  tick,
} from '@carmkit/store'
import { acceptedOf, idOf, logOf, rightOf } from './counting.js'

export const maple = '123456782'
export const bn15 = `${maple}RM0001`
export const number = '10000000000017'
const alice = idOf('alice')
export const byAlice = { kind: 'user', userId: alice, actingFor: maple }
export const officer = { kind: 'officer', id: 'officer-7' }
const cra = { kind: 'external', party: 'cra' }
export const cbsa = { kind: 'external', party: 'cbsa' }
export const bank = { kind: 'external', party: 'bank' }
export const clock = { kind: 'system', process: 'clock' }

export type Sent = readonly [actor: object, type: string, data: object]

/** Maple with its importing account. */
export const founding: ReadonlyArray<Sent> = [
  [cra, 'RecordBnIssued', { bn9: maple, applicant: alice }],
  [
    { ...byAlice, actingFor: null },
    'RegisterNewBusiness',
    { bn9: maple, entityType: 'corporation', residency: 'resident', legalName: 'Maple' },
  ],
  [byAlice, 'StartProgramEnrolment', { bn9: maple, programType: 'Importer' }],
  [byAlice, 'SubmitEnrolment', { bn15, recordsLocation: 'canada', documents: [] }],
  [officer, 'ApproveEnrolment', { bn15 }],
]

const draft = { transactionNumber: number }
const header = { releaseDate: '2026-02-02', releaseOffice: '0497', cargoControlNumber: null }

/** Bicycles, duty 13 %, GST 5 %. */
export const bicycles = (amount: string) => ({
  number: 1,
  classification: '8712000000',
  description: 'Bicycles',
  countryOfOrigin: 'IT',
  tariffTreatment: '02',
  tariffCode: null,
  valueForDutyCode: '13',
  simaSubject: 'N',
  valuation: { kind: 'valueForDuty', amount },
  quantity: null,
  unit: null,
  customsDuty: { kind: 'adValorem', rate: '0.13' },
  sima: null,
  surtaxes: [],
  excise: [],
  luxury: null,
  salesTaxRate: '0.05',
  provincialTaxRate: null,
  consumption: 'commercial',
})

export const released: Sent = [
  cbsa,
  'RecordRelease',
  { ...draft, importer: bn15, ...header, releasedPriorToPayment: true },
]
export const opened: Sent = [byAlice, 'OpenDraft', { ...draft, importer: bn15, cadType: 'AB' }]

/** Goods for 150,000.00, accepted. */
export const declared: ReadonlyArray<Sent> = [
  released,
  opened,
  [byAlice, 'EditDraft', { ...draft, header, lines: [bicycles('150000.00')], removedLines: [] }],
  [byAlice, 'SubmitDeclaration', draft],
]

export const correction = (amount: string): Sent => [
  byAlice,
  'CorrectDeclaration',
  {
    ...draft,
    basedOn: 1,
    header: null,
    changes: [{ line: bicycles(amount), reasons: ['R3-32.2.VFD'] }],
    removedLines: [],
    evidence: true,
  },
]

const interestRates = table('interestRates', [
  { quarter: '2026-Q1', prescribed: '0.25', source: null },
  { quarter: '2026-Q2', prescribed: '0.5', source: null },
])

/**
 * Commands go at the moment to which the clock was brought last; ticks bring it further. What is
 * sent is followed by all reactions, what is asked by none.
 */
export const importing = (store: Store, other: Partial<Omit<Ports, 'store'>> = {}) => {
  const set = settableClock('2026-02-02T14:00:00.000Z' as Instant)
  const tables = new Map([...builtInTables, ['interestRates', rightOf(interestRates)] as const])
  const ports = portsOf(store, { clock: set, sleep: async () => undefined, tables, ...other })
  let count = 0
  const ask = ([actor, type, data]: Sent): Promise<Outcome> => {
    count += 1
    return execute(ports, { commandId: idOf(`importing ${count}`), actor, type, data })
  }
  const send = async (...all: ReadonlyArray<Sent>) => {
    for (const sent of all) {
      acceptedOf(await ask(sent))
      rightOf(await runReactions(ports))
    }
  }
  const until = async (moment: string) => {
    const ticked = rightOf(await tick(ports, moment as Instant))
    set.set(moment as Instant)
    return ticked
  }
  const stream = async (name: string) =>
    (await logOf(store)).filter((event) => event.stream === name)
  const at = (moment: string) => set.set(moment as Instant)
  return { ports, ask, at, send, until, stream }
}
