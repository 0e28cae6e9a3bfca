/**
 * The permission matrix as the rule catalogue prints it, for the oracle: letters only, and a second
 * time what each row is about.
 *
 * Separate from the core's table, so that a slip in one of them shows.
 */
import type { Permission, Role } from '@carmkit/core'

/** Columns of the catalogue, section 6. */
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

/** Row, letters by column, and the permission that the core calls it. */
const rows: ReadonlyArray<readonly [row: string, letters: string, permission: Permission]> = [
  ['1', 'YYYY YNNN', 'ViewBusinessProfile'],
  ['2', 'YNNN NNNN', 'EditBusinessContact'],
  ['3', 'YNNN NNNN', 'RequestLegalCorrection'],
  ['4', 'YPPP YPPP', 'ViewProgramProfile'],
  ['5', 'YPNN YPNN', 'EditProgramContact'],
  ['6', 'YNNN NNNN', 'EnrolProgramAccount'],
  ['7', 'YPNN YPNN', 'EnrolSubProgram'],
  ['8', 'YPNN VVNN', 'ViewSecurity'],
  ['9', 'YPNN YPNN', 'PostSecurity'],
  ['10', 'YPNN NNNN', 'ListUsers'],
  ['11', 'YPNN NNNN', 'ManageEmployees'],
  ['12', 'YNNN NNNN', 'DecideBusinessDelegation'],
  ['13', 'YPNN NNNN', 'DecideProgramDelegation'],
  ['14', 'YPPP VVVV', 'ViewTransactions'],
  ['15', 'YPPN YPPN', 'SubmitFirstDeclaration'],
  ['16a', 'YPPN VVVN', 'CorrectDeclaration'],
  ['16b', 'YPPN VVVN', 'RequestAdjustment'],
  ['17', 'YPPN VVVN', 'MakePayment'],
  ['18', 'YNNN NNNN', 'SetUpPreAuthorizedDebit'],
  ['19', 'YPPP VVVV', 'ViewStatements'],
  ['20', 'YPPP VVVV', 'ExportTransactions'],
  ['21', 'YPPN YPPN', 'RequestRuling'],
  ['22', 'YPPN NNNN', 'AnswerNotices'],
  ['23', 'YPPN YPNN', 'FileAppeal'],
  ['24', 'YPNN VVNN', 'ReadAccessLog'],
  ['25', 'YNNN NNNN', 'RequestClientAccess'],
  ['26', 'YNNN NNNN', 'ManageClientGroups'],
]

const rowOf = new Map(rows.map(([row, letters, permission]) => [permission, { row, letters }]))

/** Number of the row that a permission stands for. */
export const catalogueRow = (permission: Permission): string => rowOf.get(permission)?.row ?? ''

/** Letter of a role on the row of a permission. */
export const catalogueLetter = (permission: Permission, role: Role): string =>
  rowOf.get(permission)?.letters.replace(' ', '')[columns.indexOf(role)] ?? 'N'

/** Every permission, in the order of the catalogue. */
export const permissions: ReadonlyArray<Permission> = rows.map(([, , permission]) => permission)

const numbered = (numbers: string): ReadonlySet<string> => new Set(numbers.split(' '))

/** Rows that only look: view, list, export, read the log. */
export const looking = numbered('1 4 8 10 14 19 20 24')
/** Rows about one transaction, so that visibility asks for the item (f5). */
export const aboutItems = numbered('14 15 16a 16b 17 21 23')
/** Security, ledger, transactions and client groups go on while Orphaned (f9, a16). */
export const goingOn = numbered('9 15 16a 16b 17 18 21 22 23 26')
/** Accounting takes a licensed broker (f6). */
export const accounting = numbered('15 16a')
/** Balances and security are Financial (7.2, a17). */
export const financial = numbered('8 19')
