/** What a recorded command was decided on, as far as it says so itself: its request, pins and tables. */
import { type Domain, type Request, recordedRequest, type Table } from '@carmkit/core'
import { contentHash, isJsonObject, type Json, type RecordedEvent } from '@carmkit/kernel'
import type { TableSource } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { listed } from '../pins.js'
import type { Missing } from './answer.js'

export interface RestedOn {
  readonly request: Request
  readonly tables: ReadonlyMap<string, Table>
}

/** Of the first event of a command. Left: what it does not say. */
export const restedOn = (
  first: RecordedEvent,
  { domain, tables }: { readonly domain: Domain; readonly tables: TableSource },
): E.Either<Missing, RestedOn> => {
  const { command, context = {} } = first.metadata
  if (command === undefined) return E.left({ name: 'CommandNotRecorded' })
  const withheld = listed(command['withheld'])
  if (withheld.length > 0) {
    return E.left({ name: 'SecretWithheld', fields: withheld.map(String) })
  }
  const request = recordedRequest(domain, first)
  if (E.isLeft(request)) {
    const [fault] = request.left
    const { path = '', reason = '' } = fault ?? {}
    return E.left({ name: 'CommandUnreadable', path, reason })
  }
  return E.map((found: RestedOn['tables']) => ({ request: request.right, tables: found }))(
    tablesOf(context, tables),
  )
}

/** By their hash: what the log answered stands in the record, all others have to be at hand. */
const tablesOf = (
  { tables: hashes, answers }: NonNullable<RecordedEvent['metadata']['context']>,
  supplied: TableSource,
): E.Either<Missing, RestedOn['tables']> => {
  const found = new Map<string, Table>()
  for (const [name, hash] of Object.entries(isJsonObject(hashes) ? hashes : {})) {
    const table = answerIn(answers, name) ?? supplied.get(name)
    if (table === undefined || table.hash !== hash) {
      return E.left({
        name: 'TableNotAtHand',
        table: name,
        hash: typeof hash === 'string' ? hash : '',
      })
    }
    found.set(name, table)
  }
  return E.right(found)
}

const answerIn = (answers: Json | undefined, name: string): Table | null => {
  if (!isJsonObject(answers) || !Object.hasOwn(answers, name)) return null
  const content = answers[name] as Json
  const hash = contentHash(content)
  return E.isLeft(hash) ? null : { name, hash: hash.right, content }
}
