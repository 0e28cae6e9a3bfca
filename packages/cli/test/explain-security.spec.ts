/** `carmkit explain` of figures of an account's security at a moment. */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  account,
  alice,
  beforeApproval,
  broker,
  carol,
  importer,
  momentOf,
  storeOf,
  user,
} from './small-portal.js'
import { carmkit, uuid } from './support.js'

const officer = { kind: 'officer', id: 'officer-7' }
const suretyAccount = `${broker}RM0002`
const line = (number: number, actor: object, type: string, data: object) => ({
  at: momentOf(number),
  commandId: uuid(number),
  actor,
  type,
  data,
})
const ofAccount = (number: number, type: string, data: object) =>
  line(number, user(alice, importer), type, { bn15: account, ...data })

/** On 6 February enrolled and cash, on 7 February more of it, and from 9 February a bond. */
const secured = [
  ...beforeApproval,
  line(22, user(carol, broker), 'StartProgramEnrolment', { bn9: broker, programType: 'Surety' }),
  line(23, user(carol, broker), 'SubmitEnrolment', {
    bn15: suretyAccount,
    recordsLocation: 'canada',
    documents: [],
  }),
  line(24, officer, 'ApproveEnrolment', { bn15: suretyAccount }),
  ofAccount(41, 'EnrolRpp', { estimate: '9000.01' }),
  ofAccount(42, 'PostSecurity', {
    instrument: 'CASH-1',
    security: { form: 'cash', amount: '5000.00' },
  }),
  ofAccount(51, 'TopUpCash', { instrument: 'CASH-1', added: '500.00' }),
  line(52, { kind: 'external', party: 'surety' }, 'PostSecurity', {
    bn15: account,
    instrument: 'BOND-1',
    security: {
      form: 'bond',
      amount: '5000.00',
      surety: suretyAccount,
      inForceFrom: '2026-02-09',
      wholeBond: null,
    },
  }),
]

const stream = `security-${account}`
const figure = (name: string): string => `${account}/security/${name}`
const before = ['--effective', '2026-02-08'] as const
const after = ['--effective', '2026-02-09'] as const

let store = ''
beforeAll(async () => {
  store = await storeOf(secured)
})

const asked = async (name: string, ...options: ReadonlyArray<string>) => {
  const { lines, exit } = await carmkit('explain', figure(name), '--store', store, ...options)
  expect(exit).toBe(0)
  return lines.join('\n')
}

describe('a figure of security', () => {
  it.each(['requiredAsBond', 'requiredAsCash', 'cover', 'shortfall'])(
    '%s is the one of as-of',
    async (name) => {
      for (const day of [before, after]) {
        const { lines } = await carmkit('as-of', account, '--store', store, ...day, '--json')
        const { fields } = lines
          .map((one) => JSON.parse(one))
          .find(({ section }) => section === 'securities')
        expect(JSON.parse(await asked(name, ...day, '--json'))).toMatchObject({
          figure: figure(name),
          amount: fields[name],
        })
      }
    },
  )

  it('required is told as the share of the basis, and what a bound adds to it', async () => {
    expect(await asked('requiredAsBond', ...before)).toContain(
      [
        `${figure('requiredAsBond')} 5000.00`,
        '  =      4500.01 half of the basis, required in bonds: 9000.01, the highest month that was expected',
        `         4500.01 by ${stream}@0 RppEnrolmentRequested recorded 2026-02-06T14:01:00.000Z: ${account}, required: 9000.01 in cash or 5000.00 in bonds`,
        '  =       499.99 more, up to the bound in bonds when it was recorded',
      ].join('\n'),
    )
  })

  it('short by what the cash leaves, and no more once the bond is in force', async () => {
    const short = await asked('shortfall', ...before)
    expect(short).toContain(`${figure('shortfall')} 3500.01`)
    expect(short).toContain('  =     -5500.00 5500.00 held in cash')
    expect(short).toContain('         5500.00 CASH-1: cash, ToppedUp')
    expect(short).toContain(`           500.00 by ${stream}@2 CashToppedUp`)
    expect(short).not.toContain('BOND-1')
    const covered = await asked('shortfall', ...after)
    expect(covered).toContain(`${figure('shortfall')} 0.00`)
    expect(covered).toContain(
      '-9000.01 5000.00 held in bonds, in terms of cash: x 9000.01 required in cash / 5000.00 in bonds',
    )
    expect(covered).toContain('BOND-1: bond, InForce from 2026-02-09')
    expect(covered).toContain('  =      5500.00 cover beyond what is required')
  })

  it('is told to programs with its instruments and the events of each', async () => {
    const { terms, sources, notYet } = JSON.parse(await asked('cover', ...after, '--json'))
    expect(terms).toMatchObject([
      { of: 'held', form: 'bond', amount: '9000.01', held: '5000.00' },
      {
        of: 'held',
        form: 'cash',
        amount: '5500.00',
        instruments: [{ id: 'CASH-1', changes: [{ amount: '5000.00' }, { amount: '500.00' }] }],
      },
    ])
    expect(terms[0].instruments[0]).toMatchObject({
      id: 'BOND-1',
      inForceFrom: '2026-02-09',
      endsOn: null,
    })
    expect(sources.map(({ type }: { readonly type: string }) => type)).toEqual([
      'SecurityPosted',
      'CashToppedUp',
      'SecurityPosted',
    ])
    expect(notYet).toBe(0)
  })

  it('of which nothing is held says so', async () => {
    expect(await asked('cover', '--effective', momentOf(41))).toContain('no instrument is in force')
  })

  it.each([
    [figure('all'), [...after], 1, `${account}/net, `],
    [figure('all'), [...after], 1, `${figure('requiredAsBond')}, ${figure('requiredAsCash')}, `],
    [`${account}/security`, [...after], 1, 'is no figure'],
    [figure('\u001b[31m'), [...after], 1, 'is no figure'],
    [figure('cover'), [], 64, 'say which with --effective'],
    [figure('cover'), ['--effective', '2026-02-04'], 1, 'events that were known hold later'],
    [figure('cover'), [...after, '--known', '2026-02-04'], 1, `holds nothing of ${stream}`],
    [figure('cover'), [...after, '--known', 'nothing@7'], 1, 'there is no event nothing@7'],
    [`${broker}RM0001/security/cover`, [...after], 1, `nothing is recorded of security-${broker}`],
  ])('%s %j is refused with the reason', async (name, options, code, reason) => {
    const { lines, notes, exit } = await carmkit('explain', name, '--store', store, ...options)
    expect(notes.join('\n')).toContain(reason)
    expect(notes.join('\n')).not.toContain('\u001b')
    expect([lines, exit]).toEqual([[], code])
  })
})
