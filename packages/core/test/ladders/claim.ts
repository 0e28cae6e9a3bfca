/** Every refusal of every command of a claim, in order. */
import { alice, clock, maple, officer, zoe } from '../support/actors.js'
import {
  beginning,
  begun,
  brandNew,
  claimOfZoe,
  event,
  identity,
  inReview,
  locked,
  right,
  statement,
  transaction,
  withRecord,
} from '../support/claims.js'
import { History } from '../support/history.js'
import { registered } from '../support/story.js'
import { daysAfter, monday } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'claim'
const mapleRegistered = registered(History.empty, maple, alice)
const closedPortal = [{ from: '2021-05-25', programTypes: [] }]
const closedTo = (history: History): History => history.supplied('portalReleases', closedPortal)
/** Nobody opened accounts on the days that the record tells. */
const unfit = (history: History): History =>
  history.supplied('enrolmentChannels', [{ origin: 'cra', from: null, until: '1999-12-31' }])

const strange = { ...beginning, reference: 'RM0009', legalName: 'Maple Bicycles Inc' }

export const beginClaim: CommandLadder = {
  name: 'BeginClaim',
  folder,
  command: 'BeginClaim',
  denials: ['SenderNotPermitted', 'ActsForABusiness', 'NotClaimant'],
  rejections: ['ClaimLocked', 'UnknownBn', 'BnCeased', 'AlreadyRegistered', 'NoPortalAccess'],
  rungs: [
    { request: { on: locked, by: officer, data: strange }, refusal: 'SenderNotPermitted' },
    { request: { on: locked, by: zoe.for(maple), data: strange }, refusal: 'ActsForABusiness' },
    { request: { on: locked, by: alice.alone, data: strange }, refusal: 'NotClaimant' },
    { request: { on: locked, by: zoe.alone, data: strange }, refusal: 'ClaimLocked' },
    { request: { on: mapleRegistered, by: zoe.alone, data: strange }, refusal: 'UnknownBn' },
    {
      request: {
        on: withRecord({ ceased: true }, mapleRegistered),
        by: zoe.alone,
        data: strange,
      },
      refusal: 'BnCeased',
    },
    {
      request: { on: withRecord({}, mapleRegistered), by: zoe.alone, data: strange },
      refusal: 'AlreadyRegistered',
    },
    {
      request: {
        on: closedTo(withRecord()),
        by: zoe.alone,
        data: beginning,
      },
      refusal: 'NoPortalAccess',
    },
    { request: { on: withRecord(), by: zoe.alone, data: beginning }, refusal: null },
  ],
}

/** Payments are not offered, and only two questions are left. */
const without = withRecord({ payments: [] }).as(zoe.alone, 'BeginClaim', beginning)
const withLock = (history: History, until: string | null): History =>
  history.given(claimOfZoe, event('ClaimLockStarted', { until, lockNumber: 1 }))
const ofRegistered = (other = {}): History => {
  const [beginningOfClaim] = without.events(claimOfZoe)
  if (beginningOfClaim === undefined) throw new Error('the claim was begun')
  return withRecord({ payments: [], ...other }, mapleRegistered).given(claimOfZoe, beginningOfClaim)
}
const recordGone = mapleRegistered.given(claimOfZoe, ...without.events(claimOfZoe))
const zero = { ...statement, date: '2025-12-25', balance: '0.00' }
const all = { ...identity, answers: [{ ...right.answers[1] }, zero] }
const onlyZero = { ...identity, answers: [zero] }
const tooFew = { ...identity, answers: [statement] }

export const answerAffinity: CommandLadder = {
  name: 'AnswerAffinity',
  folder,
  command: 'AnswerAffinity',
  denials: ['SenderNotPermitted', 'ActsForABusiness', 'NotClaimant'],
  rejections: [
    'NoClaim',
    'ClaimLocked',
    'UnknownBn',
    'BnCeased',
    'AlreadyRegistered',
    'NoPortalAccess',
    'OriginNotOfThatDay',
    'QuestionNotOffered',
    'ZeroSoaNotAccepted',
    'TooFewAnswers',
  ],
  rungs: [
    { request: { on: mapleRegistered, by: officer, data: all }, refusal: 'SenderNotPermitted' },
    {
      request: { on: mapleRegistered, by: zoe.for(maple), data: all },
      refusal: 'ActsForABusiness',
    },
    { request: { on: mapleRegistered, by: alice.alone, data: all }, refusal: 'NotClaimant' },
    { request: { on: mapleRegistered, by: zoe.alone, data: all }, refusal: 'NoClaim' },
    {
      request: { on: withLock(recordGone, null), by: zoe.alone, data: all },
      refusal: 'ClaimLocked',
    },
    { request: { on: recordGone, by: zoe.alone, data: all }, refusal: 'UnknownBn' },
    {
      request: { on: ofRegistered({ ceased: true }), by: zoe.alone, data: all },
      refusal: 'BnCeased',
    },
    { request: { on: ofRegistered(), by: zoe.alone, data: all }, refusal: 'AlreadyRegistered' },
    {
      request: { on: closedTo(unfit(without)), by: zoe.alone, data: all },
      refusal: 'NoPortalAccess',
    },
    { request: { on: unfit(without), by: zoe.alone, data: all }, refusal: 'OriginNotOfThatDay' },
    { request: { on: without, by: zoe.alone, data: all }, refusal: 'QuestionNotOffered' },
    { request: { on: without, by: zoe.alone, data: onlyZero }, refusal: 'ZeroSoaNotAccepted' },
    { request: { on: without, by: zoe.alone, data: tooFew }, refusal: 'TooFewAnswers' },
    {
      request: {
        on: without,
        by: zoe.alone,
        data: { ...identity, answers: [statement, transaction] },
      },
      refusal: null,
    },
  ],
}

const accept = { ...identity, decision: 'accept' }
const reviewed = inReview.events(claimOfZoe)

export const decideClaim: CommandLadder = {
  name: 'DecideClaim',
  folder,
  command: 'DecideClaim',
  denials: ['SenderNotPermitted'],
  rejections: ['NoClaim', 'UnknownBn', 'BnCeased', 'AlreadyRegistered', 'OriginNotOfThatDay'],
  rungs: [
    { request: { on: begun, by: zoe.alone, data: accept }, refusal: 'SenderNotPermitted' },
    { request: { on: begun, by: officer, data: accept }, refusal: 'NoClaim' },
    {
      request: {
        on: mapleRegistered.given(claimOfZoe, ...reviewed),
        by: officer,
        data: accept,
      },
      refusal: 'UnknownBn',
    },
    {
      request: {
        on: withRecord({ ...brandNew, ceased: true }, mapleRegistered).given(
          claimOfZoe,
          ...reviewed,
        ),
        by: officer,
        data: accept,
      },
      refusal: 'BnCeased',
    },
    {
      request: {
        on: withRecord(brandNew, mapleRegistered).given(claimOfZoe, ...reviewed),
        by: officer,
        data: accept,
      },
      refusal: 'AlreadyRegistered',
    },
    { request: { on: unfit(inReview), by: officer, data: accept }, refusal: 'OriginNotOfThatDay' },
    { request: { on: inReview, by: officer, data: accept }, refusal: null },
  ],
}

export const unlockClaim: CommandLadder = {
  name: 'UnlockClaim',
  folder,
  command: 'UnlockClaim',
  denials: ['SenderNotPermitted'],
  rejections: ['NoClaim'],
  rungs: [
    {
      request: { on: History.empty, by: zoe.alone, data: identity },
      refusal: 'SenderNotPermitted',
    },
    { request: { on: History.empty, by: officer, data: identity }, refusal: 'NoClaim' },
    { request: { on: locked, by: officer, data: identity }, refusal: null },
  ],
}

export const lapseClaim: CommandLadder = {
  name: 'LapseClaim',
  folder,
  command: 'LapseClaim',
  denials: ['SenderNotPermitted'],
  rejections: ['NoClaim', 'NotDue'],
  rungs: [
    {
      request: { on: History.empty, by: officer, data: identity },
      refusal: 'SenderNotPermitted',
    },
    { request: { on: History.empty, by: clock, data: identity }, refusal: 'NoClaim' },
    { request: { on: begun, by: clock, data: identity }, refusal: 'NotDue' },
    { request: { on: begun.at(daysAfter(monday, 7)), by: clock, data: identity }, refusal: null },
  ],
}
