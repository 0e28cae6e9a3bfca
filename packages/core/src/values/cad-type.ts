/** The type of a declaration, which decides how and until when goods are accounted for. */
import { type Codec, text } from '@carmkit/kernel'

/** An open list: AB, C, TT, F, V and the warehouse group are known (catalogue 1.3). */
export const CadType: Codec<string> = text(
  'CadType',
  'one or two capital letters or digits',
  (value) => /^[A-Z0-9]{1,2}$/.test(value),
)
