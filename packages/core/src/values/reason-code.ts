/** Why a line was changed after its acceptance. */
import { type Codec, text } from '@carmkit/kernel'

/** Opaque: bulletins themselves spell some codes in two ways. */
export const ReasonCode: Codec<string> = text(
  'ReasonCode',
  '1 to 30 letters, digits, dots or hyphens',
  (value) => /^[A-Za-z0-9.-]{1,30}$/.test(value),
)
