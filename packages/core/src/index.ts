/** The public list of the core. */
export * from './values/index.js'
