/**
 * By whose decision a way came to be: the latest event that gave the role, the terms of the grant,
 * or the assignment, with the actor that decided it.
 *
 * Separate from the states, which say what holds and forget who made it so.
 */
import type { Actor, Bn9, OpenWay, UserId } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { AccountEvent } from '../prefix/account.js'
import type { Giving } from './line.js'
import { placeOf } from './uses.js'

/** Which way, of whom. */
export interface Given {
  readonly user: UserId
  readonly actingFor: Bn9
  readonly business: Bn9
  readonly way: Pick<OpenWay, 'delegation' | 'through'>
}

export type Givings = ReturnType<typeof givings>

export const givings = () => {
  const known = new Map<string, Giving>()
  /** Invitations and offers: decided by who made them, recorded once more when they are accepted. */
  const proposed = new Map<string, RecordedEvent>()

  const give = (key: string, gave: Giving['gave'], event: RecordedEvent): void => {
    known.set(key, { gave, ...placeOf(event), by: event.metadata.actor as unknown as Actor })
  }

  return {
    note: ({ recorded, event }: AccountEvent): void => {
      const { stream } = recorded
      const data = event.data as Noted
      switch (event.type) {
        case 'UserInvited':
          proposed.set(`${stream} ${data.user}`, recorded)
          return
        case 'BamAppointed':
        case 'RoleChanged':
          return give(`${stream} ${data.user}`, 'role', recorded)
        case 'AccessApproved': {
          const invited =
            data.basis === 'invitation' ? proposed.get(`${stream} ${data.user}`) : null
          return give(`${stream} ${data.user}`, 'role', invited ?? recorded)
        }
        case 'DelegationOffered':
          proposed.set(stream, recorded)
          return
        case 'DelegationGranted':
        case 'TermsReplaced':
        case 'TermsAmended': {
          const offered = isByProvider(recorded) ? proposed.get(stream) : null
          return give(`${data.grantId}`, 'grant', offered ?? recorded)
        }
        case 'StaffAssigned':
          return give(
            `${stream} ${data.user} ${data.to?.group ?? data.to?.client}`,
            'assignment',
            recorded,
          )
        case 'ClientAdded':
          return give(`${stream} ${data.group} ${data.client}`, 'assignment', recorded)
        default:
      }
    },
    /** The person's role in the acting business first, then the grant, then assignments. */
    of: ({ user, actingFor, business, way }: Given): ReadonlyArray<Giving> => {
      const staff = `clientAccess-${actingFor}`
      return [
        `businessAccount-${actingFor} ${user}`,
        ...(way.delegation === null ? [] : [way.delegation]),
        ...way.through.flatMap((group) =>
          group === null
            ? [`${staff} ${user} ${business}`]
            : [`${staff} ${user} ${group}`, `${staff} ${group} ${business}`],
        ),
      ].flatMap((key) => known.get(key) ?? [])
    },
  }
}

/** The fields that say what was given, of the events that give something. */
interface Noted {
  readonly user?: string
  readonly basis?: string
  readonly grantId?: string
  readonly to?: { readonly client?: string; readonly group?: string }
  readonly group?: string
  readonly client?: string
}

/** An offer is accepted by the provider; everything else that grants is the client's doing. */
const isByProvider = ({ stream, metadata }: RecordedEvent): boolean =>
  metadata.actor['actingFor'] === stream.split('.')[1]
