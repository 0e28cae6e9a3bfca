/** What an enrolment file says of books and documents. */
import { oneOf } from '@carmkit/kernel'

/** Where the books are kept; elsewhere than in Canada takes the agreement BSF900 (PRG-09). */
export const RecordsLocation = oneOf('RecordsLocation', ['canada', 'elsewhere'])
export const Document = oneOf('Document', ['BSF900'])
