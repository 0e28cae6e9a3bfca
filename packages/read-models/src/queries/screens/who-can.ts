/** The screen of authority: who can do something there at a moment, and by what. */
import { Bn9, Bn15, bn9Of, matrix, referenceOf, TransactionNumber } from '@carmkit/core'
import { type Codec, oneOf, text } from '@carmkit/kernel'
import type { Kysely } from 'kysely'
import { compared } from '../../project/order.js'
import { column, optional as nullable } from '../../project/table.js'
import { type AuthorityTables, type Place, whoCan } from '../../who-can/index.js'
import { answering } from '../define.js'
import { moment, required } from '../parameters.js'

const Permitted = oneOf(
  'permission',
  matrix.map(({ permission }) => permission),
)

const WhereAsked: Codec<string> = text(
  'business, program account or transaction',
  'a business number of nine digits, of fifteen characters, or a transaction number of fourteen digits',
  (value) => Bn9.is(value) || Bn15.is(value) || TransactionNumber.is(value),
)

export const whoCanAct = answering({
  name: 'who-can',
  meaning: 'Everybody who can do something there: the own people first, then those of providers.',
  parameters: {
    permission: required(Permitted, 'What is to be done: a row of the permission matrix.'),
    where: required(WhereAsked, 'On what: a business, a program account or a declaration.'),
    at: moment('When: by what was recorded until then, judged then.'),
  },
  columns: {
    delegated: column('flag', '0 for the own people, 1 for those of a provider.'),
    acting_for: column('text', 'Business that the person acts for.'),
    user_id: column('text', 'The person.'),
    role: column('text', 'Role that the person acts in.'),
    rules: column('json', 'List of the rules that allow it, the deciding one first.'),
    grant_id: nullable('text', 'Grant or run-off that is used; null within the own business.'),
    chain: column(
      'json',
      'List of the joints that it hangs on, each with the event that made it what it was.',
    ),
    stopped: column(
      'json',
      'List of the streams that hold an entry which cannot be read: what they say behind it is left out of the answer.',
    ),
  },
  order: ['delegated', 'acting_for', 'user_id'],
  answer: async (queries, { permission, where, at }) => {
    const place = placeOf(where)
    const { able, stopped } = await whoCan(queries as never as Kysely<AuthorityTables>, {
      permission,
      place,
      at,
    })
    const rows = able.map(({ user, actingFor, role, rules, grant, chain }) => ({
      delegated: grant === null ? 0 : 1,
      acting_for: actingFor,
      user_id: user,
      role,
      rules: JSON.stringify(rules),
      grant_id: grant,
      chain: JSON.stringify(chain),
      stopped: JSON.stringify(stopped),
    }))
    const sorted = rows.toSorted(
      (one, other) =>
        one.delegated - other.delegated ||
        compared(one.acting_for, other.acting_for) ||
        compared(one.user_id, other.user_id),
    )
    return { rows: sorted, stopped }
  },
})

const placeOf = (where: string): Place => {
  if (Bn9.is(where)) return { business: where, programs: [] }
  if (Bn15.is(where)) return { business: bn9Of(where), programs: [referenceOf(where)] }
  return { transaction: `transaction-declaration.${where}` }
}
