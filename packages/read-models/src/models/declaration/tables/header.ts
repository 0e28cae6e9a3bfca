/** The columns of a header as it was stated. */
import { optional } from '../../../project/table.js'

export const headerColumns = {
  release_date: optional('date', 'Eastern day of the release as declared; null where not stated.'),
  release_office: optional('text', 'Office of the release as declared; null where not stated.'),
  cargo_control_number: optional('text', 'Of the cargo as declared; null where not stated.'),
}
