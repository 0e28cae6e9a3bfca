/** The laws of accounts, people and declarations find what is planted in them. */
import { eachIsFound } from './finding.js'
import { accountMutants } from './mutants.js'
import { peopleMutants } from './mutants-of-people.js'

eachIsFound([...accountMutants, ...peopleMutants])
