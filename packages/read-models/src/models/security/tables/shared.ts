/** Columns that most tables of financial security have. */
import { column } from '../../../project/table.js'

export const bn15 = column('text', 'The program account (RM) whose security it is.')

export const revision = column('number', 'Of the last event of the security that changed this row.')

export const planned = column(
  'flag',
  '1 while a later event may still change it: the newest row, and all that had not passed on the day of the last event.',
)
