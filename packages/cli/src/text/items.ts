/** On which transactions a permission holds, in words, beside the name of the permission. */
import type { Items } from '@carmkit/core'

export const itemTexts: { readonly [I in Items]: string } = {
  none: 'new ones',
  own: 'own items',
  others: 'items of others',
}
