/** The numbers under which the agency keeps rulings, appeals, mass cases and penalty notices. */
import { type Codec, text } from '@carmkit/kernel'

export type RulingNumber = string & { readonly RulingNumber: unique symbol }
export type AppealNumber = string & { readonly AppealNumber: unique symbol }
export type NoticeNumber = string & { readonly NoticeNumber: unique symbol }
export type MassCaseNumber = string & { readonly MassCaseNumber: unique symbol }

/** The agency's own form is not public; this one keeps names of streams readable (assumed CK-75). */
const caseNumber = <Number extends string>(name: string): Codec<Number> =>
  text(name, '4 to 20 capitals, digits or hyphens; CK-75', (value) =>
    /^[A-Z0-9-]{4,20}$/.test(value),
  )

/** What a declaration quotes when it relies on a ruling. */
export const RulingNumber: Codec<RulingNumber> = caseNumber('RulingNumber')
export const AppealNumber: Codec<AppealNumber> = caseNumber('AppealNumber')
export const MassCaseNumber: Codec<MassCaseNumber> = caseNumber('MassCaseNumber')
/** Of a penalty notice, which is what an appeal against a penalty names. */
export const NoticeNumber: Codec<NoticeNumber> = caseNumber('NoticeNumber')
