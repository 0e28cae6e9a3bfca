/** Readings of messages and exported statements that no source settles. */
import { rulesOf } from '../rule.js'

export const assumedOfMessages = rulesOf('assumed', [
  ['CK-93', 'What the message formats call mandatory, and how long their texts may be.'],
  ['CK-94', 'One message declares at most 9,999 lines.'],
  ['CK-95', 'Declaration types 10, 13, 20 and 21 are those of bonded warehouses.'],
  ['CK-96', 'A stated total may differ from the sum of its lines by a cent for each.'],
  [
    'CK-97',
    'An imported line that says nothing of SIMA is not subject, and its goods are commercial.',
  ],
  ['CK-98', 'An imported line with a GST exemption and no rate bears none.'],
  [
    'CK-99',
    'The date part of an exchange rate’s timestamps is the Canadian day on which it is in force.',
  ],
  ['CK-100', 'What the lines of an exported statement are called.'],
  [
    'CK-101',
    'The broker’s part of what an exported statement makes payable is the sum of the lines under a security number; of a broker’s own statement these lines are compared, and no balances.',
  ],
  ['CK-102', 'A statement of account is that of the month in which it was issued.'],
  [
    'CK-176',
    'A statement of account may call the calendar month in which its period begins its period; other days than these or its own are a difference.',
  ],
  [
    'CK-145',
    'An imported original that is submitted here was entered where its file comes from: over EDI, the API or in the portal; an export of a broker’s system or a file made by hand does not say it.',
  ],
])
