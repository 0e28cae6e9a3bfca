/**
 * What was done by which way: read from the grants that commands recorded, whatever stream they are
 * in. Nothing is decided again; a grant says itself what the authority was (assumed CK-163).
 */
import {
  type Bn9,
  type Instant,
  matrix,
  type Permission,
  ProgramReference,
  type UserId,
  type Way,
  wayOf,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { inOrder } from './gifts.js'
import { type EventPlace, keyOf, type Use } from './line.js'

/** One command by which a way was used. */
export interface Used {
  /** Of the line. */
  readonly key: string
  readonly actingFor: Bn9
  readonly user: UserId
  readonly at: EventPlace
  readonly permission: Permission | null
  readonly program: ProgramReference | null
  /** Decided in the business's own stream: below its manager nobody acts on the business as such. */
  readonly isOfBusiness: boolean
}

/** The use of access to a business that the first event of a command records; null for none. */
export const useOf = (bn9: Bn9, event: RecordedEvent): Used | null => {
  const { actor, grant } = event.metadata
  const { userId, actingFor } = actor as { userId?: UserId; actingFor?: Bn9 | null }
  const { role, rules, delegation } = grant as unknown as Parameters<typeof wayOf>[0]
  if (actor['kind'] !== 'user' || userId === undefined || actingFor == null) return null
  if (typeof role !== 'string' || !Array.isArray(rules)) return null
  const isOurs =
    typeof delegation === 'string' ? delegation.startsWith(`delegation-${bn9}.`) : actingFor === bn9
  const way = isOurs ? wayOf({ role, rules, delegation: delegation ?? null }) : null
  return way === null ? null : usedBy({ user: userId, actingFor, way, rules, event }, bn9)
}

interface Found {
  readonly user: UserId
  readonly actingFor: Bn9
  readonly way: Way
  readonly rules: ReadonlyArray<string>
  readonly event: RecordedEvent
}

const usedBy = ({ user, actingFor, way, rules, event }: Found, bn9: Bn9): Used => ({
  key: keyOf({ user, actingFor }, way),
  user,
  actingFor,
  at: placeOf(event),
  permission: permissions.get(rules[0] ?? '') ?? null,
  program: programOf(bn9, event),
  isOfBusiness: event.stream === `businessAccount-${bn9}`,
})

const permissions = new Map<string, Permission>(
  matrix.map(({ rule, permission }) => [rule, permission]),
)

export const placeOf = ({ stream, revision, type, metadata }: RecordedEvent): EventPlace => ({
  stream,
  revision,
  type,
  recordedAt: metadata.recordedAt as Instant,
})

/** A provider's proof rests on the one program that was acted on. */
const programOf = (bn9: Bn9, { metadata }: RecordedEvent): ProgramReference | null => {
  const { pins } = metadata.grant
  const account = `programAccount-${bn9}`
  const streams = Array.isArray(pins) ? pins.map((pin) => Object(pin).stream as unknown) : []
  const pinned = streams.find(
    (stream): stream is string => typeof stream === 'string' && stream.startsWith(account),
  )
  const program = pinned?.slice(account.length)
  return ProgramReference.is(program) ? program : null
}

/** Counts the uses of each line. */
export const tally = (from: Instant) => {
  const tallies = new Map<string, Tally>()
  return {
    /** `knownAt` is the moment from which the command is part of the log. */
    add: (used: Used, knownAt: Instant): void => {
      const before = tallies.get(used.key) ?? {
        last: null,
        uses: new Map<string, Counted>(),
      }
      if (knownAt >= from) count(before.uses, used)
      tallies.set(used.key, { ...before, last: used.at })
    },
    of: (key: string): Tally => tallies.get(key) ?? { last: null, uses: new Map() },
  }
}

type Kind = Pick<Used, 'permission' | 'program' | 'isOfBusiness'>

/** Uses that are alike. */
export interface Counted extends Kind {
  readonly count: number
  readonly needsFinancial: boolean
}

export interface Tally {
  readonly last: EventPlace | null
  /** Of the period. */
  readonly uses: Map<string, Counted>
}

/** A payment on an account as such shows its balance (DEL-09). */
const count = (uses: Tally['uses'], used: Used): void => {
  const { permission, program, isOfBusiness, at } = used
  const needsFinancial = permission === 'MakePayment' && at.stream.startsWith('ledger-')
  const kind = { permission, program, isOfBusiness, needsFinancial }
  const key = JSON.stringify(kind)
  uses.set(key, { ...kind, count: (uses.get(key)?.count ?? 0) + 1 })
}

export const useFrom = ({ last, uses }: Tally): Use => {
  const all = [...uses.values()]
  const programs = new Set(all.map(({ program }) => program))
  const [only] = programs
  return {
    count: all.reduce((sum, one) => sum + one.count, 0),
    last,
    permissions: inOrder(
      all.flatMap(({ permission }) => (permission === null ? [] : [permission])),
    ),
    onlyProgram: programs.size === 1 ? (only ?? null) : null,
  }
}
