/** What a declaration states and no command carries: told to whoever imports it, never passed over. */
import type { DeclarationBody } from '../format/declaration.js'
import { type DeclarationMessage, Message } from '../format/message.js'
import { leavesOf } from '../walk.js'
import { cargoControlNumberOf } from './header.js'

/** The stated properties of the body beside those carried, each once. */
export const statedBeside = (
  carried: ReadonlySet<string>,
  { body, ...envelope }: DeclarationMessage,
): ReadonlyArray<string> => {
  const stated = leavesOf(Message, { ...envelope, body })
    .map(({ property }) => property)
    .filter((property) => property.startsWith('body.'))
  const left = [...new Set(stated)].filter((one) => !carried.has(one.slice('body.'.length)))
  return isCargoLeft(body) ? [...left, 'body.cargoControlNumbers'] : left
}

const isCargoLeft = (body: DeclarationBody): boolean =>
  body.cargoControlNumbers !== undefined && cargoControlNumberOf(body) === null
