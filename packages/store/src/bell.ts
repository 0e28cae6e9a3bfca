/** Wakes one who waits. Separate from what it tells of, since several places wait for one of many things. */

export interface Bell {
  readonly ring: () => void
  /** Resolves with the next ring, at once where it rang while nobody listened. For one listener. */
  readonly rung: () => Promise<void>
}

export const bell = (): Bell => {
  let isRung = false
  let wake = (): void => undefined
  return {
    ring: () => {
      isRung = true
      wake()
    },
    rung: async () => {
      if (!isRung) await new Promise<void>((resolve) => (wake = resolve))
      isRung = false
    },
  }
}
