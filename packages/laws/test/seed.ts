/** The seed of this run of the tests, for messages and for what is sampled outside of a property. */
export const seed = Number(process.env['CARMKIT_SEED'])
