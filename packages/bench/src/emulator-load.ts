/**
 * Asks an emulator for as much as it can give, in a process of its own; `emulator.ts` forks it. What it sends
 * was encoded before and what comes back is only kept, so that the time is the emulator's; all of it is checked
 * once the clock stands still.
 */
import { bareCall, sessionWith } from './bare-call.js'
import {
  checkAppends,
  checkLog,
  readRequest,
  type Writer,
  writerIn,
  writerOf,
} from './bare-messages.js'

/** `append` and `read` are measured; `check` looks at what came back since the last one. */
export type Question =
  | { readonly name: 'append'; readonly count: number }
  | { readonly name: 'read' }
  | { readonly name: 'check' }

const [, , address = '', inFlight] = process.argv
const session = sessionWith(address)
const writers: ReadonlyArray<Writer> = Array.from({ length: Number(inFlight) }, (_, writer) =>
  writerOf(writer),
)
let answers: Buffer[] = []
let events: Buffer[] = []
let onAnswer = (): void => undefined

const appends = bareCall(session, '/event_store.client.streams.Streams/BatchAppend', (answer) => {
  answers.push(answer)
  onAnswer()
})

/** Each writer appends one event, waits for the answer, and appends the next. */
const append = (count: number): Promise<void> =>
  new Promise((resolve) => {
    let begun = 0
    const next = (writer: Writer | undefined): void => {
      if (writer !== undefined && begun++ < count) appends.send(writer.request(writer.sent++))
    }
    onAnswer = () => {
      if (answers.length === count) resolve()
      else next(writers[writerIn(answers.at(-1) as Buffer)])
    }
    writers.forEach(next)
  })

const read = async (): Promise<void> => {
  const call = bareCall(session, '/event_store.client.streams.Streams/Read', (event) =>
    events.push(event),
  )
  call.send(readRequest())
  await call.finish()
}

const check = (): void => {
  checkAppends(answers)
  if (events.length > 0) checkLog(events, writers)
  answers = []
  events = []
}

/** @returns how many operations it took */
const answerTo = async (question: Question): Promise<number> => {
  switch (question.name) {
    case 'append':
      await append(question.count)
      return answers.length
    case 'read':
      await read()
      return events.length
    case 'check':
      check()
      return 0
  }
}

process.on('message', (question: Question) => {
  void answerTo(question).then((operations) => process.send?.(operations))
})
process.once('disconnect', () => process.exit())
