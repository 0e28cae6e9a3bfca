/** Every refusal of the commands on a cash deposit that was made, in order. */
import { alice, carol, dave, maple, officer, zoe } from '../support/actors.js'
import { bonded, cash, covered, there, unsecured } from '../support/securities.js'
import { rm2 } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'financial-security'
const byAlice = alice.for(maple)
const byCarol = carol.for(maple)
const byDave = dave.for(maple)
const byZoe = zoe.for(maple)
const denials = ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope']

const first = { ...there, instrument: 'CASH-1' }
const elsewhere = { bn15: rm2, instrument: 'BOND-1' }
const requested = covered.as(byAlice, 'RequestCashReturn', first)
const doubled = requested.as(byAlice, 'PostSecurity', cash('CASH-2', '12000.00'))
const returned = doubled.as(officer, 'ReturnCash', first)

const by = (added: string) => ({ ...first, added })
const byElsewhere = { ...elsewhere, added: '1.00' }

export const topUpCash: CommandLadder = {
  name: 'TopUpCash',
  folder,
  command: 'TopUpCash',
  denials,
  rejections: [
    'NotEnrolled',
    'NoSuchInstrument',
    'InstrumentEnded',
    'ReturnUnderWay',
    'AboveMaximum',
  ],
  rungs: [
    { request: { on: bonded, by: officer, data: byElsewhere }, refusal: 'SenderNotPermitted' },
    { request: { on: bonded, by: byZoe, data: byElsewhere }, refusal: 'NotAuthorized' },
    { request: { on: bonded, by: byDave, data: byElsewhere }, refusal: 'NotManager' },
    { request: { on: bonded, by: byCarol, data: byElsewhere }, refusal: 'OutOfScope' },
    { request: { on: bonded, by: byAlice, data: byElsewhere }, refusal: 'NotEnrolled' },
    {
      request: { on: bonded, by: byCarol, data: { ...by('1.00'), instrument: 'BOND-1' } },
      refusal: 'NoSuchInstrument',
    },
    { request: { on: returned, by: byCarol, data: by('9999999.00') }, refusal: 'InstrumentEnded' },
    { request: { on: requested, by: byCarol, data: by('9999999.00') }, refusal: 'ReturnUnderWay' },
    { request: { on: covered, by: byCarol, data: by('9988000.01') }, refusal: 'AboveMaximum' },
    { request: { on: covered, by: byCarol, data: by('9988000.00') }, refusal: null },
  ],
}

export const requestCashReturn: CommandLadder = {
  name: 'RequestCashReturn',
  folder,
  command: 'RequestCashReturn',
  denials,
  rejections: ['NotEnrolled', 'NoSuchInstrument', 'InstrumentEnded'],
  rungs: [
    { request: { on: bonded, by: officer, data: elsewhere }, refusal: 'SenderNotPermitted' },
    { request: { on: bonded, by: byZoe, data: elsewhere }, refusal: 'NotAuthorized' },
    { request: { on: bonded, by: byDave, data: elsewhere }, refusal: 'NotManager' },
    { request: { on: bonded, by: byCarol, data: elsewhere }, refusal: 'OutOfScope' },
    { request: { on: bonded, by: byAlice, data: elsewhere }, refusal: 'NotEnrolled' },
    {
      request: { on: bonded, by: byCarol, data: { ...there, instrument: 'BOND-1' } },
      refusal: 'NoSuchInstrument',
    },
    { request: { on: returned, by: byCarol, data: first }, refusal: 'InstrumentEnded' },
    { request: { on: covered, by: byCarol, data: first }, refusal: null },
  ],
}

export const returnCash: CommandLadder = {
  name: 'ReturnCash',
  folder,
  command: 'ReturnCash',
  denials: ['SenderNotPermitted'],
  rejections: [
    'NotEnrolled',
    'NoSuchInstrument',
    'InstrumentEnded',
    'ReturnNotRequested',
    'SecurityNeeded',
  ],
  rungs: [
    { request: { on: unsecured, by: byAlice, data: first }, refusal: 'SenderNotPermitted' },
    { request: { on: unsecured, by: officer, data: first }, refusal: 'NotEnrolled' },
    { request: { on: bonded, by: officer, data: first }, refusal: 'NoSuchInstrument' },
    { request: { on: returned, by: officer, data: first }, refusal: 'InstrumentEnded' },
    { request: { on: covered, by: officer, data: first }, refusal: 'ReturnNotRequested' },
    { request: { on: requested, by: officer, data: first }, refusal: 'SecurityNeeded' },
    { request: { on: doubled, by: officer, data: first }, refusal: null },
  ],
}
