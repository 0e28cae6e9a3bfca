/**
 * The figures of an account's security on a day, expanded: what the requirement in force was computed
 * from, the instruments that cover it, and the events that recorded and changed each. The terms are
 * made of the stretch of `coverFrom` that the figures themselves are taken from.
 */
import { absurd } from '@carmkit/kernel'
import {
  type Cents,
  type CivilDate,
  centsOf,
  minus,
  noCents,
  type Total,
  totalTextOf,
} from '../../values/index.js'
import { coverOf, type Form, type Requirement, shareOf } from '../content/index.js'
import {
  type CoverStretch,
  countingOn,
  coverFrom,
  type Enrolled,
  type Instrument,
} from '../state/index.js'
import { type CountedSecurity, type SecurityHistory, securityHistoryOf } from './history.js'

/** As an audit as of a moment prints them; `cover` and `shortfall` in terms of cash. */
export const securityFigures = ['requiredAsBond', 'requiredAsCash', 'cover', 'shortfall'] as const
export type SecurityFigure = (typeof securityFigures)[number]

/** What one event made of a term or instrument; zero where it changes something else, its last day say. */
export interface SecurityShare {
  readonly revision: number
  readonly amount: Total
}

/**
 * What is required in a form alone, as it was recorded: `basis` is the share of the basis (TXN-38),
 * `bound` what a bound of the day on which it was recorded adds to it, or takes away.
 */
export interface RequirementTerm {
  readonly of: 'basis' | 'bound'
  readonly form: Form
  readonly amount: Total
  readonly requirement: Requirement
  /** They add up to the term. */
  readonly changes: ReadonlyArray<SecurityShare>
}

/** What is held in a form, in terms of cash (CK-89), rounded once for all instruments of the form. */
export interface HeldTerm {
  readonly of: 'held'
  readonly form: Form
  /** What it adds to the figure: cover takes away from the shortfall. */
  readonly amount: Total
  /** What its instruments add up to. */
  readonly held: Total
  /** What is required in each form alone: a bond is worth as much more as less of it is required. */
  readonly required: { readonly [F in Form]: Total }
  readonly instruments: ReadonlyArray<HeldInstrument>
}

export interface HeldInstrument {
  readonly item: Instrument
  readonly amount: Total
  /** Every event that speaks of it, in order; their amounts add up to its own. */
  readonly changes: ReadonlyArray<SecurityShare>
}

/** Cover beyond what is required, which makes no shortfall less than nothing. */
export interface ExcessTerm {
  readonly of: 'excess'
  readonly amount: Total
}

export type SecurityTerm = RequirementTerm | HeldTerm | ExcessTerm

/** The terms of a figure on an Eastern day; they add up to it. None for an account that never enrolled. */
export const securityTerms = (
  counted: ReadonlyArray<CountedSecurity>,
  { figure, today }: { readonly figure: SecurityFigure; readonly today: CivilDate },
): ReadonlyArray<SecurityTerm> => {
  const history = securityHistoryOf(counted)
  const { state } = history
  if (state.status === 'NotEnrolled') return []
  const [stretch] = coverFrom(state, today)
  if (stretch === undefined) return []
  const on = { ...history, state, stretch }
  switch (figure) {
    case 'requiredAsBond':
      return requirementTerms(on, 'bond')
    case 'requiredAsCash':
      return requirementTerms(on, 'cash')
    case 'cover':
      return heldTerms(on, 1)
    case 'shortfall':
      return [...requirementTerms(on, 'cash'), ...heldTerms(on, -1), ...excessTerms(stretch)]
    default:
      return absurd(figure)
  }
}

interface OnDay extends SecurityHistory {
  readonly state: Enrolled
  readonly stretch: CoverStretch
}

const requirementTerms = (
  { requirements, stretch: { required } }: OnDay,
  form: Form,
): ReadonlyArray<RequirementTerm> => {
  const recorded = requirements.get(required)
  if (recorded === undefined) return []
  const { requirement, revision, revisions } = recorded
  const share = shareOf(centsOf(requirement.basis))[form]
  const beyond = minus(required[form], share)
  const term = (
    of: RequirementTerm['of'],
    cents: Cents,
    speaking: ReadonlyArray<number>,
  ): RequirementTerm => ({
    of,
    form,
    amount: totalTextOf(cents),
    requirement,
    changes: speaking.map((one) => ({
      revision: one,
      amount: totalTextOf(one === revision ? cents : noCents),
    })),
  })
  return [
    term('basis', share, revisions),
    ...(beyond === noCents ? [] : [term('bound', beyond, [revision])]),
  ]
}

/** For each form of which something counts. */
const heldTerms = (
  { state, stretch: { from, held, required }, instruments }: OnDay,
  sign: 1 | -1,
): ReadonlyArray<HeldTerm> =>
  (['bond', 'cash'] as const).flatMap((form) => {
    const counting = countingOn(state, form, from)
    if (counting.length === 0) return []
    const alone = { bond: noCents, cash: noCents, [form]: held[form] }
    const worth = coverOf(alone, required)
    const term: HeldTerm = {
      of: 'held',
      form,
      amount: totalTextOf(sign === 1 ? worth : minus(noCents, worth)),
      held: totalTextOf(held[form]),
      required: { bond: totalTextOf(required.bond), cash: totalTextOf(required.cash) },
      instruments: counting.map((item) => ({
        item,
        amount: totalTextOf(item.amount),
        changes: (instruments.get(item.id) ?? []).map(({ revision, cents }) => ({
          revision,
          amount: totalTextOf(cents),
        })),
      })),
    }
    return [term]
  })

const excessTerms = ({ required, cover, shortfall }: CoverStretch): ReadonlyArray<ExcessTerm> => {
  const excess = minus(shortfall, minus(required.cash, cover))
  return excess === noCents ? [] : [{ of: 'excess', amount: totalTextOf(excess) }]
}
