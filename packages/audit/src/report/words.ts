/** What a report says in words that are not its own: whoever writes it for people brings them. */
import type { DomainEvent, JsonObject, Reason } from '@carmkit/kernel'

export interface Words {
  /** What happened, in a few words; empty for nothing to add to the type. */
  readonly event: (event: DomainEvent) => string
  /** Who did something, in one word. */
  readonly actor: (actor: JsonObject) => string
  /** What a rule says; empty for an unknown one. */
  readonly rule: (id: string) => string
  /** Why something was denied. */
  readonly reason: (reason: Reason) => string
}
