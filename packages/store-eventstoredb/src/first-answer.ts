/**
 * What the first answer of a server, or its silence, says about the address or the server, and what
 * to do about it. Separate because the client gives most of it as texts, which are known here only.
 */
import { type Fault, reasonOf } from './fault.js'

export interface FirstFailure {
  readonly name:
    | 'Unreachable'
    /** One side speaks TLS and the other does not, or its certificate is not trusted. */
    | 'TlsRefused'
    | 'PasswordRefused'
    /** The node follows, and its leader was not reached. */
    | 'NotLeader'
    /** The server lacks a call that the store makes. */
    | 'TooOld'
  /** What is wrong and what to do about it; ends with what was answered. */
  readonly reason: string
}

interface Sign {
  readonly name: Exclude<FirstFailure['name'], 'Unreachable'>
  readonly isSeen: (text: string, isWithoutTls: boolean) => boolean
  readonly advice: string
}

/** The first that is seen counts. */
const signs: ReadonlyArray<Sign> = [
  {
    name: 'TlsRefused',
    isSeen: (text) => /wrong version number|packet length too long/i.test(text),
    advice: 'it does not speak TLS: add tls=false, and leave out user and password',
  },
  {
    name: 'TlsRefused',
    isSeen: (text) =>
      /certificate|altname|issuer|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_VERIFY/i.test(text),
    advice:
      'its certificate is not trusted: name its authority with tlsCAFile=<file>, and call the host by a name that the certificate bears',
  },
  {
    // Something took the connection, and answered nothing that a server without TLS would.
    name: 'TlsRefused',
    isSeen: (text, isWithoutTls) => isWithoutTls && /Failed to connect/.test(text),
    advice:
      'it took the connection and then closed it, as a server with TLS does: leave out tls=false',
  },
  {
    name: 'PasswordRefused',
    isSeen: (text) => /UNAUTHENTICATED|PERMISSION_DENIED|access.denied/i.test(text),
    advice:
      'it refuses this user or password: write them into the address, as esdb://user:password@host, of a user that may read $all',
  },
  {
    name: 'TooOld',
    isSeen: (text) => /UNIMPLEMENTED/.test(text),
    advice:
      'it lacks a call that is needed: use EventStoreDB 20.6 or later, or look at what stands in between',
  },
]

/** What the client says of a node that follows, where it forgets to convert it. */
const leaderText = /Leader info available|not.leader/i

export const firstFailureOf = (
  fault: Fault,
  { connectionString }: { readonly connectionString: string },
): FirstFailure => {
  const answered = reasonOf(fault)
  const isWithoutTls = /[?&]tls=false/i.test(connectionString)
  if (fault.name === 'NotLeader' || leaderText.test(answered)) {
    const advice =
      'the node follows, and its leader was not reached: name all nodes with esdb+discover://, by the addresses under which they know each other'
    return { name: 'NotLeader', reason: `${advice} (${answered})` }
  }
  const sign = signs.find(({ isSeen }) => isSeen(answered, isWithoutTls))
  return sign === undefined
    ? { name: 'Unreachable', reason: answered }
    : { name: sign.name, reason: `${sign.advice} (${answered})` }
}
