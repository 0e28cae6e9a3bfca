/** What the table of program accounts must say, told from the states of their streams. */
import type { programAccount } from '@carmkit/core'
import type { Log } from '@carmkit/laws'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import { statesOf } from '../support.js'

type Enrolled = Exclude<typeof programAccount.initial, { readonly status: 'Absent' }>

/** One row for each account, with what its stream folds to. */
export const expectProgramAccounts = ({ program_account: rows = [] }: Tables, log: Log): void => {
  const states = statesOf(log, 'programAccount')
  expect(rows.map(({ bn15 }) => bn15)).toEqual([...states.keys()].toSorted())
  for (const row of rows) {
    const bn15 = String(row['bn15'])
    expect(row).toMatchObject(asStated(bn15, states.get(bn15) as Enrolled))
  }
}

const asStated = (bn15: string, state: Enrolled) => ({
  bn15,
  program_type: state.programType,
  status: state.status,
  in_use_since: state.inUseSince,
  contact: state.contact,
  language: state.language,
  sub_programs: JSON.stringify(state.subPrograms),
  documents_requested: JSON.stringify(state.status === 'Incomplete' ? state.requested : []),
})
