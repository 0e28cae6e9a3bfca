/** `carmkit delegations`: the report of one business from both sides, as of a moment. */
import { Bn9, type DelegationLine, delegationsOf } from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import Table from 'cli-table3'
import { type ExitCode, exitCodes } from '../exit-codes.js'
import type { Output } from '../output.js'
import { type Asked, withPortal } from '../portal.js'

export const delegationReport = (
  written: string,
  { options, output }: Asked,
): Promise<ExitCode> => {
  const bn9 = written.replace(/[\s-]/g, '')
  if (!Bn9.is(bn9)) {
    output.note(`carmkit: ${sketch(written)} is no business number, such as 123456782`)
    return Promise.resolve(exitCodes.usage)
  }
  return withPortal({ options, output }, async ({ portal, now }) => {
    const lines = delegationsOf(portal, { bn9, now })
    if (options.json) for (const one of lines) await output.line(JSON.stringify(one))
    else if (lines.length > 0) await output.line(tableOf(lines, bn9, output))
    output.note(`${lines.length} delegations of ${bn9} at ${now}`)
    return lines.length === 0 ? exitCodes.refused : exitCodes.ok
  })
}

const tableOf = (lines: ReadonlyArray<DelegationLine>, bn9: string, { colors }: Output): string => {
  const table = new Table({
    head: ['as', 'other business', 'scope', 'gives', 'terms', 'waits'].map((title) =>
      colors.bold(title),
    ),
    style: { head: [], border: [], compact: true },
  })
  for (const line of lines) {
    const { client, provider, scope, open, grant } = line
    const isClient = client === bn9
    table.push([
      isClient ? 'client' : 'provider',
      isClient ? provider : client,
      scope,
      givenBy(line),
      grant === null ? '' : termsOf(grant),
      open === null ? '' : `${open.kind}, answer by ${open.lapsesAt}`,
    ])
  }
  return table.toString()
}

/** In the words of `as-of`: what it gives, and what stops or lessens that. */
const givenBy = ({ gives, stoppedBy, unlicensed, programNotActive }: DelegationLine): string =>
  [
    gives.length === 0 ? 'none' : gives.map(({ kind }) => kind).join(', '),
    ...(stoppedBy.length === 0 ? [] : [`stopped by ${stoppedBy.join(', ')}`]),
    ...(unlicensed ? ['unlicensed'] : []),
    ...(programNotActive ? ['program not active'] : []),
  ].join('; ')

const termsOf = ({ capacity, terms }: NonNullable<DelegationLine['grant']>): string => {
  const { visibility, validFrom, validUntil } = terms
  return `${capacity}, ${visibility}, ${validFrom} to ${validUntil ?? 'no end'}`
}
