/** Every refusal of the commands on a business as a whole, in order. */
import {
  alice,
  bob,
  carol,
  cbsa,
  cedar,
  clock,
  cra,
  dave,
  maple,
  officer,
  reaction,
  zoe,
} from '../support/actors.js'
import { byAlice, ceased, issuedOnly, orphaned, suspended } from '../support/businesses.js'
import { History } from '../support/history.js'
import { mapleStaffed } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'business-account'
const here = { bn9: maple }

const claimed = {
  bn9: maple,
  claimant: zoe.id,
  programs: [{ reference: 'RM0001', programType: 'Importer', openedOn: '2019-05-06' }],
}
/** Rules of an embedder that know of no way to open accounts before 2020. */
const withoutChannels = History.empty.supplied('enrolmentChannels', [
  { origin: 'portal', from: '2020-01-01', until: null },
])

export const registerClaimedBusiness: CommandLadder = {
  name: 'RegisterClaimedBusiness',
  folder,
  command: 'RegisterClaimedBusiness',
  denials: ['SenderNotPermitted'],
  rejections: ['AlreadyRegistered', 'BusinessNotActive', 'OriginNotOfThatDay'],
  rungs: [
    { request: { on: mapleStaffed, by: clock, data: claimed }, refusal: 'SenderNotPermitted' },
    { request: { on: mapleStaffed, by: reaction, data: claimed }, refusal: 'AlreadyRegistered' },
    { request: { on: ceased, by: reaction, data: claimed }, refusal: 'BusinessNotActive' },
    {
      request: { on: withoutChannels, by: reaction, data: claimed },
      refusal: 'OriginNotOfThatDay',
    },
    { request: { on: issuedOnly, by: reaction, data: claimed }, refusal: null },
  ],
}

const contact = { bn9: maple, contact: '0a'.repeat(32), language: 'EN' }
const contacted = mapleStaffed.as(byAlice, 'UpdateBusinessContact', contact)

export const updateBusinessContact: CommandLadder = {
  name: 'UpdateBusinessContact',
  folder,
  command: 'UpdateBusinessContact',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotBam', 'BusinessNotActive'],
  rejections: ['NothingChanged'],
  rungs: [
    { request: { on: suspended, by: officer, data: contact }, refusal: 'SenderNotPermitted' },
    { request: { on: suspended, by: zoe.for(maple), data: contact }, refusal: 'NotAuthorized' },
    { request: { on: contacted, by: carol.for(maple), data: contact }, refusal: 'NotBam' },
    { request: { on: suspended, by: byAlice, data: contact }, refusal: 'BusinessNotActive' },
    { request: { on: contacted, by: byAlice, data: contact }, refusal: 'NothingChanged' },
    {
      request: { on: contacted, by: byAlice, data: { ...contact, language: 'FR' } },
      refusal: null,
    },
  ],
}

const correction = { bn9: maple, subject: 'name', comment: null }

export const requestLegalEntityCorrection: CommandLadder = {
  name: 'RequestLegalEntityCorrection',
  folder,
  command: 'RequestLegalEntityCorrection',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotBam', 'BusinessNotActive'],
  rejections: [],
  rungs: [
    { request: { on: orphaned, by: officer, data: correction }, refusal: 'SenderNotPermitted' },
    { request: { on: orphaned, by: zoe.for(maple), data: correction }, refusal: 'NotAuthorized' },
    { request: { on: mapleStaffed, by: dave.for(maple), data: correction }, refusal: 'NotBam' },
    { request: { on: orphaned, by: byAlice, data: correction }, refusal: 'BusinessNotActive' },
    { request: { on: mapleStaffed, by: byAlice, data: correction }, refusal: null },
  ],
}

const suspension = { bn9: maple, reason: 'LegalOrder' }

export const suspendBusiness: CommandLadder = {
  name: 'SuspendBusiness',
  folder,
  command: 'SuspendBusiness',
  denials: ['SenderNotPermitted'],
  rejections: ['NotActive'],
  rungs: [
    { request: { on: suspended, by: byAlice, data: suspension }, refusal: 'SenderNotPermitted' },
    { request: { on: suspended, by: officer, data: suspension }, refusal: 'NotActive' },
    { request: { on: mapleStaffed, by: officer, data: suspension }, refusal: null },
  ],
}

export const reinstateBusiness: CommandLadder = {
  name: 'ReinstateBusiness',
  folder,
  command: 'ReinstateBusiness',
  denials: ['SenderNotPermitted'],
  rejections: ['NotSuspended'],
  rungs: [
    { request: { on: ceased, by: byAlice, data: here }, refusal: 'SenderNotPermitted' },
    { request: { on: ceased, by: officer, data: here }, refusal: 'NotSuspended' },
    { request: { on: suspended, by: officer, data: here }, refusal: null },
  ],
}

const tomorrow = <A extends object>(data: A) => ({ ...data, on: '2026-02-03' })
const end = { bn9: maple, on: '2026-02-01', reason: 'Amalgamated' }

export const recordBnCeased: CommandLadder = {
  name: 'RecordBnCeased',
  folder,
  command: 'RecordBnCeased',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownBn', 'AlreadyCeased', 'NotYet'],
  rungs: [
    { request: { on: History.empty, by: cbsa, data: end }, refusal: 'SenderNotPermitted' },
    { request: { on: History.empty, by: cra, data: end }, refusal: 'UnknownBn' },
    { request: { on: ceased, by: cra, data: tomorrow(end) }, refusal: 'AlreadyCeased' },
    { request: { on: suspended, by: cra, data: tomorrow(end) }, refusal: 'NotYet' },
    { request: { on: suspended, by: cra, data: end }, refusal: null },
  ],
}

const byItself = { bn9: maple, by: maple, on: '2026-02-01' }
const byCedar = { ...byItself, by: cedar }

export const recordBnSuperseded: CommandLadder = {
  name: 'RecordBnSuperseded',
  folder,
  command: 'RecordBnSuperseded',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownBn', 'AlreadyCeased', 'SupersededByItself', 'NotYet'],
  rungs: [
    { request: { on: History.empty, by: officer, data: byItself }, refusal: 'SenderNotPermitted' },
    { request: { on: History.empty, by: cra, data: byItself }, refusal: 'UnknownBn' },
    { request: { on: ceased, by: cra, data: byItself }, refusal: 'AlreadyCeased' },
    { request: { on: orphaned, by: cra, data: tomorrow(byItself) }, refusal: 'SupersededByItself' },
    { request: { on: orphaned, by: cra, data: tomorrow(byCedar) }, refusal: 'NotYet' },
    { request: { on: orphaned, by: cra, data: byCedar }, refusal: null },
  ],
}

export const recordCredentialLoss: CommandLadder = {
  name: 'RecordCredentialLoss',
  folder,
  command: 'RecordCredentialLoss',
  denials: ['SenderNotPermitted'],
  rejections: ['BusinessNotActive'],
  rungs: [
    { request: { on: ceased, by: byAlice, data: here }, refusal: 'SenderNotPermitted' },
    { request: { on: ceased, by: officer, data: here }, refusal: 'BusinessNotActive' },
    { request: { on: mapleStaffed, by: officer, data: here }, refusal: null },
  ],
}

const recovery = { bn9: maple, user: bob.id }

export const appointRecoveryBam: CommandLadder = {
  name: 'AppointRecoveryBam',
  folder,
  command: 'AppointRecoveryBam',
  denials: ['SenderNotPermitted'],
  rejections: ['NotOrphaned'],
  rungs: [
    { request: { on: suspended, by: alice.alone, data: recovery }, refusal: 'SenderNotPermitted' },
    { request: { on: suspended, by: officer, data: recovery }, refusal: 'NotOrphaned' },
    { request: { on: orphaned, by: officer, data: recovery }, refusal: null },
  ],
}
