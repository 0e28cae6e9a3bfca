/** `carmkit explain`: by which rules and events a command was let through, or why it was not. */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  alice,
  broker,
  carol,
  editedStore,
  importer,
  mallory,
  openDraft,
  storeOf,
  story,
  stranger,
} from './small-portal.js'
import { carmkit, fileOf, runLines, uuid } from './support.js'

let file = ''

beforeAll(async () => {
  file = await storeOf(story, [uuid(32), uuid(33)])
})

const asked = (id: string, ...options: ReadonlyArray<string>) =>
  carmkit('explain', id, '--store', file, ...options)

interface Told {
  readonly stream: string
  readonly revision: number
  readonly type: string
}
interface Explanation {
  readonly outcome: string
  readonly type: string
  readonly actor: object
  readonly rules: ReadonlyArray<{ readonly id: string; readonly text: string }>
  readonly grant: object | null
  readonly events: ReadonlyArray<Told>
  readonly restsOn: ReadonlyArray<Told> | null
  readonly reasons: ReadonlyArray<object>
}

const explained = async (id: string): Promise<ReadonlyArray<Explanation>> =>
  (await asked(id, '--json')).lines.map((line) => JSON.parse(line) as Explanation)

const places = (told: ReadonlyArray<Told> | null | undefined) =>
  told?.map(({ stream, revision, type }) => `${stream}@${revision} ${type}`)

const delegation = `delegation-${importer}.${broker}.RM0001`
const carolsManagement = [
  `businessAccount-${broker}@1 BusinessRegistered`,
  `businessAccount-${broker}@2 BamAppointed`,
  `businessAccount-${broker}@4 LicenceRecorded`,
  `businessAccount-${importer}@1 BusinessRegistered`,
  `programAccount-${importer}RM0001@2 ProgramAccountOpened`,
  `${delegation}@0 DelegationRequested`,
  `${delegation}@2 DelegationGranted`,
]

describe('a command by a provider', () => {
  it('rests on the grant, the licence, the account and the manager, and on nothing else', async () => {
    const [explanation, ...more] = await explained(uuid(31))
    expect(more).toEqual([])
    expect(explanation).toMatchObject({
      outcome: 'accepted',
      type: 'OpenDraft',
      actor: { userId: carol, actingFor: broker },
      grant: { role: 'pPAM', delegation: `${delegation}#2` },
    })
    expect(places(explanation?.restsOn)).toEqual(carolsManagement)
    expect(places(explanation?.events)).toEqual([
      'transaction-declaration.10000000000017@0 DraftOpened',
    ])
  })

  it('in run-off rests on the revocation too, and names its rule', async () => {
    const [explanation] = await explained(uuid(42))
    expect(places(explanation?.restsOn)).toEqual([
      ...carolsManagement,
      `${delegation}@4 RunOffStarted`,
    ])
    expect(explanation?.rules.map(({ id }) => id)).toEqual(['MATRIX-15', 'DEL-14', 'DEL-19'])
    expect(explanation?.rules.every(({ text }) => text.length > 10)).toBe(true)
  })

  it('is told in lines for people', async () => {
    const { lines, exit } = await asked(uuid(31))
    const text = lines.join('\n')
    expect(text).toContain(
      `accepted OpenDraft by ${carol.slice(0, 8)} for ${broker} as pPAM under ${delegation}#2 at 2026-`,
    )
    expect(text).toMatch(/by DEL-19: A first declaration by a provider takes a licensed broker/)
    expect(text).toContain(`rests on ${delegation}@2 DelegationGranted: ${broker} for RM0001`)
    expect(exit).toBe(0)
  })
})

describe('a command of the own business', () => {
  it('rests on the appointment of its manager', async () => {
    const [explanation] = await explained(uuid(23))
    expect(places(explanation?.restsOn)).toEqual([
      `businessAccount-${importer}@1 BusinessRegistered`,
      `businessAccount-${importer}@2 BamAppointed`,
    ])
    expect(places(explanation?.events)).toEqual([
      `${delegation}@1 RequestApproved`,
      `${delegation}@2 DelegationGranted`,
    ])
  })

  it('of an officer rests on the table of senders alone', async () => {
    const [explanation] = await explained(uuid(5))
    expect(explanation?.restsOn).toBeNull()
    expect(explanation?.rules).toEqual([
      { id: 'SENDER-officer', text: 'officer may send this command' },
    ])
  })
})

describe('a denied command', () => {
  it('shows every reason with its rule, and what the rule says', async () => {
    const [explanation] = await explained(uuid(32))
    expect(explanation).toMatchObject({
      outcome: 'denied',
      grant: null,
      restsOn: null,
      reasons: [{ name: 'NotAuthorized', rule: 'MATRIX-15' }],
    })
    const { lines, exit } = await asked(uuid(33))
    expect(lines.join('\n')).toContain(
      'because NotAuthorized (DEL-13): the actor has no authority here',
    )
    expect(lines.join('\n')).toContain('by DEL-13: Without a live grant nothing is done')
    expect(exit).toBe(0)
  })

  it('with the id of another one does not hide it: both are told, in order', async () => {
    const twice = await storeOf(story, [uuid(32), uuid(33)])
    const attempt = { ...openDraft(31, mallory, stranger), at: undefined }
    await runLines([attempt], '--store', twice)
    const { lines } = await carmkit('explain', uuid(31), '--store', twice, '--json')
    expect(lines.map((line) => (JSON.parse(line) as Explanation).outcome)).toEqual([
      'accepted',
      'denied',
    ])
  })
})

describe('an event', () => {
  const told = async (what: string) => {
    const { lines, exit } = await asked(what, '--json')
    expect(exit).toBe(0)
    return lines.map((line) => JSON.parse(line))
  }

  it('is asked by its id or its place, and explains its whole command', async () => {
    const [byCommand] = await told(uuid(23))
    const { eventId } = byCommand.events[1]
    expect(await told(eventId)).toEqual([byCommand])
    expect(await told(`${delegation}@2`)).toEqual([byCommand])
  })

  it('tells the streams of the proof at the revisions that were read', async () => {
    const [{ authority, restsOn, ruleSet }] = await told(uuid(31))
    expect(ruleSet).toBe('carm/1')
    const links = authority.map(({ stream, revision, delegation: used }: never) => [
      stream,
      revision,
      used,
    ])
    expect(links).toContainEqual([delegation, 2, `${delegation}#2`])
    expect(links).toContainEqual([`businessAccount-${broker}`, 4, null])
    expect(authority.flatMap(({ restsOn: some }: { restsOn: [] }) => some)).toEqual(restsOn)
    expect((await asked(uuid(31))).lines.join('\n')).toContain(`read ${delegation}@2, for its #2`)
  })

  it('of a reaction tells its causes up to what somebody sent', async () => {
    const [opened] = await told(`programAccount-${importer}RM0001@0`)
    expect(opened.type).toBe('OpenEnrolment')
    expect(opened.causes).toMatchObject([{ type: 'ProgramReferenceReserved', commandId: uuid(3) }])
    expect((await asked(`programAccount-${importer}RM0001@0`)).lines.join('\n')).toMatch(
      /caused by businessAccount-123456782@\d+ ProgramReferenceReserved.* by 00000000/,
    )
  })

  it('that is not there is refused; what cannot be read is told with it', async () => {
    expect((await asked(`${delegation}@99`)).exit).toBe(1)
    const broken = await editedStore(delegation, 4, `'{"stream":1}'`)
    const { notes, exit } = await carmkit('explain', `${delegation}@4`, '--store', broken)
    expect(notes.join('\n')).toContain(`${delegation}@4 cannot be read`)
    expect(exit).toBe(3)
  })
})

describe('an id that explains nothing', () => {
  it('unknown, or rejected, is not found', async () => {
    const { lines, notes, exit } = await asked(uuid(777))
    expect(notes.join('\n')).toContain(`nothing is recorded of ${uuid(777)}`)
    expect([lines, exit]).toEqual([[], 1])
  })

  it.each(['42', uuid(31).replace('4000', 'A000')])(
    '%s is a wrong use of the command line',
    async (id) => {
      const { notes, exit } = await asked(id)
      expect(notes.join('\n')).toContain(
        'is nothing that can be explained; write the id of an event',
      )
      expect(exit).toBe(64)
    },
  )
})

describe('an authority that the pinned events do not give', () => {
  it.each([
    ['another role', 'NotGivenToday', `replace(body, '"role":"pPAM"', '"role":"pBAM"')`],
    ['another delegation', 'NotGivenToday', `replace(body, 'RM0001#2"', 'RM0001#9"')`],
    [
      'another pin',
      'PinNotThere',
      `replace(body, '"delegation-123456782', '"delegation-100000009')`,
    ],
    ['another command', 'CommandUnreadable', `replace(body, '"OpenDraft"', '"OpenDrift"')`],
  ])('%s: what it rests on is not made up, and the reason told: %s', async (_name, why, body) => {
    const changed = await editedStore('transaction-declaration.10000000000017', 0, body)
    const { lines, notes, exit } = await carmkit('explain', uuid(31), '--store', changed, '--json')
    const told = JSON.parse(lines.join(''))
    expect(told).toMatchObject({ outcome: 'accepted', restsOn: null, notTold: why })
    expect(notes.join()).toContain('17@0: content does not match its hash')
    expect(exit).toBe(1)
  })
})

describe('a record that was changed', () => {
  it('is told, and marked: an event that the authority rests on is forged', async () => {
    const forged = await editedStore(delegation, 2, `replace(body, '"Program"', '"Everything"')`)
    const { notes, exit } = await carmkit('explain', `${delegation}@2`, '--store', forged)
    expect(notes).toContain(
      `carmkit: not to be trusted: ${delegation}@2: content does not match its hash`,
    )
    expect(exit).toBe(1)
  })

  const opened = `programAccount-${importer}RM0001@0`
  const cause = { stream: `businessAccount-${importer}`, revision: 3 }

  it('ends the chain of causes with the one that is missing, and says so', async () => {
    const [whole] = (await asked(opened, '--json')).lines.map((line) => JSON.parse(line))
    expect(whole).toMatchObject({ causes: [cause], missingCause: null, notTold: 'NotAsked' })
    const { eventId } = whole.causes[0]
    const lost = await editedStore(
      cause.stream,
      cause.revision,
      `replace(body, '${eventId}', '${uuid(999)}')`,
    )
    const { lines, exit } = await carmkit('explain', opened, '--store', lost)
    expect(lines.join('\n')).toContain(
      `caused by event ${eventId}, which cannot be read or is not there`,
    )
    expect(exit).toBe(3)
    const { lines: json } = await carmkit('explain', opened, '--store', lost, '--json')
    expect(JSON.parse(json.join(''))).toMatchObject({ causes: [], missingCause: eventId })
  })

  it('beside what can be read is told with the answer', async () => {
    const broken = await editedStore(delegation, 4, `'{"stream":1}'`)
    const { lines, notes, exit } = await carmkit('explain', uuid(5), '--store', broken)
    expect(lines.join()).toContain('accepted ApproveEnrolment')
    expect(notes.join()).toContain(`${delegation}@4 cannot be read`)
    expect(exit).toBe(3)
  })
})

describe('a store with an event that cannot be read', () => {
  const account = `businessAccount-${importer}`

  it.each([
    ['a value that no codec knows', `replace(body, '"Reader"', '"King"')`],
    ['text that is no event', `'{"stream":1}'`],
  ])('%s stops every question with its place', async (_name, body) => {
    const damaged = await editedStore(account, 5, body)
    for (const [command, ...args] of [
      ['who-can', 'ViewTransactions', importer],
      ['what-can', alice],
      ['delegations', importer],
      ['preview', fileOf(JSON.stringify(openDraft(31, carol, broker)))],
      ['explain', uuid(31)],
    ] as const) {
      const { notes, lines, exit } = await carmkit(command, ...args, '--store', damaged)
      expect(notes.join('\n')).toContain(`${account}@5 cannot be read`)
      expect([lines, exit]).toEqual([[], 3])
    }
  })
})
