/** The PostgreSQL that the tests have: the server in POSTGRES_URL, or one that is started for the run. */
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

interface Helper {
  readonly newPostgres: () => Promise<string | null>
}

const file = fileURLToPath(new URL('../../read-models/test/postgres.ts', import.meta.url))

/** Gives addresses of new, empty databases; null where there is no server. */
export const postgresServer = async (): Promise<(() => Promise<string>) | null> => {
  const loader = await createServer({
    configFile: false,
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false },
  })
  try {
    const { newPostgres } = (await loader.ssrLoadModule(file)) as Helper
    if ((await newPostgres()) === null) return null
    return async () => {
      const address = await newPostgres()
      if (address === null) throw new Error('PostgreSQL has gone')
      return address
    }
  } finally {
    await loader.close()
  }
}
