/** Every refusal of the commands on licences, on providers, and on mirrored accounts, in order. */
import { alice, atlas, carol, cbsa, cedar, cra, maple, officer, zoe } from '../support/actors.js'
import { byAlice, ceased, suspended, unlicensedAtlas } from '../support/businesses.js'
import { mapleStaffed, ready } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'business-account'
const from = { bn9: atlas, from: '2026-03-01' }

export const suspendLicence: CommandLadder = {
  name: 'SuspendLicence',
  folder,
  command: 'SuspendLicence',
  denials: ['SenderNotPermitted'],
  rejections: ['BusinessNotActive', 'NoLicence'],
  rungs: [
    { request: { on: mapleStaffed, by: cra, data: from }, refusal: 'SenderNotPermitted' },
    { request: { on: mapleStaffed, by: cbsa, data: from }, refusal: 'BusinessNotActive' },
    {
      request: { on: mapleStaffed, by: cbsa, data: { ...from, bn9: maple } },
      refusal: 'NoLicence',
    },
    { request: { on: ready, by: cbsa, data: from }, refusal: null },
  ],
}

export const restoreLicence: CommandLadder = {
  name: 'RestoreLicence',
  folder,
  command: 'RestoreLicence',
  denials: ['SenderNotPermitted'],
  rejections: ['BusinessNotActive', 'NoLicence', 'NotSuspended', 'PeriodInvalid'],
  rungs: [
    {
      request: { on: ceased, by: officer, data: { ...from, bn9: maple } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: ceased, by: cbsa, data: { ...from, bn9: maple } },
      refusal: 'BusinessNotActive',
    },
    {
      request: { on: suspended, by: cbsa, data: { ...from, bn9: maple } },
      refusal: 'NoLicence',
    },
    { request: { on: ready, by: cbsa, data: from }, refusal: 'NotSuspended' },
    {
      request: { on: unlicensedAtlas, by: cbsa, data: { ...from, from: '2025-12-31' } },
      refusal: 'PeriodInvalid',
    },
    { request: { on: unlicensedAtlas, by: cbsa, data: from }, refusal: null },
  ],
}

const provider = { bn9: maple, provider: atlas }
const clientManagers = ['SenderNotPermitted', 'NotAuthorized', 'NotClientManager']

export const blockProvider: CommandLadder = {
  name: 'BlockProvider',
  folder,
  command: 'BlockProvider',
  denials: [...clientManagers, 'BusinessNotActive'],
  rejections: [],
  rungs: [
    { request: { on: suspended, by: officer, data: provider }, refusal: 'SenderNotPermitted' },
    { request: { on: suspended, by: zoe.for(maple), data: provider }, refusal: 'NotAuthorized' },
    {
      request: { on: mapleStaffed, by: carol.for(maple), data: provider },
      refusal: 'NotClientManager',
    },
    { request: { on: suspended, by: byAlice, data: provider }, refusal: 'BusinessNotActive' },
    { request: { on: mapleStaffed, by: byAlice, data: provider }, refusal: null },
  ],
}

const blocked = mapleStaffed.as(byAlice, 'BlockProvider', provider)

export const unblockProvider: CommandLadder = {
  name: 'UnblockProvider',
  folder,
  command: 'UnblockProvider',
  denials: clientManagers,
  rejections: ['NotBlocked'],
  rungs: [
    { request: { on: blocked, by: officer, data: provider }, refusal: 'SenderNotPermitted' },
    { request: { on: blocked, by: alice.for(cedar), data: provider }, refusal: 'NotAuthorized' },
    { request: { on: blocked, by: carol.for(maple), data: provider }, refusal: 'NotClientManager' },
    {
      request: { on: blocked, by: byAlice, data: { ...provider, provider: cedar } },
      refusal: 'NotBlocked',
    },
    { request: { on: blocked, by: byAlice, data: provider }, refusal: null },
  ],
}

const revocation = { ...provider, mode: 'CutOff' }
const ofItself = { ...revocation, provider: maple }

export const revokeAllForProvider: CommandLadder = {
  name: 'RevokeAllForProvider',
  folder,
  command: 'RevokeAllForProvider',
  denials: clientManagers,
  rejections: ['SameBusiness'],
  rungs: [
    { request: { on: ready, by: officer, data: ofItself }, refusal: 'SenderNotPermitted' },
    { request: { on: ready, by: zoe.for(maple), data: ofItself }, refusal: 'NotAuthorized' },
    { request: { on: ready, by: carol.for(maple), data: ofItself }, refusal: 'NotClientManager' },
    { request: { on: ready, by: byAlice, data: ofItself }, refusal: 'SameBusiness' },
    { request: { on: ready, by: byAlice, data: revocation }, refusal: null },
  ],
}

const mirror = {
  bn9: maple,
  reference: 'RM0001',
  programType: 'Exporter',
  openedOn: '2024-05-12',
  origin: 'portal',
}
const mirrorFree = { ...mirror, reference: 'RM0007' }

export const mirrorExistingRm: CommandLadder = {
  name: 'MirrorExistingRm',
  folder,
  command: 'MirrorExistingRm',
  denials: ['SenderNotPermitted'],
  rejections: ['BusinessNotActive', 'ReferenceInUse', 'OriginNotOfThatDay'],
  rungs: [
    { request: { on: ceased, by: officer, data: mirror }, refusal: 'SenderNotPermitted' },
    { request: { on: ceased, by: cbsa, data: mirror }, refusal: 'BusinessNotActive' },
    { request: { on: mapleStaffed, by: cbsa, data: mirror }, refusal: 'ReferenceInUse' },
    { request: { on: mapleStaffed, by: cra, data: mirrorFree }, refusal: 'OriginNotOfThatDay' },
    {
      request: { on: mapleStaffed, by: cra, data: { ...mirrorFree, origin: 'cra' } },
      refusal: null,
    },
  ],
}
