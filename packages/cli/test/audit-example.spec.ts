/** The example of three audits runs as its readers run it, and each case ends as its README says. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { newFile } from './support.js'

const script = fileURLToPath(new URL('../../../examples/05-audit/cases.mjs', import.meta.url))
const run = (...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

describe('05, three audits', () => {
  const file = newFile()
  const { status, stdout, stderr } = run(file)
  const [, first = '', second = '', third = ''] = stdout.split(/^(?=[123]\. (?:The|Somebody))/m)

  /** What a command answered, up to the next one. */
  const answerTo = (part: string, command: string): string => {
    const begin = part.indexOf(`$ carmkit ${command}`)
    if (begin === -1) throw new Error(`no ${command} in ${part}`)
    const end = part.indexOf('\n$ carmkit', begin + 1)
    return part.slice(begin, end === -1 ? part.length : end)
  }

  it('ends well', () => {
    expect([status, stderr.split('\n')]).toEqual([
      0,
      ['26 accepted, 1 denied', '2 overtaken, 2 accepted', '3 accepted', ''],
    ])
  })

  it('1: the filing after the revocation was begun before it, and stands on run-off', () => {
    expect(answerTo(first, 'replay')).toMatch(
      /2026-02-10 09:00 .*[^]*DraftOpened[^]*2026-02-10 11:00/,
    )
    const filed = answerTo(first, 'explain transaction')
    expect(filed).toContain('accepted SubmitDeclaration')
    expect(filed).toContain('by DEL-14')
    expect(filed).toMatch(/rests on delegation-123456782\.700123458\.RM0001@4 RunOffStarted/)
    expect(answerTo(first, 'explain 01990000')).toMatch(
      /denied OpenDraft[^]*NotBegunBeforeEnd \(DEL-14\)/,
    )
  })

  it('2: what was owed on the 25th changed by the payment alone, which counts from the day before', () => {
    expect(
      answerTo(second, 'as-of 123456782RM0001 --effective 2026-02-25 --known 2026-02-25'),
    ).toMatch(/net 1332\.50; owed 1332\.50/)
    const later = answerTo(
      second,
      'as-of 123456782RM0001 --effective 2026-02-25 --known 2026-03-03',
    )
    expect(later).toMatch(/net 832\.50; owed 1332\.50/)
    expect(later).toMatch(
      /PaymentReceived, effective 2026-02-24T17:00:00\.000Z, recorded 2026-03-02T18:00:00\.000Z/,
    )
    expect(later).toMatch(/last sealed 2026-02; closing 1332\.50/)
    expect(answerTo(second, 'diff')).toContain(
      'payable of declaration 10000000000025 became 512.50 (was 410.00)',
    )
    expect(answerTo(second, 'explain')).toMatch(
      /closing 1332\.50[^]*by version 1 of 10000000000025/,
    )
  })

  it('2: the disputed net is two debts less the payment, each with its event and the filing behind it', () => {
    const net = answerTo(second, 'explain 123456782RM0001/net --effective 2026-02-25')
    expect(net).toContain('123456782RM0001/net 832.50')
    expect(net).toMatch(/= +922\.50 10000000000017\/1: declaration, due 2026-03-03, Posted/)
    expect(net).toMatch(/= +410\.00 10000000000025\/1: declaration, due 2026-03-03, Posted/)
    expect(net).toMatch(/= +-500\.00 payment\/RBC-20260224-1: payment, counts from 2026-02-24/)
    expect(net).toMatch(
      /-500\.00 by ledger-123456782RM0001@5 PaymentReceived recorded 2026-03-02T18:00:00\.000Z, effective 2026-02-24T17/,
    )
    expect(net).toMatch(/behind ledger-123456782RM0001@1: version 1 of 10000000000025\naccepted/)
    const duty = answerTo(second, 'explain 10000000000025/2/duty')
    expect(duty).toContain('5000.00 value for duty x 0.05 rate, rounded to the cent')
    expect(duty).toContain('accepted CorrectDeclaration by a11ce000 for 123456782 as BAM')
  })

  it('3: the changed amount is found in the copy, by its hash and by deciding again', () => {
    const [copy = '', store = ''] = third.split('And the store itself:')
    const broken = 'ledger-123456782RM0001@0'
    expect(answerTo(copy, 'verify')).toContain(`broken: ${broken}: content does not match its hash`)
    expect(answerTo(copy, 'redecide')).toContain(`because of tampering: ${broken}`)
    expect(answerTo(store, 'verify')).toContain('intact: 37 events in 8 streams')
    expect(answerTo(store, 'redecide')).toContain('24 decided again as they were recorded')
  })

  it('does not begin on a file that is there', () => {
    expect(run(file)).toMatchObject({ status: 64, stdout: '' })
  })
})
