/** Where something stands that cannot be read, as every command says it. */
import { printable } from '@carmkit/kernel'

/** A store that cannot say where it is damaged names no stream: then it is the log as a whole. */
export const unreadablePlace = ({
  stream,
  revision,
}: {
  readonly stream: string
  readonly revision: number | null
}): string => (stream === '' ? 'the log' : `${printable(stream)}@${revision ?? '?'}`)
