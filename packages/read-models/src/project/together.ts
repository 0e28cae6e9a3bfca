/** How a projection asks for many rows: what is missing of them is then fetched at once. */
import { notAtHand } from './working-set.js'

/**
 * The answers of all questions, in their order. One after another, each row that is not at hand
 * would interrupt the projection once more; here all are asked before it is interrupted.
 */
export const together = <Asked extends ReadonlyArray<() => unknown>>(
  ...asked: Asked
): { readonly [Index in keyof Asked]: ReturnType<Asked[Index]> } => {
  let complete = true
  const answers = asked.map((ask) => {
    try {
      return ask()
    } catch (thrown) {
      if (thrown !== notAtHand) throw thrown
      complete = false
      return undefined
    }
  })
  if (!complete) throw notAtHand
  return answers as never
}
