/**
 * A declaration as one text: what its size is measured and its hash taken of, whoever filed it.
 *
 * Separate from what lines may say because equal texts are how declarations are compared.
 */
import { canonicalJson, contentHash } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Content, Header, Line } from './index.js'

export const linesInOrder = ({ lines }: Content): ReadonlyArray<Line> =>
  [...lines.values()].sort((one, other) => one.number - other.number)

/** Header and lines in one text; equal texts are equal declarations. */
export const contentText = (content: Content): string => textOf(whole(content))

/** Undefined is no line. */
export const isSameLine = (line: Line, other: Line | undefined): boolean =>
  other !== undefined && textOf(line) === textOf(other)

const textOf = (value: Parameters<typeof canonicalJson>[0]): string => {
  const written = canonicalJson(value)
  if (E.isLeft(written)) throw new Error(`no canonical text: ${written.left.reason}`)
  return written.right
}

/** Names the content: the same for ever, since no version is altered (TXN-05). */
export const contentHashOf = (content: Content): string => {
  const hash = contentHash(whole(content))
  if (E.isLeft(hash)) throw new Error(hash.left)
  return hash.right
}

const whole = (
  content: Content,
): { readonly header: Header; readonly lines: ReadonlyArray<Line> } => ({
  header: content.header,
  lines: linesInOrder(content),
})
