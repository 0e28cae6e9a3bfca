/** The program accounts that the names of streams speak of: for what an event says by the name of another stream. */
import { category as delegation } from './delegation/state.js'
import { category as financialSecurity } from './financial-security/state/index.js'
import { category as ledger } from './ledger/state.js'
import { category as programAccount } from './program-account/state.js'
import { Bn9, Bn15, bn15Of, ProgramReference } from './values/index.js'

/**
 * None for a stream that is about a business itself, nor for one whose name people made up, as they do
 * numbers of cases. A delegation is about the client's account that it is limited to.
 */
export const accountsNamedBy = (stream: string): ReadonlyArray<Bn15> => {
  const dash = stream.indexOf('-')
  const rest = stream.slice(dash + 1)
  switch (stream.slice(0, dash)) {
    case programAccount:
    case ledger:
    case financialSecurity:
      return Bn15.is(rest) ? [rest] : []
    case delegation: {
      const [client, , scope] = rest.split('.')
      return Bn9.is(client) && ProgramReference.is(scope) ? [bn15Of(client, scope)] : []
    }
    default:
      return []
  }
}
