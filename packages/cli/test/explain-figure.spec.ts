/** `carmkit explain` of a figure: down to the declaration that caused it, and who made that. */
import { beforeAll, describe, expect, it } from 'vitest'
import { forgedCopy } from './forged.js'
import { ledgerOf, monthLeftOut, account as paid, story, stream } from './small-ledger.js'
import { editEvent } from './small-portal.js'
import { carmkit, newFile, storyFile } from './support.js'

const file = newFile()
const account = '123456782RM0001'

beforeAll(async () => {
  await carmkit('run', storyFile, '--store', file, '--clock', 'lines')
})

const asked = (figure: string, ...options: ReadonlyArray<string>) =>
  carmkit('explain', figure, '--store', file, ...options)

describe('a line of a declaration', () => {
  it('is told with its arithmetic, the version behind it, and the authority of whoever made it', async () => {
    const { lines, exit } = await asked(`${account}/2025-07/1`)
    const text = lines.join('\n')
    expect(text).toContain(`${account}/2025-07/1 line 90.45`)
    expect(text).toMatch(/= +37\.50 surtax/)
    expect(text).toContain(`behind ledger-${account}@1: version 1 of 10000000000025`)
    expect(text).toContain('accepted SubmitDeclaration by ca401000 for 700123458 as pPAM under')
    expect(text).toContain('rests on delegation-123456782.700123458.RM0001@2 DelegationGranted')
    expect(exit).toBe(0)
  })

  it('is told to programs: the terms add up, and each version is explained', async () => {
    const { lines } = await asked(`${account}/2025-07/debits`, '--json')
    const { madeBy, declarations } = JSON.parse(lines.join(''))
    expect(declarations).toHaveLength(madeBy.length)
    for (const { revision, version, explained } of declarations) {
      expect(madeBy).toContainEqual(expect.objectContaining({ revision }))
      expect([version, explained.outcome]).toEqual([1, 'accepted'])
      expect(explained.restsOn.length).toBeGreaterThan(3)
    }
  })

  it('that was posted by hand has no declaration to show, and says so', async () => {
    const store = await ledgerOf(story)
    const { lines, exit } = await carmkit('explain', `${paid}/2021-08/0`, '--store', store)
    expect(lines.join('\n')).toContain('it names no event of that declaration as its cause')
    expect(exit).toBe(0)
  })

  it('whose cause is named and lost is told in part: another exit code, and the id', async () => {
    const lost = forgedCopy(file, "DELETE FROM events WHERE stream LIKE '%.10000000000025'")
    const asking = ['explain', `${account}/2025-07/1`, '--store', lost]
    const { lines, exit } = await carmkit(...asking)
    expect(lines.join('\n')).toMatch(/the event [0-9a-f-]{36} that caused it is not there/)
    expect(exit).toBe(3)
    const [behind] = JSON.parse((await carmkit(...asking, '--json')).lines.join('')).declarations
    expect(behind).toMatchObject({ explained: null, missingCause: expect.any(String) })
  })

  it('that came from another stream misses nothing', async () => {
    const elsewhere = forgedCopy(
      file,
      `UPDATE events SET body = json_set(body, '$.metadata.causationId',
        (SELECT body ->> '$.metadata.eventId' FROM events WHERE position = 1))
        WHERE stream = 'ledger-${account}' AND revision = 1`,
    )
    const asking = ['explain', `${account}/2025-07/1`, '--store', elsewhere]
    const [behind] = JSON.parse((await carmkit(...asking, '--json')).lines.join('')).declarations
    expect(behind).toMatchObject({ explained: null, missingCause: null })
  })
})

describe('the seal of its statement', () => {
  const closing = `${paid}/2021-08/closing`
  const issued = async (store: string) => {
    const { lines } = await carmkit('explain', closing, '--store', store, '--json')
    return JSON.parse(lines.join('')).seal
  }

  it('is told, and so is that a statement is open', async () => {
    const store = await ledgerOf(story)
    const { lines, exit } = await carmkit('explain', closing, '--store', store)
    expect(lines.join('\n')).toMatch(
      /on statement 2021-08: sealed on 2021-08-\d\d, through event @/,
    )
    expect(exit).toBe(0)
    expect(await issued(store)).toMatchObject({ stream, broken: [] })
    const open = await carmkit('explain', `${paid}/2021-09/closing`, '--store', store)
    expect(open.lines.join('\n')).toContain('on statement 2021-09: not sealed yet')
  })

  it('that the figure contradicts is no success, and neither is an event that was changed', async () => {
    const store = await ledgerOf(story)
    const { revision, issued: sealed } = await issued(store)
    editEvent(store, { stream, revision }, `replace(body, '"${sealed.closing}"', '"1.00"')`)
    const { notes, exit } = await carmkit('explain', closing, '--store', store)
    expect(notes.join('\n')).toContain('what was sealed does not follow from the events: closing')
    expect(notes.join('\n')).toContain(`${stream}@${revision}: content does not match its hash`)
    expect(exit).toBe(1)
  })
})

describe('a figure that is not there', () => {
  it.each([
    [`${account}/2025-07/77`, 'they are all of 123456782RM0001/2025-07/opening'],
    ['999999998RM0001/2025-07/closing', 'nothing is recorded of a ledger of 999999998RM0001'],
  ])('%s is refused with the reason', async (figure, reason) => {
    const { notes, lines, exit } = await asked(figure)
    expect(notes.join('\n')).toContain(reason)
    expect([lines, exit]).toEqual([[], 1])
  })

  it('a month whose lines stand elsewhere names the statement', async () => {
    const store = await ledgerOf(monthLeftOut)
    const { notes, exit } = await carmkit('explain', `${paid}/2021-07/closing`, '--store', store)
    expect(notes.join('\n')).toContain('its lines stand on that of 2021-08')
    expect(exit).toBe(1)
  })

  it.each([
    ['2019-02', 'nothing is recorded of a period before 2021-08'],
    ['2030-01', 'the last one that is open is that of 2021-10'],
  ])('nor is one of %s, which the ledger does not reach', async (period, reason) => {
    const store = await ledgerOf(story)
    const asking = ['explain', `${paid}/${period}/closing`, '--store', store]
    const { lines, notes, exit } = await carmkit(...asking)
    expect(notes.join('\n')).toContain(reason)
    expect([lines, exit]).toEqual([[], 1])
  })
})
