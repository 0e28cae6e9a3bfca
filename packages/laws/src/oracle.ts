/**
 * The rules of authority once more, as plainly as they can be said: may this person do this, now?
 *
 * Written from the rule catalogue (sections 5 to 7.2 and the readings a01 to a19, f1 to f14) as a
 * list of titles that a person holds and a test of each; no index, no early exit, no reasons. Days
 * come from the platform's time zones. It is compared with `authorize`, and reads as its summary.
 */
import type { authorize, Intent, World } from '@carmkit/core'
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

/** What `authorize` is asked. */
export type Question = Parameters<typeof authorize>[0]
type Business = NonNullable<World['acting']>['is']
type Delegation = World['delegations'][number]['is']
type Target = NonNullable<Intent['target']>

/** One reason for which a provider's person may do something: a grant that lives, or its run-off. */
interface Title {
  readonly scope: string
  readonly capacity: string
  readonly level: number
  /** In run-off: was this begun in time? Null while the grant itself lives. */
  readonly begunInTime: ((begunAt: Question['now']) => boolean) | null
}

const levels = ['Own', 'Program', 'Financial']
const roles = ['Reader', 'Editor', 'PAM', 'BAM']

/** Whether a person may. For other senders the table of senders decides alone. */
export const oracleAllows = (question: Question, world: World): boolean => {
  const { actor, intent } = question
  const { permission, target } = intent
  if (actor.kind !== 'user' || permission === null) throw new Error('no question of the matrix')
  if (target === null || actor.actingFor === null || world.acting === null) return false
  const place = placeOf(world.acting.is, question)
  if (place === null) return false
  return actor.actingFor === target.business
    ? employeeMay({ place, permission, target }, { question, business: world.acting.is })
    : providerMay({ place, permission, target }, { question, world })
}

interface Asked {
  readonly place: { readonly role: string; readonly programs: ReadonlyArray<string> }
  readonly permission: NonNullable<Intent['permission']>
  readonly target: Target
}

/** The person's role on this day; the last day counts (a14). */
const placeOf = (business: Business, { actor, now }: Question): Asked['place'] | null => {
  const member = actor.kind === 'user' ? business.members.get(actor.userId) : undefined
  if (member === undefined || (member.until !== null && dayOf(now) > member.until)) return null
  const { assignment } = member
  const programs = assignment.role === 'BAM' ? [] : assignment.programs
  return { role: assignment.role, programs }
}

/** Active: all. Suspended: own people look (a03). Orphaned: looks, and what goes on. Else nothing. */
const statusLets = (status: Business['status'], row: string): boolean =>
  status === 'Active' ||
  (status === 'Suspended' && looking.has(row)) ||
  (status === 'Orphaned' && (looking.has(row) || goingOn.has(row)))

const employeeMay = (
  { place, permission, target }: Asked,
  { question, business }: { readonly question: Question; readonly business: Business },
): boolean => {
  const letter = catalogueLetter(permission, place.role as 'BAM')
  const all = target.programs
  const inReach =
    letter === 'Y' ||
    (letter === 'P' && all.length > 0 && all.every((one) => place.programs.includes(one)))
  return (
    statusLets(business.status, catalogueRow(permission)) &&
    inReach &&
    mayGive(question, place.role)
  )
}

/** Nobody approves an own request (USR-17), or gives a role above its own (USR-08). */
const mayGive = ({ actor, intent }: Question, role: string): boolean => {
  const { approves, gives } = intent
  const isSelf = actor.kind === 'user' && approves === actor.userId
  return !isSelf && (gives === null || roles.indexOf(gives.role) <= roles.indexOf(role))
}

const providerMay = (
  asked: Asked,
  { question, world }: { readonly question: Question; readonly world: World },
): boolean => {
  const { target: client, acting } = world
  const row = catalogueRow(asked.permission)
  // 1 and 4: the provider is Active, and its BAM acts; nobody else is assigned yet.
  if (acting?.is.status !== 'Active' || asked.place.role !== 'BAM' || client === null) return false
  // 2: the client is Active, or Orphaned for what goes on then.
  if (client.is.status === 'Suspended' || !statusLets(client.is.status, row)) return false
  const titles = world.delegations.flatMap(({ is }) => titlesOf(is, question.now))
  return titles.some((title) => titleLets(title, asked, { question, world }))
}

/** 3: an active grant, and every run-off that stands beside it or follows from its last day. */
const titlesOf = (delegation: Delegation, now: Question['now']): ReadonlyArray<Title> => {
  const { scope, grant, runOffs } = delegation
  const today = dayOf(now)
  const titles: Title[] = []
  for (const { capacity, endedAt, until } of runOffs) {
    const begunInTime = (begunAt: string) => begunAt < endedAt
    if (now < until) titles.push({ scope, capacity, level: 0, begunInTime })
  }
  if (grant === null || grant.suspended || today < grant.terms.validFrom) return titles
  const { capacity, terms } = grant
  const { validUntil } = terms
  if (validUntil === null || today <= validUntil) {
    titles.push({ scope, capacity, level: levels.indexOf(terms.visibility), begunInTime: null })
  } else if (today <= daysAfter(validUntil, 30)) {
    const begunInTime = (begunAt: Question['now']) => dayOf(begunAt) <= validUntil
    titles.push({ scope, capacity, level: 0, begunInTime })
  }
  return titles
}

const titleLets = (
  title: Title,
  { permission, target }: Asked,
  { question, world }: { readonly question: Question; readonly world: World },
): boolean => {
  const row = catalogueRow(permission)
  const provider = world.acting?.is.bn9
  const { item, programs } = target
  const isWhole = title.scope === 'business'
  // 3: the scope covers all that is acted on.
  const covers = isWhole || (programs.length === 1 && programs[0] === title.scope)
  // 5: the matrix, for the BAM of a provider.
  const letter = catalogueLetter(permission, isWhole ? 'pBAM' : 'pPAM')
  // DEL-14: in run-off, an item of its own that it began in time, to look at or to finish.
  const isItsOwn = item !== null && item.ownedBy === provider
  const inTime =
    title.begunInTime === null ||
    (isItsOwn &&
      item.begunFor === provider &&
      title.begunInTime(item.begunAt) &&
      (looking.has(row) || question.intent.finishesWork))
  // 6: visibility, by item or by what the row shows (f5, a08, a17).
  const shows =
    financial.has(row) || (row === '17' && item === null)
      ? title.level === 2
      : !aboutItems.has(row) || item === null || isItsOwn || title.level >= 1
  return (
    covers &&
    letter !== 'N' &&
    inTime &&
    shows &&
    programLets(title, { row, world }) &&
    accountsRightly(title, { row, question, world })
  )
}

/** 2: the program is Active; looking goes on later, but not by a program scope once Closed (a11). */
const programLets = (
  { scope }: Title,
  { row, world }: { readonly row: string; readonly world: World },
): boolean => {
  const status = world.program?.is.status ?? 'Active'
  if (status === 'Active') return true
  if (!looking.has(row)) return false
  return (
    status === 'Inactive' || status === 'Suspended' || (status === 'Closed' && scope === 'business')
  )
}

/** 7: accounting takes a customs broker, its licence on this day, an importing account (a09). */
const accountsRightly = (
  { capacity }: Title,
  {
    row,
    question,
    world,
  }: { readonly row: string; readonly question: Question; readonly world: World },
): boolean => {
  if (!accounting.has(row)) return true
  const licence = world.acting?.is.licence ?? null
  const today = dayOf(question.now)
  return (
    capacity === 'CustomsBroker' &&
    licence !== null &&
    licence.validFrom <= today &&
    (licence.validUntil === null || today <= licence.validUntil) &&
    world.program?.is.importing === true
  )
}
