/** Licences, providers as a whole, and accounts opened elsewhere, each command compared exactly. */
import { describe, expect, test } from 'vitest'
import { businessAccount } from '../src/index.js'
import { alice, atlas, bob, carol, cbsa, cra, maple, reaction } from './support/actors.js'
import { refusal } from './support/answers.js'
import { byAlice, byBob, unlicensedAtlas } from './support/businesses.js'
import type { History } from './support/history.js'
import { licence, mapleStaffed, ready, stream } from './support/story.js'
import { daysAfter, justBefore, monday, utc } from './support/time.js'

const licenceOf = (history: History) => {
  const state = history.state(businessAccount, stream.atlas)
  return 'members' in state ? state.licence : null
}
const suspensionsOf = (history: History) => licenceOf(history)?.suspensions
const day = (from: string) => ({ bn9: atlas, from })

describe('SuspendLicence and RestoreLicence', () => {
  test('record a suspension and its end', () => {
    ready
      .when(cbsa, 'SuspendLicence', day('2026-03-01'))
      .then({ type: 'LicenceSuspended', v: 1, data: day('2026-03-01') })
    unlicensedAtlas
      .when(cbsa, 'RestoreLicence', day('2026-03-01'))
      .then({ type: 'LicenceRestored', v: 1, data: day('2026-03-01') })
  })

  test('are already true when stated again', () => {
    unlicensedAtlas.when(cbsa, 'SuspendLicence', day('2026-01-01')).then()
    const restored = unlicensedAtlas.as(cbsa, 'RestoreLicence', day('2026-03-01'))
    restored.when(cbsa, 'RestoreLicence', day('2026-03-01')).then()
  })

  test('a restoration may be corrected to an earlier or a later day (CK-39)', () => {
    const restored = unlicensedAtlas.as(cbsa, 'RestoreLicence', day('2026-03-01'))
    for (const other of ['2026-02-01', '2026-04-01']) {
      const corrected = restored.as(cbsa, 'RestoreLicence', day(other))
      expect(suspensionsOf(corrected)).toEqual([{ from: '2026-01-01', restored: other }])
      corrected.when(cbsa, 'RestoreLicence', day(other)).then()
    }
  })

  test('a suspension may be restored on its first day, and stated again after that', () => {
    const restored = unlicensedAtlas.as(cbsa, 'RestoreLicence', day('2026-01-01'))
    expect(suspensionsOf(restored)).toEqual([{ from: '2026-01-01', restored: '2026-01-01' }])
    restored
      .when(cbsa, 'SuspendLicence', day('2026-01-01'))
      .then({ type: 'LicenceSuspended', v: 1, data: day('2026-01-01') })
  })

  test('hold from midnight Eastern of the day that the agency names', () => {
    for (const type of ['LicenceSuspended', 'LicenceRestored'] as const) {
      const event = { type, v: 1, data: day('2026-07-01') }
      expect(businessAccount.effectiveAt(event as never)).toBe('2026-07-01T04:00:00.000Z')
    }
  })

  test('a suspension stated ahead leaves the running one, which covers it already (CK-39)', () => {
    unlicensedAtlas.when(cbsa, 'SuspendLicence', day('2026-06-01')).then()
    const first = ready.as(cbsa, 'SuspendLicence', day('2026-06-01'))
    const both = first.as(cbsa, 'SuspendLicence', day('2026-01-15'))
    expect(suspensionsOf(both.as(cbsa, 'RestoreLicence', day('2026-03-01')))).toEqual([
      { from: '2026-06-01', restored: null },
      { from: '2026-01-15', restored: '2026-03-01' },
    ])
    expect(suspensionsOf(both.as(cbsa, 'RestoreLicence', day('2026-07-01')))).toEqual([
      { from: '2026-06-01', restored: '2026-07-01' },
      { from: '2026-01-15', restored: '2026-07-01' },
    ])
  })

  test('a period to come stands beside the one that runs (CK-38)', () => {
    const renewal = { ...licence, validFrom: '2027-01-01' }
    expect(licenceOf(ready.as(cbsa, 'RecordLicence', renewal))?.periods).toEqual([
      { validFrom: '2024-10-21', validUntil: null },
      { validFrom: '2027-01-01', validUntil: null },
    ])
  })

  test('a licence that is stated anew stays suspended', () => {
    const stated = { ...licence, validUntil: '2030-12-31' }
    expect(licenceOf(unlicensedAtlas.as(cbsa, 'RecordLicence', stated))).toEqual({
      periods: [{ validFrom: '2024-10-21', validUntil: '2030-12-31' }],
      suspensions: [{ from: '2026-01-01', restored: null }],
    })
  })
})

describe('BlockProvider and UnblockProvider', () => {
  const provider = { bn9: maple, provider: atlas }
  const until = daysAfter(monday, 90)
  const blocked = ready.as(byAlice, 'BlockProvider', provider)
  const blocking = (end: string) => ({
    type: 'ProviderBlocked',
    v: 1,
    data: { ...provider, until: end },
  })

  test('block for 90 days, by a BAM or by a reaction (DEL-22)', () => {
    ready.when(byAlice, 'BlockProvider', provider).then(blocking(until))
    ready.when(reaction, 'BlockProvider', provider).then(blocking(until))
  })

  test('begin the 90 days anew, and not in the same instant', () => {
    blocked.when(reaction, 'BlockProvider', provider).then()
    const nextDay = daysAfter(monday, 1)
    blocked.when(byAlice, 'BlockProvider', provider, nextDay).then(blocking(daysAfter(nextDay, 90)))
  })

  test('lift a block that holds, and no other', () => {
    const lifts = (at: typeof until) =>
      refusal(blocked.ask(byAlice, 'UnblockProvider', provider, at))
    expect(lifts(justBefore(until))).toBe('accepted')
    expect(lifts(until)).toBe('NotBlocked')
    blocked
      .when(byAlice, 'UnblockProvider', provider)
      .then({ type: 'ProviderUnblocked', v: 1, data: provider })
    blocked
      .as(byAlice, 'UnblockProvider', provider)
      .when(byAlice, 'UnblockProvider', provider)
      .rejected({ name: 'NotBlocked', rule: 'DEL-22', provider: atlas })
  })
})

describe('RevokeAllForProvider', () => {
  const revocation = { bn9: maple, provider: atlas, mode: 'RunOff' }
  const revoked = {
    type: 'ProviderRevoked',
    v: 1,
    data: {
      client: maple,
      provider: atlas,
      mode: 'RunOff',
      at: monday,
      scopes: ['business', 'RM0001'],
    },
  }

  test('names every scope of the client, and is recorded each time', () => {
    ready.when(byAlice, 'RevokeAllForProvider', revocation).then(revoked)
    ready
      .as(byAlice, 'RevokeAllForProvider', revocation)
      .when(byAlice, 'RevokeAllForProvider', revocation)
      .then(revoked)
  })

  describe('is kept as long as it matters', () => {
    const after = (...times: ReadonlyArray<readonly [mode: string, days: number]>) => {
      const history = times.reduce(
        (before, [mode, days]) =>
          before.as(
            byAlice,
            'RevokeAllForProvider',
            { ...revocation, mode },
            daysAfter(monday, days),
          ),
        ready,
      )
      const state = history.state(businessAccount, stream.maple)
      return 'members' in state ? state.revocations[atlas] : null
    }
    const one = (mode: string, days: number) => ({ mode, at: daysAfter(monday, days) })

    test('in the order of time', () => {
      expect(after(['RunOff', 0], ['RunOff', 1])).toEqual([one('RunOff', 0), one('RunOff', 1)])
      expect(after(['CutOff', 0], ['RunOff', 1])).toEqual([one('CutOff', 0), one('RunOff', 1)])
    })

    test('a CutOff takes the place of all before it', () => {
      expect(after(['RunOff', 0], ['CutOff', 1])).toEqual([one('CutOff', 1)])
      expect(after(['RunOff', 0], ['CutOff', 1], ['RunOff', 2], ['CutOff', 3])).toEqual([
        one('CutOff', 3),
      ])
    })

    test('a RunOff whose run-offs are over has left nothing, as if it had been a CutOff', () => {
      expect(after(['RunOff', 0], ['RunOff', 30])?.length).toBe(2)
      expect(after(['RunOff', 0], ['RunOff', 30])?.[0]).toEqual(one('RunOff', 0))
      expect(after(['RunOff', 0], ['RunOff', 5], ['RunOff', 40])).toEqual([
        one('CutOff', 5),
        one('RunOff', 40),
      ])
    })
  })

  test('is a matter of a BAM of the client, and never of the provider (f11, DEL-05)', () => {
    const by = (actor: typeof byBob) =>
      refusal(ready.ask(actor, 'RevokeAllForProvider', revocation))
    expect(by(carol.for(maple))).toBe('NotClientManager')
    expect(by(byBob)).toBe('NotAuthorized')
    expect(by(bob.alone)).toBe('NotAuthorized')
    expect(by(alice.for(maple))).toBe('accepted')
  })
})

describe('MirrorExistingRm', () => {
  const mirror = (openedOn: string, origin: string) => ({
    bn9: maple,
    reference: 'RM0041',
    programType: 'Exporter',
    openedOn,
    origin,
  })

  test.each([
    ['2024-05-12', 'cra'],
    ['2024-05-13', 'cbsaForm'],
    ['2024-10-20', 'cbsaForm'],
    ['2024-10-21', 'portal'],
  ])('an account of %s was opened by %s, and by nobody else (PRG-06)', (openedOn, origin) => {
    for (const said of ['cra', 'cbsaForm', 'portal']) {
      const answer = mapleStaffed.ask(cbsa, 'MirrorExistingRm', mirror(openedOn, said))
      expect(refusal(answer), said).toBe(said === origin ? 'accepted' : 'OriginNotOfThatDay')
    }
  })

  test('an account of a day to come is nobody’s yet', () => {
    const [today, tomorrow] = ['2026-02-02', '2026-02-03'].map((openedOn) =>
      refusal(mapleStaffed.ask(cbsa, 'MirrorExistingRm', mirror(openedOn, 'portal'))),
    )
    expect([today, tomorrow]).toEqual(['accepted', 'OriginNotOfThatDay'])
  })

  test('records the account, which takes its reference for good (BN-08, PRG-14)', () => {
    const existing = mirror('2019-05-06', 'cra')
    mapleStaffed
      .when(cra, 'MirrorExistingRm', existing)
      .then({ type: 'ProgramMirrored', v: 1, data: existing })
    const after = mapleStaffed.as(cra, 'MirrorExistingRm', existing)
    after
      .when(cra, 'MirrorExistingRm', existing)
      .rejected({ name: 'ReferenceInUse', rule: 'BN-08', reference: 'RM0041' })
    after.when(byAlice, 'StartProgramEnrolment', { bn9: maple, programType: 'Importer' }).then({
      type: 'ProgramReferenceReserved',
      v: 1,
      data: { bn9: maple, reference: 'RM0042', programType: 'Importer' },
    })
  })

  test('judges by the rules that an embedder supplies', () => {
    const supplied = mapleStaffed.supplied('enrolmentChannels', [
      { origin: 'cbsaForm', from: null, until: null },
    ])
    const answers = ['cra', 'cbsaForm'].map((origin) =>
      refusal(supplied.ask(cra, 'MirrorExistingRm', mirror('2019-05-06', origin))),
    )
    expect(answers).toEqual(['OriginNotOfThatDay', 'accepted'])
    const enrols = supplied.ask(
      byAlice,
      'StartProgramEnrolment',
      { bn9: maple, programType: 'Importer' },
      utc('2026-02-02T14:00:00.000Z'),
    )
    expect(refusal(enrols)).toBe('NoPortalAccess')
  })
})
