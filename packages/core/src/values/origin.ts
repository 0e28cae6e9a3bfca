/** How a customs account came to be: who opened it (PRG-06). */
import { oneOf, type Static } from '@carmkit/kernel'

export const origins = ['cra', 'cbsaForm', 'portal'] as const

/** The revenue agency, a form sent to the border agency, or an enrolment in the portal. */
export const Origin = oneOf('Origin', origins)
export type Origin = Static<typeof Origin>
