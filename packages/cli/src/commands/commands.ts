/** `carmkit commands`: every command with its fields and an example, from the code itself. */
import { carm, definitionsOf, senders } from '@carmkit/core'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import type { Output } from '../output.js'
import { describeCommand } from '../reference.js'

export interface CommandsOptions {
  readonly json?: boolean
}

export const listCommands = async (
  name: string | undefined,
  { json }: CommandsOptions,
  { line, note, colors }: Output,
): Promise<ExitCode> => {
  const known = definitionsOf(carm)
  const wanted = name === undefined ? known : known.filter(({ type }) => type === name)
  if (wanted.length === 0) {
    note(
      `carmkit: no command is called "${name}"; known: ${known.map(({ type }) => type).join(', ')}`,
    )
    return exitCodes.usage
  }
  for (const definition of wanted) {
    const { type, summary, fields, example } = definition
    if (json)
      await line(
        JSON.stringify({ type, summary, senders: senders[definition.type], fields, example }),
      )
    else if (name === undefined) await line(`${colors.bold(type.padEnd(22))} ${summary}`)
    else await line(describeCommand(definition))
  }
  return exitCodes.ok
}
