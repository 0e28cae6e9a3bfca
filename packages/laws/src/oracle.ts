/**
 * The rules of authority once more, as plainly as they can be said: may this person do this, now?
 *
 * Written from the rule catalogue (sections 5 to 7.2 and the readings a01 to a19, f1 to f14) as a
 * list of titles that a person holds and a test of each; no index, no early exit, no reasons. Days
 * come from the platform's time zones. It is compared with `authorize`, and reads as its summary.
 */
import type { authorize, Intent, Membership, UserId, World } from '@carmkit/core'
import { dayOf, daysAfter } from './auditor.js'
import {
  aboutItems,
  accounting,
  catalogueLetter,
  catalogueRow,
  financial,
  goingOn,
  looking,
} from './catalogue-matrix.js'

export type Question = Parameters<typeof authorize>[0]
type Business = NonNullable<World['acting']>['is']
type Delegation = World['delegations'][number]['is']
type Target = NonNullable<Intent['target']>

/** One reason for which a provider's person may do something: a grant that lives, or its run-off. */
interface Title {
  readonly scope: string
  readonly capacity: string
  readonly level: number
  readonly relationship: string
  /** In run-off: was this begun in time? Null while the grant itself lives. */
  readonly begunInTime: ((begunAt: Question['now']) => boolean) | null
}

const levels = ['Own', 'Program', 'Financial']
const roles = ['Reader', 'Editor', 'PAM', 'BAM']

interface Asked {
  readonly question: Question
  readonly world: World
  readonly user: UserId
  readonly place: Membership
  readonly permission: NonNullable<Intent['permission']>
  readonly row: string
  readonly target: Target
}

/** Whether a person may. For other senders the table of senders decides alone. */
export const oracleAllows = (question: Question, world: World): boolean => {
  const { actor, intent, now } = question
  const { permission, target } = intent
  if (actor.kind !== 'user' || permission === null) throw new Error('no question of the matrix')
  const place = world.acting?.is.members.get(actor.userId)
  if (target === null || actor.actingFor === null || place === undefined) return false
  // The last day counts (a14); suspended access holds no power.
  if ((place.until !== null && dayOf(now) > place.until) || place.suspended) return false
  const row = catalogueRow(permission)
  const asked = { question, world, user: actor.userId, place, permission, row, target }
  return actor.actingFor === target.business ? employeeMay(asked) : providerMay(asked)
}

/** Suspended: own people look (a03). Orphaned: looks, and what goes on. */
const statusLets = (status: Business['status'] | undefined, row: string): boolean =>
  status === 'Active' ||
  (status === 'Suspended' && looking.has(row)) ||
  (status === 'Orphaned' && (looking.has(row) || goingOn.has(row)))

const employeeMay = ({ question, world, user, place, permission, row, target }: Asked): boolean => {
  const { role } = place.assignment
  const reach: ReadonlyArray<string> =
    'programs' in place.assignment ? place.assignment.programs : []
  const letter = catalogueLetter(permission, role)
  const all = target.programs
  const inReach =
    letter === 'Y' || (letter === 'P' && all.length > 0 && all.every((one) => reach.includes(one)))
  // Nobody approves an own request (USR-17), or gives a role above its own (USR-08).
  const { approves, gives } = question.intent
  const mayGive = gives === null || roles.indexOf(gives.role) <= roles.indexOf(role)
  return statusLets(world.acting?.is.status, row) && inReach && approves !== user && mayGive
}

const providerMay = (asked: Asked): boolean => {
  const { acting, target: client } = asked.world
  // 1: the provider is Active. 2: the client is Active, or Orphaned for what goes on then.
  return (
    acting?.is.status === 'Active' &&
    client?.is.status !== 'Suspended' &&
    statusLets(client?.is.status, asked.row) &&
    asked.world.delegations.some(({ is }) =>
      titlesOf(is, asked).some((title) => titleLets(title, asked)),
    )
  )
}

/** A run-off, and whether some moment came before it began, so that the moment did not touch it. */
interface RunningOff {
  readonly title: Title
  readonly lasts: boolean
  readonly beganAfter: (moment: Instant) => boolean
}

/** 3: an active grant, and every run-off beside it or from its last day, by what ended elsewhere. */
const titlesOf = (delegation: Delegation, { question, world }: Asked): ReadonlyArray<Title> => {
  const { scope, runOffs, provider } = delegation
  const { now } = question
  const closedAt = scope === 'business' ? null : (world.program?.is.closedAt ?? null)
  let grant = delegation.grant
  let finishing: ReadonlyArray<RunningOff> = runOffs.map((one) => runningOff(one, scope, now))
  const endings = [
    ...(world.target?.is.revocations.get(provider) ?? []),
    ...(closedAt === null ? [] : [{ mode: 'Closed', at: closedAt } as const]),
  ].toSorted((one, another) =>
    one.at === another.at
      ? Number(another.mode === 'Closed') - Number(one.mode === 'Closed')
      : one.at < another.at
        ? -1
        : 1,
  )
  for (const { mode, at } of endings) {
    // Closing ends run-off as well; CutOff ends what ran off before (f3).
    if (mode !== 'RunOff') finishing = finishing.filter(({ beganAfter }) => beganAfter(at))
    if (grant === null || (grant.grantedAt !== null && grant.grantedAt > at)) continue
    if (mode === 'RunOff') finishing = [...finishing, ...leftBy(grant, { scope, at, now })]
    grant = null
  }
  const left = grant === null ? [] : leftByDate(grant, scope, now)
  return [...finishing, ...left].filter(({ lasts }) => lasts).map(({ title }) => title)
}

type Grant = NonNullable<Delegation['grant']>
type Instant = Question['now']
type Scope = Delegation['scope']

const runningOff = (
  { capacity, relationship, endedAt, until }: Delegation['runOffs'][number],
  scope: Scope,
  now: Instant,
): RunningOff => ({
  title: { capacity, relationship, scope, level: 0, begunInTime: (begunAt) => begunAt < endedAt },
  lasts: now < until,
  beganAfter: (moment) => endedAt > moment,
})

/** What a revocation with run-off leaves: of a grant that had begun, or that was over by its date. */
const leftBy = (
  grant: Grant,
  { scope, at, now }: { readonly scope: Scope; readonly at: Instant; readonly now: Instant },
): ReadonlyArray<RunningOff> => {
  const { capacity, relationship, terms } = grant
  const day = dayOf(at)
  if (terms.validUntil !== null && terms.validUntil < day) return expired(grant, scope, now)
  if (day < terms.validFrom) return []
  const until = new Date(Date.parse(at) + 30 * 86_400_000).toISOString() as Instant
  return [runningOff({ grantId: '', capacity, relationship, endedAt: at, until }, scope, now)]
}

/** Run-off of a grant whose last day has passed (f2); a suspended one leaves none. */
const expired = (grant: Grant, scope: Scope, now: Instant): ReadonlyArray<RunningOff> => {
  const { capacity, relationship, suspended, terms } = grant
  const lastDay = terms.validUntil ?? '9999-12-31'
  const begunInTime = (begunAt: Instant) => dayOf(begunAt) <= lastDay
  return suspended
    ? []
    : [
        {
          title: { capacity, relationship, scope, level: 0, begunInTime },
          lasts: dayOf(now) <= daysAfter(lastDay, 30),
          beganAfter: (moment) => dayOf(moment) <= lastDay,
        },
      ]
}

/** What a grant that nothing ended elsewhere gives by its dates. */
const leftByDate = (grant: Grant, scope: Scope, now: Instant): ReadonlyArray<RunningOff> => {
  const { capacity, relationship, suspended, terms } = grant
  const today = dayOf(now)
  if (terms.validUntil !== null && terms.validUntil < today) return expired(grant, scope, now)
  if (suspended || today < terms.validFrom) return []
  const level = levels.indexOf(terms.visibility)
  const title = { capacity, relationship, scope, level, begunInTime: null }
  return [{ title, lasts: true, beganAfter: () => true }]
}

const titleLets = (title: Title, asked: Asked): boolean => {
  const { question, world, place, permission, row, target } = asked
  const { item, programs } = target
  const isWhole = title.scope === 'business'
  // 3: the scope covers all that is acted on.
  const covers = isWhole || (programs.length === 1 && programs[0] === title.scope)
  // 4: the provider's BAM, or staff as it is assigned in this relationship. 5: the matrix.
  const role =
    place.assignment.role === 'BAM' ? (isWhole ? 'pBAM' : 'pPAM') : assignedRole(title, asked)
  const letter = role === null ? 'N' : catalogueLetter(permission, role)
  const hasReach = role === 'pBAM' || programs.length > 0
  const hasLetter = letter === 'Y' || (letter !== 'N' && hasReach)
  // DEL-14: in run-off, an item of its own that it began in time, to look at or to finish.
  const isItsOwn = item !== null && item.ownedBy === world.acting?.is.bn9
  const inTime =
    title.begunInTime === null ||
    (isItsOwn &&
      item.begunFor === item.ownedBy &&
      title.begunInTime(item.begunAt) &&
      (looking.has(row) || question.intent.finishesWork))
  // 6: visibility, by item or by what the row shows (f5, a08, a17).
  const shows =
    financial.has(row) || (row === '17' && item === null)
      ? title.level === 2
      : !aboutItems.has(row) || item === null || isItsOwn || title.level >= 1
  return (
    covers && hasLetter && inTime && shows && programLets(isWhole, asked) && accounts(title, asked)
  )
}

const assignedRole = ({ relationship }: Title, { world, user, place, target }: Asked) => {
  const { spell } = place
  return (
    world.clientAccess?.is.roleOf({ user, spell, client: target.business, relationship }) ?? null
  )
}

/** 2: the program is Active; looking goes on later, but not by a program scope once Closed (a11). */
const programLets = (isWhole: boolean, { row, world }: Asked): boolean => {
  const status = world.program?.is.status ?? 'Active'
  const isLater =
    status === 'Inactive' || status === 'Suspended' || (status === 'Closed' && isWhole)
  return status === 'Active' || (looking.has(row) && isLater)
}

/** 7: accounting takes a customs broker, its licence on this day, an importing account (a09). */
const accounts = ({ capacity }: Title, { question, world, row }: Asked): boolean => {
  const licence = world.acting?.is.licence ?? null
  const today = dayOf(question.now)
  const within = (from: string, until: string | null) =>
    from <= today && (until === null || today <= until)
  const isPaused = licence?.suspensions.some(
    ({ from, restored }) => from <= today && (restored === null || today < restored),
  )
  return (
    !accounting.has(row) ||
    (capacity === 'CustomsBroker' &&
      licence !== null &&
      licence.periods.some(({ validFrom, validUntil }) => within(validFrom, validUntil)) &&
      !isPaused &&
      world.program?.is.importing === true)
  )
}
