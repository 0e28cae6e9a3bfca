/** The built `carmkit` on PostgreSQL, and no credentials in anything that it says. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { asAdmin, newPostgres } from './postgres.js'

const cli = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url))
const carmkit = (...args: ReadonlyArray<string>) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const folder = mkdtempSync(join(tmpdir(), 'carmkit-command-'))
const store = join(folder, 'events.sqlite')
const issued = {
  commandId: '00000000-0000-4000-8000-000000000001',
  actor: { kind: 'external', party: 'cra' },
  type: 'RecordBnIssued',
  data: { bn9: '123456782', applicant: '00000000-0000-4000-8000-000000000900' },
}

beforeAll(() => {
  const commands = join(folder, 'commands.jsonl')
  writeFileSync(commands, JSON.stringify(issued))
  expect(carmkit('run', commands, '--store', store).status).toBe(0)
})

const project = (db: string) => carmkit('project', '--store', store, '--db', db)

describe('the command', () => {
  it('makes tables on PostgreSQL, and asks them', async ({ skip }) => {
    const db = (await newPostgres()) ?? skip('no PostgreSQL here')
    const { host, pathname } = new URL(db)
    expect(project(db)).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        new RegExp(
          `^1 events taken in: postgres://${host}${pathname} is the log up to position 1,`,
        ),
      ),
      stderr: '',
    })
    const asked = ['--business', '123456782', '--columns', 'type,actor', '--csv']
    expect(carmkit('query', 'audit-log', ...asked, '--db', db)).toEqual({
      status: 0,
      stdout: 'type,actor\r\nBnIssued,cra\r\n',
      stderr: '1 rows, of the log up to position 1\n',
    })
  })

  it('says why a server cannot be used so, and what to do', async ({ skip }) => {
    const url = new URL((await newPostgres()) ?? skip('no PostgreSQL here'))
    const role = `nobody_${url.pathname.slice(1)}`
    await asAdmin((client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD 's3cret'`))
    url.username = role
    url.password = 's3cret'
    const told = project(url.href)
    const reason = /permission denied.*check user, password and permissions\n$/
    expect(told).toEqual({ status: 3, stdout: '', stderr: expect.stringMatching(reason) })
    expect(told.stderr).not.toMatch(/nobody_|s3cret/)
  })
})
