/** `carmkit history` and `carmkit verify` on the file of the first month. */
import { beforeAll, describe, expect, it } from 'vitest'
import { forgedCopy } from './forged.js'
import { carmkit, newFile, storyFile } from './support.js'

const story = newFile()

beforeAll(async () => {
  await carmkit('run', storyFile, '--store', story, '--clock', 'lines')
})

const entriesOf = async (subject: string) => {
  const { lines } = await carmkit('history', subject, '--store', story, '--json')
  return lines.map(
    (line) => JSON.parse(line) as { stream: string; type: string; grant: object; actor: object },
  )
}

describe('the history of a business', () => {
  it('holds every stream that it is a party of, and no other', async () => {
    const streams = new Set((await entriesOf('123456782')).map(({ stream }) => stream))
    expect([...streams]).toEqual([
      'businessAccount-123456782',
      'programAccount-123456782RM0001',
      'delegation-123456782.700123458.RM0001',
      'transaction-declaration.10000000000017',
      'ledger-123456782RM0001',
      'transaction-declaration.10000000000025',
      'transaction-declaration.10000000000033',
      'transaction-declaration.10000000000041',
    ])
    expect(new Set((await entriesOf('800000010')).map(({ stream }) => stream))).toEqual(new Set())
  })

  it('takes a number as people write it', async () => {
    expect((await entriesOf('123 456 782')).length).toBe((await entriesOf('123456782')).length)
    expect((await entriesOf('123456782 RM 0001')).length).toBeGreaterThan(0)
  })

  it('or one of its accounts holds what decides about it, of its business too', async () => {
    const entries = await entriesOf('123456782RM0001')
    const account = entries.filter(({ stream }) => stream === 'programAccount-123456782RM0001')
    expect(account.map(({ type }) => type)).toEqual([
      'EnrolmentStarted',
      'EnrolmentSubmitted',
      'ProgramAccountOpened',
    ])
    expect(entries).toEqual(await entriesOf('123456782'))
    expect(new Set((await entriesOf('700123458RM0001')).map(({ stream }) => stream))).not.toContain(
      'programAccount-123456782RM0001',
    )
  })

  it('says under which authority the broker finished its draft', async () => {
    const last = (await entriesOf('transaction-declaration.10000000000041')).at(-1)
    expect(last).toMatchObject({
      type: 'DeclarationAccepted',
      actor: { userId: 'ca401000-0000-4000-8000-000000000003', actingFor: '700123458' },
      grant: {
        role: 'pPAM',
        rules: ['MATRIX-15', 'DEL-14', 'DEL-19'],
        delegation: 'delegation-123456782.700123458.RM0001#2',
      },
    })
  })

  it('prints amounts that equal the published figures', async () => {
    const { lines } = await carmkit('history', '123456782', '--store', story)
    for (const payable of ['10.58', '90.45', '575.00', '3.60']) {
      expect(lines.join('\n')).toContain(`payable ${payable} (`)
    }
    expect(lines.join('\n')).not.toContain('\u001b')
  })

  it('of nothing is exit code 1, of no file 3', async () => {
    expect((await carmkit('history', 'delegation-none', '--store', story)).exit).toBe(1)
    expect((await carmkit('history', '123456782', '--store', newFile())).exit).toBe(3)
  })
})

describe('verify', () => {
  it('finds the story intact', async () => {
    const { exit, lines } = await carmkit('verify', '--store', story)
    expect(exit).toBe(0)
    expect(lines[0]).toMatch(/^intact: \d+ events in 10 streams/)
  })

  const tampered = (change: string): string => forgedCopy(story, change)

  const delegation = "stream = 'delegation-123456782.700123458.RM0001'"

  it.each([
    [
      'a changed value',
      `UPDATE events SET body = replace(body, '"Program"', '"Financial"') WHERE ${delegation} AND revision = 2`,
      2,
    ],
    ['a lost event', `DELETE FROM events WHERE ${delegation} AND revision = 1`, 1],
    [
      'text that is no event',
      `UPDATE events SET body = '{"stream":1}' WHERE ${delegation} AND revision = 3`,
      3,
    ],
    [
      'another hash in the row',
      `UPDATE events SET hash = '' WHERE ${delegation} AND revision = 1`,
      1,
    ],
    [
      'a row of another stream',
      `UPDATE events SET stream = 'ledger-9', revision = 0 WHERE ${delegation} AND revision = 2`,
      0,
    ],
    [
      'an event that stands twice',
      `CREATE TABLE copies AS SELECT * FROM events; DROP TABLE events; ALTER TABLE copies RENAME TO events;
       INSERT INTO events SELECT 999, stream, revision, hash, body FROM events WHERE ${delegation} AND revision = 1`,
      5,
    ],
    [
      'two events that changed places',
      `UPDATE events SET position = position + 1000 WHERE ${delegation} AND revision = 1`,
      1,
    ],
  ])('names the first bad event after %s', async (_name, change, revision) => {
    const { exit, lines } = await carmkit('verify', '--store', tampered(change), '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ok: false, firstBad: { revision } })
  })

  it('finds a stream that is gone, or shorter, by what rests on it', async () => {
    const gone = tampered(`DELETE FROM events WHERE ${delegation}`)
    const { exit, lines } = await carmkit('verify', '--store', gone, '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      firstBad: {
        stream: 'transaction-declaration.10000000000017',
        revision: 0,
        reason: 'rests on delegation-123456782.700123458.RM0001@2, which is not what is there',
      },
    })
  })

  /** Without the tail of a stream, and with the count of entries set back. */
  const cutAt = (stream: string, revision: number): string =>
    tampered(
      `DELETE FROM events WHERE stream = '${stream}' AND revision >= ${revision};
      UPDATE events SET position = position + 100000;
      UPDATE events SET position = (SELECT count(*) FROM events AS one WHERE one.position <= events.position);
      UPDATE sqlite_sequence SET seq = (SELECT max(position) FROM events) WHERE name = 'events'`,
    )

  it('cannot see a tail that nothing rests on or answers where the count of entries was set back too, and says so', async () => {
    const { exit, lines } = await carmkit('verify', '--store', cutAt('ledger-123456782RM0001', 3))
    expect(exit).toBe(0)
    expect(lines.join('\n')).toContain(
      'is seen by what rests on it or answers it, and in a file by its count',
    )
  })

  it('sees such a tail by what answers it', async () => {
    const cut = cutAt('transaction-declaration.10000000000017', 2)
    const { exit, lines } = await carmkit('verify', '--store', cut)
    expect(exit).toBe(1)
    expect(lines[0]).toMatch(/^broken: ledger-123456782RM0001@0: answers event /)
  })
})
