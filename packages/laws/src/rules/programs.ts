/** Laws of program accounts: their references, the steps of their life, and what they are used for. */
import type { Bn9 } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { closingOf, dataOf, dayOf, daysAfter, ofBusiness, openedAs, programAt } from '../auditor.js'
import { businesses, unclaimed } from '../cast.js'
import type { Log, Step } from '../log.js'
import { suppliedTables } from '../tables.js'
import { eventRule, type Rule, rule } from './rule.js'
import { senderPlace } from './sender.js'

const accountOf = ({ stream }: Step): string => stream.slice('programAccount-'.length)

const importing = ['Importer', 'ImporterExporter']

const isImporting = (log: Log, bn15: string): boolean =>
  importing.includes(openedAs(log, bn15) ?? '')

interface Filing {
  readonly importer: string
}

const prg03 = eventRule(
  'PRG-03: declarations are begun and accepted on an importing account that is Active',
  ['DraftOpened', 'DeclarationSubmitted'],
  (event, { before, stream }) => {
    const opened = before.get(stream)?.events.findLast(({ type }) => type === 'DraftOpened')
    const { importer } = dataOf<Filing>(event.type === 'DraftOpened' ? event : (opened ?? event))
    if (!isImporting(before, importer)) return `${importer} does not import`
    const status = programAt(before, importer)
    return status === 'Active' ? null : `${importer} is ${status}`
  },
)

interface Typed {
  readonly programType: string
  readonly subProgram: string
}

const prg02 = eventRule(
  'PRG-02: one type for one account, and sub-programs within importing ones only',
  ['ProgramAccountOpened', 'SubProgramEnrolled'],
  (event, step) => {
    const { programType } = dataOf<Typed>(event)
    const [started] = step.before.get(step.stream)?.events ?? []
    if (event.type === 'SubProgramEnrolled') {
      return isImporting(step.before, accountOf(step)) ? null : 'it does not import'
    }
    if (started === undefined) return null
    const { programType: before } = dataOf<Typed>(started)
    return before === programType ? null : `${before} became ${programType}`
  },
)

interface Mirrored {
  readonly origin: string
  readonly openedOn: string
}

/** Customs notices 24-17 and 24-18. */
const originOn = (day: string): string =>
  day < '2024-05-13' ? 'cra' : day < '2024-10-21' ? 'cbsaForm' : 'portal'

const prg06 = eventRule(
  'PRG-06: who opened an account follows from its day',
  ['ProgramMirrored', 'ProgramAccountOpened'],
  (event) => {
    const { origin, openedOn } = dataOf<Mirrored>(event)
    return origin === originOn(openedOn) ? null : `${origin} on ${openedOn}`
  },
)

interface Filed {
  readonly recordsLocation: string
  readonly documents: ReadonlyArray<string>
}

const prg09 = eventRule(
  'PRG-09: records kept elsewhere take BSF900, and nothing is reviewed before all is there',
  ['EnrolmentSubmitted', 'DocumentsSupplied', 'ProgramAccountOpened'],
  (event, step) => {
    const { recordsLocation, documents } = dataOf<Filed>(event)
    if (event.type === 'EnrolmentSubmitted') {
      const isMissing = recordsLocation === 'elsewhere' && !documents.includes('BSF900')
      return isMissing ? 'without BSF900' : null
    }
    if (event.type === 'DocumentsSupplied') {
      const last = step.before
        .get(step.stream)
        ?.events.findLast(({ type }) => type === 'DocumentsRequested')
      const asked = last === undefined ? [] : dataOf<Filed>(last).documents
      return asked.every((one) => documents.includes(one)) ? null : 'not all of it'
    }
    const status = programAt(step.before, accountOf(step))
    return step.command.type !== 'ApproveEnrolment' || status === 'Submitted' ? null : `${status}`
  },
)

interface Owing {
  readonly balance: string
  readonly unaccountedReleases: number
  readonly openDeclarations: number
  readonly securityHeld: boolean
}

const owingOf = (bn15: string): Owing | null =>
  (suppliedTables.get(`programObligations-${bn15}`)?.content as unknown as Owing | undefined) ??
  null

const inUse = ['ProgramAccountOpened', 'ProgramReactivated']

const prg10 = eventRule(
  'PRG-10: an account sleeps after 730 days without use, and when nothing is owed',
  ['ProgramDormant'],
  (_event, step) => {
    const used = step.before.get(step.stream)?.events.findLast(({ type }) => inUse.includes(type))
    const data = used && dataOf<{ inUseSince?: string | null; reactivatedOn?: string }>(used)
    const since = data?.inUseSince ?? data?.reactivatedOn ?? '9999-01-01'
    const owing = owingOf(accountOf(step))
    if (owing?.balance !== '0.00') return `it owes ${owing?.balance}`
    return daysAfter(since, 730) <= dayOf(step.sent.at) ? null : `in use since ${since}`
  },
)

const prg11 = eventRule(
  'PRG-11: an officer reactivates what sleeps, or was closed by its own wish',
  ['ProgramReactivated'],
  (_event, step) => {
    const account = accountOf(step)
    if (step.sent.actor.kind !== 'officer') return `by ${step.sent.actor.kind}`
    const status = programAt(step.before, account)
    const isWish = closingOf(step.before, account)?.reason === 'Voluntary'
    return status === 'Inactive' || (status === 'Closed' && isWish) ? null : `it is ${status}`
  },
)

const prg12 = eventRule(
  'PRG-12: a BAM closes an account that owes and holds nothing',
  ['ProgramClosed'],
  (event, step) => {
    if (dataOf<{ reason: string }>(event).reason !== 'Voluntary') return null
    const role = senderPlace(step)?.role
    if (role !== 'BAM') return `by ${role ?? 'nobody'}`
    const owing = owingOf(accountOf(step))
    if (owing === null) return null
    const { balance, unaccountedReleases, openDeclarations, securityHeld } = owing
    const isSettled = balance === '0.00' && unaccountedReleases + openDeclarations === 0
    return isSettled && !securityHeld ? null : `with ${JSON.stringify(owing)}`
  },
)

const prg14 = rule(
  'PRG-14: references of a business are distinct, an allocated one is the highest plus one',
  function* ({ end }) {
    for (const business of [...businesses, ...unclaimed]) {
      const fault = referenceFault(end, business)
      if (fault !== null) yield `${business}: ${fault}`
    }
  },
)

const referenceFault = (log: Log, business: Bn9): string | null => {
  const known: number[] = []
  for (const event of ofBusiness(log, business)) {
    if (event.type !== 'ProgramReferenceReserved' && event.type !== 'ProgramMirrored') continue
    const number = Number(dataOf<{ reference: string }>(event).reference.slice(2))
    const isNext = number === Math.max(0, ...known) + 1
    if (known.includes(number)) return `${number} twice`
    if (event.type === 'ProgramReferenceReserved' && !isNext)
      return `${number} after ${known.join(', ')}`
    known.push(number)
  }
  return null
}

/** The steps at which each event may come (catalogue 4). */
const after: { readonly [type: string]: ReadonlyArray<string | null> } = {
  EnrolmentStarted: [null],
  EnrolmentSubmitted: ['Draft'],
  DocumentsRequested: ['Submitted'],
  DocumentsSupplied: ['Incomplete'],
  EnrolmentWithdrawn: ['Draft', 'Submitted', 'Incomplete'],
  EnrolmentRejected: ['Submitted'],
  ProgramAccountOpened: [null, 'Submitted'],
  ProgramContactUpdated: ['Draft', 'Submitted', 'Incomplete', 'Active', 'Inactive', 'Suspended'],
  SubProgramEnrolled: ['Active'],
  SubProgramLeft: ['Active'],
  ProgramSuspended: ['Active'],
  SuspensionLifted: ['Suspended'],
  ProgramDormant: ['Active'],
  ProgramReactivated: ['Inactive', 'Closed'],
  ProgramClosed: ['Active', 'Inactive', 'Suspended', 'Closed'],
}

/** What the business closed itself could be reopened; an end from outside makes it final, once. */
const isClosedAgainByItsWish = (event: DomainEvent, status: string | null): boolean =>
  event.type === 'ProgramClosed' &&
  status === 'Closed' &&
  dataOf<{ reason: string }>(event).reason === 'Voluntary'

const prg15 = eventRule(
  'PRG-15, P28: only published steps are taken, and none leaves a final state',
  Object.keys(after),
  (event, step) => {
    const status = programAt(step.before, accountOf(step))
    const isFinal =
      status === 'Closed' && closingOf(step.before, accountOf(step))?.reason !== 'Voluntary'
    const isPublished =
      after[event.type]?.includes(status) === true && !isClosedAgainByItsWish(event, status)
    return isPublished && !isFinal ? null : `from ${status}`
  },
)

const ending: (event: DomainEvent) => boolean = ({ type }) => type === 'DeclarationAccepted'

const prg13 = rule(
  'PRG-13, DEL-15: what was accepted is never edited, voided or given to another',
  function* ({ end }) {
    for (const [stream, { events }] of end) {
      const accepted = events.findIndex(ending)
      const later = accepted < 0 ? [] : events.slice(accepted + 1)
      if (later.length > 0) yield `${stream}: ${later.map(({ type }) => type).join(', ')}`
    }
  },
)

export const programRules: ReadonlyArray<Rule> = [
  prg02,
  prg03,
  prg06,
  prg09,
  prg10,
  prg11,
  prg12,
  prg13,
  prg14,
  prg15,
]
