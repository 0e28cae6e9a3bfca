/** Every refusal of enrolling in release prior to payment and of posting security, in order. */
import { alice, carol, dave, maple, officer, zoe } from '../support/actors.js'
import {
  bond,
  bonded,
  cash,
  covered,
  enrolled,
  short,
  stream,
  surety,
  there,
  unsecured,
} from '../support/securities.js'
import { rm1, rm2 } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'financial-security'
const byAlice = alice.for(maple)
const byCarol = carol.for(maple)
const byDave = dave.for(maple)
const byZoe = zoe.for(maple)
const denials = ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope']

const enrolment = (bn15: string, estimate: string | null = null) => ({ bn15, estimate })

export const enrolRpp: CommandLadder = {
  name: 'EnrolRpp',
  folder,
  command: 'EnrolRpp',
  denials,
  rejections: ['AlreadyEnrolled', 'ProgramNotActive', 'NotImporterType', 'HistoryUnavailable'],
  rungs: [
    { request: { on: covered, by: officer, data: enrolment(rm2) }, refusal: 'SenderNotPermitted' },
    { request: { on: covered, by: byZoe, data: enrolment(rm2) }, refusal: 'NotAuthorized' },
    { request: { on: covered, by: byDave, data: enrolment(rm2) }, refusal: 'NotManager' },
    { request: { on: covered, by: byCarol, data: enrolment(rm2) }, refusal: 'OutOfScope' },
    { request: { on: covered, by: byCarol, data: enrolment(rm1) }, refusal: 'AlreadyEnrolled' },
    {
      request: { on: unsecured, by: byAlice, data: enrolment(`${maple}RM0003`) },
      refusal: 'ProgramNotActive',
    },
    { request: { on: unsecured, by: byAlice, data: enrolment(rm2) }, refusal: 'NotImporterType' },
    {
      request: { on: unsecured, by: byCarol, data: enrolment(rm1) },
      refusal: 'HistoryUnavailable',
    },
    { request: { on: unsecured, by: byCarol, data: enrolment(rm1, '0.00') }, refusal: null },
  ],
}

const elsewhere = { ...cash('CASH-1', '0.01'), bn15: rm2 }
const unknownSurety = { surety: `${maple}RM0001`, wholeBond: '0.01' }

/** As many small bonds as one account may hold. */
const crowded = bonded.given(
  stream,
  ...Array.from({ length: 49 }, (_, index) => ({
    type: 'SecurityPosted',
    v: 1,
    data: { ...bond(`SMALL-${index}`, '1.00'), on: '2026-02-02' },
  })),
)

export const postSecurity: CommandLadder = {
  name: 'PostSecurity',
  folder,
  command: 'PostSecurity',
  denials,
  rejections: [
    'NotEnrolled',
    'InstrumentInUse',
    'TooManyInstruments',
    'ProviderUnknown',
    'FormNotOfSender',
    'ShareAboveWhole',
    'BelowMinimum',
    'AboveMaximum',
  ],
  rungs: [
    { request: { on: covered, by: officer, data: elsewhere }, refusal: 'SenderNotPermitted' },
    { request: { on: covered, by: byZoe, data: elsewhere }, refusal: 'NotAuthorized' },
    { request: { on: covered, by: byDave, data: elsewhere }, refusal: 'NotManager' },
    { request: { on: covered, by: byCarol, data: elsewhere }, refusal: 'OutOfScope' },
    { request: { on: covered, by: byAlice, data: elsewhere }, refusal: 'NotEnrolled' },
    {
      request: { on: crowded, by: surety, data: bond('BOND-1', '0.02', unknownSurety) },
      refusal: 'InstrumentInUse',
    },
    {
      request: { on: crowded, by: surety, data: bond('BOND-2', '0.02', unknownSurety) },
      refusal: 'TooManyInstruments',
    },
    {
      request: { on: enrolled, by: surety, data: bond('BOND-2', '0.02', unknownSurety) },
      refusal: 'ProviderUnknown',
    },
    {
      request: { on: enrolled, by: surety, data: cash('CASH-1', '0.02') },
      refusal: 'FormNotOfSender',
    },
    {
      request: { on: enrolled, by: surety, data: bond('BOND-2', '0.02', { wholeBond: '0.01' }) },
      refusal: 'ShareAboveWhole',
    },
    {
      request: { on: enrolled, by: surety, data: bond('BOND-2', '4999.99') },
      refusal: 'BelowMinimum',
    },
    {
      request: { on: enrolled, by: byCarol, data: cash('CASH-1', '10000000.01') },
      refusal: 'AboveMaximum',
    },
    { request: { on: enrolled, by: byCarol, data: cash('CASH-1', '10000000.00') }, refusal: null },
  ],
}

/** A share of a bond of the whole business number. */
const shared = enrolled.as(
  surety,
  'PostSecurity',
  bond('BOND-1', '6000.00', { wholeBond: '20000.00' }),
)

const increased = (instrument: string, amount: string) => ({ ...there, instrument, amount })

export const increaseBond: CommandLadder = {
  name: 'IncreaseBond',
  folder,
  command: 'IncreaseBond',
  denials,
  rejections: [
    'NotEnrolled',
    'NoSuchInstrument',
    'InstrumentEnded',
    'NotHigher',
    'ShareAboveWhole',
    'AboveMaximum',
  ],
  rungs: [
    {
      request: { on: bonded, by: officer, data: { ...increased('CASH-1', '1.00'), bn15: rm2 } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: bonded, by: byZoe, data: { ...increased('CASH-1', '1.00'), bn15: rm2 } },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: bonded, by: byDave, data: { ...increased('CASH-1', '1.00'), bn15: rm2 } },
      refusal: 'NotManager',
    },
    {
      request: { on: bonded, by: byCarol, data: { ...increased('CASH-1', '1.00'), bn15: rm2 } },
      refusal: 'OutOfScope',
    },
    {
      request: { on: bonded, by: surety, data: { ...increased('CASH-1', '1.00'), bn15: rm2 } },
      refusal: 'NotEnrolled',
    },
    {
      request: { on: covered, by: surety, data: increased('CASH-1', '1.00') },
      refusal: 'NoSuchInstrument',
    },
    {
      request: { on: short, by: surety, data: increased('BOND-1', '1.00') },
      refusal: 'InstrumentEnded',
    },
    {
      request: { on: bonded, by: surety, data: increased('BOND-1', '5999.99') },
      refusal: 'NotHigher',
    },
    {
      request: { on: shared, by: surety, data: increased('BOND-1', '10000000.01') },
      refusal: 'ShareAboveWhole',
    },
    {
      request: { on: bonded, by: surety, data: increased('BOND-1', '10000000.01') },
      refusal: 'AboveMaximum',
    },
    { request: { on: bonded, by: byCarol, data: increased('BOND-1', '6000.01') }, refusal: null },
  ],
}

const notice = (instrument: string, endsOn: string) => ({ ...there, instrument, endsOn })

export const cancelBond: CommandLadder = {
  name: 'CancelBond',
  folder,
  command: 'CancelBond',
  denials: ['SenderNotPermitted'],
  rejections: ['NotEnrolled', 'NoSuchInstrument', 'InstrumentEnded', 'EndInPast'],
  rungs: [
    {
      request: { on: unsecured, by: byAlice, data: notice('CASH-1', '2026-02-01') },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: unsecured, by: surety, data: notice('CASH-1', '2026-02-01') },
      refusal: 'NotEnrolled',
    },
    {
      request: { on: covered, by: surety, data: notice('CASH-1', '2026-02-01') },
      refusal: 'NoSuchInstrument',
    },
    {
      request: { on: short, by: surety, data: notice('BOND-1', '2026-02-01') },
      refusal: 'InstrumentEnded',
    },
    {
      request: { on: bonded, by: surety, data: notice('BOND-1', '2026-02-01') },
      refusal: 'EndInPast',
    },
    { request: { on: bonded, by: surety, data: notice('BOND-1', '2026-02-02') }, refusal: null },
  ],
}
