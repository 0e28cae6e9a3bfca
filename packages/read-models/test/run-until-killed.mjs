// Projects the log in a file to a database with the built package, and prints how many entries it has
// taken in. Arguments: the file, the address, the step at which it is killed, 0 for none, and
// `rebuild` where the tables are to be built anew beside those that are there.
import { readFileSync } from 'node:fs'
import { openDatabase, programAccounts, projectOnce, rebuild } from '@carmkit/read-models'

const [file = '', address = '', step = '', way = ''] = process.argv.slice(2)
const entries = JSON.parse(readFileSync(file, 'utf8'))
const store = {
  readLog: (after, limit) => async () => ({
    _tag: 'Right',
    right: entries.filter(({ position }) => position > after).slice(0, limit),
  }),
}

let left = Number(step)
const count = () => {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}
const counting = (session) =>
  Object.fromEntries(
    Object.entries(session).map(([name, verb]) => [
      name,
      async (...values) => {
        count()
        return verb(...values)
      },
    ]),
  )

const opened = await openDatabase(address)
if (opened._tag === 'Left') throw new Error(opened.left.reason)
const { writing, ...rest } = opened.right
const database = {
  ...rest,
  writing: async (work) => {
    const done = await writing(async (session) => {
      const result = await work(counting(session))
      count()
      return result
    })
    count()
    return done
  },
}
const work = way === 'rebuild' ? rebuild : projectOnce
const end = await work(database, store, { models: [programAccounts], batchSize: 2 })
await opened.right.close()
process.stdout.write(JSON.stringify(end))
