// Who is who in this year: the names that the story uses for user ids and business numbers.
const people = {
  'ada00000-0000-4000-8000-000000000001': 'Ada',
  'abe00000-0000-4000-8000-000000000002': 'Abe',
  'bea00000-0000-4000-8000-000000000003': 'Bea',
  'deb00000-0000-4000-8000-000000000004': 'Deb',
  'ed000000-0000-4000-8000-000000000005': 'Ed',
  'c1e00000-0000-4000-8000-000000000006': 'Cleo',
  '1ee00000-0000-4000-8000-000000000007': 'Lee',
  'fae00000-0000-4000-8000-000000000008': 'Fae',
  'c0c00000-0000-4000-8000-000000000009': 'Coco',
  '20e00000-0000-4000-8000-000000000010': 'Zoe',
  'a1ec0000-0000-4000-8000-000000000011': 'Alec',
}

const businesses = {
  817345028: 'Lakehead Paddles',
  720918341: 'Harbour Gate',
  755302676: 'Prairie Border',
  793654104: 'Tariff Sense',
  839005170: 'Boreal Tents',
  702881467: 'Lakehead and Boreal',
}

/** The provider whose report closes the year. */
export const provider = '720918341'

/** The importers, with the accounts that are asked about at the end of every month. */
export const importers = [
  { business: '817345028', programs: ['RM0001', 'RM0002'] },
  { business: '839005170', programs: ['RM0001'] },
  { business: '702881467', programs: ['RM0001'] },
]

export const personName = (userId) => people[userId] ?? userId

export const businessName = (bn9) => businesses[bn9] ?? bn9

/** `Lee for Harbour Gate`; somebody who acts for no business is just a name. */
export const senderName = (actor) => {
  if (actor.kind === 'user') {
    const name = personName(actor.userId)
    return actor.actingFor === null ? name : `${name} for ${businessName(actor.actingFor)}`
  }
  return actor.kind === 'officer' ? `Officer ${actor.id}` : actor.party
}
