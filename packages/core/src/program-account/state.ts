/** What decisions need to know of a program account. */
import type { StreamRef } from '../aggregate.js'
import type { ProgramStanding } from '../authority/index.js'
import { type Bn15, isImporting, type ProgramType } from '../values/index.js'

export type ProgramAccount =
  | { readonly status: 'Absent' }
  | { readonly status: 'Draft' | 'Submitted' | 'Active'; readonly programType: ProgramType }

export const initial: ProgramAccount = { status: 'Absent' }

export const category = 'programAccount'

export const programAccountStream = (bn15: Bn15): StreamRef<ProgramAccount> => ({
  category,
  name: `${category}-${bn15}`,
})

/** The same facts in the terms of authority. */
export const programStanding = (state: ProgramAccount): ProgramStanding => {
  switch (state.status) {
    case 'Absent':
      return { status: 'Absent', importing: false }
    case 'Draft':
    case 'Submitted':
      return { status: 'Pending', importing: isImporting(state.programType) }
    case 'Active':
      return { status: 'Active', importing: isImporting(state.programType) }
  }
}
