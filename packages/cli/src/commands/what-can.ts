/** `carmkit what-can`: everything that one person may do, where, and by which authority. */
import { type Access, UserId, whatCan } from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import Table from 'cli-table3'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import type { Output } from '../output.js'
import { type Asked, withPortal } from '../portal.js'
import { itemTexts } from '../text/items.js'

export const whatUserCan = (user: string, { options, output }: Asked): Promise<ExitCode> => {
  if (!UserId.is(user)) {
    output.note(`carmkit: ${sketch(user)} is no user id, a lower-case UUID`)
    return Promise.resolve(exitCodes.usage)
  }
  return withPortal({ options, output }, async ({ portal, now }) => {
    const access = whatCan(portal, { userId: user, now })
    if (options.json) for (const one of access) await output.line(JSON.stringify(one))
    else if (access.length > 0) await output.line(tableOf(access, output))
    output.note(`${access.length} permissions of ${user} at ${now}`)
    return access.length === 0 ? exitCodes.refused : exitCodes.ok
  })
}

/** One row for each authority and place: what it permits stands together. */
const tableOf = (access: ReadonlyArray<Access>, { colors, columns }: Output): string => {
  const fixed = [11, 11, 10, 9]
  const rest = Math.max(40, columns - fixed.reduce((sum, width) => sum + width + 1, 2))
  const table = new Table({
    head: ['acting for', 'in', 'program', 'as', 'may'].map((title) => colors.bold(title)),
    colWidths: [...fixed, rest],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  for (const group of grouped(access)) {
    const [{ actingFor, business, program, proof }] = group
    table.push([actingFor, business, program ?? 'business', proof.role ?? '', mayOf(group)])
  }
  return table.toString()
}

type Group = [Access, ...Access[]]

const grouped = (access: ReadonlyArray<Access>): ReadonlyArray<Group> => {
  const groups = new Map<string, Group>()
  for (const one of access) {
    const { actingFor, business, program, proof } = one
    const key = JSON.stringify([actingFor, business, program, proof.role])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

/** A permission for every kind of item is told by its name alone. */
const mayOf = (group: Group): string => {
  const permissions = new Map<string, ReadonlyArray<Access['items']>>()
  for (const { permission, items } of group) {
    permissions.set(permission, [...(permissions.get(permission) ?? []), items])
  }
  return [...permissions]
    .map(([permission, items]) =>
      items.includes('none') && (items.length === 1 || items.length === kindsOfItems)
        ? permission
        : `${permission} (${items.map((one) => itemTexts[one]).join(', ')})`,
    )
    .join(', ')
}

const kindsOfItems = Object.keys(itemTexts).length
