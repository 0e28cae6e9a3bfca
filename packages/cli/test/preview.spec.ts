/** `carmkit preview`: exactly what a command would change, and the way out of a denial. */
import { readFileSync } from 'node:fs'
import { carm, definitionsOf, senders } from '@carmkit/core'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  account,
  alice,
  approval,
  beforeApproval,
  bob,
  broker,
  carol,
  importer,
  mallory,
  momentOf,
  openDraft,
  storeOf,
  stranger,
  user,
} from './small-portal.js'
import { carmkit, fileOf, newFile, uuid } from './support.js'

let file = ''

beforeAll(async () => {
  file = await storeOf(beforeApproval)
})

const at = momentOf(22)

const previewed = (command: unknown, ...options: ReadonlyArray<string>) =>
  carmkit('preview', fileOf(JSON.stringify(command)), '--store', file, '--at', at, ...options)

const answersTo = async (command: unknown) => {
  const { lines, exit } = await previewed(command, '--json')
  return { exit, answers: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

/** What somebody may do there, as `what-can` tells it. */
const accessOf = async (person: string, store: string, moment: string) => {
  const ran = await carmkit('what-can', person, '--store', store, '--at', moment, '--json')
  return ran.lines.map((line) => textOf(JSON.parse(line) as Record<string, unknown>))
}

const textOf = ({
  user: who,
  actingFor,
  business,
  program,
  permission,
  items,
}: Record<string, unknown>) =>
  JSON.stringify([who, actingFor, business, program, permission, items])

describe('of an approval', () => {
  it('lists what the broker gains, which is what it then has', async () => {
    const { answers, exit } = await answersTo(approval())
    expect(exit).toBe(0)
    for (const one of answers) expect(one).toMatchObject({ change: 'gains', user: carol })
    const approved = await storeOf([...beforeApproval, approval()])
    const had = new Set(await accessOf(carol, file, at))
    const has = await accessOf(carol, approved, momentOf(23))
    expect(answers.map(textOf).toSorted()).toEqual(has.filter((one) => !had.has(one)).toSorted())
    expect(answers.length).toBeGreaterThan(10)
  })

  it('names for people who may what, and by which rule', async () => {
    const { lines, notes } = await previewed(approval())
    const [row] = lines
      .join('\n')
      .split('\n')
      .filter((one) => one.includes('MATRIX-15'))
    for (const part of [
      'gains',
      carol.slice(0, 8),
      broker,
      account,
      'SubmitFirstDeclaration',
      'pPAM',
    ])
      expect(row).toContain(part)
    expect(notes.join('\n')).toMatch(/^\d+ changes of access by ApproveDelegation at/)
  })

  it('changes nothing: not the file, and not what is asked next', async () => {
    const bytes = readFileSync(file)
    await previewed(approval())
    expect(readFileSync(file)).toEqual(bytes)
    expect((await answersTo(openDraft(31, carol, broker))).exit).toBe(1)
  })
})

describe('of a removal', () => {
  it('lists what is lost and why', async () => {
    const removal = {
      ...approval(),
      type: 'RemoveUser',
      data: { bn9: importer, user: bob },
    }
    const { answers, exit } = await answersTo(removal)
    expect(exit).toBe(0)
    expect(answers.length).toBeGreaterThan(0)
    for (const one of answers) {
      expect(one).toMatchObject({
        change: 'loses',
        user: bob,
        denials: [{ name: 'NotAuthorized' }],
      })
    }
  })
})

describe('of a denied command', () => {
  it('says the reasons and the smallest change', async () => {
    const { answers, exit } = await answersTo(approval(bob, importer))
    expect(exit).toBe(1)
    expect(answers).toEqual([
      {
        outcome: 'denied',
        name: 'NotClientManager',
        rule: 'MATRIX-13',
        text: 'only a manager of the client may decide on its delegations',
      },
      {
        smallestChange: [
          { change: 'giveRole', business: importer, role: 'PAM', programs: ['RM0001'] },
        ],
      },
    ])
    const { lines } = await previewed(approval(bob, importer))
    expect(lines).toEqual([
      'denied: NotClientManager (MATRIX-13): only a manager of the client may decide on its delegations',
      'the smallest change that allows this:',
      `  ${importer} gives the person the role PAM of RM0001`,
    ])
  })

  it('of a broker without authority is a grant by the client, with the least visibility', async () => {
    const { answers } = await answersTo(openDraft(31, carol, broker))
    expect(answers.at(-1)).toEqual({
      smallestChange: [
        {
          change: 'grantDelegation',
          scope: 'RM0001',
          capacity: 'CustomsBroker',
          visibility: 'Own',
        },
      ],
    })
  })

  it('that nothing can allow says so', async () => {
    const asProvider = await previewed(approval(carol, broker))
    expect(asProvider.lines.at(-1)).toBe('nothing that others could change allows this')
    const wrongSender = { ...approval(), type: 'ApproveEnrolment', data: { bn15: account } }
    const { answers, exit } = await answersTo(wrongSender)
    expect(answers.map(({ name }) => name)).toEqual(['SenderNotPermitted', undefined])
    expect(answers.at(-1)).toEqual({ smallestChange: null })
    expect(exit).toBe(1)
  })
})

describe('of a rejected command', () => {
  it('says why, and no change of authority: that is not what is missing', async () => {
    const removal = { ...approval(), type: 'RemoveUser', data: { bn9: importer, user: alice } }
    const { answers, exit } = await answersTo(removal)
    expect(answers.map(({ outcome, name }) => [outcome, name])).toEqual([['rejected', 'LastBam']])
    expect(exit).toBe(1)
  })
})

describe('of a file that holds no command', () => {
  const invalid = async (content: string) => {
    const args = ['preview', fileOf(content), '--store', file]
    const { lines, notes, exit } = await carmkit(...args)
    expect([lines, exit]).toEqual([[], 2])
    const json = await carmkit(...args, '--json')
    expect(json.exit).toBe(2)
    const { faults } = JSON.parse(json.lines.join('')) as { faults: { reason: string }[] }
    expect(faults.length).toBe(notes.length)
    return notes.join('\n')
  }

  it.each([
    ['no JSON', '{"commandId":', /^carmkit: not JSON/],
    ['two lines', `${JSON.stringify(approval())}\n${JSON.stringify(approval())}`, /not JSON/],
    ['a list', '[1]', /expected an object: commandId, actor, type, data/],
    ['a text', '"hello"', /expected an object/],
    ['nothing', '', /not JSON/],
    ['an unknown command', JSON.stringify({ ...approval(), type: 'Zap' }), /type: no command is/],
    ['a field too many', JSON.stringify({ ...approval(), issuedAt: at }), /issuedAt: unknown/],
    ['a wrong moment', JSON.stringify({ ...approval(), at: 'noon' }), /at: expected Instant/],
  ])('%s', async (_name, content, message) => {
    expect(await invalid(content)).toMatch(message)
  })

  it('all faults come at once, with their paths', async () => {
    const notes = await invalid(JSON.stringify({ ...approval(), commandId: 'x', data: {} }))
    for (const path of ['commandId', 'data.client', 'data.visibility'])
      expect(notes).toContain(`carmkit: ${path}: `)
  })

  it('no file at all is named', async () => {
    const missing = newFile('json')
    const { notes, exit } = await carmkit('preview', missing, '--store', file)
    expect(notes.join('\n')).toContain(`cannot read ${missing}`)
    expect(exit).toBe(2)
  })
})

describe('of every command there is', () => {
  const actors: { readonly [sender: string]: object } = {
    user: user(alice, importer),
    officer: { kind: 'officer', id: 'officer-7' },
    'external.cra': { kind: 'external', party: 'cra' },
    'external.cbsa': { kind: 'external', party: 'cbsa' },
    'external.bank': { kind: 'external', party: 'bank' },
    'external.surety': { kind: 'external', party: 'surety' },
    'system.import': { kind: 'system', process: 'import' },
    'system.clock': { kind: 'system', process: 'clock' },
    'system.reaction': { kind: 'system', process: 'reaction' },
  }

  it.each(definitionsOf(carm).map((one) => [one.type, one] as const))(
    '%s is answered, whoever sends it',
    async (type, { example }) => {
      const people = [user(mallory, stranger), user(mallory, null)]
      for (const actor of [...people, ...senders[type].map((sender) => actors[sender])]) {
        const { exit, answers } = await answersTo({
          commandId: uuid(99),
          actor,
          type,
          data: example,
        })
        expect(exit).toBeLessThan(2)
        if (exit === 1) expect(answers.length).toBeGreaterThan(0)
      }
    },
  )
})
