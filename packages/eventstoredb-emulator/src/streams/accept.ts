/** What both kinds of append have in common: mandatory properties, the size limit, then the log. */
import { append } from '../log/append.js'
import type { ProposedEvent } from '../log/event.js'
import type { Node } from '../node.js'
import type { Accepted } from '../wire/write-replies.js'
import type { Proposal, Target } from '../wire/write-requests.js'

export const accept = (
  { log, maxAppendSize }: Node,
  { stream, expected }: Target,
  proposals: ReadonlyArray<Proposal>,
): Accepted => {
  const proposed: ProposedEvent[] = []
  let size = 0
  for (const { id, type, contentType, data, metadata } of proposals) {
    if (type === undefined || contentType === undefined) {
      return { name: 'propertiesMissing', properties: missing(type, contentType) }
    }
    size += data.length + metadata.length + 2 * type.length
    proposed.push({ id, type, contentType, data, metadata })
  }
  if (size > maxAppendSize) return { name: 'tooLarge', maximum: maxAppendSize }
  return append(log, { stream, expected, proposed })
}

const missing = (type?: string, contentType?: string): ReadonlyArray<string> => [
  ...(type === undefined ? ['type'] : []),
  ...(contentType === undefined ? ['content-type'] : []),
]
