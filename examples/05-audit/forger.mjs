// Changes an amount in a store with the means that anybody has who holds the file.
import Database from 'libsql'

/** Takes away the guard against accidents, and writes another amount into one event. */
export const changeAmount = (file, { stream, revision, from, to }) => {
  const database = new Database(file)
  try {
    database.exec('DROP TRIGGER events_stay')
    const { changes } = database
      .prepare(
        `UPDATE events SET body = replace(body, ?, ?)
          WHERE stream = ? AND revision = ? AND instr(body, ?) > 0`,
      )
      .run(`"${from}"`, `"${to}"`, stream, revision, `"${from}"`)
    if (changes !== 1) throw new Error(`${stream}@${revision} has no ${from}`)
  } finally {
    database.close()
  }
}
