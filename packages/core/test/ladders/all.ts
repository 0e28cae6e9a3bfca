/** All ladders in one list, for the specs that go through every refusal. */
import * as businessAccount from './business-account.js'
import * as declaration from './declaration.js'
import * as delegation from './delegation.js'
import * as programAccount from './program-account.js'
import type { CommandLadder } from './rungs.js'

export const ladders: ReadonlyArray<CommandLadder> = [
  businessAccount,
  programAccount,
  delegation,
  declaration,
].flatMap((each) => Object.values<CommandLadder>(each))
