/**
 * What every joint of authority has: the time for which it was known. A row never changes but for its
 * end, so that a question about any moment finds what was known then.
 */
import { column } from '../../../project/table.js'

/**
 * Stands where no end was recorded. A moment and not null, so that one comparison serves the past and
 * the present, and that what stands now is looked up like any other value.
 */
export const stillKnown = '9999-12-31T23:59:59.999Z'

export const known = {
  known_from: column('instant', 'When the event that says so was recorded.'),
  known_until: column(
    'instant',
    `When the event that changed or ended it was recorded; ${stillKnown} while it stands.`,
  ),
  revision: column('number', 'Of the event that says so, in the stream that it belongs to.'),
}
