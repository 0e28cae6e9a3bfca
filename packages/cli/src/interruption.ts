/** Waiting for the end that somebody sets: Ctrl-C, or the manager of a service. */

/** The second Ctrl-C is not waited for: it ends the process at once. */
export const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve())
  })
