/** The whole contract as one list of cases, for any test runner. */
import { appendCases } from './append-cases.js'
import { capabilityCases } from './capability-cases.js'
import { deadlineCases } from './deadline-cases.js'
import { exclusiveCases } from './exclusive-cases.js'
import { faultCases } from './fault-cases.js'
import { followingCases } from './following-cases.js'
import { loopCases } from './loop-cases.js'
import { pinCases } from './pin-cases.js'
import { reactionCases } from './reaction-cases.js'
import { readingCases } from './reading-cases.js'
import { snapshotCases } from './snapshot-cases.js'
import type { ContractCase, Subject } from './subject.js'

/**
 * What a store must do to be one. Every case opens its own store and runs by itself:
 * `for (const { name, run } of storeContract(subject)) it(name, run)`.
 */
export const storeContract = (subject: Subject): ReadonlyArray<ContractCase> =>
  [
    readingCases,
    followingCases,
    appendCases,
    pinCases,
    exclusiveCases,
    reactionCases,
    deadlineCases,
    capabilityCases,
    loopCases,
    faultCases,
    snapshotCases,
  ].flatMap((cases) => cases(subject))
