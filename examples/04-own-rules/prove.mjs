// Puts both rule sets before the laws: the one is found to obey, the other is found out, with the
// shortest way to the mistake, as a story and as a test.
//
//   node examples/04-own-rules/prove.mjs [histories for each law]
import { lawsOf, storyOf, testOf } from '@carmkit/laws'
import { LawFailure, toPaste } from '@carmkit/testkit'
import { house, mistaken } from './rules.mjs'

const numRuns = Number(process.argv[2] ?? 8)
/** What a grant gives while it lives, and after: there such a mistake shows, once in a while. */
const searched = ['DEL-13', 'DEL-14']
const searchRuns = Math.max(400, numRuns)
/** Fixed, so that everybody who runs this sees the same. */
const seed = 7

const title = (text) => console.log(`\n${text}\n${'-'.repeat(text.length)}`)

/** Null where the law holds. */
const failureOf = (law, parameters) => {
  try {
    law.check({ seed, ...parameters })
    return null
  } catch (error) {
    if (error instanceof LawFailure) return error
    throw error
  }
}

/** Laws over histories of commands: what can be told as a story. */
const isStory = ({ counterexample }) => Array.isArray(counterexample?.steps)

/** What the mistake broke: the house keeps that law, with the very same commands. */
const isNew = ({ law, path }) => {
  const kept = lawsOf(house).find(({ name }) => name === law)
  return failureOf(kept, { path, numRuns: 1 }) === null
}

const caughtBy = (laws) => {
  for (const law of laws) {
    const failure = failureOf(law, { numRuns: searchRuns })
    if (failure !== null && isStory(failure) && isNew(failure)) return failure
  }
  return null
}

title('The rules of the house')
const failures = lawsOf(house).flatMap((law) => failureOf(law, { numRuns }) ?? [])
for (const { message } of failures) console.log(message)
console.log(`${lawsOf(house).length} laws, ${numRuns} histories each: ${failures.length} broken.`)

title('The same rules with a mistake')
const caught = caughtBy(
  lawsOf(mistaken).filter(({ name }) => searched.some((rule) => name.startsWith(rule))),
)
if (caught === null) {
  console.log('Nothing was found; try more histories.')
} else {
  const { law, counterexample, cause } = caught
  console.log(`broken: ${law}\n${cause.message}\n`)
  console.log(storyOf(counterexample))
  title('As a test, which fails until the mistake is mended')
  console.log("import { historyOf } from '@carmkit/laws'")
  console.log("import { expect, test } from 'vitest'")
  console.log("import { mistaken as domain } from './rules.mjs'\n")
  console.log(testOf(counterexample, { law, right: house }))
  console.log(`\nTo see it again: the law's check(${toPaste(caught)}).`)
}
process.exitCode = failures.length === 0 && caught !== null ? 0 : 1
