/**
 * What a report says, as values: everything that the page shows was found before the page is written.
 * Apart from the writer, so that what is said can be tested without reading markup.
 */
import type { Bn15, Explanation, Instant, Seal, Statement } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { DeniedAttempt, Position } from '@carmkit/store'
import type { Behind } from '../prefix/behind.js'
import type { LeftOut } from '../prefix/left-out.js'
import type { Subject } from '../subject.js'
import type { DelegationHistory } from './delegations.js'

/** A business with all its accounts, or one of them. */
export type Reported = Extract<Subject, { kind: 'business' | 'program' }>

export interface ReportContent {
  readonly subject: Reported
  /** What was recorded from this moment on is listed. */
  readonly from: Instant
  /** The last moment that is listed, and the moment that the answer is known at. */
  readonly to: Instant
  /** What was asked for in place of `to`, where the log ends before that; null otherwise. */
  readonly askedTo: Instant | null
  readonly extent: Extent
  readonly verification: Verification
  /** What an auditor looks at first, in the order of their weight. */
  readonly findings: ReadonlyArray<Finding>
  /** Recorded in the period, in the order of the log. */
  readonly commands: ReadonlyArray<ReportedCommand>
  /** Denied in the period, oldest first. */
  readonly denials: ReadonlyArray<DeniedAttempt>
  /** Denied in the period on streams that never came to be, by commands of which no account is recorded. */
  readonly denialsOfNobody: number
  /** Those with something open or given in the period, in the order of their streams. */
  readonly delegations: ReadonlyArray<DelegationHistory>
  /** In the order of the accounts. */
  readonly ledgers: ReadonlyArray<ReportedLedger>
}

/** Which part of the log it rests on, so that a later report can be compared. */
export interface Extent {
  /** Of the last entry of the log that was read; 0 for none. */
  readonly position: Position
  /** Of that entry; null where it is no event. */
  readonly hash: string | null
  readonly recordedUntil: Instant | null
  /** Events of the whole log up to there, whosever they are. */
  readonly events: number
  readonly leftOut: ReadonlyArray<LeftOut>
  /** What was recorded by the end of the period and stands behind what was recorded later; null for nothing. */
  readonly behind: Behind | null
  /** Every stream of the subject, in order of the names. */
  readonly streams: ReadonlyArray<StreamExtent>
  /** One hash over the ends of those streams: two reports with the same one rest on the same events. */
  readonly fingerprint: string
}

export interface StreamExtent {
  readonly stream: string
  readonly events: number
  /** Hashes of its first and its last event. */
  readonly firstHash: string
  readonly lastHash: string
}

/** What checking the whole store found; whoever asks for the report has checked. */
export interface Verification {
  readonly streams: number
  readonly events: number
  /** None where everything follows from each other. */
  readonly faults: ReadonlyArray<{
    readonly stream: string
    /** Null where the place does not say. */
    readonly revision: number | null
    readonly reason: string
  }>
}

/** Events of one command, at least one; the first says who sent it and why it was let through. */
export type ReportedCommand = readonly [RecordedEvent, ...ReadonlyArray<RecordedEvent>]

/** One account's money: the statements sealed in the period, and the one that is open at its end. */
export interface ReportedLedger {
  readonly bn15: Bn15
  readonly statements: ReadonlyArray<ReportedStatement>
  /** Every event that an explanation names, in the order of the stream. */
  readonly sources: ReadonlyArray<RecordedEvent>
}

export interface ReportedStatement {
  readonly statement: Statement
  /** Null while it is open. */
  readonly seal: Seal | null
  /** One for each figure, in the order in which they are read. */
  readonly explanations: ReadonlyArray<Explanation>
}

/** One thing to look at (CK-169). Declared in the order in which they are listed. */
export type Finding =
  /** The store does not verify there. */
  | { readonly kind: 'broken'; readonly fault: Verification['faults'][number] }
  /** A stream was not read to its end. */
  | { readonly kind: 'leftOut'; readonly leftOut: LeftOut }
  /** Recorded in time, and behind what was recorded later: where the log was cut for this report. */
  | { readonly kind: 'behind'; readonly behind: Behind }
  /** What was sealed does not follow from the events. */
  | {
      readonly kind: 'brokenSeal'
      readonly bn15: Bn15
      readonly period: string
      readonly figures: Seal['broken']
    }
  /** Somebody acted on an authority that had ended without their knowledge. */
  | { readonly kind: 'lapsed'; readonly event: RecordedEvent }
  /** Decided although nobody supplied these facts. */
  | {
      readonly kind: 'unchecked'
      readonly facts: ReadonlyArray<string>
      readonly events: ReadonlyArray<RecordedEvent>
    }
  /** One sender tried one kind of command in vain. */
  | { readonly kind: 'denied'; readonly attempts: ReadonlyArray<DeniedAttempt> }
  /** Holds since an Eastern day before the one on which it was recorded; of one type together. */
  | {
      readonly kind: 'toldLate'
      readonly type: string
      readonly events: ReadonlyArray<RecordedEvent>
    }
