/** Names in the examples of this folder, here once so that they tell one story. */

export const importer = '123456782'
export const broker = '700123458'
export const alice = 'a11ce000-0000-4000-8000-000000000001'
export const bob = 'b0b00000-0000-4000-8000-000000000002'

/** Some reference to personal data. */
export const reference = '3b1f'.repeat(16)
