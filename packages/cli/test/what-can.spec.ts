/** `carmkit what-can`: all that one person may, in the own business and for clients. */
import { beforeAll, describe, expect, it } from 'vitest'
import { alice, bob, carol, importer, mallory, momentOf, storeOf, story } from './small-portal.js'
import { carmkit, uuid } from './support.js'

let file = ''

beforeAll(async () => {
  file = await storeOf(story, [uuid(32), uuid(33)])
})

const asked = (...args: ReadonlyArray<string>) => carmkit('what-can', ...args, '--store', file)

interface Access {
  readonly actingFor: string
  readonly business: string
  readonly program: string | null
  readonly permission: string
  readonly items: string
  readonly proof: { readonly role: string }
}

const accessOf = async (...args: ReadonlyArray<string>) =>
  (await asked(...args, '--json')).lines.map((line) => JSON.parse(line) as Access)

describe('what-can', () => {
  it('of a Reader is to view, on the own program and nowhere else', async () => {
    const access = await accessOf(bob)
    expect(new Set(access.map(({ permission }) => permission))).toEqual(
      new Set([
        'ViewBusinessProfile',
        'ViewProgramProfile',
        'ViewTransactions',
        'ViewStatements',
        'ExportTransactions',
      ]),
    )
    expect(new Set(access.map(({ business, proof }) => `${business} ${proof.role}`))).toEqual(
      new Set([`${importer} Reader`]),
    )
  })

  it('of a broker is that of its own business, and what each client granted', async () => {
    const forClient = (access: ReadonlyArray<Access>) =>
      access
        .filter(({ business }) => business === importer)
        .map(({ permission, program, items }) => `${permission} ${program} ${items}`)
    const granted = forClient(await accessOf(carol, '--at', momentOf(31)))
    expect(granted).toContain('SubmitFirstDeclaration RM0001 none')
    expect(granted).not.toContain('ViewStatements RM0001 none')
    expect(forClient(await accessOf(carol, '--at', momentOf(22)))).toEqual([])
    expect(forClient(await accessOf(carol, '--at', momentOf(42)))).toEqual([
      'ViewTransactions RM0001 own',
      'SubmitFirstDeclaration RM0001 own',
      'CorrectDeclaration RM0001 own',
    ])
  })

  it('prints one row for each authority and place', async () => {
    const { lines, notes, exit } = await asked(carol, '--at', momentOf(42))
    const table = lines.join('\n')
    const [row] = table.split('\n').filter((one) => one.includes('pPAM'))
    expect(row).toContain(importer)
    expect(row).toContain('ViewTransactions (own items), SubmitFirstDeclaration (own items)')
    expect(table.match(/BAM/g)?.length).toBe(2)
    expect(notes.join('\n')).toMatch(/\d+ permissions of/)
    expect(exit).toBe(0)
  })

  it('tells a permission on all kinds of items by its name', async () => {
    const { lines } = await asked(alice, '--at', momentOf(31))
    expect(lines.join('\n')).not.toContain('items')
    expect(lines.join('\n')).toContain('SubmitFirstDeclaration')
  })

  it('of a stranger is nothing, with exit code 1', async () => {
    const { lines, exit } = await asked(mallory)
    expect([lines, exit]).toEqual([[], 1])
  })

  it.each(['Carol', uuid(903).toUpperCase().replace('0000', 'A000'), ''])(
    'of %j is a wrong use of the command line',
    async (user) => {
      const { notes, exit } = await asked(user)
      expect(notes.join('\n')).toContain('is no user id, a lower-case UUID')
      expect(exit).toBe(64)
    },
  )
})
