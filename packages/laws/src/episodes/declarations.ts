/** Episodes about declarations: begun by one party and worked on by several. */
import type { Bn9 } from '@carmkit/core'
import fc from 'fast-check'
import { drafter, opening } from '../commands/declarations.js'
import type { Opening } from '../commands/form.js'
import { edits } from '../lines.js'
import { by, type Episode, inOrder } from './form.js'

/** A declaration begun by one of them and worked on by all. */
export const worked = (data: Opening, parties: fc.Arbitrary<Bn9>): Episode =>
  fc
    .tuple(parties, parties, parties, edits(data.transactionNumber))
    .chain(([opens, states, submits, edit]) =>
      inOrder(
        by(opens, 'OpenDraft', data),
        by(states, 'EditDraft', edit),
        by(submits, 'SubmitDeclaration', { transactionNumber: data.transactionNumber }),
      ),
    )

export const filing: Episode = opening.chain((data) => worked(data, drafter))

/** A draft is discarded, and its number taken again: by the same importer, or by another one. */
export const discarding: Episode = fc
  .tuple(opening, opening, drafter)
  .chain(([data, other, one]) => {
    const { transactionNumber } = data
    return inOrder(
      by(one, 'OpenDraft', data),
      by(one, 'DiscardDraft', { transactionNumber }),
      by(one, 'OpenDraft', { ...other, transactionNumber }),
    )
  })
