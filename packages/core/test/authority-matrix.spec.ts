/** The permission matrix, row by row, against the text of the catalogue; and what must hold of it. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { matrix, type Permission, type Role } from '../src/index.js'
import type { Membership, UserId } from '../src/values/index.js'
import { alice, maple } from './support/actors.js'
import {
  authority,
  employeeWorld,
  item,
  known,
  member,
  providerWorld,
  rm,
  standing,
} from './support/worlds.js'

/**
 * Catalogue, accounts-and-delegation, section 6, copied as it stands there. Row 16 is split by
 * the design: 16a corrects before the due date, as row 15; 16b requests an adjustment, as printed.
 */
const catalogue = `
| 1 | View business profile | Y.S | Y.I | Y.D | Y.D | Y.S | N.D | N.D | N.D |
| 2 | Edit business contact data | Y.S | N.I | N.I | N.S | N.D | N.D | N.D | N.D |
| 3 | Ask CBSA for legal-entity correction | Y.S | N.S | N.S | N.S | N.D | N.D | N.D | N.D |
| 4 | View program profile | Y.S | P.S | P.I | P.I | Y.S | P.I | P.D | P.D |
| 5 | Edit program contact data | Y.S | P.S | N.I | N.S | Y.I | P.I | N.D | N.D |
| 6 | Enrol / close a program account | Y.S | N.I | N.I | N.S | N.D | N.D | N.D | N.D |
| 7 | Enrol in a sub-program (RPP) | Y.I | P.I | N.D | N.S | Y.I | P.D | N.D | N.D |
| 8 | View financial security | Y.S | P.D | N.D | N.D | V.D | V.D | N.D | N.D |
| 9 | Post / amend security | Y.S | P.D | N.D | N.S | Y.I | P.D | N.D | N.D |
| 10 | List users and roles of the business | Y.S | P.I | N.I | N.D | N.D | N.D | N.D | N.D |
| 11 | Approve, change, remove employees | Y.S | P.S | N.S | N.S | N.D | N.D | N.D | N.D |
| 12 | Approve/revoke business-level delegation | Y.S | N.S | N.S | N.S | N.D | N.D | N.D | N.D |
| 13 | Approve/revoke program-level delegation | Y.S | P.S | N.S | N.S | N.D | N.D | N.D | N.D |
| 14 | View transactions, CADs | Y.S | P.S | P.S | P.S | V.S | V.S | V.I | V.I |
| 15 | Draft and submit first CAD | Y.I | P.I | P.I | N.S | Y.S broker | P.I broker | P.D broker | N.D |
| 16a | Correct CAD before the due date | Y.I | P.I | P.I | N.S | V.I broker | V.I broker | V.D broker | N.D |
| 16b | Request an adjustment | Y.I | P.I | P.I | N.S | V.I | V.I | V.D | N.D |
| 17 | Make a payment | Y.S | P.I | P.S | N.S | V.I | V.I | V.D | N.D |
| 18 | Set up pre-authorised debit | Y.I | N.D | N.D | N.S | N.D | N.D | N.D | N.D |
| 19 | View DN and SOA, balance | Y.S | P.I | P.I | P.I | V.I | V.I | V.D | V.D |
| 20 | Export transaction history (CSV) | Y.S | P.I | P.I | P.D | V.I | V.I | V.D | V.D |
| 21 | Request an advance ruling | Y.S | P.I | P.S | N.S | Y.I | P.I | P.D | N.D |
| 22 | Read / answer CBSA notices | Y.S | P.I | P.D | N.D | N.S | N.S | N.S | N.S |
| 23 | File an appeal | Y.I | P.I | P.D | N.S | Y.D | P.D | N.D | N.D |
| 24 | Read the access audit log (our feature) | Y.D | P.D | N.D | N.D | own.D | own.D | N.D | N.D |
| 25 | Provider: request access to a client | Y.I | N.D | N.D | N.D | - | - | - | - |
| 26 | Provider: manage client groups, assign staff | Y.S | N.S | N.S | N.S | - | - | - | - |
`

const permissions: { readonly [row: string]: Permission } = {
  1: 'ViewBusinessProfile',
  2: 'EditBusinessContact',
  3: 'RequestLegalCorrection',
  4: 'ViewProgramProfile',
  5: 'EditProgramContact',
  6: 'EnrolProgramAccount',
  7: 'EnrolSubProgram',
  8: 'ViewSecurity',
  9: 'PostSecurity',
  10: 'ListUsers',
  11: 'ManageEmployees',
  12: 'DecideBusinessDelegation',
  13: 'DecideProgramDelegation',
  14: 'ViewTransactions',
  15: 'SubmitFirstDeclaration',
  '16a': 'CorrectDeclaration',
  '16b': 'RequestAdjustment',
  17: 'MakePayment',
  18: 'SetUpPreAuthorizedDebit',
  19: 'ViewStatements',
  20: 'ExportTransactions',
  21: 'RequestRuling',
  22: 'AnswerNotices',
  23: 'FileAppeal',
  24: 'ReadAccessLog',
  25: 'RequestClientAccess',
  26: 'ManageClientGroups',
}

const roles: ReadonlyArray<Role> = [
  'BAM',
  'PAM',
  'Editor',
  'Reader',
  'pBAM',
  'pPAM',
  'pEditor',
  'pReader',
]

const rows = catalogue
  .trim()
  .split('\n')
  .map((text) => {
    const [number = '', action = '', ...cells] = text
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return { number, action, cells }
  })

/** `own` is what visibility shows of the provider itself: the code has one letter for both. */
const letterOf = (cell: string): string =>
  cell.startsWith('own') ? 'V' : (cell.split('.')[0] ?? cell)

describe('the matrix is that of the catalogue', () => {
  test('it has 27 rows, in the same order', () => {
    expect(rows).toHaveLength(27)
    expect(matrix.map(({ rule }) => rule)).toEqual(rows.map(({ number }) => `MATRIX-${number}`))
  })

  test.each(rows)('row $number: $action', ({ number, cells }) => {
    const row = matrix.find(({ rule }) => rule === `MATRIX-${number}`)
    expect(row?.permission).toBe(permissions[number])
    expect(roles.map((role) => row?.cells[role])).toEqual(cells.map(letterOf))
    expect(row?.accounts === true).toBe(cells.some((cell) => cell.endsWith('broker')))
  })
})

/** Nothing, then part, then all. */
const power = (letter: string | undefined): number =>
  letter === 'Y' ? 2 : letter === 'P' || letter === 'V' ? 1 : 0

const ladderOf = (names: ReadonlyArray<Role>) =>
  matrix.flatMap(({ rule, cells }) =>
    names.slice(1).flatMap((role, index) => {
      const below = names[index] as Role
      return power(cells[below]) > power(cells[role]) ? [`${rule}: ${below} above ${role}`] : []
    }),
  )

test('AUTH-04: a higher role may do all that a lower one may, on every row', () => {
  expect(ladderOf(['Reader', 'Editor', 'PAM', 'BAM'])).toEqual([])
  expect(ladderOf(['pReader', 'pEditor', 'pPAM', 'pBAM'])).toEqual([])
})

test('AUTH-03: no proxy may more than the employee of the same name', () => {
  const pairs = [
    ['pBAM', 'BAM'],
    ['pPAM', 'PAM'],
    ['pEditor', 'Editor'],
    ['pReader', 'Reader'],
  ] as const
  const beyond = matrix.flatMap(({ rule, cells }) =>
    pairs.flatMap(([proxy, employee]) =>
      power(cells[proxy]) > power(cells[employee]) ? [`${rule}: ${proxy}`] : [],
    ),
  )
  expect(beyond).toEqual([])
})

/** Everything that can be asked about one program: each row, with and without an item. */
const questions = matrix.flatMap(({ permission }) =>
  [null, item(), item({ ownedBy: maple, begunFor: maple })].flatMap((one) =>
    [false, true].map((finishesWork) => ({
      permission,
      finishesWork,
      target: { item: one },
    })),
  ),
)

const memberWorld = (assignment: Membership['assignment']) =>
  employeeWorld({
    members: new Map<UserId, Membership>([[alice.id, member(assignment)]]),
  })

test('AUTH-04: what authorize allows grows with the role, for every question', () => {
  const programs = [rm]
  const worlds = [
    memberWorld({ role: 'Reader', programs }),
    memberWorld({ role: 'Editor', programs }),
    memberWorld({ role: 'PAM', programs }),
    memberWorld({ role: 'BAM' }),
  ]
  const allowed = worlds.map((world) =>
    questions.filter((one) => E.isRight(authority(world, { ...one, actor: alice.for(maple) }))),
  )
  for (const [index, lower] of allowed.slice(0, -1).entries()) {
    expect(allowed[index + 1]).toEqual(expect.arrayContaining(lower))
  }
  /** Own people are not limited to items, so each row that is not N allows all its questions. */
  const rowsOf = (column: number) => rows.filter(({ cells }) => !cells[column]?.startsWith('N'))
  const each = questions.length / rows.length
  expect(allowed.map(({ length }) => length / each)).toEqual(
    [3, 2, 1, 0].map((column) => rowsOf(column).length),
  )
})

test('AUTH-03: what authorize allows a provider, it allows the employee of the same name', () => {
  const cases = (['business', rm] as const).flatMap((scope) =>
    (['Own', 'Program', 'Financial'] as const).map((visibility) => ({ scope, visibility })),
  )
  for (const { scope, visibility } of cases) {
    const grant = { ...standing().grant, terms: { ...standing().grant?.terms, visibility } }
    const delegations = [known(standing({ scope, grant: grant as never }))]
    const byProvider = questions.filter((one) =>
      E.isRight(authority(providerWorld({ delegations }), one)),
    )
    const assignment =
      scope === 'business' ? ({ role: 'BAM' } as const) : ({ role: 'PAM', programs: [rm] } as const)
    const byEmployee = questions.filter((one) =>
      E.isRight(authority(memberWorld(assignment), { ...one, actor: alice.for(maple) })),
    )
    expect(byProvider.length).toBeGreaterThan(20)
    expect(byEmployee).toEqual(expect.arrayContaining(byProvider))
  }
})
