/** The built command as a process of its own: signals, pipes, two at once, colours. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { withCheckDigit } from '@carmkit/core'
import { describe, expect, it } from 'vitest'
import { carmkit, fileOf, newFile, storyFile, uuid } from './support.js'

const cli = fileURLToPath(new URL('../dist/main.js', import.meta.url))

const builtCarmkit = (...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  })

const manyCommands = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      commandId: uuid(from + index + 1),
      actor: { kind: 'external', party: 'cra' },
      type: 'RecordBnIssued',
      data: { bn9: withCheckDigit(String(60_000_000 + from + index)), applicant: uuid(900_000) },
    }),
  ).join('\n')

const verified = async (file: string) => {
  const { lines } = await carmkit('verify', '--store', file, '--json')
  return JSON.parse(lines[0] ?? '') as { ok: boolean; events: number }
}

describe('the built command', () => {
  it('is there: npm test builds before it runs', () => {
    expect(existsSync(cli)).toBe(true)
  })

  it('prints help that names every subcommand and exit code', () => {
    const { stdout, status } = builtCarmkit('--help')
    for (const word of ['run', 'history', 'rate', 'verify', 'commands', '64'])
      expect(stdout).toContain(word)
    expect(status).toBe(0)
  })

  it('ends with the documented code, and colours nothing off a terminal', () => {
    const { stdout, stderr, status } = builtCarmkit('run', storyFile, '--clock', 'lines')
    expect(status).toBe(1)
    expect(stdout + stderr).not.toContain('\u001b')
    expect(builtCarmkit('nonsense').status).toBe(64)
    expect(builtCarmkit('run', newFile('jsonl')).status).toBe(2)
  })

  it('carries on when its reader has seen enough, and still says how it ended', async () => {
    const file = newFile()
    const commands = fileOf(`not json\n${manyCommands(1500)}`)
    const script = `"$0" "$1" run "$2" --json --store "$3" | head -n 1; echo "\${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', script, process.execPath, cli, commands, file],
      { encoding: 'utf8' },
    )
    expect(stdout.trim().split('\n').at(-1)).toBe('2')
    expect(stderr).toBe('1 invalid, 1500 accepted\n')
    expect(await verified(file)).toMatchObject({ ok: true, events: 1500 })
  })

  it('killed in the middle, it has kept every answer it gave, and a second run does the rest', async () => {
    const file = newFile()
    const commands = fileOf(manyCommands(3000))
    const child = spawn(process.execPath, [cli, 'run', commands, '--store', file, '--json'])
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
    while (printed.split('\n').length < 200) await sleep(5)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.on('close', resolve))
    const answered = printed.split('\n').slice(0, -1).length
    const before = await verified(file)
    expect(before.ok).toBe(true)
    expect(before.events).toBeGreaterThanOrEqual(answered)
    expect(before.events).toBeLessThan(3000)
    expect(builtCarmkit('run', commands, '--store', file, '--json').status).toBe(0)
    expect(await verified(file)).toMatchObject({ ok: true, events: 3000 })
  })

  it('two at once on one cold file carry out each command once', async () => {
    const file = newFile()
    const shared = manyCommands(150)
    const ends = await Promise.all(
      [shared, shared].map(
        (commands) =>
          new Promise<number | null>((resolve) => {
            spawn(process.execPath, [cli, 'run', fileOf(commands), '--store', file, '--json'], {
              stdio: 'ignore',
            }).on('close', resolve)
          }),
      ),
    )
    expect(ends).toEqual([0, 0])
    expect(await verified(file)).toMatchObject({ ok: true, events: 150 })
  })

  it('the same commands on two stores leave the same events, but for their time', async () => {
    const digest = async () => {
      const file = newFile()
      await carmkit('run', storyFile, '--store', file, '--clock', 'lines')
      const { lines } = await carmkit('history', '123456782', '--store', file, '--json')
      return createHash('sha256').update(lines.join('\n')).digest('hex')
    }
    expect(await digest()).toBe(await digest())
  })
})
