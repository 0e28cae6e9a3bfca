/** The public list of the command-line package: the program itself, and the reference it can print. */
export { exitCodes } from './exit-codes.js'
export { main } from './program.js'
export { commandReference } from './reference.js'
