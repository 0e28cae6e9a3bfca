/** `carmkit import` of what others filed and the agency answered: facts, recorded once. */
import { describe, expect, it } from 'vitest'
import { eventsIn, fixture, type Value } from './importing.js'
import { alice, beforeApproval, importer, storeOf } from './small-portal.js'
import { carmkit, fileOf } from './support.js'

const idOf = (number: number): string =>
  `7d3f0f0e-6c0b-4d5e-9a01-${String(number).padStart(12, '0')}`
const withBody = (message: Value, id: number, change: Value): Value => ({
  ...message,
  messageId: idOf(id),
  body: { ...(message['body'] as Value), ...change },
})

const original = fixture('declaration-plain')
const accepted = fixture('acceptance')
const amounts = { customsDuty: '7.50', gst: '7.88', total: '15.38' }
const assessed = withBody(fixture('assessment'), 5, {
  lines: [{ line: 1, ...amounts }],
  total: amounts,
})
const change = withBody(original, 20, { version: 3, function: 'change' })
const file = [original, accepted, assessed, change]

const importing = async (
  store: string,
  lines: ReadonlyArray<unknown>,
  ...options: ReadonlyArray<string>
) => {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const ran = await carmkit(
    'import',
    fileOf(`${texts.join('\n')}\n`),
    '--store',
    store,
    '--json',
    ...options,
  )
  const all = ran.lines.map((line) => JSON.parse(line) as Value)
  const messages = all.filter((one) => 'messageId' in one)
  return { ...ran, messages, followed: all.filter((one) => !('messageId' in one)) }
}
const outcomes = ({ messages }: { readonly messages: ReadonlyArray<Value> }) =>
  messages.map(({ outcome }) => outcome)

describe('what others filed', () => {
  it('is recorded with its answers, and the ledger is told; imported again it records nothing', async () => {
    const store = await storeOf(beforeApproval)
    const first = await importing(store, file)
    expect(outcomes(first)).toEqual(['imported', 'imported', 'imported', 'imported'])
    const types = first.messages.map(({ commands }) =>
      (commands as { events: { type: string }[] }[]).flatMap(({ events }) =>
        events.map(({ type }) => type),
      ),
    )
    expect(types).toEqual([
      ['VersionRecorded'],
      ['AcceptanceRecorded'],
      ['AssessmentRecorded', 'ChargesImported'],
      ['VersionRecorded', 'VersionGapNoted'],
    ])
    expect(first.followed).toMatchObject([{ type: 'PostReceivable', outcome: 'accepted' }])
    expect(first.exit).toBe(0)
    const events = await eventsIn(store)
    const again = await importing(store, file)
    expect(outcomes(again)).toEqual(['repeated', 'repeated', 'repeated', 'repeated'])
    expect([again.exit, again.followed, await eventsIn(store)]).toEqual([0, [], events])
  })

  it('under other message ids is known by what it says, and records nothing', async () => {
    const store = await storeOf(beforeApproval)
    await importing(store, file)
    const events = await eventsIn(store)
    const copies = file.map((message, index) => ({ ...message, messageId: idOf(100 + index) }))
    expect(outcomes(await importing(store, copies))).toEqual(file.map(() => 'repeated'))
    expect(await eventsIn(store)).toBe(events)
  })

  it('with a bad third line says where and why, keeps the lines before and goes on', async () => {
    const store = await storeOf(beforeApproval)
    const bad = withBody(assessed, 5, { version: 'one' })
    const ran = await importing(store, [original, accepted, bad, assessed, change])
    expect(outcomes(ran)).toEqual(['imported', 'imported', 'invalid', 'imported', 'imported'])
    expect(ran.messages[2]).toMatchObject({ line: 3, faults: [{ path: 'body.version' }] })
    expect([ran.exit, ran.notes]).toEqual([2, ['4 imported, 1 invalid']])
  })

  it('told in another order is refused where a version is missing, and taken from the next import', async () => {
    const store = await storeOf(beforeApproval)
    const turned = file.toReversed()
    const first = await importing(store, turned)
    expect(outcomes(first)).toEqual(['imported', 'refused', 'refused', 'imported'])
    const reasons = first.messages.flatMap(({ commands }) =>
      (commands as { reasons: { name: string; text: string }[] }[]).flatMap((one) => one.reasons),
    )
    expect(reasons.map(({ name }) => name)).toEqual(['VersionUnknown', 'VersionUnknown'])
    expect(reasons[0]?.text).toBe('version 1 is not known; import it first, then this again')
    expect(outcomes(await importing(store, turned))).toEqual([
      'repeated',
      'imported',
      'imported',
      'repeated',
    ])
  })

  it('is told in words, with what stays in the file and what is beside ours', async () => {
    const store = await storeOf(beforeApproval)
    const texts = [
      ...file,
      fixture('rejection'),
      withBody(fixture('adjustment-decision'), 6, { version: 3 }),
    ]
    const { lines } = await carmkit(
      'import',
      fileOf(texts.map((one) => JSON.stringify(one)).join('\n')),
      '--store',
      store,
    )
    const text = lines.join('\n')
    expect(text).toContain('version 1, original of 2026-02-09, due 2026-03-03')
    expect(text).toContain('version 1: 15.38 by the agency, ours 15.38')
    expect(text).toContain('before version 3 the version 2 is not known')
    expect(text).toContain('version 3 rejected on 2026-05-09 (origin not shown)')
    expect(text).toMatch(/RejectionRecorded: version 1 .*, which stays accepted/)
    expect(text).toContain('kept in the file alone: ')
  })

  it('of an original that is submitted here is known already, and owed once', async () => {
    const store = await storeOf(beforeApproval)
    const ran = await importing(store, file, '--as', `${alice}@${importer}`)
    expect(outcomes(ran)).toEqual(['imported', 'repeated', 'imported', 'imported'])
    expect(ran.followed.map(({ type }) => type)).toEqual(['PostReceivable'])
    const { messages } = await importing(store, [{ ...original, messageId: idOf(99) }])
    expect(outcomes({ messages })).toEqual(['repeated'])
  })

  it('with more lines than there are numbers for says which, and records nothing', async () => {
    const store = await storeOf(beforeApproval)
    const events = await eventsIn(store)
    const [invoice] = (original['body'] as { invoices: { lines: Value[] }[] }).invoices
    const lines = [{ ...invoice?.lines[0], lineNumber: 1000 }]
    const { messages } = await importing(store, [
      withBody(original, 30, { invoices: [{ ...invoice, lines }] }),
    ])
    expect(messages[0]).toMatchObject({
      outcome: 'notImported',
      reason: {
        name: 'NotRepresentable',
        faults: [{ path: 'RecordVersion.data.lines[0].number' }],
      },
    })
    expect(await eventsIn(store)).toBe(events)
  })
})
