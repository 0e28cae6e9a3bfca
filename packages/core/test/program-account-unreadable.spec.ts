/** An account while declarations cannot be read that are its own, or may be: it stays, or says so (CK-146). */
import { describe, test } from 'vitest'
import { alice, clock, maple } from './support/actors.js'
import { withObligations } from './support/programs.js'
import { mapleAlone, rm1 } from './support/story.js'
import { monday, utc } from './support/time.js'

const byAlice = alice.for(maple)
const there = { bn15: rm1 }
const foreign = ['transaction-declaration.elsewhere']

describe('closing', () => {
  test('not while a declaration of its own cannot be read (CK-146)', () => {
    withObligations(mapleAlone, { unreadable: foreign, unattributed: foreign })
      .when(byAlice, 'CloseProgramAccount', there)
      .rejected({ name: 'DeclarationsUnreadable', rule: 'CK-146', streams: foreign })
  })

  test('names what cannot be read and may be its own, and what that leaves open (CK-146)', () => {
    const unchecked = ['UnaccountedReleases', 'OpenDeclarations']
    withObligations(mapleAlone, { unattributed: foreign })
      .when(byAlice, 'CloseProgramAccount', there)
      .then({
        type: 'ProgramClosed',
        v: 1,
        data: { ...there, reason: 'Voluntary', closedAt: monday, unchecked, unreadable: foreign },
      })
  })
})

describe('falling dormant', () => {
  test.each(['unreadable', 'unattributed'])(
    'waits while a declaration that may be its own cannot be read: %s (CK-146)',
    (key) => {
      withObligations(mapleAlone, { [key]: foreign })
        .when(clock, 'MarkDormant', there, utc('2028-02-02T05:00:00.000Z'))
        .rejected({
          name: 'NotDue',
          rule: 'PRG-10',
          dueAt: '2028-03-03T05:00:00.000Z',
          balance: '0.00',
        })
    },
  )
})
