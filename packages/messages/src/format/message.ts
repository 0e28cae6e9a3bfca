/** The messages: an envelope, the same for all, around the body of each kind. */
import { Instant } from '@carmkit/core'
import { type Codec, closed, jsonObject, oneOf, type Static, tagged, Uuid } from '@carmkit/kernel'
import { AcceptanceBody, AdjustmentDecisionBody, AssessmentBody, RejectionBody } from './answers.js'
import { Bn, DeclarationBody } from './declaration.js'
import { StatementBody } from './statement.js'

/** `extensions` is kept as it is and never read. */
const optional = { extensions: jsonObject }
const common = {
  messageId: Uuid,
  createdAt: Instant,
  sender: Bn,
  /** Where the file comes from; of an original that is submitted here, where it was entered (CK-145). */
  channel: oneOf('Channel', ['edi', 'api', 'portal', 'broker-export', 'manual']),
}

const cadImport = <const K extends string, B>(kind: K, body: Codec<B>) =>
  closed(
    'CadImport',
    {
      schema: oneOf('schema', ['cad-import/1']),
      kind: oneOf('kind', [kind]),
      ...common,
      body,
    },
    optional,
  )

const statement = <const S extends string>(schema: S) =>
  closed(
    'Statement',
    { schema: oneOf('schema', [schema]), ...common, body: StatementBody },
    optional,
  )

/** What happens to a declaration, by kind. */
export const cadImportKinds = {
  declaration: cadImport('declaration', DeclarationBody),
  acceptance: cadImport('acceptance', AcceptanceBody),
  rejection: cadImport('rejection', RejectionBody),
  assessment: cadImport('assessment', AssessmentBody),
  adjustmentDecision: cadImport('adjustmentDecision', AdjustmentDecisionBody),
}

export const DailyNotice = statement('daily-notice/1')
export const StatementOfAccount = statement('statement-of-account/1')

/** Every message that carmkit reads, told apart by `schema`, and within `cad-import/1` by `kind`. */
export const Message = tagged('Message', 'schema', {
  'cad-import/1': tagged('CadImport', 'kind', cadImportKinds),
  'daily-notice/1': DailyNotice,
  'statement-of-account/1': StatementOfAccount,
})
export type Message = Static<typeof Message>

export type CadImport = Extract<Message, { schema: 'cad-import/1' }>
export type DeclarationMessage = Extract<CadImport, { kind: 'declaration' }>
export type Statement = Exclude<Message, CadImport>

/** The kinds of message, with the codec of each: the schema, or of `cad-import/1` the kind. */
export const messageKinds = {
  ...cadImportKinds,
  'daily-notice/1': DailyNotice,
  'statement-of-account/1': StatementOfAccount,
}
export type MessageKind = keyof typeof messageKinds

export const kindOf = (message: Message): MessageKind =>
  message.schema === 'cad-import/1' ? message.kind : message.schema
