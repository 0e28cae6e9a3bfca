/** Who did something, in one word: a person by the beginning of the id, others by their name. */
import type { JsonObject } from '@carmkit/kernel'
import { short, text } from './event/words.js'

export const actorText = ({ kind, userId, id, party, process }: JsonObject): string =>
  kind === 'user' ? short(userId) : text(id ?? party ?? process ?? kind)
