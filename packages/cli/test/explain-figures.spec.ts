/** `carmkit explain` of figures of an account at a moment, and of figures of a declaration's version. */
import { beforeAll, describe, expect, it } from 'vitest'
import { resealedCopy } from './forged.js'
import { fixture, importing, type Value } from './importing.js'
import { ledgerOf, account as paid, story } from './small-ledger.js'
import { beforeApproval, storeOf } from './small-portal.js'
import { carmkit, fileOf, newFile, storyFile } from './support.js'

const file = newFile()
const account = '123456782RM0001'
const day = ['--effective', '2025-07-31'] as const

beforeAll(async () => {
  await carmkit('run', storyFile, '--store', file, '--clock', 'lines')
})

const asked = (figure: string, ...options: ReadonlyArray<string>) =>
  carmkit('explain', figure, '--store', file, ...options)

const json = async (figure: string, ...options: ReadonlyArray<string>) => {
  const { lines, exit } = await asked(figure, ...options, '--json')
  expect(exit).toBe(0)
  return JSON.parse(lines.join(''))
}

describe('a figure of an account', () => {
  it('is the one of as-of, with its debts, their events, and the declarations behind them', async () => {
    const { lines: told } = await carmkit('as-of', account, '--store', file, ...day, '--json')
    const { fields } = told
      .map((line) => JSON.parse(line))
      .find(({ section }) => section === 'balances')
    for (const name of ['net', 'owed', 'overdue', 'dueToday', 'dueLater', 'free']) {
      expect((await json(`${account}/${name}`, ...day)).amount).toBe(fields[name])
    }
    const { lines, exit } = await asked(`${account}/owed`, ...day)
    const text = lines.join('\n')
    expect(text).toContain(`${account}/owed ${fields.owed}`)
    expect(text).toMatch(/= +90\.45 10000000000025\/1: declaration, due 2025-07-31, Due/)
    expect(text).toContain(`90.45 by ledger-${account}@1 ReceivablePosted recorded 2025-07-08`)
    expect(text).toContain(`behind ledger-${account}@1: version 1 of 10000000000025`)
    expect(text).toContain('accepted SubmitDeclaration by ca401000 for 700123458 as pPAM under')
    expect(exit).toBe(0)
  })

  it('of interest tells how it was computed', async () => {
    const store = await ledgerOf(story)
    const asking = ['explain', `${paid}/owed`, '--store', store, '--effective', '2021-12-31']
    const { lines } = await carmkit(...asking)
    expect(lines.join('\n')).toMatch(
      /interest\/\d+: interest, due .*\n.*InterestAssessed.*\n.*% \(rate/,
    )
  })

  it.each([
    [`${account}/all`, [...day], 1, 'they are all of 123456782RM0001/net, 123456782RM0001/owed'],
    [`${account}/owed`, [], 64, 'say which with --effective'],
    ['999999998RM0001/owed', [...day], 1, 'nothing is recorded of ledger-999999998RM0001'],
    [`${account}/owed`, ['--effective', '2024-01-01'], 1, '4 events that were known hold later'],
    [
      `${account}/owed`,
      [...day, '--known', '2025-06-01'],
      1,
      `up to 2025-06-02T03:59:59.999Z the log holds nothing of ledger-${account}`,
    ],
    [`${account}/owed`, [...day, '--known', 'nothing@7'], 1, 'there is no event nothing@7'],
    [`${account}/2025-07/closing`, [...day], 64, '--effective and --known are of figures'],
    [`${account}/\u001b[31m`, [...day], 1, 'is no figure'],
  ])('%s %j is refused with the reason', async (figure, options, code, reason) => {
    const { lines, notes, exit } = await asked(figure, ...options)
    expect(notes.join('\n')).toContain(reason)
    expect(notes.join('\n')).not.toContain('\u001b')
    expect([lines, exit]).toEqual([[], code])
  })

  it('without what was forged, which is said', async () => {
    const copy = resealedCopy(file, { stream: `ledger-${account}`, revision: 1 }, () => ({
      type: 'SentToCollections',
      v: 1,
      data: { bn15: account, debt: '10000000000999/1', amount: '20.00', sentOn: '2025-07-10' },
    }))
    const { notes, exit } = await carmkit('explain', `${account}/owed`, ...day, '--store', copy)
    expect(notes.join('\n')).toMatch(/left out: \d entries of ledger-123456782RM0001@1 on/)
    expect(exit).toBe(3)
  })
})

/** The surtax of the story, on half the value for duty. */
const measure = {
  id: 'US-2025-1',
  name: 'made up',
  rate: '0.25',
  baseFraction: '0.5',
  validFrom: '2025-01-01',
  validUntil: null,
  precedence: null,
  source: 'https://example.org/',
}

describe('a figure of a version', () => {
  const number = '10000000000025/1'

  it.each([
    ['duty', '150.00 value for duty x 0.05 rate, rounded to the cent'],
    ['surtax', '150.00 value for duty x 0.25 rate x 1 base fraction, rounded to the cent'],
    ['payable', '7.50 customs duty + 34.00 sima + 37.50 surtax + 0.00 excise + 11.45 sales tax'],
  ])('%s is told with its arithmetic, and the event that stated the line', async (name, terms) => {
    const { lines, exit } = await asked(`${number}/${name}`)
    const text = lines.join('\n')
    expect(text).toContain(terms)
    expect(text).toMatch(/stated by transaction-declaration\.10000000000025@\d/)
    expect(text).toMatch(/rated as of 2025-07-07, by the table of surtax measures [0-9a-f]{64}/)
    expect(text).toContain('accepted SubmitDeclaration by ca401000 for 700123458 as pPAM under')
    expect(exit).toBe(0)
  })

  it('is told to programs; without a name, all that there are', async () => {
    const { figures, lines, madeBy, broughtBy, explained } = await json(number)
    expect(figures).toHaveLength(8)
    expect(figures).toContainEqual({
      id: `${number}/payable`,
      name: 'payable',
      amount: '90.45',
      theirs: null,
    })
    expect(lines[0]).toMatchObject({ line: 1, noTerms: null, terms: { sima: { how: 'stated' } } })
    expect(madeBy).toMatchObject([{ type: 'DeclarationAccepted' }])
    expect(broughtBy.every(({ type }: Value) => type === 'DraftEdited')).toBe(true)
    expect(explained).toMatchObject([{ type: 'SubmitDeclaration', outcome: 'accepted' }])
  })

  it.each([
    [`${number}/vat`, 'they are all of 10000000000025/1/valueForDuty'],
    ['10000000000025/7', 'there are 1'],
    ['99000000000017/1/duty', 'nothing is recorded of a declaration 99000000000017'],
    [`${number}/\u001b[31m`, 'is no figure'],
  ])('%s is refused with what there is', async (figure, reason) => {
    const { lines, notes, exit } = await asked(figure)
    expect(notes.join('\n')).toContain(reason)
    expect(notes.join('\n')).not.toContain('\u001b')
    expect([lines, exit]).toEqual([[], 1])
  })

  it('that does not come to what its lines do has no arithmetic, which is no success', async () => {
    const stream = 'transaction-declaration.10000000000025'
    const copy = resealedCopy(file, { stream, revision: 6 }, ({ data }) => ({
      data: JSON.parse(JSON.stringify(data).replaceAll('"7.50"', '"6.50"')),
    }))
    const { lines, notes, exit } = await carmkit('explain', `${number}/duty`, '--store', copy)
    const reason = 'no arithmetic: rated again, it does not come to what was recorded'
    expect(lines.join('\n')).toContain(`6.50 line 1: ${reason}`)
    expect(notes).toEqual([`carmkit: line 1 of "${number}/duty": ${reason}`])
    expect(exit).toBe(1)
  })

  it('whose total its lines do not make is told with what they do, which is no success', async () => {
    const stream = 'transaction-declaration.10000000000025'
    const copy = resealedCopy(file, { stream, revision: 6 }, ({ data }) => ({
      data: JSON.parse(
        JSON.stringify(data).replace(/("total":.*"totalPayable":)"90\.45"/, '$1"9.45"'),
      ),
    }))
    const asking = ['explain', `${number}/payable`, '--store', copy] as const
    const { lines, notes, exit } = await carmkit(...asking)
    const reason = `the total of total payable does not follow: ${stream}@6 records 9.45, its lines add up to 90.45`
    expect(lines.join('\n')).toContain(`payable 9.45\n  =        90.45 line 1`)
    expect(lines.join('\n')).toContain(reason)
    expect(notes).toEqual([`carmkit: "${number}/payable": ${reason}`])
    expect(exit).toBe(1)
    const { otherwise } = JSON.parse((await carmkit(...asking, '--json')).lines.join(''))
    expect(otherwise).toEqual([
      { stream, revision: 6, line: null, of: 'totalPayable', recorded: '9.45', expected: '90.45' },
    ])
  })

  it('whose table of measures is not at hand is told in part; supplied, it has its arithmetic', async () => {
    const store = newFile()
    const tables = fileOf(JSON.stringify({ surtaxMeasures: [measure] }))
    await carmkit('run', storyFile, '--store', store, '--clock', 'lines', '--tables', tables)
    const asking = ['explain', `${number}/surtax`, '--store', store] as const
    const without = await carmkit(...asking)
    expect(without.notes.join('\n')).toContain(
      'the table of surtax measures that was read is not at hand',
    )
    expect(without.exit).toBe(3)
    const { lines, exit } = await carmkit(...asking, '--tables', tables)
    expect(lines.join('\n')).toMatch(/150\.00 value for duty x 0\.25 rate x 0\.5 base fraction/)
    expect(exit).toBe(0)
  })
})

describe('a file of tables', () => {
  it.each([
    [`${account}/owed`, [...day]],
    [`${account}/2025-07/closing`, []],
    [`ledger-${account}@1`, []],
  ])('is refused for %s, which reads none', async (what, options) => {
    const { lines, notes, exit } = await asked(what, ...options, '--tables', '/nonexistent')
    expect(notes).toEqual([
      'carmkit: --tables is of versions of declarations, {transaction number}/{version}',
    ])
    expect([lines, exit]).toEqual([[], 64])
  })

  it('that is no text is named', async () => {
    const { notes, exit } = await asked('10000000000025/1/duty', '--tables', file)
    expect(notes).toEqual([`carmkit: ${file} is not valid UTF-8`])
    expect(exit).toBe(2)
  })
})

describe('a version that another system filed', () => {
  const original = fixture('declaration-plain')
  const figure = '10000000000017/1'

  it('has no arithmetic before it was assessed, which is said with its event', async () => {
    const store = await storeOf(beforeApproval)
    await importing(store, [original])
    const { lines, exit } = await carmkit('explain', figure, '--store', store)
    const text = lines.join('\n')
    expect(text).toContain('of version 1 no charge is known')
    expect(text).toContain('line 1: no arithmetic: another system filed it')
    expect(text).toMatch(/made by transaction-declaration\.10000000000017@0 VersionRecorded/)
    expect(exit).toBe(0)
    const named = await carmkit('explain', `${figure}/duty`, '--store', store)
    expect(named.notes.join('\n')).toContain('no charge is known')
    expect(named.exit).toBe(1)
  })

  it('has what the agency states beside what it comes to here', async () => {
    const store = await storeOf(beforeApproval)
    await importing(store, [original, fixture('acceptance'), fixture('assessment')])
    const { lines } = await carmkit('explain', figure, '--store', store, '--json')
    const { figures, lines: ofLines, madeBy, answeredBy } = JSON.parse(lines.join(''))
    expect(figures.find(({ name }: Value) => name === 'payable').theirs).not.toBeNull()
    expect(ofLines[0].noTerms).toBeNull()
    expect(madeBy.map(({ type }: Value) => type)).toEqual(['VersionRecorded', 'AssessmentRecorded'])
    expect(answeredBy.map(({ type }: Value) => type)).toContain('AcceptanceRecorded')
  })
})
