/** The id of what stands in a slot of a delegation; separate because commands and events carry it. */
import { type Codec, text } from '@carmkit/kernel'

/** Id of a request, an offer or a grant: `{stream}#{ordinal}`, never used twice (P17). */
export const SlotId: Codec<string> = text('SlotId', 'stream, #, ordinal', (value) =>
  /^delegation-[^#]{20,40}#[1-9][0-9]*$/.test(value),
)
