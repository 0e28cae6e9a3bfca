/** Declarations of before CARM, as an officer records them. */
import { officer } from './actors.js'
import { draft, line } from './declarations.js'
import type { History } from './history.js'
import { mapleStaffed, rm1 } from './story.js'

/** Accounted for in March 2024: open for adjustments until 4 March 2028. */
export const recording = (named: object = {}) => ({
  ...draft,
  importer: rm1,
  origin: { kind: 'form', cadType: 'AB' },
  accountedOn: '2024-03-04',
  header: { releaseDate: '2024-03-01', releaseOffice: '0497', cargoControlNumber: null },
  lines: [line],
  ...named,
})

export const asDeclared = (named: object = {}): History =>
  mapleStaffed.as(officer, 'RecordAsDeclared', recording(named))

export const formed = asDeclared()
export const blanket = asDeclared({ origin: { kind: 'blanketRequest' } })
