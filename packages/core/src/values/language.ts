/** In which language the agency writes. */
import { oneOf, type Static } from '@carmkit/kernel'

export const Language = oneOf('Language', ['EN', 'FR'])
export type Language = Static<typeof Language>
