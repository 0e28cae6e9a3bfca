/** `carmkit who-can`: everybody who may do something there, and by which authority. */
import { type Able, whoCan } from '@carmkit/core'
import Table from 'cli-table3'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import type { Output } from '../output.js'
import { type Asked, withPortal } from '../portal.js'
import { permissionOf, subjectOf, targetOf } from '../target.js'

export const whoCanDo = (
  action: string,
  written: string,
  { options, output }: Asked,
): Promise<ExitCode> => {
  const permission = permissionOf(action)
  const subject = subjectOf(written)
  if (E.isLeft(permission) || E.isLeft(subject)) {
    for (const one of [permission, subject]) if (E.isLeft(one)) output.note(`carmkit: ${one.left}`)
    return Promise.resolve(exitCodes.usage)
  }
  return withPortal({ options, output }, async ({ portal, now }) => {
    const target = targetOf(portal, subject.right)
    if (E.isLeft(target)) {
      output.note(`carmkit: ${target.left}`)
      return exitCodes.refused
    }
    const able = whoCan(portal, { permission: permission.right, target: target.right, now })
    if (options.json) for (const one of able) await output.line(JSON.stringify(one))
    else if (able.length > 0) await output.line(tableOf(able, output))
    output.note(`${able.length} can ${permission.right} on ${written} at ${now}`)
    return able.length === 0 ? exitCodes.refused : exitCodes.ok
  })
}

const tableOf = (able: ReadonlyArray<Able>, { colors }: Output): string => {
  const table = new Table({
    head: ['who', 'acting for', 'as', 'by rules', 'by grant'].map((title) => colors.bold(title)),
    style: { head: [], border: [], compact: true },
  })
  for (const { user, actingFor, proof } of able) {
    table.push([user, actingFor, proof.role ?? '', proof.rules.join(' '), proof.delegation ?? ''])
  }
  return table.toString()
}
