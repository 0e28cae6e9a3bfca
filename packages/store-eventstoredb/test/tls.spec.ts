/**
 * Real connections with TLS: the emulator behind it, and a server that looks at the password.
 *
 * The certificates are made for these tests and trusted by nobody else; they hold for a hundred years, since
 * a user's machine may have no tool to make others. The server's is its own authority.
 */
import { readFileSync } from 'node:fs'
import { createSecureServer, type Http2SecureServer } from 'node:http2'
import { type AddressInfo, connect, type Server } from 'node:net'
import { createServer } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { startEmulator } from '@carmkit/eventstoredb-emulator'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, expect, it } from 'vitest'
import { categories, opened } from './emulated.js'
import { batchOf } from './sample.js'

const certificate = (name: string): string =>
  fileURLToPath(new URL(`./certificates/${name}`, import.meta.url))

const trusted = certificate('server-for-tests-only.cert.pem')
const other = certificate('other-authority-for-tests-only.cert.pem')
const identity = {
  key: readFileSync(certificate('server-for-tests-only.key.pem')),
  cert: readFileSync(trusted),
  ALPNProtocols: ['h2'],
}

const closing: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const portOf = async (server: Server | Http2SecureServer): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** The port of an emulator that is reached with TLS only. */
const emulatorWithTls = async (): Promise<number> => {
  const emulator = await startEmulator()
  closing.push(emulator.stop)
  const server = createServer(identity, (outside) => {
    const inside = connect(emulator.port, '127.0.0.1')
    for (const socket of [outside, inside]) socket.on('error', () => undefined)
    outside.on('close', () => inside.destroy())
    inside.on('close', () => outside.destroy())
    outside.pipe(inside).pipe(outside)
  })
  server.on('tlsClientError', () => undefined)
  return portOf(server)
}

const open = (address: string) =>
  openEventStoreDb({ connectionString: address, categories, deadline: 1_500 })

const through = (file: string): string => `tlsCAFile=${encodeURIComponent(file)}`

it('a store whose server bears a certificate of the named authority is written and read', async () => {
  const port = await emulatorWithTls()
  const store = opened(await open(`esdb://localhost:${port}?${through(trusted)}`))
  const batch = batchOf('sample-a', [])
  expect(await store.append(batch)()).toEqual(E.right(undefined))
  expect(await store.read('sample-a')()).toEqual(E.right(batch.events))
  await store.close()
})

it.each([
  ['another authority is named', 'localhost', `?${through(other)}`],
  ['no authority is named', 'localhost', ''],
  ['the certificate bears another name', '127.0.0.1', `?${through(trusted)}`],
])('TlsRefused where %s', async (_, host, options) => {
  const port = await emulatorWithTls()
  expect(await open(`esdb://${host}:${port}${options}`)).toMatchObject({
    left: { name: 'TlsRefused', reason: expect.stringContaining('its certificate is not trusted') },
  })
})

it('a file of authorities that is not there is told before anything is sent', async () => {
  expect(await open(`esdb://localhost:1?${through('/nowhere/ca.pem')}`)).toMatchObject({
    left: { name: 'BadConnectionString', reason: expect.stringContaining('certificate file') },
  })
})

/** Has no events, for whom it lets in. */
const passwordServer = async (password: string): Promise<number> => {
  const server = createSecureServer(identity)
  const expected = `Basic ${Buffer.from(`reader:${password}`).toString('base64')}`
  server.on('stream', (stream, headers) => {
    const status = headers.authorization === expected ? '0' : '16'
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': status },
      { endStream: true },
    )
  })
  server.on('sessionError', () => undefined)
  return portOf(server)
}

it('a password goes with every call, and one that is refused is not shown', async () => {
  const port = await passwordServer('right$word')
  const address = (password: string) =>
    `esdb://reader:${encodeURIComponent(password)}@localhost:${port}?${through(trusted)}`
  const store = opened(await open(address('right$word')))
  expect(await store.readLog(0, 1)()).toEqual(E.right([]))
  await store.close()
  const refused = await open(address('wrongword'))
  expect(refused).toMatchObject({ left: { name: 'PasswordRefused' } })
  expect(JSON.stringify(refused)).not.toContain('wrongword')
})
