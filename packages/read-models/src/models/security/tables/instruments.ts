/** What is held as security, and how far it covers what is required, by days. */
import { column, optional, table } from '../../../project/table.js'
import { bn15, planned, revision } from './shared.js'

export const securityInstrument = table('security_instrument', {
  meaning: 'One bond or cash deposit; it counts on the days from its first to its last.',
  columns: {
    bn15,
    instrument: column(
      'text',
      'Its id within the account; a bond of the whole business number has the same in each account (CK-85).',
    ),
    form: column('text', 'bond or cash.'),
    surety: optional('text', 'Account of the company that stands for a bond; null for cash.'),
    whole_bond: optional(
      'money',
      'Amount of the bond of the whole business number of which this is a share; null for others.',
    ),
    posted_amount: column('money', 'As it was posted.'),
    amount: column('money', 'As it is now.'),
    posted_on: column('date', 'Eastern day on which it was posted; it never counts before.'),
    first_day: column('date', 'First day of a bond as it was posted; of cash the day of deposit.'),
    last_day: optional('date', 'Last day on which it counts; null where no end is known.'),
    status: column(
      'text',
      'Of cash Deposited, ToppedUp, ReturnRequested or Returned; of a bond Filed, Increased or CancelNotice: whether that is in force or ended its days say.',
    ),
    cancel_noticed_on: optional(
      'date',
      'Day on which the end of a bond was noticed last; null without.',
    ),
    return_requested_on: optional('date', 'Day on which cash was asked back; null before.'),
    over: column(
      'flag',
      '1 once an event found that it never counts again. A bond ends with its last day, before any event says so.',
    ),
    revision,
  },
  key: ['bn15', 'instrument'],
  lookups: [['bn15', 'over'], ['surety'], ['instrument']],
})

export const securityCover = table('security_cover', {
  meaning:
    'Days in a row with what is held, what is required, and what is missing: as they were, and to come as far as is known. Utilization is what the account owes, in percent of the cover.',
  columns: {
    bn15,
    first_day: column('date', 'First Eastern day.'),
    last_day: optional('date', 'Last Eastern day; null for no end that is known.'),
    bond: column('money', 'Bonds that count on these days.'),
    cash: column('money', 'Cash that counts on these days.'),
    required_bond: column('money', 'What is required in bonds alone.'),
    required_cash: column('money', 'What is required in cash alone.'),
    cover: column(
      'money',
      'What is held in terms of cash: a bond counts for as much more as less of it is required (CK-89).',
    ),
    shortfall: column('money', 'What of the required cash is missing; zero where it is covered.'),
    planned,
    revision,
  },
  key: ['bn15', 'first_day'],
  lookups: [['bn15', 'planned']],
})
