/**
 * Watches over a connection while it is used. A statement may take as long as it takes; a server that
 * does not answer even a new connection is gone, and whoever waits for it is told so.
 */
import pg from 'pg'

export interface Watch {
  readonly url: string
  /** How long a server may be silent before it is asked, and then how long it has for the answer; milliseconds. */
  readonly patience: number
}

/** Answers with how to end the watch. */
export const watchOver = (client: pg.PoolClient, watch: Watch): (() => void) => {
  let isAsking = false
  const look = async (): Promise<void> => {
    if (isAsking) return
    isAsking = true
    // What waits for an answer on it fails at once; the pool takes it for what it is.
    if (!(await isThere(watch))) (client as unknown as pg.Client).end().catch(() => undefined)
    isAsking = false
  }
  const timer = setInterval(() => void look(), watch.patience).unref()
  return () => clearInterval(timer)
}

/** Also a server that has no room, or lets nobody in, is there. */
const isThere = async ({ url, patience }: Watch): Promise<boolean> => {
  const probe = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience })
  probe.on('error', () => undefined)
  try {
    await probe.connect()
    return true
  } catch (error) {
    return error instanceof pg.DatabaseError
  } finally {
    void probe.end().catch(() => undefined)
  }
}
