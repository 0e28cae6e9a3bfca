/**
 * One commit for all that waits to be written at the same moment: a disk takes long to seal something,
 * and no longer to seal much. Separate because the members of such a group must not feel each other.
 */
import type { ConnectionLost, StoreUnavailable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Connection, SqlError } from './driver.js'
import { asUnavailable, commit, rollBack, unavailable } from './transaction.js'

/**
 * Writes inside a transaction that is open, and sees what those before it wrote. What is left has written
 * nothing. What throws may have, and is undone.
 */
export type Write<F, A> = () => E.Either<F, A>

/**
 * Given once the disk has sealed the write, or surely never will. `ConnectionLost`: it failed while it
 * was sealing, and only reading again can tell how that ended.
 */
export type Answer<F, A> = E.Either<F | StoreUnavailable | ConnectionLost, A>

interface Member {
  readonly write: Write<unknown, unknown>
  readonly answer: (answer: Answer<unknown, unknown>) => void
  /** For an error that is a bug. Who was answered before does not hear of it. */
  readonly fail: (error: unknown) => void
}

interface Line {
  readonly connection: Connection
  /** Runs the task when all that waited before is done. */
  readonly inLine: (task: () => Promise<void>) => Promise<void>
  readonly begin: () => Promise<E.Either<StoreUnavailable, void>>
}

/** Writes with the group that is next in line. */
export const sharedCommits = (
  line: Line,
): (<F, A>(write: Write<F, A>) => Promise<Answer<F, A>>) => {
  let waiting: Member[] = []
  const writeWaiting = async (): Promise<void> => {
    await everybodyHere()
    const asking = waiting.length
    const begun = await line.begin()
    // Who came while another process held the lock is written too, but has not lost patience yet.
    const group = waiting.splice(0, E.isRight(begun) ? waiting.length : asking)
    if (waiting.length > 0) void line.inLine(writeWaiting)
    if (E.isRight(begun)) await writeAll(line, group)
    else for (const { answer } of group) answer(begun)
  }
  return <F, A>(write: Write<F, A>) =>
    new Promise<Answer<F, A>>((resolve, reject) => {
      waiting.push({ write, answer: resolve as Member['answer'], fail: reject })
      if (waiting.length === 1) void line.inLine(writeWaiting)
    })
}

/** Once everything that waits for no disk and no network has come to where it waits for this one. */
const everybodyHere = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Inside a transaction that is open. A group of which nothing was kept is written one by one. */
const writeAll = async (line: Line, group: ReadonlyArray<Member>): Promise<void> => {
  try {
    const undone = sealed(line.connection, group)
    if (undone === null) return
    if (group.length === 1) return group.forEach(undone)
    for (const member of group) {
      const begun = await line.begin()
      if (E.isRight(begun)) await writeAll(line, [member])
      else member.answer(begun)
    }
  } catch (error) {
    for (const { fail } of group) fail(error)
  }
}

/** How to tell a member that nothing was kept; null when all have been told how their write ended. */
const sealed = (
  connection: Connection,
  group: ReadonlyArray<Member>,
): ((member: Member) => void) | null => {
  try {
    const answers = group.map(({ write }) => write())
    const seal = commit(connection)
    if (E.isLeft(seal) && seal.left.name === 'StoreUnavailable') return ({ answer }) => answer(seal)
    for (const [index, given] of answers.entries()) group[index]?.answer(answerOf(given, seal))
    return null
  } catch (error) {
    return error instanceof SqlError
      ? ({ answer }) => answer(E.left(unavailable(error)))
      : ({ fail }) => fail(error)
  } finally {
    rollBack(connection)
  }
}

/**
 * What was refused rests on what others wrote before it in the group: where that may be lost, it is no
 * refusal. It wrote nothing in any case.
 */
const answerOf = (
  given: E.Either<unknown, unknown>,
  seal: E.Either<StoreUnavailable | ConnectionLost, void>,
): Answer<unknown, unknown> => {
  if (E.isRight(seal)) return given
  return E.isRight(given) ? seal : E.left(asUnavailable(seal.left))
}
