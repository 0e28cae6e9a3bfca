/**
 * A small portal on a store that checks no pins, and commands that race each other there: what the
 * specs of lapsed authority play.
 */
import type { Instant } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { execute, memoryStore, type Ports, portsOf, runReactions, type Store } from '@carmkit/store'
import { acceptedOf, idOf, logOf, rightOf } from './counting.js'

export const maple = '123456782'
export const atlas = '700123458'
const alice = idOf('alice')
const amir = idOf('amir')
const bob = idOf('bob')
const user = (userId: string, actingFor: string | null) => ({ kind: 'user', userId, actingFor })
export const byAlice = user(alice, maple)
export const byAmir = user(amir, maple)
export const byBob = user(bob, atlas)
const officer = { kind: 'officer', id: 'officer-7' }
const cra = { kind: 'external', party: 'cra' }
const cbsa = { kind: 'external', party: 'cbsa' }
export const pair = { client: maple, provider: atlas, scope: 'RM0001' }
export const delegation = `delegation-${maple}.${atlas}.RM0001`
const number = '10000000000017'
export const declaration = `transaction-declaration.${number}`

type Sent = readonly [actor: object, type: string, data: object]

const founding = (bn9: string, founder: string, programType: string): ReadonlyArray<Sent> => [
  [cra, 'RecordBnIssued', { bn9, applicant: founder }],
  [
    user(founder, null),
    'RegisterNewBusiness',
    { bn9, entityType: 'corporation', residency: 'resident', legalName: `Business ${bn9}` },
  ],
  [user(founder, bn9), 'StartProgramEnrolment', { bn9, programType }],
  [
    user(founder, bn9),
    'SubmitEnrolment',
    { bn15: `${bn9}RM0001`, recordsLocation: 'canada', documents: [] },
  ],
  [officer, 'ApproveEnrolment', { bn15: `${bn9}RM0001` }],
]

const asking: Sent = [
  byBob,
  'RequestDelegation',
  {
    ...pair,
    capacity: 'CustomsBroker',
    visibility: 'Program',
    providerProgram: 'RM0001',
    comment: null,
  },
]
export const approving = (actor: object, visibility = 'Program'): Sent => [
  actor,
  'ApproveDelegation',
  { ...pair, visibility, validFrom: null, validUntil: null },
]

/** Maple has two managers, atlas a licence, and atlas has asked to act for maple. */
export const requested: ReadonlyArray<Sent> = [
  ...founding(maple, alice, 'Importer'),
  [user(amir, null), 'RequestAccess', { bn9: maple, comment: null }],
  [byAlice, 'ApproveAccess', { bn9: maple, user: amir, assignment: { role: 'BAM' }, until: null }],
  ...founding(atlas, bob, 'Broker'),
  [cbsa, 'RecordLicence', { bn9: atlas, validFrom: '2026-01-01', validUntil: null }],
  asking,
]
export const delegated = [...requested, approving(byAlice)]

export const released: Sent = [
  cbsa,
  'RecordRelease',
  {
    transactionNumber: number,
    importer: `${maple}RM0001`,
    releaseDate: '2026-03-02',
    releaseOffice: '0497',
    cargoControlNumber: null,
    releasedPriorToPayment: false,
  },
]
export const opening: Sent = [
  byBob,
  'OpenDraft',
  { transactionNumber: number, importer: `${maple}RM0001`, cadType: 'AB' },
]
export const cutOff: Sent = [byAlice, 'RevokeDelegation', { ...pair, mode: 'CutOff' }]
export const amended: Sent = [
  byAlice,
  'AmendDelegation',
  { ...pair, visibility: 'Own', validFrom: null, validUntil: null },
]
export const amirRemoved: Sent = [byAlice, 'RemoveUser', { bn9: maple, user: amir }]

/** Checks no pins, as a store of single streams; says what it can. */
export const withoutPins = (store: Store): Store => ({
  ...store,
  capabilities: { ...store.capabilities, atomicPins: false },
  append: (batch) => store.append({ ...batch, expect: [] }),
  exclusively: null,
})

/** Lets others act between the reading of a command and its append. */
const racing = (store: Store, others: () => Promise<void>): Store => {
  let isFirst = true
  return {
    ...store,
    append: (batch) => async () => {
      if (isFirst) {
        isFirst = false
        await others()
      }
      return store.append(batch)()
    },
  }
}

/** One portal on one store; a minute passes before each command, and none during a race. */
export const portal = (store: Store) => {
  let count = 0
  const now = (): Instant => new Date(Date.UTC(2026, 2, 2, 15, count)).toISOString() as Instant
  const ports = (on: Store): Ports => portsOf(on, { clock: { now }, sleep: async () => undefined })
  const sendOn = async (on: Store, [actor, type, data]: Sent) => {
    count += 1
    const sent = { commandId: idOf(`${count}`), actor, type, data }
    const { events } = acceptedOf(await execute(ports(on), sent))
    return events
  }
  const react = async (on = store) => rightOf(await runReactions(ports(on)))
  return {
    store,
    react,
    ports: ports(store),
    play: async (commands: ReadonlyArray<Sent>) => {
      for (const command of commands) {
        await sendOn(store, command)
        await react()
      }
    },
    send: (command: Sent) => sendOn(store, command),
    /** `late` is decided first, and lands behind `first`. */
    race: (late: Sent, first: Sent) =>
      sendOn(
        racing(store, async () => {
          await sendOn(store, first)
        }),
        late,
      ),
    answer: async ([actor, type, data]: Sent) => {
      count += 1
      const outcome = await execute(ports(store), {
        commandId: idOf(`${count}`),
        actor,
        type,
        data,
      })
      return outcome.outcome === 'denied'
        ? outcome.reasons.map(({ name }) => name)
        : outcome.outcome
    },
  }
}

export const begun = async (commands: ReadonlyArray<Sent>, store = withoutPins(memoryStore())) => {
  const one = portal(store)
  await one.play(commands)
  return one
}

export const lapsesIn = async (store: Store): Promise<ReadonlyArray<RecordedEvent>> =>
  (await logOf(store)).filter(({ type }) => type === 'AuthorityLapsed')

export const typesIn = async (store: Store, stream: string) =>
  rightOf(await store.read(stream)()).map(({ type }) => type)
