/** The example of three billing periods runs as its readers run it, and says what is told of it. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { newFile } from './support.js'

const script = fileURLToPath(
  new URL('../../../examples/03-billing-cycle/cycle.mjs', import.meta.url),
)
const run = (...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

describe('03, three billing periods', () => {
  const file = newFile()
  const { status, stdout, stderr } = run(file)

  it('ends well, with as many refusals as it tells', () => {
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/^3 rows, .*\n2 rows, .* position 52\n$/),
    ])
    expect(stdout).toContain('29 commands: 25 accepted, 4 refused, as they should be')
  })

  it.each([
    [15, 'CorrectDeclaration: StaleVersion (TXN-03)'],
    [19, 'ReturnPayment: AlreadyReturned (TXN-35)'],
    [25, 'CorrectDeclaration: CorrectionWindowClosed (TXN-08)'],
    [29, 'ReceivePayment: CardLimitExceeded (TXN-40)'],
  ])('line %i is refused: %s', (line, refusal) => {
    expect(stdout).toContain(`line ${line}, ${refusal}`)
  })

  it('seals three statements, each opening where the last one closed', () => {
    const figures = (name: string) =>
      [...stdout.matchAll(new RegExp(`^  ${name} +(-?[0-9.]+)$`, 'gm'))].map(([, amount]) => amount)
    expect(stdout).not.toContain('not sealed')
    expect(figures('closing')[0]).toBe('1332.50')
    expect(figures('opening')).toEqual(['0.00', ...figures('closing').slice(0, 2)])
  })

  it('tells what a correction after the seal changed', () => {
    expect(stdout).toContain('1435.00 owed by 123456782RM0001')
    expect(stdout).toMatch(/corrected after the seal +│ 10000000000025\/1 │ 102.50/)
  })

  it('shows interest across a quarter with both rates', () => {
    expect(stdout).toContain('rate 2026-Q1: 2.5 % + 6) / 365 x 15 days 2026-03-17 to 2026-03-31')
    expect(stdout).toContain('rate 2026-Q2: 3 % + 6) / 365 x 9 days 2026-04-01 to 2026-04-09')
  })

  it('names each mistake of the statement that was received', () => {
    const told = [...stdout.matchAll(/^│ ((?:another|missing) .*) │$/gm)].map(([, cells]) =>
      (cells ?? '').split('│').map((cell) => cell.trim()),
    )
    expect(told.map(([what, of, , , , , difference, why]) => [what, of, difference, why])).toEqual([
      ['another amount', '10000000000025/1', '307.50', 'it is the charge of version 1, here @1'],
      ['another amount', 'interest/13', '0.21', 'interest of 14 days, here 13'],
      ['missing here', '10000000000041/1', '60.00', 'our records do not say why'],
      ['missing here', '10000000000017/1', '1025.00', 'here @0 on the statement 2026-02'],
      [
        'missing there',
        'payment/RBC-20260302-1',
        '-1435.00',
        'the bank took payment/RBC-20260302-1 back, here @9',
      ],
    ])
    expect(stdout).toContain('5 differences of -42.29 in all')
    expect(stdout.match(/as their lines have it/g)).toHaveLength(2)
  })

  it('has in its tables the statements that were sealed, and the payment that came back', () => {
    expect(stdout).toMatch(/^[0-9]+ events taken in: sqlite:.*-tables\.sqlite is the log/m)
    const closings = [...stdout.matchAll(/^  closing +([0-9.-]+)$/gm)].map(([, amount]) => amount)
    const sealed = [...stdout.matchAll(/^│ 2026-0[234] │.* ([0-9.-]+) │$/gm)]
    expect(sealed.map(([, amount]) => amount)).toEqual(closings.toReversed())
    expect(stdout).toMatch(
      /│ RBC-20260302-1 │ 2026-03-02 │ +1435.00 │ +0.00 │ Returned │ fee\/11 +│/,
    )
  })

  it('does not begin on a file that is there', () => {
    expect(run(file)).toMatchObject({ status: 64, stdout: '' })
  })
})
