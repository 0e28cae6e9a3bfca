/** The account and the declaration that the examples of all commands speak of. */
export const bn15 = '123456782RM0001'
export const theAccount = 'the account that owes'
export const source = { transactionNumber: '10000000000017', version: 1 }
