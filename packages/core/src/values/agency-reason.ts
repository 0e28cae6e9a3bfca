/** Why the agency turns a change of a declaration down; its own list is not public (assumed CK-46). */
import { oneOf } from '@carmkit/kernel'

export const AgencyReason = oneOf('AgencyReason', [
  'notEntitled',
  'evidenceInsufficient',
  'reasonCodeWrong',
  'untimely',
  'other',
])
