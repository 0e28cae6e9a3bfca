/** `carmkit redecide`: every recorded command again, on a file that is whole and on one that was edited. */
import { beforeAll, describe, expect, it } from 'vitest'
import { editedStore, importer, storeOf, story } from './small-portal.js'
import { carmkit, uuid } from './support.js'

let file = ''

beforeAll(async () => {
  file = await storeOf(story, [uuid(32), uuid(33)])
})

const asked = (subject: string, store: string, ...options: ReadonlyArray<string>) =>
  carmkit('redecide', subject, '--store', store, ...options)

const account = `businessAccount-${importer}`

describe('a store that is whole', () => {
  it('is decided again as it was recorded', async () => {
    const { lines, exit } = await asked('all', file)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      /^(\d+) commands of the whole log up to position \d+: \1 decided again/,
    )
    expect(exit).toBe(0)
  })

  it('and a business, or a part of the log, for itself', async () => {
    const [whole, business, part] = await Promise.all([
      asked('all', file, '--json'),
      asked(importer, file, '--json'),
      asked(importer, file, '--to', 'position:6', '--json'),
    ])
    const counted = [whole, business, part].map(({ lines }) => {
      const { kind, commands, same, first } = JSON.parse(lines.at(-1) ?? '')
      expect([kind, first]).toEqual(['summary', null])
      expect(same).toBe(commands)
      return commands as number
    })
    expect(counted).toEqual([...counted].toSorted((one, other) => other - one))
    expect(new Set(counted).size).toBe(3)
  })
})

describe('a store in which one event was edited', () => {
  const edited = () => editedStore(account, 1, `json_set(body, '$.data.legalName', 'Bus1ness')`)

  it('names that event first, with what was recorded and what is decided', async () => {
    const { lines, exit } = await asked('all', await edited())
    const text = lines.join('\n')
    expect(text).toContain(
      `differs: ${account}@1 BusinessRegistered of RegisterNewBusiness recorded 2026-`,
    )
    expect(text).toContain(`because of tampering: ${account}@1 content does not match its hash`)
    expect(text).toContain('recorded "Bus1ness", decided again "Business 123456782"')
    expect(text).toContain('differing: 1 by tampering')
    expect(text).toContain(`rests on a broken stream: `)
    expect(text).toMatch(/the same, but resting on a broken stream: [1-9]/)
    expect(exit).toBe(1)
  })

  it('is no success of another stream that rests on it', async () => {
    const { lines, exit } = await asked(`programAccount-${importer}RM0001`, await edited())
    expect(lines.join('\n')).toMatch(/rests on a broken stream: programAccount/)
    expect(exit).toBe(1)
  })

  it('tells it to programs', async () => {
    const { lines } = await asked('all', await edited(), '--json')
    const told = lines.map((line) => JSON.parse(line))
    const [differing, summary] = [told[0], told.at(-1)]
    expect(differing).toMatchObject({
      kind: 'differs',
      stream: account,
      revision: 1,
      command: 'RegisterNewBusiness',
      cause: { name: 'Tampering', stream: account, revision: 1 },
      parting: { field: 'events[0].data.legalName' },
    })
    expect(summary).toMatchObject({ differing: { Tampering: 1 }, first: differing })
  })

  it('has others that rest on it decided otherwise where it matters, all told on request', async () => {
    const manager = await editedStore(account, 2, `replace(body, '000000000901', '000000000909')`)
    const short = await asked('all', manager)
    const long = await asked('all', manager, '--all')
    expect(long.lines.length).toBeGreaterThan(short.lines.length)
    expect(long.lines.join('\n')).toMatch(
      new RegExp(`differs: [^\n]*DelegationGranted|RequestApproved[^]*tampering: ${account}@2`),
    )
  })

  it('which cannot be read any more leaves its stream out, counted', async () => {
    const broken = await editedStore(account, 5, `'{"stream":1}'`)
    const { notes, lines, exit } = await asked('all', broken)
    expect(lines.join('\n')).toMatch(/not decided again: \d+ that rest on what cannot be read/)
    expect(notes.join('\n')).toContain(`left out: `)
    expect(exit).toBe(3)
  })
})

describe('bad input', () => {
  it('an event to stop at that is not there is not taken for the end', async () => {
    const { notes, exit } = await asked('all', file, '--to', `${account}@999`)
    expect([notes, exit]).toEqual([[`carmkit: there is no event ${account}@999`], 1])
  })

  it('an unknown subject, a bound before it, a bound that is none', async () => {
    expect(await asked('999999998', file)).toMatchObject({ exit: 1, lines: [] })
    const early = await asked(importer, file, '--to', '2020-01-01')
    expect(early.notes.join()).toContain('its first event stands at position')
    expect(early.exit).toBe(1)
    expect((await asked('all', file, '--to', 'yesterday')).exit).toBe(64)
    expect((await asked('all', `${file}.none`)).exit).toBe(3)
  })
})
