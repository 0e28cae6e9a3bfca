/** `carmkit delegations`: both sides of each delegation, as it stood at a moment. */
import { beforeAll, describe, expect, it } from 'vitest'
import { broker, importer, momentOf, storeOf, story, stranger } from './small-portal.js'
import { carmkit, uuid } from './support.js'

let file = ''

beforeAll(async () => {
  file = await storeOf(story, [uuid(32), uuid(33)])
})

const asked = (...args: ReadonlyArray<string>) => carmkit('delegations', ...args, '--store', file)

interface Line {
  readonly client: string
  readonly provider: string
  readonly scope: string
  readonly open: { readonly lapsesAt: string } | null
  readonly grant: { readonly capacity: string; readonly terms: object } | null
  readonly gives: ReadonlyArray<{ readonly kind: string }>
}

const linesOf = async (...args: ReadonlyArray<string>) =>
  (await asked(...args, '--json')).lines.map((line) => JSON.parse(line) as Line)

const pair = { client: importer, provider: broker, scope: 'RM0001' }

describe('delegations', () => {
  it('shows a request that waits, and nothing given', async () => {
    const [line, ...more] = await linesOf(importer, '--at', momentOf(22))
    expect(line).toMatchObject({ ...pair, grant: null })
    expect(line?.open?.lapsesAt).toBe('2026-04-05T14:01:00.000Z')
    expect(line?.gives.some(({ kind }) => kind === 'Active')).toBe(false)
    expect(more).toEqual([])
  })

  it('shows the terms while it is live, and the run-off after', async () => {
    const [live] = await linesOf(importer, '--at', momentOf(31))
    expect(live).toMatchObject({
      ...pair,
      open: null,
      grant: {
        capacity: 'CustomsBroker',
        terms: { visibility: 'Program', validFrom: '2026-02-04', validUntil: null },
      },
    })
    expect(live?.gives.map(({ kind }) => kind)).toEqual(['Active'])
    const [ended] = await linesOf(importer, '--at', momentOf(42))
    expect(ended?.grant).toBeNull()
    expect(ended?.gives.map(({ kind }) => kind)).toEqual(['RunOff'])
  })

  it('is the same report from either side', async () => {
    expect(await linesOf(broker, '--at', momentOf(31))).toEqual(
      await linesOf(importer, '--at', momentOf(31)),
    )
    for (const [bn9, other, side] of [
      [importer, broker, 'client'],
      [broker, importer, 'provider'],
    ] as const) {
      const { lines, exit } = await asked(bn9, '--at', momentOf(31))
      const [row] = lines
        .join('\n')
        .split('\n')
        .filter((one) => one.includes('RM0001'))
      expect(row).toContain(`${side} `)
      expect(row).toContain(other)
      expect(row).toContain('CustomsBroker, Program, 2026-02-04 to no end')
      expect(exit).toBe(0)
    }
  })

  it('tells people until when a request may be answered', async () => {
    const { lines } = await asked('123 456 782', '--at', momentOf(22))
    expect(lines.join('\n')).toContain('answer by 2026-04-05T14:01:00.000Z')
  })

  it('of a business without any is exit code 1', async () => {
    const { lines, exit } = await asked(stranger)
    expect([lines, exit]).toEqual([[], 1])
  })

  it.each(['123456789', '123456782RM0001', 'Maple'])(
    'of %s, no business number, is a wrong use of the command line',
    async (subject) => {
      const { notes, exit } = await asked(subject)
      expect(notes.join('\n')).toContain('is no business number')
      expect(exit).toBe(64)
    },
  )
})
