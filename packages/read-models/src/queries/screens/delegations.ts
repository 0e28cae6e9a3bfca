/**
 * Who acts for whom, as of a moment: what a client granted and what runs off. What ends by a date, or
 * elsewhere than in the delegation itself, is over here from that moment on. Whether a person may do
 * something by it, `who-can` says.
 */
import type { Bn9 } from '@carmkit/core'
import type { Kysely } from 'kysely'
import { delegationPeriod } from '../../models/delegation/tables/index.js'
import type { PlainRow } from '../../project/rows.js'
import { column, optional } from '../../project/table.js'
import { type Given, givenIn, type Slot } from '../../who-can/delegations.js'
import type { AuthorityTables } from '../../who-can/index.js'
import { judging } from '../define.js'
import { business, moment } from '../parameters.js'
import type { ReadModels } from '../read-models.js'

const { client, provider, scope, grant_id, capacity, visibility, valid_from, valid_until } =
  delegationPeriod.columns

const columns = {
  client,
  provider,
  scope,
  grant_id,
  runs_off: column(
    'flag',
    '1 for the right to finish what was begun under a grant that ended (DEL-14).',
  ),
  standing: column(
    'text',
    'InForce; Suspended by the client; NotYet: its first day is to come; Over: its last day has passed; Elsewhere: ended by the client for all it had with the provider (DEL-25), or with the program account (DEL-17) or a business (BUS-13); the last two before the delegation records it. RunOff for a right that runs off, recorded or not.',
  ),
  capacity,
  visibility: optional('text', `${visibility.meaning} Null for a right that runs off.`),
  valid_from: optional('date', `${valid_from.meaning} Null for a right that runs off.`),
  valid_until,
  run_off_until: optional(
    'instant',
    'From when nothing is left of a right that runs off; null for a grant.',
  ),
}

const at = moment('The moment that is reported: what was recorded until then, judged then.')

type Side = 'client' | 'provider'

interface Report {
  readonly name: string
  readonly meaning: string
  /** Whose delegations: those of the business on these sides. */
  readonly sides: ReadonlyArray<Side>
  /** Only what gives something. */
  readonly isLiving: boolean
}

const report = ({ name, meaning, sides, isLiving }: Report) =>
  judging({
    name,
    meaning,
    parameters: { business, at },
    columns,
    order: ['client', 'provider', 'scope', 'grant_id', 'runs_off'],
    subject: ['client', 'provider', 'scope'],
    select: (queries, asked) => slotsOf(queries, sides, asked.business),
    judge: async (queries, slots: ReadonlyArray<Slot & PlainRow>, asked) => {
      const given = await givenIn(queries as never as Kysely<AuthorityTables>, {
        slots,
        at: asked.at,
      })
      return given.flatMap((one) => [...grantRows(one, isLiving), ...runOffRows(one)])
    },
  })

export const myClients = report({
  name: 'my-clients',
  meaning:
    'For whom a provider may act at a moment, and how far: grants in force and rights that run off.',
  sides: ['provider'],
  isLiving: true,
})

export const myProviders = report({
  name: 'my-providers',
  meaning:
    'Who may act for a client at a moment, and how far: grants in force and rights that run off.',
  sides: ['client'],
  isLiving: true,
})

export const delegationReport = report({
  name: 'delegation-report',
  meaning:
    'All delegations of a business as they stood at a moment, as client and as provider, also those that gave nothing then.',
  sides: ['client', 'provider'],
  isLiving: false,
})

/** All that there ever were: what they gave at the moment is judged. */
const slotsOf = (queries: Kysely<ReadModels>, sides: ReadonlyArray<Side>, asked: Bn9) =>
  queries
    .selectFrom('delegation')
    .where((where) => where.or(sides.map((side) => where(side, '=', asked))))
    .select(['client', 'provider', 'scope'])

const grantRows = (
  { client, provider, scope, grant }: Given,
  isLiving: boolean,
): ReadonlyArray<PlainRow> => {
  if (grant === null || (isLiving && grant.standing !== 'InForce')) return []
  const { id, capacity, standing, terms } = grant
  const { visibility, validFrom: valid_from, validUntil: valid_until } = terms
  const row = { client, provider, scope, grant_id: id, runs_off: 0, standing, capacity }
  return [{ ...row, visibility, valid_from, valid_until, run_off_until: null }]
}

const runOffRows = ({ client, provider, scope, runOffs }: Given): ReadonlyArray<PlainRow> =>
  runOffs.map(({ grantId: grant_id, capacity, until: run_off_until }) => ({
    client,
    provider,
    scope,
    grant_id,
    runs_off: 1,
    standing: 'RunOff',
    capacity,
    visibility: null,
    valid_from: null,
    valid_until: null,
    run_off_until,
  }))
