/** What a deadline is about, told from its command and from the event that set it. */
import {
  aggregateOfCommand,
  type Bn15,
  bn9Of,
  type Command,
  carm,
  easternDateOf,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { KeptDeadline } from '@carmkit/store'
import type { Row } from '../../project/table.js'
import type { deadline } from './tables.js'

type Subject = Pick<Row<typeof deadline>, 'stream' | 'about' | 'bn9' | 'bn15' | 'provider'>

export const subjectOf = (kept: KeptDeadline, setBy: RecordedEvent): Subject => {
  const { bn9, client, bn15, provider } = kept.data as Parts
  const { importer } = setBy.data as { readonly importer?: Bn15 }
  const program = bn15 ?? importer ?? null
  const business = bn9 ?? client ?? (program === null ? null : bn9Of(program))
  if (business === null) throw new Error(`${kept.type} concerns no business`)
  return {
    stream: streamOf(kept),
    about: aboutOf(kept, setBy),
    bn9: business,
    bn15: program,
    provider: provider ?? null,
  }
}

/** What the data of commands of the clock may name. */
interface Parts {
  readonly bn9?: string
  readonly client?: string
  readonly provider?: string
  readonly bn15?: Bn15
  readonly user?: string
  readonly grantId?: string
  readonly debt?: string
  readonly fund?: string
  readonly period?: string
}

const streamOf = ({ type, data }: KeptDeadline): string => {
  const aggregate = aggregateOfCommand(carm, type)
  if (aggregate === undefined) throw new Error(`no aggregate answers ${type}`)
  return aggregate.streamOf({ type, data } as Command).name
}

/** A command about the grant in its slot does not name it; the event that set it does. */
const aboutOf = ({ type, data, due }: KeptDeadline, setBy: RecordedEvent): string => {
  const { user, grantId, debt, fund, period } = data as Parts
  if (type === 'RunOffset') return easternDateOf(due)
  if (type === 'ExpireDelegation') return (setBy.data as { readonly grantId: string }).grantId
  return user ?? grantId ?? debt ?? fund ?? period ?? ''
}

/**
 * Commands that may find nothing to record though nothing else told of it: what they look at changes
 * without an event that names the deadline.
 */
const uncertain: ReadonlySet<string> = new Set([
  'AccrueInterest',
  'CreditRefundInterest',
  'MarkDormant',
  'NoteAccountingDue',
  'RecomputeRequirement',
  'RunOffset',
  'SendToCollections',
])

export const mayFindNothing = ({ type }: KeptDeadline): 0 | 1 => (uncertain.has(type) ? 1 : 0)
