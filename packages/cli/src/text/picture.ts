/** Pictures of an account in words: sections, entries and fields, as every command of the audit says them. */
import type { Entry, Fields, Section, Value } from '@carmkit/audit'
import { printable } from '@carmkit/kernel'
import { short } from './event/words.js'

/** Headings, in the order of the sections. */
export const sectionTitles: { readonly [section in Section]: string } = {
  businesses: 'Businesses',
  people: 'People',
  claims: 'Claims to a business',
  accounts: 'Program accounts',
  delegations: 'Delegations',
  clientGroups: 'Groups of clients',
  staff: 'Clients given to staff',
  declarations: 'Declarations',
  rulings: 'Rulings',
  appeals: 'Appeals',
  massCases: 'Mass cases',
  balances: 'Balances',
  debts: 'Open debts',
  funds: 'Free payments and credits',
  statements: 'Statements',
  securities: 'Financial security',
  instruments: 'Instruments of security',
  lapses: 'Lapsed authority',
}

/** What an entry is, as a part of a sentence, made from the words of its key. */
const entryWords: { readonly [section in Section]: (...words: ReadonlyArray<string>) => string } = {
  businesses: (bn9) => `business ${bn9}`,
  people: (bn9, user) => `${short(user)} in ${bn9}`,
  claims: (bn9, user) => `the claim of ${short(user)} to ${bn9}`,
  accounts: (bn15) => `account ${bn15}`,
  delegations: (name = '') => {
    const [client, provider, scope] = name.split('.')
    return `the delegation of ${client} (${scope}) to ${provider}`
  },
  clientGroups: (bn9, id) => `group ${id} of ${bn9}`,
  staff: (bn9, user) => `${short(user)} of ${bn9}`,
  declarations: (number) => `declaration ${number}`,
  rulings: (number) => `ruling ${number}`,
  appeals: (number) => `appeal ${number}`,
  massCases: (number) => `mass case ${number}`,
  balances: (bn15) => `the balance of ${bn15}`,
  debts: (bn15, id) => `debt ${id} of ${bn15}`,
  funds: (bn15, id) => `${id} of ${bn15}`,
  statements: (bn15) => `the statements of ${bn15}`,
  securities: (bn15) => `the security of ${bn15}`,
  instruments: (bn15, id) => `instrument ${id} of ${bn15}`,
  lapses: (event) => `the lapse of event ${event}`,
}

export const entryText = ({ section, key }: Pick<Entry, 'section' | 'key'>): string =>
  printable(entryWords[section](...key.split(' ')))

/** `valid until` for `validUntil`. */
export const fieldText = (name: string): string =>
  printable(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))

/** One value in words; nothing at all is `none`. */
export const valueText = (value: Value | undefined): string => {
  if (value === undefined || value === null || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return printable(value)
  if (typeof value === 'number') return String(value)
  return value.length === 0 ? 'none' : printable(value.join(', '))
}

/** What there is to say of an entry: fields that hold nothing are left out. */
export const fieldsText = (fields: Fields): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== false && valueText(value) !== 'none')
    .map(([name, value]) => `${fieldText(name)} ${valueText(value)}`)
    .join('; ')
