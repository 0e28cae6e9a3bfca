/**
 * The surtax measures that are built in, as dated rows with their sources; decoded by `measure.ts`.
 *
 * A module and not a JSON file, so that it compiles, loads and ships like any other source. Rows of
 * one measure stand together, oldest first. A measure's terms change by a new row, never by an
 * edit: what was rated must be rated the same again.
 */
const stackingEnded =
  'https://www.willsonintl.com/news/cbsa-publishes-final-versions-of-customs-notices-related-to-steel-derivative-goods-surtax-order'

/**
 * From 2025-12-26 only one steel surtax applies to a good; the order of precedence is that of
 * Customs Notice 25-33. Assumed (CK-03): that this begins on the day on which the order of that
 * notice took effect.
 */
export const measuresData: ReadonlyArray<unknown> = [
  {
    id: 'US-2018-OTHER',
    name: 'United States Surtax Order (Other Goods)',
    rate: '0.1',
    baseFraction: '1',
    validFrom: '2018-07-01',
    validUntil: '2019-05-18',
    precedence: null,
    source:
      'https://www.livingstonintl.com/elimination-countermeasure-tariffs-u-s-steel-aluminum-us-origin-goods/',
  },
  {
    id: 'CHINA-STEEL-2024',
    name: 'China Surtax Order (2024), steel and aluminium',
    rate: '0.25',
    baseFraction: '1',
    validFrom: '2024-10-22',
    validUntil: '2025-12-25',
    precedence: null,
    source:
      'https://blog.coleintl.com/tradenews/china-surtax-order-on-steel-and-aluminum-goes-into-effect',
  },
  {
    id: 'CHINA-STEEL-2024',
    name: 'China Surtax Order (2024), steel and aluminium',
    rate: '0.25',
    baseFraction: '1',
    validFrom: '2025-12-26',
    validUntil: null,
    precedence: { group: 'STEEL', rank: 2 },
    source: stackingEnded,
  },
  {
    id: 'US-2025-1',
    name: 'United States Surtax Order (2025-1)',
    rate: '0.25',
    baseFraction: '1',
    validFrom: '2025-03-04',
    validUntil: '2025-08-31',
    precedence: null,
    source:
      'https://www.buckland.com/news/what-you-need-to-know-canadian-surtax-updates-effective-september-1st-2025',
  },
  {
    id: 'US-VEH-2025',
    name: 'United States Surtax Order (Motor Vehicles 2025), entitled to the US tariff treatment',
    rate: '0.25',
    baseFraction: '0.85',
    validFrom: '2025-04-09',
    validUntil: null,
    precedence: null,
    source:
      'https://buckland.com/news/important-update-on-united-states-surtax-order-motor-vehicles-2025',
  },
  {
    id: 'STEEL-TRQ-2025',
    name: 'Order Imposing a Surtax on the Importation of Certain Steel Goods',
    rate: '0.5',
    baseFraction: '1',
    validFrom: '2025-06-27',
    validUntil: '2025-12-25',
    precedence: null,
    source:
      'https://www.jorilogistics.com/jun-27-2025-new-order-50-surtax-on-certain-imported-steel-goods',
  },
  {
    id: 'STEEL-TRQ-2025',
    name: 'Order Imposing a Surtax on the Importation of Certain Steel Goods',
    rate: '0.5',
    baseFraction: '1',
    validFrom: '2025-12-26',
    validUntil: null,
    precedence: { group: 'STEEL', rank: 1 },
    source: stackingEnded,
  },
]
