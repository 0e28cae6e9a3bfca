/** A file of messages on its way into a store: what the specs of `carmkit import` share. */
import { readFileSync } from 'node:fs'
import { commandsOf, decodeMessage } from '@carmkit/messages'
import * as E from 'fp-ts/lib/Either.js'
import { alice, importer } from './small-portal.js'
import { carmkit, fileOf } from './support.js'

export type Value = Record<string, unknown>

export const fixture = (name: string): Value =>
  JSON.parse(
    readFileSync(new URL(`../../messages/test/fixtures/${name}.json`, import.meta.url), 'utf8'),
  ) as Value

/** A copy with a value of the body replaced, or one of its only line. */
export const withBody = (message: Value, change: Value, lineChange: Value = {}): Value => {
  const body = structuredClone(message['body']) as Value
  const invoices = body['invoices'] as { lines: Value[] }[]
  for (const invoice of invoices) Object.assign(invoice.lines[0] ?? {}, lineChange)
  return { ...message, body: { ...body, ...change } }
}

export const plain = fixture('declaration-plain')
export const asAlice = ['--as', `${alice}@${importer}`]

export const plainNumber = '10000000000017'

/** The commands that a message asks for when Alice submits it. */
export const submitted = (message: Value) => {
  const decoded = decodeMessage(message)
  if (E.isLeft(decoded)) throw new Error('the fixture has faults')
  const actor = { kind: 'user', userId: alice, actingFor: importer } as const
  const asked = commandsOf(decoded.right.message, actor)
  if (E.isLeft(asked)) throw new Error('the fixture is not imported')
  return asked.right.commands
}

export const importing = async (
  store: string,
  lines: ReadonlyArray<unknown>,
  ...options: ReadonlyArray<string>
) => {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const file = fileOf(`${texts.join('\n')}\n`)
  const ran = await carmkit('import', file, '--store', store, '--json', ...options)
  return { ...ran, reports: ran.lines.map((line) => JSON.parse(line) as Value) }
}

export const eventsIn = async (store: string): Promise<number> => {
  const { lines } = await carmkit('verify', '--store', store, '--json')
  return (JSON.parse(lines[0] ?? '') as { events: number }).events
}
