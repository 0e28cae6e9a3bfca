/**
 * From a file's value to a checked message, in three layers: the codecs tell what its shape is, the
 * rules what must go together, the code lists what a code may be. Each layer reports all it finds;
 * none throws.
 */
import { canonicalJson, type Fault, faultsOf, type NotCanonical } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { assessmentFindings, rejectionFindings } from './check/answers.js'
import { codeListFindings } from './check/code-lists.js'
import { declarationFindings } from './check/declaration.js'
import type { Finding } from './check/finding.js'
import { defaultSettings, type Settings } from './check/settings.js'
import { statementFindings } from './check/statement.js'
import { Message } from './format/message.js'
import { inOneForm } from './format/one-form.js'

/** A message that may be worked with, and what is doubtful about it. */
export interface Decoded {
  readonly message: Message
  readonly warnings: ReadonlyArray<Fault>
}

/** Left: every fault of the first layer that refuses the value; the later ones need what it checks. */
export const decodeMessage = (
  value: unknown,
  settings: Partial<Settings> = {},
): E.Either<ReadonlyArray<Fault>, Decoded> => {
  const decoded = Message.decode(inOneForm(Message, value))
  if (E.isLeft(decoded)) return E.left(faultsOf(decoded.left))
  const message = decoded.right
  const all = { ...defaultSettings, ...settings }
  const findings = [...ruleFindings(message, all), ...codeListFindings(message, all)]
  const faults = ofSeverity(findings, 'fault')
  return faults.length > 0
    ? E.left(faults)
    : E.right({ message, warnings: ofSeverity(findings, 'warning') })
}

/** The message in canonical JSON (RFC 8785): equal messages are equal texts. Left: it is too long. */
export const encodeMessage = (message: Message): E.Either<NotCanonical, string> =>
  canonicalJson(message)

const ruleFindings = (message: Message, settings: Settings): ReadonlyArray<Finding> => {
  switch (message.schema) {
    case 'daily-notice/1':
    case 'statement-of-account/1':
      return statementFindings(message.body)
    case 'cad-import/1':
      switch (message.kind) {
        case 'declaration':
          return declarationFindings(message, settings)
        case 'rejection':
          return rejectionFindings(message.body)
        case 'assessment':
          return assessmentFindings(message.body, settings)
        case 'acceptance':
        case 'adjustmentDecision':
          return []
      }
  }
}

const ofSeverity = (
  findings: ReadonlyArray<Finding>,
  wanted: Finding['severity'],
): ReadonlyArray<Fault> =>
  findings
    .filter(({ severity }) => severity === wanted)
    .map(({ path, reason }) => ({ path, reason }))
