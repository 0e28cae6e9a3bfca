/** The arithmetic of a charge as the rater tells it, in one line. */
import type { Terms } from '@carmkit/core'

type Part = Extract<Terms, { readonly parts: unknown }>['parts'][number]

/** `115.00 value for duty x 0.065 rate`. */
export const termsText = (terms: Terms): string => {
  switch (terms.how) {
    case 'stated':
      return 'as stated'
    case 'notStated':
      return 'not stated'
    case 'none':
      return 'nothing is charged'
    case 'product': {
      const { base, factors } = terms
      const product = [partText(base), ...factors.map(factorText)].join(' x ')
      return `${product}, rounded to the cent`
    }
    case 'sum':
      return terms.parts.length === 0 ? 'nothing is charged' : terms.parts.map(partText).join(' + ')
    case 'greater':
      return `the greater of ${terms.parts.map(partText).join(' and ')}`
    case 'lesser':
      return `the lesser of ${terms.parts.map(partText).join(' and ')}`
    case 'excess':
      return `${terms.parts.map(partText).join(' less ')}, at least nothing`
  }
}

const partText = ({ of, amount, working }: Part): string => {
  const text = `${amountText(amount)} ${inWords(of)}`
  return working === null ? text : `${text} (${termsText(working)})`
}

type Factor = Extract<Terms, { readonly factors: unknown }>['factors'][number]

const factorText = ({ of, value }: Factor): string => `${amountText(value)} ${inWords(of)}`

const amountText = (amount: string | null): string => amount ?? 'not stated'

/** Names in camel case as words; those of surtaxes stand as they are. */
export const inWords = (name: string): string =>
  /^[a-z]/.test(name) ? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name
