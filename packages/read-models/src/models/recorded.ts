/** What models read of the metadata of an event, which the kernel keeps as plain JSON. */
import type { Actor } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'

/** Who caused the event. */
export const actorOf = ({ metadata }: Pick<RecordedEvent, 'metadata'>): Actor =>
  metadata.actor as unknown as Actor

/** Whom or what the actor is called: a user id, an officer's id, a party, or a process of ours. */
export const actorNameOf = (actor: Actor): string => {
  switch (actor.kind) {
    case 'user':
      return actor.userId
    case 'officer':
      return actor.id
    case 'external':
      return actor.party
    case 'system':
      return actor.process
  }
}

/** What stands behind the category in the name of an event's stream. */
export const idOf = ({ stream }: Pick<RecordedEvent, 'stream'>): string =>
  stream.slice(stream.indexOf('-') + 1)
