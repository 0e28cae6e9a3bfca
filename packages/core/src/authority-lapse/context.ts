/** What the record of a lapse must know from elsewhere: nothing, its command says it all. */
import { type Decision, type Found, type Needs, nothing } from '../aggregate.js'
import { type Intent, openTo } from '../authority/index.js'
import type { AuthorityLapseCommand } from './command.js'
import type { AuthorityLapse } from './state.js'

export type AuthorityLapseContext = Decision

export const needs = (): Needs => nothing

export const intent = ({ type }: AuthorityLapseCommand): Intent => openTo(type)

export const context = (
  _command: AuthorityLapseCommand,
  { decision }: Found<AuthorityLapse>,
): AuthorityLapseContext => decision
