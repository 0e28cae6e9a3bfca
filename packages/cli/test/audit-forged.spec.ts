/** What the commands of an auditor answer about a store that somebody changed: nothing that rests on it. */
import { readFileSync } from 'node:fs'
import type { RecordedEvent } from '@carmkit/kernel'
import { beforeAll, describe, expect, it } from 'vitest'
import { forgedCopy, resealedCopy } from './forged.js'
import { carmkit, newFile, storyFile, uuid } from './support.js'

const store = newFile()
const account = '123456782RM0001'
const ledger = `ledger-${account}`

beforeAll(async () => {
  await carmkit('run', storyFile, '--clock', 'lines', '--store', store)
})

const forged = (statement: string): string => forgedCopy(store, statement)

const questions: ReadonlyArray<[string, ...string[]]> = [
  ['as-of', account, '--effective', '2025-07-20'],
  ['diff', account, '--from', 'position:1', '--to', '2025-07-20'],
  ['replay', account, '--step'],
]

describe.each(questions)('carmkit %s', (...question) => {
  const asked = (copy: string) => carmkit(...question, '--store', copy)

  it('answers what was recorded', async () => {
    expect(await asked(store)).toMatchObject({ exit: 0, notes: [] })
  })

  it('leaves a changed amount out, and what stands behind it', async () => {
    const changed = `UPDATE events SET body = replace(body, '"75.00"', '"85.09"')`
    const { exit, lines, notes } = await asked(forged(`${changed} WHERE stream = '${ledger}'`))
    expect(exit).toBe(3)
    expect(lines.join('\n')).not.toContain('85.09')
    expect(notes).toContainEqual(
      expect.stringMatching(
        `left out.*: \\d+ entries of ${ledger}@\\d+ on: content does not match its hash`,
      ),
    )
  })

  it('leaves out what stands behind a missing event', async () => {
    const copy = forged(`DELETE FROM events WHERE stream = '${ledger}' AND revision = 0`)
    const { exit, notes } = await asked(copy)
    expect(exit).toBe(3)
    expect(notes).toContainEqual(
      expect.stringMatching(
        `left out.*: \\d+ entries of ${ledger}@0 on: revision 1 stands where 0 belongs`,
      ),
    )
  })
})

describe('carmkit verify', () => {
  const verified = async (copy: string) => {
    const { exit, lines } = await carmkit('verify', '--store', copy, '--json')
    const { firstBad, lost } = JSON.parse(lines[0] ?? '') as Record<string, unknown>
    return { exit, firstBad, lost }
  }

  it('names the hole that the tail of a stream leaves, on which nothing rests', async () => {
    const tail = `DELETE FROM events WHERE position = (SELECT max(position) FROM events
      WHERE stream LIKE 'transaction-declaration.%' AND position < (SELECT max(position) FROM events))`
    const copy = forged(tail)
    const { exit, firstBad, lost } = await verified(copy)
    const behind = expect.any(Number)
    expect({ exit, firstBad, lost }).toEqual({
      exit: 1,
      firstBad: null,
      lost: { entries: 1, holes: [{ behind, entries: 1 }] },
    })
    const { lines } = await carmkit('verify', '--store', copy)
    expect(lines[0]).toMatch(/^lost: 1 entry of the log behind position \d+/)
  })

  it('names entries that are gone from the end of the log', async () => {
    const cut = `DELETE FROM events WHERE position > (SELECT max(position) - 2 FROM events)`
    expect(await verified(forged(cut))).toMatchObject({ exit: 1, lost: { entries: 2 } })
  })
})

/** Sealed anew, so that no hash shows it: a debt is sent to collections that was never there. */
const impossible = (): string =>
  resealedCopy(store, { stream: ledger, revision: 1 }, () => ({
    type: 'SentToCollections',
    v: 1,
    data: { bn15: account, debt: '10000000000999/1', amount: '20.00', sentOn: '2025-07-10' },
  }))

const reason =
  'SentToCollections cannot follow what stands before it (no debt 10000000000999/1): sealed anew by a forger, or an error of this library'

describe('an event that cannot be, though every hash fits', () => {
  const folding: ReadonlyArray<[string, ...string[]]> = [
    ...questions,
    ['replay', ledger],
    ['diff', account, '--from', 'position:1', '--to', '2025-07-20', '--effective', '2025-07-20'],
    ['redecide', account],
    ['report', account, '-o', newFile('html')],
  ]

  it.each(folding)('is left out of %s, with what stands behind it', async (...question) => {
    const { exit, lines, notes } = await carmkit(...question, '--store', impossible())
    expect(exit).toBe(3)
    expect(notes).toContainEqual(
      expect.stringMatching(/^carmkit: left out.*: 3 entries of ledger-123456782RM0001@1 on: /),
    )
    expect(notes.join('\n')).toContain(reason)
    expect(`${lines.join('\n')}${notes.join('\n')}`).not.toContain('this is a bug')
  })

  it.each([
    ['explain', `${ledger}@2`],
    ['explain', `${account}/2025-07/closing`],
    ['statement', account, '2025-07'],
  ])('is the reason why %s %s answers nothing', async (...question) => {
    const { exit, lines, notes } = await carmkit(...question, '--store', impossible())
    expect(notes).toEqual([`carmkit: ${ledger}@1 cannot be read: ${reason}`])
    expect([exit, lines]).toEqual([3, []])
  })

  it('is told by explain, and not to be trusted', async () => {
    const { exit, notes } = await carmkit('explain', `${ledger}@1`, '--store', impossible())
    expect([exit, notes]).toEqual([1, [`carmkit: not to be trusted: ${ledger}@1: ${reason}`]])
  })

  it('does not keep what stands before it from being explained', async () => {
    expect(await carmkit('explain', `${ledger}@0`, '--store', impossible())).toMatchObject({
      exit: 0,
      notes: [],
    })
  })

  it('is the first bad event for verify, with what was expected', async () => {
    const { exit, lines } = await carmkit('verify', '--store', impossible(), '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(lines[0] ?? '').firstBad).toMatchObject({
      kind: 'impossible',
      stream: ledger,
      revision: 1,
      reason,
      expected: 'an event of ledger that can follow @0',
      found: 'SentToCollections',
    })
  })

  it('is a finding of the report, which is written all the same', async () => {
    const page = newFile('html')
    await carmkit('report', account, '--store', impossible(), '-o', page)
    expect(readFileSync(page, 'utf8')).toContain('no debt 10000000000999/1')
  })
})

describe('an event that was edited, and its stream sealed anew', () => {
  const declaration = 'transaction-declaration.10000000000025'
  const payable = ({ data }: RecordedEvent): object => {
    const filed = data as { readonly charges: { readonly total: object } }
    const total = { ...filed.charges.total, totalPayable: '41.00' }
    return { data: { ...filed, charges: { ...filed.charges, total } } }
  }
  const edited = (): string => resealedCopy(store, { stream: declaration, revision: 6 }, payable)

  it('is found by what answers it', async () => {
    const { exit, lines } = await carmkit('verify', '--store', edited())
    expect(exit).toBe(1)
    expect(lines[0]).toMatch(
      /^broken: ledger-123456782RM0001@\d+: answers event [0-9a-f-]{36}, which does not stand before it/,
    )
    expect(lines[1]).toMatch(/^ {2}expected event [0-9a-f-]{36} earlier in the log$/)
    expect(lines).toContainEqual(expect.stringMatching(/^no cause: .*: [1-9]\d*$/))
  })

  it('is a fault on the page of a report', async () => {
    const page = newFile('html')
    const { lines } = await carmkit('report', account, '--store', edited(), '-o', page, '--json')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ isIntact: false })
    expect(readFileSync(page, 'utf8')).toMatch(/answers event [0-9a-f-]{36}, which does not stand/)
  })
})

describe('a date that was moved', () => {
  const later = '2299-12-31T00:00:00.000Z'

  /** The declaration is accepted, and was not submitted yet, as of any day but the last. */
  const moved = (): string =>
    resealedCopy(
      store,
      { stream: 'transaction-declaration.10000000000017', revision: 2 },
      ({ metadata }) => ({
        metadata: { ...metadata, commandId: uuid(4711), recordedAt: later, effectiveAt: later },
      }),
    )

  it('ends the stream for an answer as of a day between', async () => {
    const question = ['as-of', account, '--effective', '2025-07-20', '--store', moved()] as const
    const { exit, lines, notes } = await carmkit(...question)
    expect(exit).toBe(3)
    expect(notes).toEqual([
      expect.stringMatching(
        /left out: 1 entries of transaction-declaration\.10000000000017@3 on: .*accepted before it was submitted/,
      ),
    ])
    expect(lines.join('\n')).toContain('10000000000025')
  })
})

describe('an event that is dated too late', () => {
  const declaration = 'transaction-declaration.10000000000017'
  const later = '2299-12-31T00:00:00.000Z'
  const ahead = (): string =>
    resealedCopy(store, { stream: declaration, revision: 0 }, ({ metadata }) => ({
      metadata: { ...metadata, recordedAt: later, effectiveAt: later },
    }))

  const until = '2025-07-12'
  const bounded: ReadonlyArray<[events: number, ...question: [string, ...string[]]]> = [
    [17, 'as-of', account, '--effective', until, '--known', until],
    [17, 'diff', account, '--from', 'position:1', '--to', until],
    [17, 'replay', account, '--to', until],
    [17, 'redecide', account, '--to', until],
    [17, 'report', account, '--to', until, '-o', newFile('html')],
    [14, 'access-review', '123456782', '--from', '2025-06-10', '--to', until],
    [3, 'replay', declaration, '--to', until],
    [3, 'as-of', ledger, '--effective', until, '--known', until],
  ]

  it.each(bounded)('hides %i events from %s %s, and that is said', async (events, ...question) => {
    const { exit, notes } = await carmkit(...question, '--store', ahead())
    expect(notes).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^carmkit: left out.*: ${events} events that were recorded by then stand behind ${declaration}@0, recorded ${later}$`,
        ),
      ),
    )
    expect(exit).toBe(3)
  })

  it('hides nothing from an answer up to a place of the log, or up to that date', async () => {
    for (const known of ['position:30', later]) {
      const question = ['as-of', account, '--effective', until, '--known', known]
      const { notes } = await carmkit(...question, '--store', ahead())
      expect(notes.join('\n')).not.toContain('recorded by then')
    }
  })

  it('is told to programs, and on the page of a report', async () => {
    const asOf = ['as-of', account, '--effective', until, '--known', until, '--json'] as const
    const { lines } = await carmkit(...asOf, '--store', ahead())
    expect(JSON.parse(lines[0] ?? '').behind).toEqual({
      events: 17,
      stream: declaration,
      revision: 0,
      recordedAt: later,
    })
    const page = newFile('html')
    await carmkit('report', account, '--to', until, '--store', ahead(), '-o', page)
    expect(readFileSync(page, 'utf8')).toContain(
      '17 events that were recorded in time stand behind',
    )
  })
})
