/** Addresses that are refused, with what to write instead, and never with a password in sight. */
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import { expect, it, vi } from 'vitest'
import { addressFault, withoutSecrets } from '../src/connection-string.js'
import { categories, places } from './emulated.js'

const place = places()

it.each(['tls=false', 'TLS=false', 'a=b&tls=false'])(
  '14. credentials that would be dropped without a word are refused: %s',
  async (setting) => {
    const connectionString = `esdb://admin:changeit@localhost:2113?${setting}`
    const answer = await openEventStoreDb({ connectionString, categories })
    expect(answer).toMatchObject({ left: { name: 'CredentialsWithoutTls' } })
    expect(JSON.stringify(answer)).not.toContain('changeit')
  },
)

it.each([
  ['kurrentdb://localhost:2113', /begin the address with esdb/],
  ['localhost:2113', /begin the address with esdb/],
  ['esdb://localhost:2113?tlsVerifyCert=false', /tlsCAFile/],
  ['esdb://localhost:port', /port number/],
  ['esdb://admin:changeit@localhost:port', /port number/],
  ['esdb://admin:changeit', /port number/],
  ['ESDB://admin:changeit@localhost:2113', /begin the address with esdb/],
  ['esdb://[::1]:2113?tls=false', /no IPv6 address: write a name/],
  ['esdb://::1', /no IPv6 address: write a name/],
  ['esdb://localhost,[::1]:2113', /no IPv6 address: write a name/],
  ['esdb://?tls=false', /name the host/],
  ['esdb://admin:changeit@', /name the host/],
  ['esdb://localhost,,other', /name the host/],
  ['esdb://localhost?tls=no', /write tls=true or tls=false/],
  ['esdb://localhost?tls', /write tls=true or tls=false/],
  ['esdb://localhost?keepAliveInterval=soon', /write keepaliveinterval=<number>/],
  ['esdb://localhost?connectionName=', /write connectionname=<value>/],
])('an address that says nothing, or what is not done, is refused: %s', async (address, reason) => {
  const answer = await openEventStoreDb({ connectionString: address, categories })
  expect(answer).toMatchObject({
    left: { name: 'BadConnectionString', reason: expect.stringMatching(reason) },
  })
  expect(JSON.stringify(answer)).not.toContain('changeit')
})

it.each(['pass/changeit', 'pass?changeit', 'pass@changeit', 'pass:changeit', '/?@changeit', ''])(
  'a password that would be read as something else is refused, and not shown: "%s"',
  async (password) => {
    for (const options of ['', '?tls=false', '?tls=nonsense']) {
      const connectionString = `esdb://admin:${password}@localhost:2113${options}`
      const answer = await openEventStoreDb({ connectionString, categories, deadline: 200 })
      expect(answer).toMatchObject({
        left: { name: 'BadConnectionString', reason: expect.stringContaining('percent-encode') },
      })
      expect(JSON.stringify(answer)).not.toContain('changeit')
    }
  },
)

it.each(['verifyCert=true', 'tls=true&max-attempts=3', 'tls', '&tls=true', 'tls=true&'])(
  'an option that the client would ignore, printing the whole address, is refused: %s',
  async (options) => {
    const printed = vi.spyOn(console, 'warn').mockReturnValue()
    const connectionString = `esdb://admin:changeit@localhost:2113?${options}`
    const answer = await openEventStoreDb({ connectionString, categories, deadline: 200 })
    expect(answer).toMatchObject({ left: { name: 'BadConnectionString' } })
    expect(JSON.stringify(answer)).not.toContain('changeit')
    expect(printed.mock.calls).toEqual([])
    printed.mockRestore()
  },
)

it('every option of the manual is let through, however it is written', () => {
  const options =
    'TLS_CA_FILE=ca.crt&keep-alive-interval=1&node-preference=leader&tlsVerifyCert=true'
  expect(addressFault(`esdb://admin:changeit@localhost?${options}`)).toBeNull()
  expect(addressFault('esdb+discover://one:2111,two:2112/three/?keepAliveInterval=-1')).toBeNull()
})

it('a user without a name is refused, and no password is taken for a port', async () => {
  const connectionString = 'esdb://:changeit@localhost'
  const answer = await openEventStoreDb({ connectionString, categories, deadline: 200 })
  expect(answer).toMatchObject({ left: { name: 'BadConnectionString' } })
  expect(JSON.stringify(answer)).not.toContain('changeit')
})

it('only user and password are hidden in an address, whatever they are', () => {
  const address = 'esdb://esdb:localhost@localhost:2113?connectionName=localhost'
  expect(withoutSecrets(address)).toBe('esdb://***@localhost:2113?connectionName=localhost')
})

it('an address where nobody answers is named, without its password', async () => {
  const { emulator } = await place()
  await emulator.kill()
  const connectionString = emulator.connectionString
  const answer = await openEventStoreDb({ connectionString, categories, deadline: 200 })
  expect(answer).toMatchObject({
    left: { name: 'Unreachable', reason: expect.stringContaining(connectionString) },
  })
})
