/**
 * Histories: what a domain made of a list of commands. The arbitrary of them is what most laws are
 * stated over; only reachable states occur.
 */
import type { Bn9, Domain, UserId } from '@carmkit/core'
import fc from 'fast-check'
import {
  anna,
  broker,
  cleo,
  dan,
  founders,
  foundingInstant,
  importer,
  instants,
  person,
  references,
  yearsLater,
} from './cast.js'
import type { Unsent } from './commands/index.js'
import { episodes } from './episodes/index.js'
import { emptyLog, type Log, play, type Sent, type Step } from './log.js'
import { shortening } from './shortening.js'

/**
 * What was there before the commands: nothing, or three businesses with their first programs, where
 * the importer has a Reader and a PAM, or a Reader and an Editor, beside its founder.
 */
export type Founded = 'no' | 'withPam' | 'withEditor'

/** Commands with what became of them. */
export interface History {
  readonly domain: Domain
  readonly founded: Founded
  readonly commands: ReadonlyArray<Sent>
  /** One for each command and each that a reaction sent; those of the founding are not among them. */
  readonly steps: ReadonlyArray<Step>
  /** The log before the first step. */
  readonly beginning: Log
  /** The log after the last step. */
  readonly end: Log
}

/** Plays commands: what a counterexample is seen again with. */
export const historyOf = (
  domain: Domain,
  { founded, commands }: { readonly founded: Founded; readonly commands: ReadonlyArray<Sent> },
): History => {
  const beginning = beginningOf(domain, founded)
  const steps = play(domain, commands, beginning)
  const history = { domain, founded, commands, steps, beginning, end: endOf(steps, beginning) }
  return Object.defineProperty(history, fc.toStringMethod, {
    value: () => `{"founded":"${founded}","commands":[\n${commands.map(asLine).join(',\n')}\n]}`,
  })
}

const beginnings = new WeakMap<Domain, Map<Founded, Log>>()

/** Played once for a domain: a log never changes, and most of a short history would be its founding. */
const beginningOf = (domain: Domain, founded: Founded): Log => {
  const known = beginnings.get(domain) ?? new Map<Founded, Log>()
  beginnings.set(domain, known)
  const log = known.get(founded) ?? endOf(play(domain, foundings[founded]), emptyLog)
  known.set(founded, log)
  return log
}

const asLine = (sent: Sent): string => `  ${JSON.stringify(sent)}`

const endOf = (steps: ReadonlyArray<Step>, beginning: Log): Log => steps.at(-1)?.after ?? beginning

/** Histories of a domain: of {@link carm}, of yours, or of one with a defect planted in it. */
export const histories = (domain: Domain, { most = 10 } = {}): fc.Arbitrary<History> =>
  fc
    .record({
      founded: fc.oneof(
        { weight: 6, arbitrary: fc.constant<Founded>('withPam') },
        { weight: 3, arbitrary: fc.constant<Founded>('withEditor') },
        { weight: 1, arbitrary: fc.constant<Founded>('no') },
      ),
      commands: shortening(datedCommands(most)),
    })
    .map((parts) => historyOf(domain, parts))

/** The first days and the last ones: what waits lapses in between. */
const farApart = fc.tuple(
  fc.nat({ max: 2 }),
  fc.integer({ min: instants.length - 6, max: instants.length - 1 }),
)

const datedCommands = (most: number): fc.Arbitrary<ReadonlyArray<Sent>> => {
  const moment = fc.nat({ max: instants.length - 1 })
  return fc
    .record({
      episodes: episodes(most),
      moments: fc.oneof(
        { weight: 3, arbitrary: fc.array(moment, { minLength: 4, maxLength: 12, size: 'max' }) },
        { weight: 1, arbitrary: farApart },
      ),
    })
    .map(({ episodes: drawn, moments }) => dated(drawn.flat(), moments))
}

/** Spreads the commands evenly over the moments, in order; for an account to sleep takes years. */
const dated = (
  commands: ReadonlyArray<Unsent>,
  moments: ReadonlyArray<number>,
): ReadonlyArray<Sent> => {
  const inOrder = [...moments].sort((one, another) => one - another)
  const firstSleep = commands.findIndex(({ sleeps }) => sleeps === true)
  return commands.map(({ sleeps: _sleeps, ...command }, index) => {
    const moment = inOrder[Math.floor((index * inOrder.length) / commands.length)] ?? 0
    const isLate = firstSleep >= 0 && index >= firstSleep
    return { at: isLate ? yearsLater : (instants[moment] ?? foundingInstant), ...command }
  })
}

const enrolled = (business: Bn9, programType: string): ReadonlyArray<Sent> => {
  const founder = founders.get(business) ?? dan
  const manager = person(founder, business)
  const bn15 = `${business}${references[0]}`
  const sent = (actor: Sent['actor'], type: string, data: unknown): Sent => ({
    at: foundingInstant,
    actor,
    type,
    data,
  })
  return [
    sent({ kind: 'external', party: 'cra' }, 'RecordBnIssued', {
      bn9: business,
      applicant: founder,
    }),
    sent(person(founder, null), 'RegisterNewBusiness', {
      bn9: business,
      entityType: 'corporation',
      residency: 'resident',
      legalName: `Business ${business}`,
    }),
    sent(manager, 'StartProgramEnrolment', { bn9: business, programType }),
    sent(manager, 'SubmitEnrolment', { bn15, recordsLocation: 'canada', documents: [] }),
    sent({ kind: 'officer', id: 'officer-7' }, 'ApproveEnrolment', { bn15 }),
  ]
}

const joined = (userId: UserId, role: string): ReadonlyArray<Sent> => [
  {
    at: foundingInstant,
    actor: person(userId, null),
    type: 'RequestAccess',
    data: { bn9: importer, comment: null },
  },
  {
    at: foundingInstant,
    actor: person(anna, importer),
    type: 'ApproveAccess',
    data: {
      bn9: importer,
      user: userId,
      assignment: { role, programs: [references[0]] },
      until: null,
    },
  },
]

/** Each business with its founder and one program; the second one has a broker's licence. */
const businessesFounded: ReadonlyArray<Sent> = [
  ...[...founders.keys()].flatMap((business) =>
    enrolled(business, business === broker ? 'Broker' : 'Importer'),
  ),
  {
    at: foundingInstant,
    actor: { kind: 'external', party: 'cbsa' },
    type: 'RecordLicence',
    data: { bn9: broker, validFrom: '2024-10-21', validUntil: null },
  },
  ...joined(cleo, 'Reader'),
]

/** The commands that come before those of a history. */
export const foundings: { readonly [F in Founded]: ReadonlyArray<Sent> } = {
  no: [],
  withPam: [...businessesFounded, ...joined(dan, 'PAM')],
  withEditor: [...businessesFounded, ...joined(dan, 'Editor')],
}
