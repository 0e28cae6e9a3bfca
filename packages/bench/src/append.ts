/** P3: durable commands, one writer and sixteen in flight, beside raw handlers on the same driver. */
import { join } from 'node:path'
import type { Store } from '@carmkit/store'
import { type Comparison, compare } from './measure.js'
import { openRaw, rawCommand } from './raw.js'
import { delegationCommands, prepare } from './workload.js'

const rounds = 11
const clientsPerRound = 40
const commandsPerStream = 5
const inFlight = 16

type OpenStore = (file: string) => Promise<Store>

export const appendOneWriter = async (folder: string, open: OpenStore): Promise<Comparison> => {
  const raw = openRaw(join(folder, 'raw-one.sqlite'))
  const store = await open(join(folder, 'carmkit-one.sqlite'))
  const ports = await prepare(store, clientsPerRound * rounds)
  let rawStream = 0
  let client = 0
  const comparison = await compare('P3 durable commands, one writer', [
    {
      name: 'raw handler, one commit each',
      run: async () => {
        for (let stream = 0; stream < clientsPerRound; stream++) {
          const name = `stream-${rawStream++}`
          for (let n = 0; n < commandsPerStream; n++) raw.commit(() => rawCommand(raw, name))
        }
        return clientsPerRound * commandsPerStream
      },
    },
    {
      name: 'carmkit, everything on',
      run: async () => {
        for (let stream = 0; stream < clientsPerRound; stream++) {
          for (const command of delegationCommands(ports, ++client)) await command()
        }
        return clientsPerRound * commandsPerStream
      },
    },
  ])
  raw.close()
  await store.close()
  return comparison
}

export const appendInFlight = async (folder: string, open: OpenStore): Promise<Comparison> => {
  const raw = openRaw(join(folder, 'raw-many.sqlite'))
  const store = await open(join(folder, 'carmkit-many.sqlite'))
  const ports = await prepare(store, inFlight * 3 * rounds)
  let rawStream = 0
  let client = 0
  const streams = inFlight * 3
  const comparison = await compare(`P3 durable commands, ${inFlight} in flight`, [
    {
      name: 'raw handler, group commit',
      run: async () => {
        for (let group = 0; group < streams; group += inFlight) {
          const names = Array.from({ length: inFlight }, () => `stream-${rawStream++}`)
          for (let n = 0; n < commandsPerStream; n++)
            raw.commit(() => names.forEach((name) => rawCommand(raw, name)))
        }
        return streams * commandsPerStream
      },
    },
    {
      name: 'carmkit, everything on',
      run: async () => {
        for (let group = 0; group < streams; group += inFlight) {
          const clients = Array.from({ length: inFlight }, () => ++client)
          await Promise.all(
            clients.map(async (n) => {
              for (const command of delegationCommands(ports, n)) await command()
            }),
          )
        }
        return streams * commandsPerStream
      },
    },
  ])
  raw.close()
  await store.close()
  return comparison
}
