/**
 * The rules of authority once more, as plainly as they can be said: may this person do this, now?
 *
 * Written from the rule catalogue (sections 5 to 7.2 and the readings a01 to a19, f1 to f14) as a
 * list of titles that a person holds and a test of each; no index, no early exit, no reasons. Days
 * come from the platform's time zones. It is compared with `authorize`, and reads as its summary.
 */
import type { authorize, Intent, Membership, UserId, World } from '@carmkit/core'
import { dayOf, daysAfter, hoursAfter, startOf } from './auditor.js'
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
type Delegation = World['delegations'][number]['is']
type Instant = Question['now']
type Grant = NonNullable<Delegation['grant']>
type RunOff = Delegation['runOffs'][number]

/** What ended a grant: its last day, the closing of its account, or a revocation of everything. */
interface Ending {
  readonly mode: string
  readonly at: Instant
}

/** One reason for which a provider's person may do something: a grant that lives, or its run-off. */
interface Title {
  readonly scope: string
  readonly capacity: string
  readonly level: number
  readonly relationship: string
  /** In run-off: since when. Null while the grant itself lives. */
  readonly endedAt: Instant | null
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
  readonly target: NonNullable<Intent['target']>
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
const statusLets = (status: string | undefined, row: string): boolean =>
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

/** 3: an active grant, and every run-off beside it or left by it. */
const titlesOf = (delegation: Delegation, { question, world }: Asked): ReadonlyArray<Title> => {
  const { scope, grant, provider, runOffs } = delegation
  const { now } = question
  const closedAt = scope === 'business' ? null : (world.program?.is.closedAt ?? null)
  const endings = [
    ...(world.target?.is.revocations.get(provider) ?? []),
    ...(closedAt === null ? [] : [{ mode: 'Closed', at: closedAt }]),
  ]
  // A grant of the very instant of an ending is ended too (f3).
  const ofGrant = endings.filter(({ at }) => (grant?.grantedAt ?? at) <= at)
  const end = grant === null ? null : endOf(grant, ofGrant, now)
  const left = grant === null || end === null ? [] : leftBy(grant, end)
  const finishing = [...runOffs.filter(isSparedBy(endings)), ...left.filter(isSparedBy(ofGrant))]
    .filter(({ until }) => now < until)
    .map((one) => ({ ...one, scope, level: 0 }))
  if (grant === null || end !== null) return finishing
  const isActive = !grant.suspended && grant.terms.validFrom <= dayOf(now)
  const level = levels.indexOf(grant.terms.visibility)
  return isActive ? [...finishing, { ...grant, scope, level, endedAt: null }] : finishing
}

/** Closing ends run-off as well; CutOff ends what ran off before (f3). */
const isSparedBy =
  (endings: ReadonlyArray<Ending>) =>
  ({ endedAt }: RunOff): boolean =>
    endings.every(({ mode, at }) => mode === 'RunOff' || at < endedAt)

/** The first of what ended a grant: its last day once that is over, or something elsewhere. */
const endOf = ({ terms }: Grant, elsewhere: ReadonlyArray<Ending>, now: Instant): Ending | null => {
  const lastDay = { mode: 'LastDay', at: startOf(daysAfter(terms.validUntil ?? '9998-12-31', 1)) }
  const first = elsewhere.reduce((one, other) => (other.at < one.at ? other : one), lastDay)
  return elsewhere.length > 0 || first.at <= now ? first : null
}

/** 30 days to finish; none where it expired suspended (f2), or was ended before it began (a15). */
const leftBy = ({ capacity, relationship, suspended, terms }: Grant, { mode, at }: Ending) => {
  const isLeft = mode === 'LastDay' ? !suspended : terms.validFrom <= dayOf(at)
  const until = mode === 'LastDay' ? startOf(daysAfter(dayOf(at), 30)) : hoursAfter(at, 30 * 24)
  return isLeft ? [{ grantId: '', capacity, relationship, endedAt: at, until }] : []
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
  const letter = role ? catalogueLetter(permission, role) : 'N'
  const hasReach = role === 'pBAM' || programs.length > 0
  const hasLetter = letter === 'Y' || (letter !== 'N' && hasReach)
  // DEL-14: in run-off, an item of its own that it began in time, to look at or to finish.
  const isItsOwn = item !== null && item.ownedBy === world.acting?.is.bn9
  const inTime =
    title.endedAt === null ||
    (isItsOwn &&
      item.begunFor === item.ownedBy &&
      item.begunAt < title.endedAt &&
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

const assignedRole = ({ relationship }: Title, { world, user, place: { spell }, target }: Asked) =>
  world.clientAccess?.is.roleOf({ user, spell, client: target.business, relationship })

/** 2: the program is Active; looking goes on later, but not by a program scope once Closed (a11). */
const programLets = (isWhole: boolean, { row, world }: Asked): boolean => {
  const status = world.program?.is.status ?? 'Active'
  const later = ['Inactive', 'Suspended', ...(isWhole ? ['Closed'] : [])]
  return status === 'Active' || (looking.has(row) && later.includes(status))
}

/** 7: accounting takes a customs broker, its licence on this day, an importing account (a09). */
const accounts = ({ capacity }: Title, { question, world, row }: Asked): boolean => {
  if (!accounting.has(row)) return true
  const today = dayOf(question.now)
  const { periods = [], suspensions = [] } = world.acting?.is.licence ?? {}
  return (
    capacity === 'CustomsBroker' &&
    periods.some((one) => one.validFrom <= today && today <= (one.validUntil ?? today)) &&
    !suspensions.some((one) => one.from <= today && (one.restored ?? '9999') > today) &&
    world.program?.is.importing === true
  )
}
