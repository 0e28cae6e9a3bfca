import { carm } from '@carmkit/core'
import {
  declarationHistories,
  importHistories,
  outcomeHistories,
  rulingHistories,
} from '@carmkit/laws'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { appeals, declarations, massCases, rulings } from '../src/index.js'
import { play } from '../src/project/play.js'
import { workingSet } from '../src/project/working-set.js'
import { streamsOf } from './support.js'

const models = [declarations, rulings, appeals, massCases]

const anyHistory = fc.oneof(
  declarationHistories(carm),
  importHistories(carm),
  outcomeHistories(carm),
  rulingHistories(carm),
)

it('a batch of transactions asks for all that is missing at once, however much depends on each other', () => {
  fc.assert(
    fc.property(anyHistory, ({ end }) => {
      const batch = streamsOf(end, 'transaction-')
      const set = workingSet()
      if (play(models, batch, set)) return
      for (const wanted of set.takeWanted()) set.fetched(wanted, [])
      expect(play(models, batch, set)).toBe(true)
    }),
    { numRuns: 30 },
  )
})
