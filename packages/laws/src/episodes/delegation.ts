/** Episodes about delegations: how grants come, what is done under them, and how they end. */
import type { Bn9 } from '@carmkit/core'
import fc from 'fast-check'
import { broker, days, importer, numbers } from '../cast.js'
import { revocationMode } from '../commands/business.js'
import { opening } from '../commands/declarations.js'
import { acceptance, amendment, identity, offer, terms, wish } from '../commands/delegation.js'
import { clock, type Identity, type Opening, often, type Unsent } from '../commands/form.js'
import { edits } from '../lines.js'
import { worked } from './declarations.js'
import { always, by, type Episode, inOrder, together } from './form.js'
import { secondProgram } from './programs.js'

/** A provider asks, and the client grants; now and then somebody else tries to. */
export const granting = (whom: Identity, change: object = {}): Episode =>
  fc.tuple(wish(whom), terms(whom)).chain(([asked, given]) =>
    inOrder(
      by(whom.provider, 'RequestDelegation', asked),
      fc
        .oneof(
          { weight: 6, arbitrary: fc.constant(whom.client) },
          { weight: 1, arbitrary: fc.constant(whom.provider) },
        )
        .chain((business) => by(business, 'ApproveDelegation', { ...given, ...change })),
    ),
  )

export const delegating: Episode = identity.chain((whom) => granting(whom))

/** The client offers, and the provider takes it, or turns it down. */
export const offering: Episode = identity.chain((whom) =>
  fc
    .tuple(offer(whom), acceptance(whom), often(true, false))
    .chain(([offered, accepted, takes]) =>
      inOrder(
        by(whom.client, 'OfferDelegation', offered),
        takes
          ? by(whom.provider, 'AcceptOffer', accepted)
          : by(whom.provider, 'DeclineOffer', whom),
      ),
    ),
)

const revoking = (whom: Identity): fc.Arbitrary<Unsent> =>
  revocationMode.chain((mode) => by(whom.client, 'RevokeDelegation', { ...whom, mode }))

/** A grant with a last day, and another one in its place: before or after that day. */
export const renewing: Episode = fc
  .tuple(identity, fc.constantFrom(...days.slice(2, 6)))
  .chain(([whom, validUntil]) =>
    together(
      granting(whom, { validUntil }),
      inOrder(always({ actor: clock, type: 'ExpireDelegation', data: whom })),
      granting(whom),
    ),
  )

/** Other terms, then none at all for a while. */
export const amending: Episode = identity.chain((whom) =>
  fc
    .tuple(granting(whom), amendment(whom))
    .chain(([granted, other]) =>
      inOrder(
        ...granted.map(always),
        by(whom.client, 'AmendDelegation', other),
        by(whom.client, 'SuspendDelegation', whom),
        by(whom.client, 'AmendDelegation', other),
        by(whom.client, 'ResumeDelegation', whom),
      ),
    ),
)

/** A request that comes to nothing: turned down, taken back, lapsed, or voided with the grant. */
export const inVain: Episode = fc
  .tuple(identity, fc.constantFrom('rejected', 'withdrawn', 'lapsed', 'lapsed', 'voided'))
  .chain(([whom, how]) =>
    wish(whom).chain((asked) => {
      const request = by(whom.provider, 'RequestDelegation', asked)
      switch (how) {
        case 'rejected':
          return inOrder(
            request,
            by(whom.client, 'RejectDelegation', { ...whom, reason: 'UnknownFirm', block: false }),
          )
        case 'withdrawn':
          return inOrder(request, by(whom.provider, 'WithdrawDelegation', whom))
        case 'lapsed':
          return inOrder(
            request,
            always({ actor: clock, type: 'LapseDelegation', data: whom, sleeps: true }),
          )
        default:
          return together(granting(whom), inOrder(request, revoking(whom)))
      }
    }),
  )

/** A request is turned down with a block; further ones are refused, until the client lifts it. */
export const blocking: Episode = identity.chain((whom) =>
  fc.tuple(wish(whom), wish(whom)).chain(([asked, again]) => {
    const pair = { bn9: whom.client, provider: whom.provider }
    return inOrder(
      by(whom.provider, 'RequestDelegation', asked),
      by(whom.client, 'RejectDelegation', { ...whom, reason: 'UnknownFirm', block: true }),
      by(whom.provider, 'RequestDelegation', again),
      by(whom.client, 'UnblockProvider', pair),
      by(whom.provider, 'RequestDelegation', again),
    )
  }),
)

/** A declaration in an account that the delegation is about. */
const within = ({ client, scope }: Identity): fc.Arbitrary<Opening> =>
  opening.map((data) => ({
    ...data,
    importer: `${client}${scope === 'business' ? 'RM0001' : scope}`,
  }))

/** Mostly the provider, else its client. */
const eitherOf = ({ client, provider }: Identity): fc.Arbitrary<Bn9> =>
  fc.constantFrom(provider, provider, client)

/** A grant, and a declaration under it. */
export const brokering: Episode = identity.chain((whom) =>
  together(
    granting(whom),
    within(whom).chain((data) => worked(data, eitherOf(whom))),
  ),
)

/** Something is begun, the grant is revoked, and somebody goes on with it. */
export const ending: Episode = identity.chain((whom) =>
  fc
    .tuple(eitherOf(whom), eitherOf(whom), eitherOf(whom), within(whom))
    .chain(([opens, meddles, goesOn, data]) => {
      const { transactionNumber } = data
      const submission = { transactionNumber }
      return fc
        .tuple(granting(whom), edits(transactionNumber))
        .chain(([granted, edit]) =>
          inOrder(
            ...granted.map(always),
            by(opens, 'OpenDraft', data),
            fc.oneof(
              { weight: 2, arbitrary: by(meddles, 'EditDraft', { ...edit, header: null }) },
              { weight: 1, arbitrary: by(meddles, 'SubmitDeclaration', submission) },
            ),
            revoking(whom),
            by(whom.provider, 'EditDraft', edit),
            by(goesOn, 'SubmitDeclaration', submission),
            by(whom.provider, 'EditDraft', { ...edit, removedLines: [1] }),
          ),
        )
    }),
)

/** Something is begun, the grant is revoked, and another one granted: both hold side by side. */
export const regranting: Episode = fc.tuple(identity, revocationMode).chain(([whom, mode]) =>
  together(
    granting(whom, { validFrom: null }),
    within(whom).chain((data) => inOrder(by(whom.provider, 'OpenDraft', data))),
    inOrder(by(whom.client, 'RevokeDelegation', { ...whom, mode })),
    granting(whom),
  ),
)

/** A grant for one program, and a second program: there it gives nothing. */
export const elsewhere: Episode = together(
  secondProgram('Importer'),
  granting({ client: importer, provider: broker, scope: 'RM0001' }),
  inOrder(
    by(broker, 'OpenDraft', {
      transactionNumber: numbers[0],
      importer: `${importer}RM0002`,
      cadType: 'AB',
    }),
  ),
)

/** The provider gives it back, and finishes, until the client cuts that off or its time is over. */
export const relinquishing: Episode = fc
  .tuple(identity, revocationMode, fc.constantFrom('cut', 'finished'))
  .chain(([whom, mode, how]) => {
    const grantId = `delegation-${whom.client}.${whom.provider}.${whom.scope}#2`
    return together(
      granting(whom),
      inOrder(
        by(whom.provider, 'RelinquishDelegation', { ...whom, mode }),
        how === 'cut'
          ? by(whom.client, 'CutOffRunOff', whom)
          : always({ actor: clock, type: 'FinishRunOff', data: { ...whom, grantId } }),
      ),
    )
  })

/** Grants in two scopes, everything revoked at once, and one granted anew. */
export const revokingAll: Episode = fc
  .tuple(revocationMode, fc.constantFrom('business', 'RM0001'), wishOfBroker())
  .chain(([mode, scope, asked]) => {
    const whom = { client: importer, provider: broker, scope }
    return together(
      granting({ ...whom, scope: 'RM0001' }),
      granting({ ...whom, scope: 'business' }),
      inOrder(
        by(broker, 'RequestDelegation', asked),
        by(importer, 'RevokeAllForProvider', { bn9: importer, provider: broker, mode }),
      ),
      granting(whom),
    )
  })

function wishOfBroker(): fc.Arbitrary<object> {
  return wish({ client: importer, provider: broker, scope: 'RM0001' })
}
