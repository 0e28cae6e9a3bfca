/** An open account: suspended, dormant, closed for a reason, and what may bring it back. */
import { describe, expect, test } from 'vitest'
import { programAccount } from '../src/index.js'
import { alice, cbsa, clock, cra, maple, officer, reaction } from './support/actors.js'
import { refusal } from './support/answers.js'
import { History } from './support/history.js'
import { clear, withObligations } from './support/programs.js'
import { account, mapleAlone, registered, rm1, stream } from './support/story.js'
import { monday, utc } from './support/time.js'

const byAlice = alice.for(maple)
const there = { bn15: rm1 }
const stateOf = (history: History) => history.state(programAccount, stream.rm1)

describe('suspension', () => {
  test('stops an account for a reason, and is lifted', () => {
    const review = { ...there, reason: 'DebtUnpaid' }
    mapleAlone
      .when(officer, 'SuspendProgramAccount', review)
      .then({ type: 'ProgramSuspended', v: 1, data: review })
    const suspended = mapleAlone.as(officer, 'SuspendProgramAccount', review)
    suspended
      .when(officer, 'LiftSuspension', there)
      .then({ type: 'SuspensionLifted', v: 1, data: there })
    const lifted = suspended.as(officer, 'LiftSuspension', there)
    expect(stateOf(lifted)).toEqual(stateOf(mapleAlone))
  })
})

describe('dormancy (PRG-10)', () => {
  const dormant = (unusedSince: string) => ({
    type: 'ProgramDormant',
    v: 1,
    data: { ...there, unusedSince },
  })
  const ofType = (programType: string): History =>
    account(registered(History.empty, maple, alice), { manager: byAlice, bn15: rm1, programType })
  /** Opened on 2 February 2026; 730 Eastern days later. */
  const firstInstant = utc('2028-02-02T05:00:00.000Z')
  const lastBefore = utc('2028-02-02T04:59:59.999Z')

  test('comes with the first instant of the 730th Eastern day, and not before', () => {
    const unused = withObligations(mapleAlone)
    unused.when(clock, 'MarkDormant', there, firstInstant).then(dormant('2026-02-02'))
    unused.when(clock, 'MarkDormant', there, lastBefore).rejected({
      name: 'NotDue',
      rule: 'PRG-10',
      dueAt: '2028-02-02T05:00:00.000Z',
      balance: '0.00',
    })
  })

  test('counts from the last filing where that is later', () => {
    withObligations(mapleAlone, { lastFilingOn: '2026-02-03' })
      .when(clock, 'MarkDormant', there, firstInstant)
      .rejected({
        name: 'NotDue',
        rule: 'PRG-10',
        dueAt: '2028-02-03T05:00:00.000Z',
        balance: '0.00',
      })
    withObligations(mapleAlone, { lastFilingOn: '2020-01-01' })
      .when(clock, 'MarkDormant', there, firstInstant)
      .then(dormant('2026-02-02'))
  })

  test.each(['0.01', '-0.01'])('waits while the balance is %s', (balance) => {
    withObligations(mapleAlone, { balance })
      .when(clock, 'MarkDormant', there, firstInstant)
      .rejected({ name: 'NotDue', rule: 'PRG-10', dueAt: '2028-03-03T05:00:00.000Z', balance })
  })

  test('waits while nobody says what was filed and owed, and is asked again (PRG-10)', () => {
    const notDue = { name: 'NotDue', rule: 'PRG-10', balance: null }
    mapleAlone
      .when(clock, 'MarkDormant', there, lastBefore)
      .rejected({ ...notDue, dueAt: '2028-02-02T05:00:00.000Z' })
    mapleAlone
      .when(clock, 'MarkDormant', there, firstInstant)
      .rejected({ ...notDue, dueAt: '2028-03-03T05:00:00.000Z' })
  })

  test.each(['Exporter', 'ImporterExporter'])('%s: it sleeps as an importer does', (type) => {
    withObligations(ofType(type))
      .when(clock, 'MarkDormant', there, firstInstant)
      .then(dormant('2026-02-02'))
  })

  test.each([
    'Broker',
    'TradeConsultant',
    'Surety',
    'Carrier',
    'FreightForwarder',
    'WarehouseOperator',
    'CourierLVS',
  ])('%s: it files nothing, and never sleeps', (type) => {
    withObligations(ofType(type))
      .when(clock, 'MarkDormant', there, firstInstant)
      .rejected({ name: 'NotDue', rule: 'PRG-10', dueAt: null, balance: '0.00' })
  })

  test('a mirrored account is not asleep on arrival: it is in use since it appeared', () => {
    const mirrored = registered(History.empty, maple, alice).as(cbsa, 'MirrorExistingRm', {
      bn9: maple,
      reference: 'RM0001',
      programType: 'Importer',
      openedOn: '2019-05-06',
      origin: 'cra',
    })
    expect(stateOf(mirrored)).toMatchObject({ inUseSince: '2026-02-02' })
    withObligations(mirrored).when(clock, 'MarkDormant', there).rejected({
      name: 'NotDue',
      rule: 'PRG-10',
      dueAt: '2028-02-02T05:00:00.000Z',
      balance: '0.00',
    })
    withObligations(mirrored)
      .when(clock, 'MarkDormant', there, firstInstant)
      .then(dormant('2026-02-02'))
  })

  test('an account whose opening has no day counts from its filings alone', () => {
    const old = registered(History.empty, maple, alice).given(stream.rm1, {
      type: 'ProgramAccountOpened',
      v: 2,
      data: {
        ...there,
        programType: 'Importer',
        origin: 'portal',
        openedOn: null,
        openedAt: null,
        inUseSince: null,
      },
    })
    withObligations(old)
      .when(clock, 'MarkDormant', there, firstInstant)
      .rejected({ name: 'NotDue', rule: 'PRG-10', dueAt: null, balance: '0.00' })
    withObligations(old, { lastFilingOn: '2026-02-01' })
      .when(clock, 'MarkDormant', there, firstInstant)
      .then(dormant('2026-02-01'))
  })

  test('ends with a reactivation, from which the days count anew', () => {
    const asleep = withObligations(mapleAlone).as(clock, 'MarkDormant', there, firstInstant)
    expect(stateOf(asleep)).toMatchObject({ status: 'Inactive' })
    asleep
      .when(officer, 'ReactivateProgramAccount', there)
      .then({ type: 'ProgramReactivated', v: 1, data: { ...there, reactivatedOn: '2028-02-02' } })
    withObligations(asleep.as(officer, 'ReactivateProgramAccount', there))
      .when(clock, 'MarkDormant', there)
      .rejected({
        name: 'NotDue',
        rule: 'PRG-10',
        dueAt: '2030-02-01T05:00:00.000Z',
        balance: '0.00',
      })
  })
})

describe('CloseProgramAccount (PRG-12)', () => {
  const everyGuard = ['OpenBalance', 'UnaccountedReleases', 'OpenDeclarations', 'SecurityStillHeld']
  const closed = (unchecked: ReadonlyArray<string>) => ({
    type: 'ProgramClosed',
    v: 1,
    data: { ...there, reason: 'Voluntary', closedAt: monday, unchecked },
  })

  test('closes an account that owes nothing and holds nothing', () => {
    withObligations(mapleAlone).when(byAlice, 'CloseProgramAccount', there).then(closed([]))
  })

  test('says what nobody supplied', () => {
    mapleAlone.when(byAlice, 'CloseProgramAccount', there).then(closed(everyGuard))
  })

  test.each([
    [{ balance: '-0.01' }, { name: 'OpenBalance', balance: '-0.01' }],
    [{ balance: '0.01' }, { name: 'OpenBalance', balance: '0.01' }],
    [{ unaccountedReleases: 3 }, { name: 'UnaccountedReleases', count: 3 }],
    [{ openDeclarations: 1 }, { name: 'OpenDeclarations', count: 1 }],
    [{ securityHeld: true }, { name: 'SecurityStillHeld' }],
  ])('not with %j', (change, refusal) => {
    withObligations(mapleAlone, change)
      .when(byAlice, 'CloseProgramAccount', there)
      .rejected({ ...refusal, rule: 'PRG-12' })
  })

  test('obligations of another account say nothing', () => {
    mapleAlone
      .supplied(`programObligations-${maple}RM0002`, { ...clear, securityHeld: true })
      .when(byAlice, 'CloseProgramAccount', there)
      .then(closed(everyGuard))
  })

  test('supplied obligations that are none are a fault of their supplier', () => {
    const broken = mapleAlone.supplied(`programObligations-${rm1}`, { ...clear, balance: '0' })
    expect(() => broken.ask(byAlice, 'CloseProgramAccount', there)).toThrow(
      /table programObligations-123456782RM0001/,
    )
  })

  test('is undone by the agency, and its moment stays known', () => {
    const gone = mapleAlone.as(byAlice, 'CloseProgramAccount', there)
    const later = utc('2026-03-01T15:00:00.000Z')
    gone
      .when(officer, 'ReactivateProgramAccount', there, later)
      .then({ type: 'ProgramReactivated', v: 1, data: { ...there, reactivatedOn: '2026-03-01' } })
    expect(stateOf(gone.as(officer, 'ReactivateProgramAccount', there, later))).toMatchObject({
      status: 'Active',
      inUseSince: '2026-03-01',
      closed: { reason: 'Voluntary', at: monday },
    })
  })
})

describe('RecordProgramClosure', () => {
  const because = (reason: string) => ({ ...there, reason })

  test.each(['Amalgamation', 'BnCeased', 'Compliance'])(
    '%s: waits for no obligation, and is final (PRG-12, PRG-15)',
    (reason) => {
      const owing = withObligations(mapleAlone, { balance: '9.00', securityHeld: true })
      owing.when(officer, 'RecordProgramClosure', because(reason)).then({
        type: 'ProgramClosed',
        v: 1,
        data: { ...there, reason, closedAt: monday, unchecked: [] },
      })
      owing
        .as(officer, 'RecordProgramClosure', because(reason))
        .when(officer, 'ReactivateProgramAccount', there)
        .rejected({ name: 'FinalClosure', rule: 'PRG-15', reason })
    },
  )

  const ceased = mapleAlone.as(cra, 'RecordProgramClosure', because('BnCeased'))

  test('ends for good what the business had closed itself (PRG-15)', () => {
    const closed = mapleAlone.as(byAlice, 'CloseProgramAccount', there)
    expect(refusal(closed.ask(officer, 'ReactivateProgramAccount', there))).toBe('accepted')
    const ended = closed.as(reaction, 'RecordProgramClosure', because('BnCeased'))
    expect(refusal(ended.ask(officer, 'ReactivateProgramAccount', there))).toBe('FinalClosure')
  })

  test('delivered again by a reaction, it is already true, whatever ended it before', () => {
    ceased.when(reaction, 'RecordProgramClosure', because('BnCeased')).then()
    ceased.when(reaction, 'RecordProgramClosure', because('Amalgamation')).then()
    const refusal = { name: 'AlreadyClosed', rule: 'PRG-15', reason: 'BnCeased' }
    ceased.when(cra, 'RecordProgramClosure', because('BnCeased')).rejected(refusal)
  })

  const draft = registered(History.empty, maple, alice).as(byAlice, 'StartProgramEnrolment', {
    bn9: maple,
    programType: 'Importer',
  })

  test('an enrolment under way ends with its business number, and with nothing else', () => {
    draft
      .when(reaction, 'RecordProgramClosure', because('BnCeased'))
      .then({ type: 'EnrolmentWithdrawn', v: 1, data: because('BnCeased') })
    draft
      .when(cra, 'RecordProgramClosure', because('Amalgamation'))
      .rejected({ name: 'WrongState', rule: 'PRG-15', status: 'Draft' })
  })

  test('an enrolment that has ended leaves a reaction nothing to do', () => {
    const withdrawn = draft.as(byAlice, 'WithdrawEnrolment', there)
    withdrawn.when(reaction, 'RecordProgramClosure', because('BnCeased')).then()
    withdrawn
      .when(cra, 'RecordProgramClosure', because('BnCeased'))
      .rejected({ name: 'WrongState', rule: 'PRG-15', status: 'Withdrawn' })
  })
})
