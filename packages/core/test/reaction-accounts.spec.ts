/** What follows from claims, mirrored accounts and blocks: one command each. */
import type { RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { carm, decodeCommand } from '../src/index.js'
import {
  blockProvider,
  openMirroredAccount,
  type Reaction,
  registerClaimedBusiness,
  viewsOver,
} from '../src/reaction/index.js'
import { alice, atlas, cbsa, cra, maple } from './support/actors.js'
import { mapleAlone, rm1, rm2, stream } from './support/story.js'

const event = (type: string, data: unknown, name = 'claim-1') =>
  ({ type, v: 1, data, stream: name, revision: 0 }) as RecordedEvent

const reacted = (reaction: Reaction<unknown>, cause: RecordedEvent) => {
  const commands = reaction.react(null, cause, viewsOver([], []))
  for (const command of commands) expect(decodeCommand(carm, command)).toSatisfy(E.isRight)
  return commands
}

describe('registerClaimedBusiness', () => {
  const programs = [{ reference: 'RM0001', programType: 'Importer', openedOn: '2019-05-06' }]

  test('registers what a claim has shown, with all its accounts', () => {
    const verified = event('ClaimVerified', {
      bn9: maple,
      claimant: alice.id,
      basis: 'affinity',
      programs,
    })
    expect(reacted(registerClaimedBusiness, verified)).toEqual([
      { type: 'RegisterClaimedBusiness', data: { bn9: maple, claimant: alice.id, programs } },
    ])
  })

  test('does nothing for a claim that only began', () => {
    expect(reacted(registerClaimedBusiness, event('ClaimBegun', { bn9: maple }))).toEqual([])
  })
})

describe('openMirroredAccount', () => {
  const mirrored = {
    bn9: maple,
    reference: 'RM0007',
    programType: 'Exporter',
    openedOn: '2024-06-03',
    origin: 'cbsaForm',
  }

  test('opens the account as the agency knows it', () => {
    const { bn9, reference, ...rest } = mirrored
    expect(reacted(openMirroredAccount, event('ProgramMirrored', mirrored))).toEqual([
      { type: 'OpenMirroredAccount', data: { bn15: `${bn9}${reference}`, ...rest } },
    ])
  })

  test('within a history: the account is there and in use', () => {
    const after = mapleAlone.as(cbsa, 'MirrorExistingRm', { ...mirrored, reference: 'RM0002' })
    expect(after.events(stream.rm2)).toMatchObject([
      { type: 'ProgramAccountOpened', data: { bn15: rm2, openedOn: '2024-06-03' } },
    ])
  })
})

describe('blockProvider', () => {
  const rejected = (data: object, name = stream.delegation) =>
    event('RequestRejected', { requestId: `${name}#1`, reason: 'UnknownFirm', ...data }, name)

  test('blocks the provider that the stream names, where the client wished it', () => {
    expect(reacted(blockProvider, rejected({ block: true }))).toEqual([
      { type: 'BlockProvider', data: { bn9: maple, provider: atlas } },
    ])
    expect(reacted(blockProvider, rejected({ block: true }, stream.wholeDelegation))).toEqual([
      { type: 'BlockProvider', data: { bn9: maple, provider: atlas } },
    ])
  })

  test('does nothing where it was not wished', () => {
    expect(reacted(blockProvider, rejected({ block: false }))).toEqual([])
    expect(reacted(blockProvider, event('RequestVoided', { block: true }))).toEqual([])
  })
})

test('a history without any of this has no consequences of it', () => {
  const others = mapleAlone
    .as(cra, 'RecordBnIssued', { bn9: atlas, applicant: alice.id })
    .events(stream.rm1)
    .map((one) => ({ ...one, stream: `programAccount-${rm1}`, revision: 0 }) as RecordedEvent)
  expect(others).not.toEqual([])
  for (const reaction of [registerClaimedBusiness, openMirroredAccount, blockProvider]) {
    expect(others.flatMap((one) => reacted(reaction, one))).toEqual([])
  }
})
