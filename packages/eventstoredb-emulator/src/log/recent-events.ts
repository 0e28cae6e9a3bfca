/**
 * The ids that were written last: how an append without an exact revision is known to be a repeat.
 * Bounded, as the cache of a real node is; an append at an exact revision never depends on it.
 */
import type { RecordedEvent } from './event.js'

/** A real node keeps 8 MiB of ids; two generations of this length take about as much. */
const generationLength = 32_768

/** Forgets a whole generation at once: taking single entries off a map's front gets slow. */
export class RecentEvents {
  #young = new Map<string, RecordedEvent>()
  #old = new Map<string, RecordedEvent>()

  add(event: RecordedEvent): void {
    if (this.#young.size >= generationLength) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(event.id, event)
  }

  /** The event that was written last under this id, whatever its stream. */
  find(id: string): RecordedEvent | undefined {
    return this.#young.get(id) ?? this.#old.get(id)
  }
}
