/**
 * What the shared histories leave out, and where it is looked at instead: aggregates with histories
 * and a census of their own, and commands that only a special store brings about.
 */

/** The folder holds the rejections, the category begins the names of the streams. */
export const aggregatesElsewhere: ReadonlyArray<{
  readonly folder: string
  readonly category: string
}> = [
  { folder: 'authority-lapse', category: 'authorityLapse' },
  { folder: 'financial-security', category: 'security' },
  { folder: 'ledger', category: 'ledger' },
  { folder: 'transaction/declaration', category: 'transaction-declaration' },
  { folder: 'ruling', category: 'transaction-ruling' },
  { folder: 'appeal', category: 'transaction-appeal' },
  { folder: 'mass-case', category: 'transaction-massCase' },
]

/** Each with its reason. */
export const commandsElsewhere: { readonly [type: string]: string } = {
  RecordGrantLapsed: 'here pins are checked with the append; the store package lets them go stale',
}
