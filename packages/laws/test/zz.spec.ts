import { test } from 'vitest'
import { laws } from '../src/index.js'
test.each(laws.map((law) => [law.name, law] as const))('%s', (name, law) => {
  law.check({ numRuns: /^(P12|P26|P35|P39|DEL-10)/.test(name) ? 300000 : 3000 })
}, 600000)
