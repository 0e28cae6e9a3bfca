/** Why a program account says no: in order of precedence. */
import type { Bn9, CivilDate, Instant, Money } from '../values/index.js'

export type ProgramAccountRejection =
  /** The account is not at the step that this command continues (catalogue 4, state machine). */
  | {
      readonly name: 'WrongState'
      readonly rule: 'PRG-15'
      readonly status: string
    }
  /** Review waits for the documents that were asked for. */
  | {
      readonly name: 'IncompleteFile'
      readonly rule: 'PRG-09'
      readonly documents: ReadonlyArray<string>
    }
  | { readonly name: 'Closed'; readonly rule: 'PRG-15'; readonly reason: string }
  /** Only a voluntary closing may be undone. */
  | { readonly name: 'FinalClosure'; readonly rule: 'PRG-15'; readonly reason: string }
  | { readonly name: 'AlreadyClosed'; readonly rule: 'PRG-15'; readonly reason: string }
  /** The business number has ceased: nothing of it comes into use any more. */
  | { readonly name: 'BusinessCeased'; readonly rule: 'BUS-13'; readonly bn9: Bn9 }
  /** Accounts were not opened this way on that day. */
  | {
      readonly name: 'OriginNotOfThatDay'
      readonly rule: 'PRG-06'
      readonly origin: string
      readonly openedOn: CivilDate
    }
  | {
      readonly name: 'MissingDocuments'
      readonly rule: 'PRG-09'
      readonly documents: ReadonlyArray<string>
    }
  | { readonly name: 'NothingChanged'; readonly rule: 'PRG-11' }
  | { readonly name: 'NotImporterType'; readonly rule: 'PRG-02'; readonly programType: string }
  | { readonly name: 'AlreadyEnrolled'; readonly rule: 'PRG-02'; readonly subProgram: string }
  | { readonly name: 'NotEnrolled'; readonly rule: 'PRG-02'; readonly subProgram: string }
  /**
   * `dueAt`: when it may be due, null when no day of use is known or accounts of this type never
   * sleep; `balance` null when unknown.
   */
  | {
      readonly name: 'NotDue'
      readonly rule: 'PRG-10'
      readonly dueAt: Instant | null
      readonly balance: Money | null
    }
  | { readonly name: 'OpenBalance'; readonly rule: 'PRG-12'; readonly balance: Money }
  | { readonly name: 'UnaccountedReleases'; readonly rule: 'PRG-12'; readonly count: number }
  | { readonly name: 'OpenDeclarations'; readonly rule: 'PRG-12'; readonly count: number }
  /** Nobody can tell whether these declarations of the account are accounted for and decided. */
  | {
      readonly name: 'DeclarationsUnreadable'
      readonly rule: 'CK-146'
      readonly streams: ReadonlyArray<string>
    }
  | { readonly name: 'SecurityStillHeld'; readonly rule: 'PRG-12' }
