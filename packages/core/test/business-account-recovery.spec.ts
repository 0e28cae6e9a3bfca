/** A business whose BAMs cannot sign in, and its recovery, each command compared exactly. */
import { describe, expect, test } from 'vitest'
import { businessAccount } from '../src/index.js'
import { type Membership, personIn } from '../src/values/index.js'
import { alice, bob, dave, maple, officer, zoe } from './support/actors.js'
import { refusal } from './support/answers.js'
import {
  asked,
  byAlice,
  daveLeavesSoon,
  invited,
  orphaned,
  suspended,
} from './support/businesses.js'
import type { History } from './support/history.js'
import { mapleStaffed, stream } from './support/story.js'

const here = { bn9: maple }

const memberOf = (history: History, user: typeof alice.id): Membership | undefined => {
  const state = history.state(businessAccount, stream.maple)
  return 'members' in state ? personIn(state.members, user) : undefined
}

describe('RecordCredentialLoss and AppointRecoveryBam', () => {
  test('orphan a business, which is told once', () => {
    mapleStaffed
      .when(officer, 'RecordCredentialLoss', here)
      .then({ type: 'BusinessOrphaned', v: 1, data: here })
    orphaned.when(officer, 'RecordCredentialLoss', here).then()
  })

  test('bring it back with a BAM more (USR-11)', () => {
    const recovery = { ...here, user: bob.id }
    orphaned
      .when(officer, 'AppointRecoveryBam', recovery)
      .then({ type: 'BamAppointed', v: 2, data: { user: bob.id, basis: 'recovery' } })
    const recovered = orphaned.as(officer, 'AppointRecoveryBam', recovery)
    expect(memberOf(recovered, bob.id)).toMatchObject({ assignment: { role: 'BAM' }, spell: 5 })
    expect(refusal(recovered.ask(bob.for(maple), 'RemoveUser', { ...here, user: alice.id }))).toBe(
      'accepted',
    )
  })

  test('suspend the BAMs of before, whom the new BAM may resume (USR-10, assumed CK-32)', () => {
    const recovered = orphaned.as(officer, 'AppointRecoveryBam', { ...here, user: zoe.id })
    expect(memberOf(recovered, alice.id)).toMatchObject({ suspended: true, spell: 1 })
    expect(memberOf(recovered, dave.id)).toMatchObject({ suspended: false })
    for (const type of ['RemoveUser', 'SuspendAccess']) {
      const answer = recovered.ask(byAlice, type, { ...here, user: zoe.id })
      expect(refusal(answer)).toBe('AccessSuspended')
    }
    expect(refusal(recovered.ask(zoe.alone, 'LeaveBusiness', here))).toBe('LastBam')
    const resumed = recovered.as(zoe.for(maple), 'ResumeAccess', { ...here, user: alice.id })
    expect(refusal(resumed.ask(zoe.alone, 'LeaveBusiness', here))).toBe('accepted')
  })

  test('leave no invitation open', () => {
    const state = invited
      .as(officer, 'RecordCredentialLoss', here)
      .state(businessAccount, stream.maple)
    expect(state).toMatchObject({ status: 'Orphaned', invitations: null })
  })

  test('do not end a suspension by an officer, after which the business is Orphaned', () => {
    const lost = suspended.as(officer, 'RecordCredentialLoss', here)
    expect(lost.state(businessAccount, stream.maple)).toMatchObject({ status: 'Suspended' })
    lost.when(officer, 'RecordCredentialLoss', here).then()
    const recovery = { ...here, user: zoe.id }
    expect(refusal(lost.ask(officer, 'AppointRecoveryBam', recovery))).toBe('NotOrphaned')
    const back = lost.as(officer, 'ReinstateBusiness', here)
    expect(back.state(businessAccount, stream.maple)).toMatchObject({ status: 'Orphaned' })
    const recovered = back.as(officer, 'AppointRecoveryBam', recovery)
    expect(recovered.state(businessAccount, stream.maple)).toMatchObject({ status: 'Active' })
    const again = recovered
      .as(officer, 'SuspendBusiness', { ...here, reason: 'Compliance' })
      .as(officer, 'ReinstateBusiness', here)
    expect(again.state(businessAccount, stream.maple)).toMatchObject({ status: 'Active' })
  })

  test('make a BAM of a member, whose end date and suspension are over', () => {
    const recovered = daveLeavesSoon
      .as(byAlice, 'SuspendAccess', { ...here, user: dave.id })
      .as(officer, 'RecordCredentialLoss', here)
      .as(officer, 'AppointRecoveryBam', { ...here, user: dave.id })
    expect(memberOf(recovered, dave.id)).toEqual({
      assignment: { role: 'BAM' },
      until: null,
      suspended: false,
      spell: 5,
    })
  })

  test('answer the request of the person appointed', () => {
    const recovered = asked
      .as(officer, 'RecordCredentialLoss', here)
      .as(officer, 'AppointRecoveryBam', { ...here, user: zoe.id })
    const answer = recovered.ask(zoe.alone, 'WithdrawAccess', { ...here, user: zoe.id })
    expect(refusal(answer)).toBe('NoOpenRequest')
  })
})
