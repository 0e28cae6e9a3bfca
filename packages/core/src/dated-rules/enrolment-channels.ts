/**
 * Who opened customs accounts on which day (PRG-06): dated data, apart from the aggregates because
 * the business that lists a mirrored account asks the same question as the account itself.
 */
import { type Codec, closed, list, nullable, type Static } from '@carmkit/kernel'
import type { Facts } from '../aggregate.js'
import { CivilDate, Origin, origins } from '../values/index.js'
import { suppliedTable } from './supplied-table.js'

/** Eastern days, both included, on which accounts were opened this way; null means no bound. */
export const EnrolmentChannel = closed('EnrolmentChannel', {
  origin: Origin,
  from: nullable(CivilDate),
  until: nullable(CivilDate),
})
export type EnrolmentChannel = Static<typeof EnrolmentChannel>

export const EnrolmentChannels: Codec<ReadonlyArray<EnrolmentChannel>> = list(EnrolmentChannel, {
  least: 1,
  most: 100,
})

/** Name of the table that replaces {@link enrolmentChannels} where an embedder supplies it. */
export const channelsTable = 'enrolmentChannels'

/**
 * Customs notices 24-17 and 24-18: the agency took accounts over on 13 May 2024, and the portal
 * opened to enrolment on 21 October 2024.
 */
export const enrolmentChannels: ReadonlyArray<EnrolmentChannel> = [
  { origin: 'cra', from: null, until: '2024-05-12' as CivilDate },
  { origin: 'cbsaForm', from: '2024-05-13' as CivilDate, until: '2024-10-20' as CivilDate },
  { origin: 'portal', from: '2024-10-21' as CivilDate, until: null },
]

/** The channels to judge by: the supplied ones, else ours. */
export const channelsIn = (facts: Facts): ReadonlyArray<EnrolmentChannel> =>
  suppliedTable(facts, channelsTable, EnrolmentChannels) ?? enrolmentChannels

/** Accounts were opened this way on that day (PRG-06). */
export const originFits = (
  origin: Origin,
  openedOn: CivilDate,
  rules: ReadonlyArray<EnrolmentChannel> = enrolmentChannels,
): boolean =>
  rules.some(
    (channel) =>
      channel.origin === origin &&
      (channel.from === null || channel.from <= openedOn) &&
      (channel.until === null || openedOn <= channel.until),
  )

/** The way in which accounts were opened on that day. Throws on a day for which the rules have none. */
export const originOf = (
  openedOn: CivilDate,
  rules: ReadonlyArray<EnrolmentChannel> = enrolmentChannels,
): Origin => {
  const origin = origins.find((one) => originFits(one, openedOn, rules))
  if (origin === undefined) throw new Error(`no way to open an account on ${openedOn}`)
  return origin
}
