/** Where a declaration is entered: in the portal, or sent as a message (catalogue 1.1). */
import { oneOf, type Static } from '@carmkit/kernel'

export const channels = ['portal', 'edi', 'api'] as const

export const Channel = oneOf('Channel', channels)
export type Channel = Static<typeof Channel>
