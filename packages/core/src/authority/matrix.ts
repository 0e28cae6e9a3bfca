/**
 * The permission matrix: who may do what, by role, as one table.
 *
 * Rows and letters are those of the catalogue (accounts-and-delegation, section 6): `Y` yes, `N` no,
 * `P` on assigned programs only, `V` on what visibility shows. The letter behind the dot is the
 * evidence: S sourced, I inferred, D our choice. Row 16 is split in two; `-` marks columns that the
 * row does not have.
 */
import type { Role } from '../values/index.js'

export type Letter = 'Y' | 'N' | 'P' | 'V' | '-'

/** Further conditions of a row, beside the letter. */
interface Conditions {
  /** Viewing: also while a program or a business no longer takes new work. */
  readonly reads?: true
  /** Goes on while the business is Orphaned (f9): transactions, ledger, security. */
  readonly whileOrphaned?: true
  /** For a provider: the least visibility; `item` asks for the one item that is acted on (f5). */
  readonly visibility?: 'item' | 'Financial'
  /** For a provider: needs a licensed customs broker and an importing, active program (DEL-19, f6). */
  readonly accounts?: true
}

// biome-ignore format: a table is read by its columns
const table = [
  //                                    BAM PAM Edi Rea   pBM pPM pEd pRd
  ['1',   'ViewBusinessProfile',       'Y.S Y.I Y.D Y.D   Y.S N.D N.D N.D', 'NotAuthorized', { reads: true }],
  ['2',   'EditBusinessContact',       'Y.S N.I N.I N.S   N.D N.D N.D N.D', 'NotBam', {}],
  ['3',   'RequestLegalCorrection',    'Y.S N.S N.S N.S   N.D N.D N.D N.D', 'NotBam', {}],
  ['4',   'ViewProgramProfile',        'Y.S P.S P.I P.I   Y.S P.I P.D P.D', 'NotAuthorized', { reads: true }],
  ['5',   'EditProgramContact',        'Y.S P.S N.I N.S   Y.I P.I N.D N.D', 'NotManager', {}],
  ['6',   'EnrolProgramAccount',       'Y.S N.I N.I N.S   N.D N.D N.D N.D', 'NotBam', {}],
  ['7',   'EnrolSubProgram',           'Y.I P.I N.D N.S   Y.I P.D N.D N.D', 'NotManager', {}],
  ['8',   'ViewSecurity',              'Y.S P.D N.D N.D   V.D V.D N.D N.D', 'NotManager', { reads: true, visibility: 'Financial' }],
  ['9',   'PostSecurity',              'Y.S P.D N.D N.S   Y.I P.D N.D N.D', 'NotManager', { whileOrphaned: true }],
  ['10',  'ListUsers',                 'Y.S P.I N.I N.D   N.D N.D N.D N.D', 'NotManager', { reads: true }],
  ['11',  'ManageEmployees',           'Y.S P.S N.S N.S   N.D N.D N.D N.D', 'NotManager', {}],
  ['12',  'DecideBusinessDelegation',  'Y.S N.S N.S N.S   N.D N.D N.D N.D', 'NotClientManager', {}],
  ['13',  'DecideProgramDelegation',   'Y.S P.S N.S N.S   N.D N.D N.D N.D', 'NotClientManager', {}],
  ['14',  'ViewTransactions',          'Y.S P.S P.S P.S   V.S V.S V.I V.I', 'NotAuthorized', { reads: true, visibility: 'item' }],
  ['15',  'SubmitFirstDeclaration',    'Y.I P.I P.I N.S   Y.S P.I P.D N.D', 'NotAuthorized', { whileOrphaned: true, visibility: 'item', accounts: true }],
  ['16a', 'CorrectDeclaration',        'Y.I P.I P.I N.S   V.I V.I V.D N.D', 'NotAuthorized', { whileOrphaned: true, visibility: 'item', accounts: true }],
  ['16b', 'RequestAdjustment',         'Y.I P.I P.I N.S   V.I V.I V.D N.D', 'NotAuthorized', { whileOrphaned: true, visibility: 'item' }],
  ['17',  'MakePayment',               'Y.S P.I P.S N.S   V.I V.I V.D N.D', 'NotAuthorized', { whileOrphaned: true, visibility: 'item' }],
  ['18',  'SetUpPreAuthorizedDebit',   'Y.I N.D N.D N.S   N.D N.D N.D N.D', 'NotBam', { whileOrphaned: true }],
  ['19',  'ViewStatements',            'Y.S P.I P.I P.I   V.I V.I V.D V.D', 'NotAuthorized', { reads: true, visibility: 'Financial' }],
  ['20',  'ExportTransactions',        'Y.S P.I P.I P.D   V.I V.I V.D V.D', 'NotAuthorized', { reads: true }],
  ['21',  'RequestRuling',             'Y.S P.I P.S N.S   Y.I P.I P.D N.D', 'NotAuthorized', { whileOrphaned: true, visibility: 'item' }],
  ['22',  'AnswerNotices',             'Y.S P.I P.D N.D   N.S N.S N.S N.S', 'NotAuthorized', { whileOrphaned: true }],
  ['23',  'FileAppeal',                'Y.I P.I P.D N.S   Y.D P.D N.D N.D', 'NotAuthorized', { whileOrphaned: true, visibility: 'item' }],
  ['24',  'ReadAccessLog',             'Y.D P.D N.D N.D   V.D V.D N.D N.D', 'NotManager', { reads: true }],
  ['25',  'RequestClientAccess',       'Y.I N.D N.D N.D   -   -   -   -  ', 'NotProviderBam', {}],
  ['26',  'ManageClientGroups',        'Y.S N.S N.S N.S   -   -   -   -  ', 'NotProviderBam', { whileOrphaned: true }],
] as const

export type Permission = (typeof table)[number][1]
export type RoleDenial = (typeof table)[number][3]

/** One row of the matrix. */
export interface MatrixRow extends Conditions {
  /** Row number of the catalogue; cited as `MATRIX-15`. */
  readonly rule: `MATRIX-${string}`
  readonly permission: Permission
  readonly cells: { readonly [R in Role]: Letter }
  /** Name of the denial for a role that has `N` here. */
  readonly denial: RoleDenial
}

const columns: ReadonlyArray<Role> = [
  'BAM',
  'PAM',
  'Editor',
  'Reader',
  'pBAM',
  'pPAM',
  'pEditor',
  'pReader',
]

/** All rows, in the order of the catalogue. */
export const matrix: ReadonlyArray<MatrixRow> = table.map(
  ([number, permission, cells, denial, conditions]) => {
    const letters = cells.trim().split(/\s+/)
    const cellOf = (column: number): Letter => (letters[column]?.[0] ?? 'N') as Letter
    return {
      rule: `MATRIX-${number}`,
      permission,
      cells: Object.fromEntries(
        columns.map((role, column) => [role, cellOf(column)]),
      ) as MatrixRow['cells'],
      denial,
      ...(conditions as Conditions),
    }
  },
)

const byPermission = new Map(matrix.map((row) => [row.permission, row]))

export const rowOf = (permission: Permission): MatrixRow =>
  byPermission.get(permission) as MatrixRow
