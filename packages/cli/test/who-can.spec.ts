/** `carmkit who-can`: everybody who may, now or at a moment, and mistakes that are told as such. */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  account,
  alice,
  broker,
  carol,
  draft,
  importer,
  momentOf,
  storeOf,
  story,
} from './small-portal.js'
import { carmkit, newFile, uuid } from './support.js'

let file = ''

beforeAll(async () => {
  file = await storeOf(story, [uuid(32), uuid(33)])
})

const asked = (...args: ReadonlyArray<string>) => carmkit('who-can', ...args, '--store', file)

interface Able {
  readonly user: string
  readonly actingFor: string
  readonly proof: { readonly role: string; readonly rules: ReadonlyArray<string> }
}

const ableTo = async (...args: ReadonlyArray<string>) => {
  const { lines, exit } = await asked(...args, '--json')
  const able = lines.map((line) => JSON.parse(line) as Able)
  return {
    exit,
    who: able.map(({ user, actingFor, proof }) => [user, actingFor, proof.role]),
    able,
  }
}

const begin = 'SubmitFirstDeclaration'

describe('who-can', () => {
  it('names the own people and those of providers, each with their authority', async () => {
    const { exit, who, able } = await ableTo(begin, account, '--at', momentOf(31))
    expect(who).toEqual([
      [alice, importer, 'BAM'],
      [carol, broker, 'pPAM'],
    ])
    expect(able[1]?.proof.rules).toEqual(['MATRIX-15', 'DEL-03', 'DEL-19'])
    expect(exit).toBe(0)
  })

  it('judges the moment that is named: before the approval and after the revocation', async () => {
    const owner = [[alice, importer, 'BAM']]
    expect((await ableTo(begin, account, '--at', momentOf(22))).who).toEqual(owner)
    expect((await ableTo(begin, account, '--at', momentOf(42))).who).toEqual(owner)
  })

  it('of a transaction counts the broker that may finish it, until the run-off is over', async () => {
    const during = await ableTo(begin, draft, '--at', momentOf(42))
    expect(during.who).toEqual([
      [alice, importer, 'BAM'],
      [carol, broker, 'pPAM'],
    ])
    expect(during.able[1]?.proof.rules).toContain('DEL-14')
    const correcting = await ableTo('CorrectDeclaration', draft, '--at', momentOf(42))
    expect(correcting.who).toEqual(during.who)
    const after = await ableTo(begin, draft, '--at', '2026-04-01T00:00:00.000Z')
    expect(after.who).toEqual([[alice, importer, 'BAM']])
  })

  it('prints a table for people, whatever the case of the action and the blanks of the number', async () => {
    const { lines, notes, exit } = await asked('viewprogramprofile', '123 456 782 rm 0001')
    expect(lines.join('\n')).toContain(alice)
    expect(lines.join('\n')).toContain('MATRIX-4')
    expect(notes.join('\n')).toContain('2 can ViewProgramProfile')
    expect(exit).toBe(0)
  })

  it('of a business that nobody registered is exit code 1, with nothing printed', async () => {
    const { lines, exit } = await asked(begin, '100000009RM0001')
    expect([lines, exit]).toEqual([[], 1])
  })
})

describe('a mistaken question', () => {
  it.each([
    ['an unknown action', ['Launder', account], /no action is called "Launder"; known: View/],
    ['a malformed target', [begin, '12345'], /"12345" is neither a business number .*nor a trans/],
    ['a number with a wrong check digit', [begin, '123456789'], /is neither/],
    [
      'a moment without a time',
      [begin, account, '--at', '2026-02-02'],
      /--at.*Write UTC with mill/,
    ],
    ['a moment in another zone', [begin, account, '--at', '2026-02-02T09:00:00-05:00'], /--at/],
  ])('%s is a wrong use of the command line', async (_name, args, message) => {
    const { lines, notes, exit } = await asked(...args)
    expect(notes.join('\n')).toMatch(message)
    expect([lines, exit]).toEqual([[], 64])
  })

  it('says both mistakes at once, without control characters', async () => {
    const { notes, exit } = await asked('\u001b[2JX', '1\u009b2')
    expect(notes.length).toBe(2)
    expect(notes.join('')).not.toMatch(/\p{Cc}/u)
    expect(exit).toBe(64)
  })

  it('a transaction that is not there, or not yet, is not found', async () => {
    for (const args of [
      [begin, '10000000000099'],
      [begin, draft, '--at', momentOf(23)],
    ]) {
      const { notes, exit } = await asked(...args)
      expect(notes.join('\n')).toContain(`no transaction ${args[1]} is recorded`)
      expect(exit).toBe(1)
    }
  })

  it('no store is exit code 3', async () => {
    const { notes, exit } = await carmkit('who-can', begin, account, '--store', newFile())
    expect(notes.join('\n')).toContain('there is no store at')
    expect(exit).toBe(3)
  })
})
