/** Why the record of a lapse says no: it never does, for told twice it is true already. */
export type AuthorityLapseRejection = never
