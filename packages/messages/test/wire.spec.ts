/** The two ports with an implementation of no agency: what is sent through them comes back the same. */

import { parseJson } from '@carmkit/kernel'
import {
  type Arrived,
  type CadImport,
  type CadTransport,
  type CadWire,
  commandsOf,
  decodeMessage,
  encodeMessage,
} from '@carmkit/messages'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'
import { decodedOf, fixture, fullMessages } from './fixtures.js'

/** Documents that are the messages themselves, in canonical JSON. */
const jsonWire: CadWire = {
  parse: (document) => {
    const value = parseJson(document)
    if (E.isLeft(value)) return E.left([value.left])
    const decoded = decodeMessage(value.right)
    if (E.isLeft(decoded)) return decoded
    const { message } = decoded.right
    return message.schema === 'cad-import/1'
      ? E.right(message)
      : E.left([{ path: 'schema', reason: 'a statement is no document of a declaration' }])
  },
  serialize: (message) =>
    E.mapLeft(() => [{ path: '', reason: 'it has no canonical text' }])(encodeMessage(message)),
}

/** Gives back what it was sent; places are positions. */
const loopback = (): CadTransport => {
  const kept: Arrived[] = []
  return {
    send: (document) =>
      TE.fromIO(() => {
        kept.push({ place: String(kept.length + 1), document })
      }),
    receive: (after) => TE.fromIO(() => kept.slice(Number(after ?? 0))),
  }
}

const right = <A>(answer: E.Either<unknown, A>): A => {
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  return answer.right
}

const messages = Object.values(fullMessages)
  .map((name) => decodedOf(fixture(name)).message)
  .filter((message): message is CadImport => message.schema === 'cad-import/1')

describe('wire and transport', () => {
  it('bring every message back, in order, and from any place on', async () => {
    const transport = loopback()
    for (const message of messages) {
      right(await transport.send(right(jsonWire.serialize(message)))())
    }
    const all = right(await transport.receive(null)())
    expect(all.map(({ document }) => right(jsonWire.parse(document)))).toEqual(messages)
    const rest = right(await transport.receive(all[2]?.place ?? '')())
    expect(rest).toEqual(all.slice(3))
  })

  it('give the same commands for a message that went through them', () => {
    for (const message of messages) {
      const back = right(jsonWire.parse(right(jsonWire.serialize(message))))
      const [sent, received] = [message, back].map((one) => right(commandsOf(one, null)).commands)
      expect(received).toEqual(sent)
    }
  })

  it('take nothing of a document with a fault, and no statement', () => {
    const [first] = messages
    if (first === undefined) throw new Error('there are messages')
    const document = right(jsonWire.serialize(first))
    const broken = jsonWire.parse(document.replace('"cad-import/1"', '"cad-import/9"'))
    expect(E.isLeft(broken) ? broken.left.map(({ path }) => path) : []).toEqual(['schema'])
    const statement = jsonWire.parse(JSON.stringify(fixture('daily-notice')))
    expect(E.isLeft(statement)).toBe(true)
  })
})
