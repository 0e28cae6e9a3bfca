/** The public list of rating: duties, taxes and fees of declared lines. */
export {
  Charges,
  DocumentCharges,
  type LineTerms,
  maxRatedLines,
  type NotRateable,
  rate,
  rateWithTerms,
  totalCharges,
  unknownCharges,
} from './charges.js'
export { currencies } from './currencies.js'
export { ChargesDifference, changedBy, differenceOf, sumOfDifferences } from './difference.js'
export {
  Consumption,
  Currency,
  CustomsDuty,
  DeclaredSurtax,
  ExciseDuty,
  LuxuryGoods,
  MeasureId,
  maxMeasuresPerLine,
  RatedLine,
  ratedLineFields,
  StatedValuation,
  SurtaxCode,
  UnitOfMeasure,
  Valuation,
} from './line.js'
export { measureAsOf, type RatingBasis, SurtaxMeasure, surtaxMeasures } from './measure.js'
export { multiply } from './round.js'
export {
  type AnsweredCharges,
  decodeRatingRequest,
  type RatingAnswer,
  type RatingRequest,
  ratingAnswer,
  ratingFault,
} from './worked-example.js'
export type { ChargeName, Terms } from './working.js'
