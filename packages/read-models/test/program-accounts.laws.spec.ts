import { carm, type programAccount } from '@carmkit/core'
import { foundings, histories, play } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { programAccounts, tablesOf } from '../src/index.js'
import { logOf, statesOf } from './support.js'

type Enrolled = Exclude<typeof programAccount.initial, { readonly status: 'Absent' }>

/** What a row and a state both say of an account. */
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

it('the rows of program accounts say what their streams fold to, after every history', () => {
  fc.assert(
    fc.property(histories(carm, { most: 20 }), ({ founded, steps, end }) => {
      const founding = play(carm, foundings[founded])
      const { program_account: rows = [] } = tablesOf(
        [programAccounts],
        logOf([...founding, ...steps]),
      )
      const states = statesOf(end, 'programAccount')
      expect(rows.map((row) => row['bn15'])).toEqual([...states.keys()].toSorted())
      for (const row of rows) {
        const bn15 = String(row['bn15'])
        expect(row).toMatchObject(asStated(bn15, states.get(bn15) as Enrolled))
      }
    }),
    { numRuns: 300 },
  )
})
