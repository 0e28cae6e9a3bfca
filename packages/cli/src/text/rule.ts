/** What a rule says: those of the catalogue, and the two tables that decide who may do what. */
import { matrix, ruleCatalogue } from '@carmkit/core'

/** Empty for a rule of another domain. */
export const ruleText = (id: string): string => {
  const row = matrix.find(({ rule }) => rule === id)
  if (row !== undefined) return `the row of the permission matrix for ${row.permission}`
  if (id.startsWith('SENDER-')) return `${id.slice('SENDER-'.length)} may send this command`
  return ruleCatalogue.find((rule) => rule.id === id)?.text ?? ''
}
