/** Defects planted in what is decided about program accounts, and about groups of clients. */
import type { DomainEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import {
  believing,
  blindTo,
  deaf,
  deciding,
  folding,
  type Mutant,
  made,
  withAggregate,
} from './planting.js'

type Asked = { readonly command: { readonly data: never } }

const recorded =
  (type: string, more: object = {}) =>
  ({ command }: Asked) => [made(type, { ...(command.data as object), ...more })]

export const programMutants: ReadonlyArray<Mutant> = [
  {
    defect: 'an exporter enrols in a program of importers',
    law: 'PRG-02',
    domain: deaf(
      'programAccount',
      ['EnrolSubProgram', 'NotImporterType'],
      recorded('SubProgramEnrolled'),
    ),
  },
  {
    defect: 'declarations begin on accounts that are closed',
    law: 'PRG-03',
    domain: deaf(
      'transaction-declaration',
      ['OpenDraft', 'ProgramNotActive'],
      recorded('DraftOpened', { openedFor: '123456782', openedAt: '2026-02-02T17:00:00.000Z' }),
    ),
  },
  {
    defect: 'a business that has an account is given no further one',
    law: 'PRG-04',
    domain: deciding('businessAccount', 'StartProgramEnrolment', (answer, { state }) =>
      (state as { readonly references: ReadonlyArray<string> }).references.length > 0
        ? E.left({ name: 'ReferenceInUse', rule: 'BN-08' })
        : answer,
    ),
  },
  {
    defect: 'any agency opened any account',
    law: 'PRG-06',
    domain: deaf(
      'businessAccount',
      ['MirrorExistingRm', 'OriginNotOfThatDay'],
      recorded('ProgramMirrored'),
    ),
  },
  {
    defect: 'a file is submitted without its agreement',
    law: 'PRG-09',
    domain: deaf(
      'programAccount',
      ['SubmitEnrolment', 'MissingDocuments'],
      recorded('EnrolmentSubmitted'),
    ),
  },
  {
    defect: 'an account sleeps whenever the clock says so',
    law: 'PRG-10',
    domain: deaf(
      'programAccount',
      ['MarkDormant', 'NotDue'],
      recorded('ProgramDormant', { unusedSince: '2020-01-01' }),
    ),
  },
  {
    defect: 'a closing by the agency is undone',
    law: 'PRG-11',
    domain: deaf(
      'programAccount',
      ['ReactivateProgramAccount', 'FinalClosure'],
      recorded('ProgramReactivated', { reactivatedOn: '2026-02-10' }),
    ),
  },
  {
    defect: 'an account closes in debt',
    law: 'PRG-12',
    domain: deaf(
      'programAccount',
      ['CloseProgramAccount', 'OpenBalance'],
      recorded('ProgramClosed', {
        reason: 'Voluntary',
        closedAt: '2026-02-10T17:00:00.000Z',
        unchecked: [],
      }),
    ),
  },
  {
    defect: 'what was accepted is edited',
    law: 'PRG-13',
    domain: deaf('transaction-declaration', ['EditDraft', 'NotDraft'], recorded('DraftEdited')),
  },
  {
    defect: 'an account is suspended at any step',
    law: 'PRG-15',
    domain: deaf(
      'programAccount',
      ['SuspendProgramAccount', 'WrongState'],
      recorded('ProgramSuspended'),
    ),
  },
  {
    defect: 'a name is given to another group',
    law: 'GRP-01',
    domain: deaf(
      'clientAccess',
      ['CreateGroup', 'NameTaken'],
      recorded('GroupCreated', { group: 'G7' }),
    ),
  },
  {
    defect: 'strangers come into a group',
    law: 'GRP-02',
    domain: believing('clientAccess', 'AddClient', () => ({
      relationship: 'delegation-123456782.700123458.RM0001#2',
    })),
  },
  {
    defect: 'with a group go all assignments',
    law: 'GRP-03: deleting',
    domain: folding('clientAccess', 'GroupDeleted', () => ({ staff: null })),
  },
  {
    defect: 'a group is deleted and lives on',
    law: 'GRP-03, GRP-04, P29',
    domain: blindTo('clientAccess', 'GroupDeleted'),
  },
  {
    defect: 'everybody who is assigned is a proxy manager',
    law: 'GRP-05',
    domain: withAggregate('clientAccess', ({ evolve }) => ({
      evolve: (state: unknown, event: DomainEvent) =>
        evolve(
          state,
          event.type === 'StaffAssigned'
            ? { ...event, data: { ...(event.data as object), role: 'pPAM' } }
            : event,
        ),
    })),
  },
]
