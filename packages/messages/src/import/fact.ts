/** A command that records what a message tells: one of each message, by nobody's authority. */
import { uuidFrom } from '@carmkit/kernel'
import type { CadImport } from '../format/message.js'
import type { ImportCommand } from './outcome.js'

export const fact = (
  { messageId }: Pick<CadImport, 'messageId'>,
  type: ImportCommand['type'],
  data: object,
): ImportCommand => ({
  commandId: uuidFrom(`import/${messageId}/${type}`),
  actor: { kind: 'system', process: 'import' },
  type,
  data,
})
