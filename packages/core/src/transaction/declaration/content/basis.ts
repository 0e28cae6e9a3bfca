/** As of which day, and by which table of measures, the lines of a version are rated: one rule for all. */
import type { RatingBasis, SurtaxMeasure } from '../../../rating/index.js'
import type { CivilDate } from '../../../values/index.js'
import type { Header } from './index.js'

/**
 * As on the day of release; goods never released, as on the day of their acceptance, or of the
 * assessment of what another system filed. Without a table no measure is known.
 */
export const ratingBasisOf = (
  { releaseDate }: Header,
  {
    otherwise,
    measures,
  }: { readonly otherwise: CivilDate; readonly measures: ReadonlyArray<SurtaxMeasure> | null },
): RatingBasis => ({ date: releaseDate ?? otherwise, measures: measures ?? [] })
