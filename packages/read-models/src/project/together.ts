/** How a projection asks for many rows: what is missing of them is then fetched at once. */
import { notAtHand } from './working-set.js'

/**
 * The answers to all questions, in their order. One after another, each row that is not at hand would
 * interrupt the projection once more; here all are asked before it is interrupted.
 */
export const together = <Asked extends ReadonlyArray<() => unknown>>(
  ...asked: Asked
): { readonly [Index in keyof Asked]: ReturnType<Asked[Index]> } => {
  const thrown: unknown[] = []
  const answers = asked.map((ask) => {
    try {
      return ask()
    } catch (one) {
      thrown.push(one)
      return undefined
    }
  })
  // Behind a gap a question may stumble over what never was.
  if (thrown.length > 0) throw thrown.includes(notAtHand) ? notAtHand : thrown[0]
  return answers as never
}
