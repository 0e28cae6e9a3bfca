/** Why a server is not opened: each reason by its name, with what to do about it. */
import { createServer } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { type Fault, startEmulator } from '@carmkit/eventstoredb-emulator'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import { expect, it } from 'vitest'
import { categories } from './emulated.js'

const open = (connectionString: string) =>
  openEventStoreDb({ connectionString, categories, deadline: 600 })

const failed = (name: string, advice: RegExp) => ({
  left: { name, reason: expect.stringMatching(advice) },
})

/** Something that answers each connection in its way. */
const serverThat = async (answer: (socket: import('node:net').Socket) => void) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    answer(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { readonly port: number }
  return { address: `127.0.0.1:${port}`, close: () => server.close() }
}

it.each<[string, Fault, RegExp]>([
  ['PasswordRefused', { name: 'refuse', status: { code: 16, message: 'no' } }, /refuses this user/],
  [
    'PasswordRefused',
    { name: 'refuse', status: { code: 7, message: 'no', details: { exception: 'access-denied' } } },
    /refuses this user or password/,
  ],
  [
    'TooOld',
    { name: 'refuse', status: { code: 12, message: 'no' } },
    /EventStoreDB 20\.6 or later/,
  ],
  [
    'NotLeader',
    {
      name: 'refuse',
      status: {
        code: 5,
        message: 'Leader info available',
        details: {
          exception: 'not-leader',
          'leader-endpoint-host': '127.0.0.1',
          'leader-endpoint-port': 'ownPort',
        },
      },
    },
    /name all nodes with esdb\+discover/,
  ],
])('%s where the server answers %o', async (name, fault, advice) => {
  let answer = fault
  const emulator = await startEmulator({
    intercept: (operation) => (operation.name === 'read' ? answer : null),
  })
  // A node that names itself as its leader does not lead, as far as anybody can tell.
  const text = JSON.stringify(fault).replace('ownPort', String(emulator.port))
  answer = JSON.parse(text) as Fault
  expect(await open(emulator.connectionString)).toMatchObject(failed(name, advice))
  await emulator.stop()
})

it('TlsRefused where TLS is spoken to a server without', async () => {
  const emulator = await startEmulator()
  expect(await open(`esdb://127.0.0.1:${emulator.port}`)).toMatchObject(
    failed('TlsRefused', /add tls=false/),
  )
  await emulator.stop()
})

it('TlsRefused where a server with TLS is spoken to without', async () => {
  const secureContext = createSecureContext()
  const server = await serverThat((socket) => {
    new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => socket.destroy())
  })
  expect(await open(`esdb://${server.address}?tls=false`)).toMatchObject(
    failed('TlsRefused', /leave out tls=false/),
  )
  server.close()
})

it('Unreachable where nobody answers, whatever is asked', async () => {
  const server = await serverThat(() => undefined)
  const { address } = server
  server.close()
  for (const asked of [`esdb://${address}`, `esdb://${address}?tls=false`]) {
    expect(await open(asked)).toMatchObject(failed('Unreachable', /ECONNREFUSED|no answer/))
  }
})
