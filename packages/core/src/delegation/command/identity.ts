/** The fields that all commands of a delegation begin with. */
import { Bn9, Scope } from '../../values/index.js'

export const identity = { client: Bn9, provider: Bn9, scope: Scope }

export const aboutIdentity = {
  client: 'the business that gives authority',
  provider: 'the business that acts',
  scope: '"business" for all programs, now and later, or one program account (DEL-16)',
}

/** Of a grant that may begin at once. */
export const aboutTerms = {
  validFrom: 'first day, Eastern; null, or a past day, means today (DEL-12)',
  validUntil: 'last day, Eastern; null means continuous',
}

export const example = { client: '123456782', provider: '700123458', scope: 'RM0001' }
