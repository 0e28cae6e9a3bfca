/** The only public list: start a node, and make it fail. */
export { type Emulator, type EmulatorOptions, startEmulator } from './emulator.js'
export type { Fault, Interceptor, Operation } from './node.js'
