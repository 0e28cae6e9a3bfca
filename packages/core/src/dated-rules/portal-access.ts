/**
 * Who had access to the portal on which day: a dated rule option. Apart from the context because
 * registering a new business asks the same.
 */
import { closed, list, type Static } from '@carmkit/kernel'
import type { Facts } from '../aggregate.js'
import { CivilDate, ProgramType } from '../values/index.js'
import { suppliedTable } from './supplied-table.js'

/** From this Eastern day until the next one named, accounts of these types have access. */
export const PortalRelease = closed('PortalRelease', {
  from: CivilDate,
  programTypes: list(ProgramType, { most: 20, key: (programType) => programType }),
})
export type PortalRelease = Static<typeof PortalRelease>

/** Codec of the table `portalReleases`, which replaces {@link portalReleases}. */
export const portalReleasesTable = list(PortalRelease, { most: 100, key: ({ from }) => from })

export const portalReleasesName = 'portalReleases'

const day = (text: string): CivilDate => text as CivilDate

/**
 * The first release, the closing for the cut-over, and the release of 21 October 2024 (catalogue 2).
 * An importer that also exports is an importer, and any trade consultant counts as one whom the
 * agency let in (assumed CK-28).
 */
export const portalReleases: ReadonlyArray<PortalRelease> = [
  {
    from: day('2021-05-25'),
    programTypes: ['Importer', 'ImporterExporter', 'Broker', 'TradeConsultant'],
  },
  { from: day('2024-10-04'), programTypes: [] },
  {
    from: day('2024-10-21'),
    programTypes: [
      'Importer',
      'Exporter',
      'ImporterExporter',
      'Broker',
      'TradeConsultant',
      'Surety',
      'Carrier',
      'FreightForwarder',
      'WarehouseOperator',
      'CourierLVS',
    ],
  },
]

/** The rules that hold for a decision; it must have `portalReleases` among its needed tables. */
export const portalReleasesOf = (facts: Facts): ReadonlyArray<PortalRelease> =>
  suppliedTable(facts, portalReleasesName, portalReleasesTable) ?? portalReleases

/** Types of account that have access on an Eastern day; none before the first release. */
export const portalUsers = (
  rules: ReadonlyArray<PortalRelease>,
  today: CivilDate,
): ReadonlyArray<ProgramType> => {
  const begun = rules.filter(({ from }) => from <= today)
  const latest = begun.reduce<PortalRelease | null>(
    (last, one) => (last === null || last.from < one.from ? one : last),
    null,
  )
  return latest?.programTypes ?? []
}

/** Whether anybody at all has access on an Eastern day. */
export const portalOpen = (rules: ReadonlyArray<PortalRelease>, today: CivilDate): boolean =>
  portalUsers(rules, today).length > 0
