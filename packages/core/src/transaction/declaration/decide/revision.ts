/**
 * What a changed declaration comes to, or why it cannot be one: the part that corrections,
 * adjustments and re-determinations have in common.
 *
 * Separate from the commands because only who may ask, and when, differs between them.
 */
import { canonicalJson, utf8Length } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../../calendar/index.js'
import { type ReasonCodeRule, reasonCodeOn } from '../../../dated-rules/index.js'
import {
  type Charges,
  type ChargesDifference,
  type DocumentCharges,
  rate,
  unknownCharges,
} from '../../../rating/index.js'
import { centsOf } from '../../../values/index.js'
import { ratingBasisOf } from '../content/basis.js'
import {
  type Assessed,
  type Change,
  type Content,
  editedContent,
  type Header,
  mostBytes,
} from '../content/index.js'
import { contentHashOf, contentText, linesInOrder } from '../content/whole.js'
import type { DeclarationContext } from '../context/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { currentOf, type Filed } from '../state/index.js'
import { defectsOf, reasonsOf, uncheckedEdits } from './edits.js'
import { reckoned } from './reckoning.js'
import { ratingDefects } from './submit.js'

/** What a command states of a new version. */
export interface Edit {
  readonly basedOn: number
  readonly header: Header | null
  readonly changes: ReadonlyArray<Change>
  readonly removedLines: ReadonlyArray<number>
}

/** A new version, rated and compared with the one in effect. */
export interface Revision extends Content {
  readonly version: number
  readonly basedOn: number
  /** Only the lines that differ. */
  readonly changes: Array<Change>
  readonly contentHash: string
  readonly charges: DocumentCharges
  readonly delta: ChargesDifference
  readonly unchecked: Array<string>
}

/** Who may use which codes, and what else holds for this kind of change. */
export interface Filing {
  readonly by: 'client' | 'agency'
  /** Anti-dumping and countervailing matters are re-determined, not adjusted (catalogue 3.2). */
  readonly simaAllowed: boolean
}

export const revise = (
  state: Filed,
  edit: Edit,
  { context, filing }: { readonly context: DeclarationContext; readonly filing: Filing },
): E.Either<DeclarationRejection, Revision> => {
  const current = currentOf(state)
  const removed = edit.removedLines.filter((line) => current.lines.has(line))
  if (removed.length > 0) return E.left({ name: 'LineRemoved', rule: 'TXN-06', lines: removed })
  const changes = edit.changes.filter(
    ({ line }) => textOf(line) !== textOf(current.lines.get(line.number) ?? null),
  )
  const content = editedContent(current, {
    header: edit.header,
    lines: changes.map(({ line }) => line),
    removedLines: [],
  })
  if (changes.length === 0 && textOf(content.header) === textOf(current.header)) {
    return E.left({ name: 'NoChange', rule: 'TXN-08' })
  }
  if (utf8Length(contentText(content)) > mostBytes) {
    return E.left({ name: 'DeclarationTooLarge', rule: 'CK-14', mostBytes })
  }
  const assessed = assess(state, content, context)
  if (E.isLeft(assessed)) return assessed
  const { charges, delta, isPartial } = reckoned(state, assessed.right)
  const fault =
    simaFault(changes, { current, filing }) ??
    reasonFault(changes, { before: current, after: assessed.right, context, filing })
  if (fault !== null) return E.left(fault)
  return E.right({
    ...assessed.right,
    version: state.latest + 1,
    basedOn: state.version,
    changes,
    contentHash: contentHashOf(content),
    charges,
    delta,
    unchecked: [
      ...uncheckedEdits(content, context.tables),
      ...(changes.some(({ reasons }) => hasUnknown(reasons, context)) ? ['ReasonCode'] : []),
      ...(isPartial ? ['Charges'] : []),
    ],
  })
}

/**
 * What a ledger was told of so far: of versions filed here the charges of the one in effect, of
 * imported ones what the agency charged; nothing where no assessment is known (assumed CK-123).
 */
export const chargedIn = ({ charged }: Filed): Charges => charged?.total ?? unknownCharges

const textOf = (value: Header | Content | object | null): string => {
  const written = canonicalJson(value as never)
  if (E.isLeft(written)) throw new Error(`no canonical text: ${written.left.reason}`)
  return written.right
}

/** Passes the edits of a first version. */
export const assess = (
  { acceptedOn }: Pick<Filed, 'acceptedOn'>,
  content: Content,
  { tables, type, now }: DeclarationContext,
): E.Either<DeclarationRejection, Assessed> => {
  const lines = linesInOrder(content)
  const basis = ratingBasisOf(content.header, {
    otherwise: acceptedOn,
    measures: tables.surtaxMeasures,
  })
  const rated = rate(lines, basis)
  const defects = [
    ...defectsOf(content, { tables, type, today: easternDateOf(now) }),
    ...(E.isLeft(rated) ? ratingDefects(lines, { basis, first: rated.left }) : []),
  ]
  return defects.length > 0 || E.isLeft(rated)
    ? E.left({ name: 'ContentDefective', rule: 'T24-144', reasons: reasonsOf(defects) })
    : E.right({ ...content, charges: rated.right })
}

const simaFault = (
  changes: ReadonlyArray<Change>,
  { current, filing }: { readonly current: Content; readonly filing: Filing },
): DeclarationRejection | null => {
  if (filing.simaAllowed) return null
  const lines = changes
    .filter(({ line }) => {
      const before = current.lines.get(line.number)
      return (
        line.sima !== (before?.sima ?? null) || line.simaSubject !== (before?.simaSubject ?? 'N')
      )
    })
    .map(({ line }) => line.number)
  return lines.length === 0 ? null : { name: 'SimaNeedsRedetermination', rule: 'CK-43', lines }
}

interface Reasoning {
  readonly before: Assessed
  readonly after: Assessed
  readonly context: DeclarationContext
  readonly filing: Filing
}

/** The first fault that any line has: no code, a forbidden one, or the wrong one first. */
const reasonFault = (
  changes: ReadonlyArray<Change>,
  { before, after, context, filing }: Reasoning,
): DeclarationRejection | null => {
  const was = payableByLine(before)
  const is = payableByLine(after)
  const netOf = (line: number): number | null => {
    const [earlier, later] = [was.has(line) ? was.get(line) : 0, is.get(line)]
    return typeof earlier === 'number' && typeof later === 'number' ? later - earlier : null
  }
  const where = (isFaulty: (change: Change) => boolean): ReadonlyArray<number> =>
    changes.filter(isFaulty).map(({ line }) => line.number)
  const without = where(({ reasons }) => reasons.length === 0)
  if (without.length > 0) return { name: 'ReasonCodeMissing', rule: 'TXN-10', lines: without }
  const reserved = where(({ reasons }) =>
    reasons.some((code) => ruleOf(code, context)?.reservedForCbsa === true),
  )
  if (filing.by === 'client' && reserved.length > 0) {
    return { name: 'ReasonCodeReserved', rule: 'TXN-10', lines: reserved }
  }
  const misordered = where(({ line, reasons: [first = ''] }) => {
    const rule = ruleOf(first, context)
    const net = netOf(line.number)
    return rule !== null && net !== null && (rule.direction === 'refund') !== net < 0
  })
  return misordered.length > 0
    ? { name: 'ReasonCodeOrder', rule: 'TXN-11', lines: misordered }
    : null
}

const ruleOf = (
  code: string,
  { reasonCodes, now }: Pick<DeclarationContext, 'reasonCodes' | 'now'>,
): ReasonCodeRule | null => reasonCodeOn(reasonCodes, code, easternDateOf(now))

const hasUnknown = (codes: ReadonlyArray<string>, context: DeclarationContext): boolean =>
  codes.some((code) => ruleOf(code, context) === null)

/**
 * Cents payable on each line, by its number: charges stand in the order of the lines. Null where it
 * is unknown, as it may be of a line that another system filed.
 */
const payableByLine = (content: Assessed): ReadonlyMap<number, number | null> =>
  new Map(
    linesInOrder(content).map(({ number }, index) => [
      number,
      payable(content.charges.lines[index]),
    ]),
  )

const payable = (charges: Charges | undefined): number | null => {
  const total = charges?.totalPayable ?? null
  return total === null ? null : centsOf(total)
}
