/** A provider's groups of clients: their names, who is in them, and who may say so. */
import { describe, expect, test } from 'vitest'
import { clientAccess } from '../src/client-access/index.js'
import { alice, atlas, bob, maple, officer } from './support/actors.js'
import { refusal } from './support/answers.js'
import {
  assign,
  create,
  event,
  inWest,
  own,
  regranted,
  relationships,
  staffed,
  toMaple,
  west,
  withMaple,
} from './support/client-access.js'
import type { History } from './support/history.js'
import { delegatedWith, pair, ready, stream } from './support/story.js'
import { daysAfter, monday } from './support/time.js'

const byBob = bob.for(atlas)
const byAlice = alice.for(maple)
const here = { provider: atlas }
const creates = (history: History, name: string): string =>
  refusal(history.ask(byBob, 'CreateGroup', { ...here, name }))

describe('names of groups (GRP-01)', () => {
  test('each group has an id that no other had, also after a deletion', () => {
    staffed
      .when(byBob, 'CreateGroup', { ...here, name: 'West' })
      .then(event('GroupCreated', { ...here, group: 'G1', name: 'West' }))
    west
      .as(byBob, 'DeleteGroup', inWest)
      .when(byBob, 'CreateGroup', { ...here, name: 'East' })
      .then(event('GroupCreated', { ...here, group: 'G2', name: 'East' }))
  })

  test('the name of a deleted group stays taken, and so does one that was given up', () => {
    expect(creates(west.as(byBob, 'DeleteGroup', inWest), 'West')).toBe('NameTaken')
    const renamed = west.as(byBob, 'RenameGroup', { ...inWest, name: 'East' })
    expect(['West', 'East', 'North'].map((name) => creates(renamed, name))).toEqual([
      'NameTaken',
      'NameTaken',
      'accepted',
    ])
  })

  test.each([
    ['West', 'WEST'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['ＷＥＳＴ', 'west'],
    ['\u0390', '\u03aa\u0301'],
    ['Que\u0301bec', 'QUÉBEC'],
    ['\u2121', 'tel'],
  ])('%s and %s are one name (P35)', (one, another) => {
    expect(creates(create(staffed, one), another)).toBe('NameTaken')
    expect(creates(create(staffed, another), one)).toBe('NameTaken')
  })

  test.each([
    ['West', 'W est'],
    ['West', 'Wést'],
    ['West', 'W\u0435st'],
  ])('%s and %s are two', (one, another) => {
    expect(creates(create(staffed, one), another)).toBe('accepted')
  })

  test.each([
    ['', false],
    ['x', true],
    ['x'.repeat(60), true],
    ['x'.repeat(61), false],
    [' West', false],
    ['We\u200bst', false],
    ['We\nst', false],
  ])('a name is short and can be seen: %j', (name, decodes) => {
    const asks = () => staffed.ask(byBob, 'CreateGroup', { ...here, name })
    if (decodes) expect(refusal(asks())).toBe('accepted')
    else expect(asks).toThrow('does not decode')
  })

  test('renaming says both names; to the name it has, it is already true', () => {
    west
      .when(byBob, 'RenameGroup', { ...inWest, name: 'East' })
      .then(event('GroupRenamed', { group: 'G1', before: 'West', name: 'East' }))
    west.when(byBob, 'RenameGroup', { ...inWest, name: 'West' }).then()
    west
      .as(byBob, 'RenameGroup', { ...inWest, name: 'East' })
      .when(byBob, 'RenameGroup', { ...inWest, name: 'North' })
      .then(event('GroupRenamed', { group: 'G1', before: 'East', name: 'North' }))
  })

  test('a group may take a name of its own again, and not one of another group', () => {
    const renamed = create(west.as(byBob, 'RenameGroup', { ...inWest, name: 'East' }), 'North')
    const renames = (name: string) =>
      refusal(renamed.ask(byBob, 'RenameGroup', { ...inWest, name }))
    expect(['West', 'EAST', 'North'].map(renames)).toEqual(['accepted', 'accepted', 'NameTaken'])
  })
})

describe('clients of a group (GRP-02)', () => {
  const adds = (history: History): string =>
    refusal(history.ask(byBob, 'AddClient', { ...inWest, client: maple }))

  test('are added with their relationship, and removed', () => {
    west
      .when(byBob, 'AddClient', { ...inWest, client: maple })
      .then(event('ClientAdded', { group: 'G1', client: maple, relationship: relationships.first }))
    withMaple
      .when(byBob, 'RemoveClient', { ...inWest, client: maple })
      .then(event('ClientRemoved', { group: 'G1', client: maple }))
    expect(adds(withMaple.as(byBob, 'RemoveClient', { ...inWest, client: maple }))).toBe('accepted')
  })

  test('need an established relationship: asking or a grant for later is none', () => {
    const later = delegatedWith({ terms: { validFrom: '2026-02-03' } })
    expect(adds(create(ready, 'West'))).toBe('NoLiveGrant')
    expect(adds(create(later, 'West'))).toBe('NoLiveGrant')
    expect(adds(create(later, 'West').at(daysAfter(monday, 1)))).toBe('accepted')
  })

  test('may be added in run-off, and not after a cut', () => {
    const ended = (mode: string) => west.as(byAlice, 'RevokeDelegation', { ...pair, mode })
    expect(adds(ended('RunOff'))).toBe('accepted')
    expect(adds(ended('CutOff'))).toBe('NoLiveGrant')
  })

  test('are out once the last grant has ended, and come in anew with the next one', () => {
    const again = regranted(withMaple)
    again
      .when(byBob, 'AddClient', { ...inWest, client: maple })
      .then(
        event('ClientAdded', { group: 'G1', client: maple, relationship: relationships.second }),
      )
    expect(adds(withMaple)).toBe('AlreadyIn')
  })

  test('are those of one group, not of another', () => {
    const answer = create(withMaple, 'East').ask(byBob, 'AddClient', {
      ...here,
      group: 'G2',
      client: maple,
    })
    expect(refusal(answer)).toBe('accepted')
  })

  test('are gone with a group that is deleted', () => {
    expect(adds(withMaple.as(byBob, 'DeleteGroup', inWest))).toBe('NoSuchGroup')
  })
})

test('an Orphaned provider manages its groups, a Suspended one does not (a16)', () => {
  const once = (type: string, data: object) => west.given(stream.atlas, event(type, data))
  expect(creates(once('BusinessOrphaned', { bn9: atlas }), 'East')).toBe('accepted')
  const suspended = west.as(officer, 'SuspendBusiness', { bn9: atlas, reason: 'Compliance' })
  expect(creates(suspended, 'East')).toBe('BusinessNotActive')
})

test('concerns the provider, whichever event comes first', () => {
  const of = (history: History) => clientAccess.parties(history.events(own)[0] as never)
  expect(of(west)).toEqual([atlas])
  expect(of(assign(staffed, toMaple, 'pReader'))).toEqual([atlas])
})
