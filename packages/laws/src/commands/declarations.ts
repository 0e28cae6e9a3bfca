/** Arbitrary commands about declarations: of the importer, by it and by its broker alike. */
import fc from 'fast-check'
import { broker, importer, numbers, other } from '../cast.js'
import { edits } from '../lines.js'
import { by, type Opening, often, sentBy, type Unsent } from './form.js'

const number = fc.constantFrom(...numbers)

export const opening: fc.Arbitrary<Opening> = fc.record({
  transactionNumber: number,
  importer: fc.oneof(
    { weight: 5, arbitrary: fc.constant(`${importer}RM0001`) },
    { weight: 2, arbitrary: fc.constantFrom(`${importer}RM0002`, `${other}RM0001`) },
  ),
  cadType: often('AB', 'C', 'F'),
})

/** Declarations of the importer are drafted by it and by its broker alike. */
export const drafter = fc.constantFrom(importer, broker)

const toDeclaration = (type: string, data: fc.Arbitrary<object>): fc.Arbitrary<Unsent> =>
  sentBy(
    type,
    fc.tuple(drafter, data).map(([business, one]) => by(business)(one)),
  )

export const declarationCommands = {
  OpenDraft: toDeclaration('OpenDraft', opening),
  EditDraft: toDeclaration('EditDraft', number.chain(edits)),
  DiscardDraft: toDeclaration('DiscardDraft', fc.record({ transactionNumber: number })),
  SubmitDeclaration: toDeclaration('SubmitDeclaration', fc.record({ transactionNumber: number })),
}
