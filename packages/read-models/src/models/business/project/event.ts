/** The events of a business account, as its projections take them. */
import type { businessAccount } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import type { Projected } from '../../../project/model.js'

export type BusinessEvent = EventIn<typeof businessAccount.events>

/** The event of that type. */
export type EventOf<Type extends BusinessEvent['type']> = Extract<
  BusinessEvent,
  { readonly type: Type }
>

/** An event of one of these types, with its place in the log. */
export type On<Type extends BusinessEvent['type']> = Projected<EventOf<Type>>
