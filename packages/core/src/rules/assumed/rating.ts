/** Readings about calendars and charges that no source settles. */
import { rulesOf } from '../rule.js'

export const assumedOfRating = rulesOf('assumed', [
  [
    'CK-01',
    'Eastern clocks change at 02:00 local time; before 2007 on the first Sunday of April and the last of October; today’s rule holds for the years to come.',
  ],
  [
    'CK-02',
    'The federal holidays listed are the statutory ones meant; on a weekend they are observed on the next weekday.',
  ],
  [
    'CK-03',
    'Steel surtaxes stop stacking on the day the order of Customs Notice 25-33 took effect; between equal ranks the higher rate wins.',
  ],
  ['CK-04', 'An ad valorem excise is charged on value for duty plus customs duty.'],
  ['CK-05', 'Luxury tax is part of the value for tax.'],
  ['CK-06', 'Each surtax measure is rounded by itself.'],
])
