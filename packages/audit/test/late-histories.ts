/**
 * Random histories that end with what somebody tells late, for the types of late facts that such histories
 * have too seldom on their own: of businesses, of payments taken back, of decisions on a ruling, and of
 * what was accounted for before CARM.
 */
import { carm, type Instant } from '@carmkit/core'
import {
  broker,
  completeLine,
  emptyLog,
  importer,
  type Log,
  type Logged,
  type LogKind,
  momentIn,
  people,
  play,
  type Sent,
} from '@carmkit/laws'
import fc from 'fast-check'
import { logOfPlayed, type Played, playedKinds } from './played.js'

/** After all that random histories send. */
const toldAt = '2028-06-01T17:00:00.000Z' as Instant

type Telling = (log: ReadonlyArray<Logged>) => fc.Arbitrary<ReadonlyArray<Sent>>

const sent = (actor: object, type: string, data: object): Sent => ({
  at: toldAt,
  actor: actor as Sent['actor'],
  type,
  data,
})
const external = (party: string, type: string, data: object): Sent =>
  sent({ kind: 'external', party }, type, data)
const byOfficer = (type: string, data: object): Sent =>
  sent({ kind: 'officer', id: 'officer-7' }, type, data)

const account = `${importer}RM0001`
const dayIn = (log: ReadonlyArray<Logged>): fc.Arbitrary<string> =>
  momentIn(log).map((moment) => moment.slice(0, 10))

/** Some of it is refused where it does not fit what is known. */
const ofBusinesses: Telling = (log) => {
  const day = dayIn(log)
  const told = (party: string, type: string, fields: { [field: string]: fc.Arbitrary<unknown> }) =>
    fc.record(fields).map((data) => external(party, type, data as object))
  const bn9 = fc.constant(broker)
  // Restored twice: the second time from a later day, until which it was suspended after all (CK-155).
  const suspended = fc.tuple(day, day, day).map((days) => {
    const [from, restored, later] = days.toSorted()
    return [
      external('cbsa', 'SuspendLicence', { bn9: broker, from }),
      external('cbsa', 'RestoreLicence', { bn9: broker, from: restored }),
      external('cbsa', 'RestoreLicence', { bn9: broker, from: later }),
    ]
  })
  const all = fc.tuple(
    told('cbsa', 'RecordLicence', { bn9, validFrom: day, validUntil: fc.constant(null) }),
    suspended,
    told('cra', 'MirrorExistingRm', {
      bn9: fc.constantFrom(importer, broker),
      reference: fc.constantFrom('RM0006', 'RM0007'),
      programType: fc.constant('Importer'),
      openedOn: day,
      origin: fc.constant('cra'),
    }),
    told('cra', 'RecordBnCeased', {
      bn9: fc.constantFrom(importer, broker),
      on: day,
      reason: fc.constant('Dissolved'),
    }),
  )
  return all.map((commands) => commands.flat())
}

/** Each payment of the ledger is returned, on a day between. */
const ofReturns: Telling = (log) => {
  const payments = log.filter(({ event: { type } }) => type === 'PaymentReceived')
  return fc.tuple(
    ...payments.map(({ event }) => {
      const { bn15, fund } = event.data as { bn15: string; fund: string }
      const valueAt = event.metadata.effectiveAt as Instant
      return momentIn(log).map((moment) =>
        external('bank', 'ReturnPayment', {
          bn15,
          reference: fund.replace('payment/', ''),
          returnedAt: moment < valueAt ? valueAt : moment,
        }),
      )
    }),
  )
}

/** A ruling from its application to its end, of which each decision holds from a day of its own. */
const ofRulings: Telling = (log) => {
  const day = dayIn(log)
  const rulingNumber = 'TRS-LATE'
  const application = {
    portOfEntry: '0497',
    priorMatter: 'none',
    importHistory: 'never',
    consentToPublish: true,
    goods: 'Bicycles',
    proposedClassification: '8712000000',
    documents: [],
  }
  const byImporter = { kind: 'user', userId: people[0], actingFor: importer }
  return fc.tuple(day, day, day, day).map(([issued, modified, varied, revoked]) => {
    const terms = (effectiveFrom: string) => ({
      rulingNumber,
      terms: { classification: '8712000000', effectiveFrom, effectiveTo: null },
    })
    const asked = { rulingNumber, ground: 'courtDecision', documents: [] }
    return [
      sent(byImporter, 'SubmitRuling', {
        rulingNumber,
        applicant: account,
        kind: 'tariffClassification',
        application,
      }),
      byOfficer('AssignRuling', { rulingNumber }),
      byOfficer('RenderDecision', terms(issued)),
      sent(byImporter, 'RequestModification', asked),
      byOfficer('DecideModification', terms(modified)),
      byOfficer('RecordReview', terms(varied)),
      byOfficer('RevokeRuling', { rulingNumber, revokedFrom: revoked }),
    ]
  })
}

const ofAccountedBefore: Telling = () =>
  fc
    .record({ accountedOn: fc.constantFrom('2022-05-06', '2024-10-20'), line: completeLine })
    .map(({ accountedOn, line }) => [
      byOfficer('RecordAsDeclared', {
        transactionNumber: '10000000000055',
        importer: account,
        origin: { kind: 'blanketRequest' },
        accountedOn,
        header: { releaseDate: accountedOn, releaseOffice: '0497', cargoControlNumber: null },
        lines: [line],
      }),
    ])

const endOf = ({ steps }: Played): Log => steps.at(-1)?.after ?? emptyLog

/** A history without any step has no end to go on from. */
const ending = (histories: fc.Arbitrary<Played>, telling: Telling) =>
  histories
    .filter(({ steps }) => steps.length > 0)
    .chain((played) =>
      telling(logOfPlayed(played)).map((told) =>
        logOfPlayed({ ...played, steps: [...played.steps, ...play(carm, told, endOf(played))] }),
      ),
    )

const { identity, ledger, ruling, declaration } = playedKinds({ identity: 4 })

/** Whole logs, by the kind of the history before what is told late. */
export const lateHistories: { readonly [kind in LogKind]?: fc.Arbitrary<ReadonlyArray<Logged>> } = {
  identity: ending(identity, ofBusinesses),
  ledger: ending(ledger, ofReturns),
  ruling: ending(ruling, ofRulings),
  declaration: ending(declaration, ofAccountedBefore),
}
