/** Why a program account says no: in order of precedence. */
export type ProgramAccountRejection =
  /** The file is not at the step that this command continues (catalogue 4, state machine). */
  | {
      readonly name: 'WrongState'
      readonly rule: 'PRG-15'
      readonly status: 'Absent' | 'Draft' | 'Submitted' | 'Active'
    }
  | {
      readonly name: 'MissingDocuments'
      readonly rule: 'PRG-09'
      readonly documents: ReadonlyArray<string>
    }
