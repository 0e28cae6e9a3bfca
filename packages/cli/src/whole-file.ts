/**
 * A file that is there whole or not at all: written beside its place and moved into it, so that
 * nobody reads half of it and a failure leaves what was there before.
 */
import { randomUUID } from 'node:crypto'
import { link, open, rename, rm } from 'node:fs/promises'
import * as E from 'fp-ts/lib/Either.js'

export type NotWritten =
  /** Something stands there, and may not be replaced. */
  { readonly name: 'Exists' } | { readonly name: 'WriteFailed'; readonly reason: string }

export const writeWholeFile = async (
  file: string,
  content: string,
  { replaces }: { readonly replaces: boolean },
): Promise<E.Either<NotWritten, void>> => {
  const beside = `${file}.${randomUUID()}.part`
  try {
    await writeToDisk(beside, content)
    // A link is refused where something stands, in the same moment; a rename would replace it.
    if (replaces) await rename(beside, file)
    else await link(beside, file)
    return E.right(undefined)
  } catch (error) {
    return E.left(notWritten(error))
  } finally {
    await rm(beside, { force: true })
  }
}

const writeToDisk = async (file: string, content: string): Promise<void> => {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const notWritten = (error: unknown): NotWritten => {
  if (!(error instanceof Error)) throw error
  return 'code' in error && error.code === 'EEXIST'
    ? { name: 'Exists' }
    : { name: 'WriteFailed', reason: error.message }
}
