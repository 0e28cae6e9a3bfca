/** What a way gives, laid together: the permissions that hold alike in one place. */
import { matrix, type OpenWay, type Permission, rowOf } from '@carmkit/core'
import type { Gift } from './line.js'

/** By program, the business level first, and kind of items. */
export const giftsOf = (places: OpenWay['places']): ReadonlyArray<Gift> => {
  const gifts = new Map<string, Gift & { readonly permissions: Permission[] }>()
  for (const { permission, program, items } of places) {
    const key = `${program} ${items}`
    const gift = gifts.get(key) ?? { program, items, permissions: [] }
    if (!gift.permissions.includes(permission)) gift.permissions.push(permission)
    gifts.set(key, gift)
  }
  return [...gifts.values()].toSorted((one, other) => (textOf(one) < textOf(other) ? -1 : 1))
}

const textOf = ({ program, items }: Gift): string => `${program ?? ''} ${items}`

/** Each once, in the order of the matrix. */
export const inOrder = (permissions: Iterable<Permission>): ReadonlyArray<Permission> => {
  const some = new Set(permissions)
  return matrix.flatMap(({ permission }) => (some.has(permission) ? [permission] : []))
}

/** The permissions by which commands are sent: reading is not recorded (assumed CK-163). */
export const actsIn = (gives: ReadonlyArray<Gift>): ReadonlyArray<Permission> =>
  inOrder(gives.flatMap(({ permissions }) => permissions)).filter(
    (permission) => rowOf(permission).reads !== true,
  )
