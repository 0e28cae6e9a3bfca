/** A natural person, by the identifier of the embedding system; no name, no e-mail (USR-18). */
import { type Codec, text, Uuid } from '@carmkit/kernel'

export type UserId = string & { readonly UserId: unique symbol }

/** Lower-case UUID. */
export const UserId: Codec<UserId> = text('UserId', 'lower-case UUID', Uuid.is)
