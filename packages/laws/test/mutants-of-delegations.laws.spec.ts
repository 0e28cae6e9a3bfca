/** The laws of programs, delegations and groups find what is planted in them. */
import { eachIsFound } from './finding.js'
import { delegationMutants } from './mutants-of-delegations.js'
import { endingMutants } from './mutants-of-endings.js'
import { programMutants } from './mutants-of-programs.js'

eachIsFound([...programMutants, ...delegationMutants, ...endingMutants])
