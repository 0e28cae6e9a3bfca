/** A pointer from an event to personal data, which stands elsewhere and can be forgotten there. */
import { type Codec, text } from '@carmkit/kernel'

/**
 * 64 hexadecimal digits: the hash of a random salt and a value. It proves what the value was while
 * both are kept, and says nothing of it once they are deleted.
 */
export const PersonalRef: Codec<string> = text('PersonalRef', '64 hexadecimal digits', (value) =>
  /^[0-9a-f]{64}$/.test(value),
)
