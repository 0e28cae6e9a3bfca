/** What decisions need to know of a program account. */
import type { StreamRef } from '@carmkit/kernel'
import type { Bn15, ProgramType } from '../values/index.js'

export type ProgramAccount =
  | { readonly status: 'Absent' }
  | { readonly status: 'Draft' | 'Submitted' | 'Active'; readonly programType: ProgramType }

export const initial: ProgramAccount = { status: 'Absent' }

export const category = 'programAccount'

export const programAccountStream = (bn15: Bn15): StreamRef<ProgramAccount> => ({
  category,
  name: `${category}-${bn15}`,
})
