/** Runs reactions in log order until nothing follows any more; what they send goes through the loop. */
import {
  aggregateOfStream,
  type Command,
  categoriesFor,
  type Reaction,
  type Views,
  viewsNeeded,
  viewsOver,
} from '@carmkit/core'
import { contentHash, type Json, type RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Failed, OutcomeUnknown } from './command-loop.js'
import { decodeRecorded } from './fold.js'
import type { Ports } from './ports.js'
import {
  type OnUnreadable,
  type Page,
  type Reacted,
  type Run,
  saveProgress,
  sendCaused,
  toldOnce,
} from './reacted.js'
import { rejudgePage } from './rejudge-runner.js'
import { runLog } from './run-log.js'
import type { Position, ReactionProgress, ReadFailure, Unreadable } from './store.js'
import { streamEnds } from './stream-ends.js'

/**
 * Runs every reaction of the domain to quiescence, and judges again what a store let in on streams
 * that had moved on. Redelivery is silent, since command ids follow from the causing event. Left: the
 * store failed, and the next run goes on where this one stopped.
 *
 * @param onUnreadable told once of each place that the run passes over, since it holds no event
 */
export const runReactions = async (
  ports: Ports,
  onUnreadable: OnUnreadable = () => undefined,
): Promise<E.Either<Failed | OutcomeUnknown, ReadonlyArray<Reacted>>> =>
  E.map(({ reacted }: Ended) => reacted)(await runToEnd(ports, onUnreadable))

interface Ended {
  readonly reacted: ReadonlyArray<Reacted>
  /** Behind it there was nothing when the run ended. */
  readonly position: Position
}

/** The same, and where the log ended. */
export const runToEnd = async (
  ports: Ports,
  onUnreadable: OnUnreadable,
): Promise<E.Either<Failed | OutcomeUnknown, Ended>> => {
  const tell = toldOnce(onUnreadable)
  const reacted: Reacted[] = []
  const ends = streamEnds(ports)
  const log = runLog(ports.store)
  for (let moved = true; moved; ) {
    moved = false
    log.mayHaveGrown()
    const pages = [
      ...ports.domain.reactions.map((reaction) => () => runPage({ ports, log, tell }, reaction)),
      () => rejudgePage({ ports, log, tell }, ends),
    ]
    for (const next of pages) {
      const page = await next()
      if (E.isLeft(page)) return page
      reacted.push(...page.right.reacted)
      moved = moved || page.right.moved
    }
  }
  return E.right({ reacted, position: log.end() })
}

const runPage = async (
  { ports, log, tell }: Run,
  reaction: Reaction<unknown>,
): Promise<E.Either<Failed | OutcomeUnknown, Page>> => {
  const saved = await log.progressOf(reaction.name)
  if (E.isLeft(saved)) return E.left({ outcome: 'failed', failure: saved.left })
  const start: ReactionProgress = saved.right ?? { position: 0, state: reaction.initial as Json }
  const logged = await log.pageBehind(start.position)
  if (E.isLeft(logged)) return E.left({ outcome: 'failed', failure: logged.left })
  const reacted: Reacted[] = []
  let state: unknown = start.state
  for (const entry of logged.right) {
    if ('unreadable' in entry) {
      tell(entry.unreadable)
      continue
    }
    const { event } = entry
    const decoded = decodeLogged(ports, event)
    if (E.isLeft(decoded)) return E.left({ outcome: 'failed', failure: decoded.left })
    state = reaction.evolve(state, decoded.right)
    const views = await viewsFor(ports, reaction, decoded.right)
    if (E.isLeft(views)) return E.left({ outcome: 'failed', failure: views.left })
    const commands = reaction.react(state, decoded.right, views.right)
    for (const [index, command] of commands.entries()) {
      const key = keyOf(reaction, { command, index })
      const sent = await sendCaused(ports, { reaction: reaction.name, event, command, key })
      log.mayHaveGrown()
      if (E.isLeft(sent)) return sent
      reacted.push(sent.right)
    }
  }
  const last = logged.right[logged.right.length - 1]
  if (last === undefined) return E.right({ moved: false, reacted })
  return saveProgress(log, reaction.name, { last, state, reacted })
}

/**
 * The event in its current form, by the aggregate that reads its stream. What only a newer version
 * reads is not passed over: what follows from it would be lost once that version is here.
 */
export const decodeLogged = (
  { domain }: Ports,
  event: RecordedEvent,
): E.Either<Unreadable, RecordedEvent> => {
  const aggregate = aggregateOfStream(domain, event.stream)
  if (aggregate !== undefined) return decodeRecorded(aggregate, event)
  const { stream, revision } = event
  return E.left({ name: 'Unreadable', stream, revision, reason: 'no aggregate reads this stream' })
}

/** Read now, not as of the event: what was begun since is among them. */
const viewsFor = async (
  { store }: Ports,
  reaction: Reaction<unknown>,
  event: RecordedEvent,
): Promise<E.Either<ReadFailure, Views>> => {
  const queries = viewsNeeded(reaction, event)
  const names: string[] = []
  for (const category of categoriesFor(queries)) {
    const listed = await store.listStreams(category)()
    if (E.isLeft(listed)) return listed
    names.push(...listed.right)
  }
  return E.right(viewsOver(queries, names))
}

/** A set may have grown when the event is delivered again: then places in it name nothing. */
const keyOf = (
  { views }: Reaction<unknown>,
  { command, index }: { readonly command: Command; readonly index: number },
): string => {
  const hash = contentHash(command)
  return views === null || E.isLeft(hash) ? String(index) : hash.right
}
