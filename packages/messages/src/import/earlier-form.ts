/**
 * A command as releases before this one sent it for the same message, so that a file which one of
 * them imported is still known when it comes again.
 *
 * Separate from the commands because it is asked for only where an id was used for other content.
 */

/** A command, as far as its form is told by it. */
interface Sent {
  readonly type: string
  readonly data: object
}

/** Null where the form has not changed. What is recorded in the earlier form is the same command. */
export const earlierForm = <Command extends Sent>(command: Command): Command | null =>
  command.type === 'SubmitDeclaration' ? withoutChannel(command) : null

/** Of a submission, releases before the channel was passed on said the number alone. */
const withoutChannel = <Command extends Sent>(command: Command): Command | null => {
  const { channel, ...data } = command.data as { readonly channel?: unknown }
  return channel === undefined ? null : { ...command, data }
}
