/**
 * The delegation workload: many clients ask one broker's authority, approve, widen and revoke it.
 * Five commands a stream, each loading its stream and the streams that authority rests on.
 */
import { withCheckDigit } from '@carmkit/core'
import { execute, type Ports, portsOf, type Store } from '@carmkit/store'
import { v7 } from 'uuid'

const officer = { kind: 'officer', id: 'officer-1' }
const cra = { kind: 'external', party: 'cra' }
const cbsa = { kind: 'external', party: 'cbsa' }
export const userIdOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const user = (number: number, actingFor: string | null) => ({
  kind: 'user',
  userId: userIdOf(number),
  actingFor,
})

export const businessNumber = (n: number): string => withCheckDigit(String(70_000_000 + n))

export const broker = businessNumber(0)

/** Sends one command and insists that it was accepted: a benchmark of refusals measures nothing. */
const send = async (ports: Ports, actor: object, type: string, data: object): Promise<void> => {
  const outcome = await execute(ports, { commandId: v7(), actor, type, data })
  if (outcome.outcome !== 'accepted' || outcome.events.length === 0) {
    throw new Error(`${type}: ${JSON.stringify(outcome)}`)
  }
}

const register = async (ports: Ports, n: number): Promise<void> => {
  const bn9 = businessNumber(n)
  await send(ports, cra, 'RecordBnIssued', { bn9, applicant: user(n, null).userId })
  await send(ports, user(n, null), 'RegisterNewBusiness', {
    bn9,
    entityType: 'corporation',
    residency: 'resident',
    legalName: `Business ${n}`,
  })
}

/** A broker with a licence and a program account, and as many clients as streams are wanted. */
export const prepare = async (store: Store, clients: number): Promise<Ports> => {
  const ports = portsOf(store)
  await register(ports, 0)
  await send(ports, cbsa, 'RecordLicence', {
    bn9: broker,
    validFrom: '2024-10-21',
    validUntil: null,
  })
  const bn15 = `${broker}RM0001`
  await send(ports, { kind: 'system', process: 'reaction' }, 'OpenEnrolment', {
    bn15,
    programType: 'Broker',
  })
  await send(ports, user(0, broker), 'SubmitEnrolment', {
    bn15,
    recordsLocation: 'canada',
    documents: [],
  })
  await send(ports, officer, 'ApproveEnrolment', { bn15 })
  for (let n = 1; n <= clients; n++) await register(ports, n)
  return ports
}

/** The five commands of one client's delegation, to be sent in order. */
export const delegationCommands = (ports: Ports, n: number): ReadonlyArray<() => Promise<void>> => {
  const client = businessNumber(n)
  const pair = { client, provider: broker, scope: 'business' }
  const asBroker = user(0, broker)
  const asClient = user(n, client)
  const request = (visibility: string) => () =>
    send(ports, asBroker, 'RequestDelegation', {
      ...pair,
      capacity: 'CustomsBroker',
      visibility,
      providerProgram: 'RM0001',
      comment: null,
    })
  const approve = (visibility: string) => () =>
    send(ports, asClient, 'ApproveDelegation', {
      ...pair,
      visibility,
      validFrom: null,
      validUntil: null,
    })
  return [
    request('Program'),
    approve('Own'),
    request('Financial'),
    approve('Financial'),
    () => send(ports, asClient, 'RevokeDelegation', { ...pair, mode: 'RunOff' }),
  ]
}
